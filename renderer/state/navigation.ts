/** Which screen is shown. The library is home; a work is read on top of it. */
import { create } from 'zustand';
import type { WorkId } from '../../contract/model.ts';

export type Screen = { readonly name: 'library' } | { readonly name: 'reader'; readonly workId: WorkId };
/** Dialogs that any screen, the menu or a shortcut may open. */
export type OpenDialog = 'settings' | 'shortcuts' | 'palette' | 'about' | 'bin' | null;

export interface Navigation {
  readonly screen: Screen;
  /** Whether the work on the screen is being corrected: Align mode, with its single-letter keys. */
  readonly aligning: boolean;
  readonly dialog: OpenDialog;
  readonly showLibrary: () => void;
  readonly read: (workId: WorkId) => void;
  readonly setAligning: (aligning: boolean) => void;
  readonly openDialog: (dialog: OpenDialog) => void;
}

export const useNavigation = create<Navigation>((set) => ({
  screen: { name: 'library' },
  aligning: false,
  dialog: null,
  showLibrary: () => set({ screen: { name: 'library' }, aligning: false }),
  read: (workId) => set({ screen: { name: 'reader', workId }, aligning: false }),
  setAligning: (aligning) => set({ aligning }),
  openDialog: (dialog) => set({ dialog }),
}));
