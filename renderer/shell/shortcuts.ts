/** Keys of the whole window in tinykeys' notation, said once: they are bound from here and the shortcuts dialog lists them. */
import type { MenuCommand } from '../../contract/host-api.ts';

export interface Shortcut {
  /** What tinykeys listens to. */
  readonly binding: string;
  /** How it is written for people (ui/keys.tsx). */
  readonly shown: string;
  readonly command: MenuCommand;
}

/** The same keys as the application menu's, which does not see keys that the window answers. */
export const SHORTCUTS: readonly Shortcut[] = [
  { binding: '$mod+o', shown: '$mod+O', command: 'import.files' },
  { binding: '$mod+Shift+v', shown: '$mod+Shift+V', command: 'import.paste' },
  { binding: '$mod+l', shown: '$mod+L', command: 'library.show' },
  { binding: '$mod+,', shown: '$mod+,', command: 'settings.show' },
  { binding: '$mod+Shift+p', shown: '$mod+Shift+P', command: 'reader.toggleParatext' },
  { binding: '$mod+Equal', shown: '$mod+Plus', command: 'view.bigger' },
  { binding: '$mod+-', shown: '$mod+-', command: 'view.smaller' },
  { binding: '$mod+0', shown: '$mod+0', command: 'view.resetSize' },
  { binding: '$mod+z', shown: '$mod+Z', command: 'edit.undo' },
];

/** Answered only while no text is being written. */
export const PLAIN_SHORTCUTS: readonly Shortcut[] = [
  { binding: 'Shift+?', shown: '?', command: 'help.shortcuts' },
  { binding: '?', shown: '?', command: 'help.shortcuts' },
];

/** Keys that one screen answers itself; listed here for the dialog. `words` is a key of common:shortcuts. */
export const SCREEN_SHORTCUTS = {
  library: [
    { shown: '$mod+F', words: 'search' },
    { shown: 'Enter', words: 'open' },
    { shown: 'Space', words: 'select' },
    { shown: '$mod+A', words: 'selectAll' },
    { shown: 'F2', words: 'edit' },
    { shown: 'Delete', words: 'delete' },
    { shown: '$mod+V', words: 'paste' },
    { shown: 'Shift+F10', words: 'menu' },
  ],
  everywhere: [
    { shown: 'F6', words: 'notices' },
    { shown: 'Esc', words: 'close' },
  ],
} as const;

export function shownShortcut(command: MenuCommand): string | undefined {
  return [...SHORTCUTS, ...PLAIN_SHORTCUTS].find((shortcut) => shortcut.command === command)?.shown;
}

/** Whether keys are being typed as text. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(target.type);
}
