/** Which of the library's own dialogs is open, and for which work. */
import { create } from 'zustand';
import type { WorkId } from '../../contract/model.ts';

export type LibraryDialog =
  | { readonly name: 'rename' | 'details'; readonly workId: WorkId }
  | { readonly name: 'tag' | 'collect'; readonly workIds: readonly WorkId[] };

interface LibraryDialogs {
  readonly dialog: LibraryDialog | null;
  readonly show: (dialog: LibraryDialog) => void;
  readonly close: () => void;
}

export const useLibraryDialogs = create<LibraryDialogs>((set) => ({
  dialog: null,
  show: (dialog) => set({ dialog }),
  close: () => set({ dialog: null }),
}));
