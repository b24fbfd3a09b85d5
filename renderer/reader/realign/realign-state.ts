/** Which rows are to be aligned anew: while there is a scope, the preview is open. */
import { create } from 'zustand';
import type { RealignScope } from '../../../contract/realign.ts';

interface RealignState {
  readonly scope: RealignScope | null;
  readonly open: (scope: RealignScope) => void;
  readonly close: () => void;
}

export const useRealign = create<RealignState>((set) => ({
  scope: null,
  open: (scope) => set({ scope }),
  close: () => set({ scope: null }),
}));
