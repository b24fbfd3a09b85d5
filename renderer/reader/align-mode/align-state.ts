/** Whether Align mode is on. It stays on from work to work until it is left. */
import { create } from 'zustand';

interface AlignMode {
  readonly on: boolean;
}

export const useAlignMode = create<AlignMode>(() => ({ on: false }));

export function toggleAlignMode(): void {
  useAlignMode.setState(({ on }) => ({ on: !on }));
}
