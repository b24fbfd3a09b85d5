/** Listens to the application menu and to the window's shortcuts. */
import { useEffect } from 'react';
import { tinykeys } from 'tinykeys';
import { host } from '../host.ts';
import { runCommand } from './commands.ts';
import { PLAIN_SHORTCUTS, SHORTCUTS, isWriting } from './shortcuts.ts';
import type { Shortcut } from './shortcuts.ts';

function binding(shortcut: Shortcut, whileWriting: boolean): [string, (event: KeyboardEvent) => void] {
  return [
    shortcut.binding,
    (event) => {
      if (event.defaultPrevented || (!whileWriting && isWriting(event.target))) return;
      // In a text field undo is the field's own.
      if (shortcut.command === 'edit.undo' && isWriting(event.target)) return;
      event.preventDefault();
      runCommand(shortcut.command);
    },
  ];
}

export function useCommands(): void {
  useEffect(() => {
    const stopMenu = host.onMenu(runCommand);
    const stopKeys = tinykeys(
      window,
      Object.fromEntries([
        ...SHORTCUTS.map((shortcut) => binding(shortcut, true)),
        ...PLAIN_SHORTCUTS.map((shortcut) => binding(shortcut, false)),
      ]),
    );
    return () => {
      stopMenu();
      stopKeys();
    };
  }, []);
}
