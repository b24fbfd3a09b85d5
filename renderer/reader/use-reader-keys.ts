/** Keys of the reader that work wherever the focus is, but in text fields and dialogs: to the next or previous doubt or gap. */
import { useEffect } from 'react';
import { isWriting } from '../shell/shortcuts.ts';
import { isDoubtful, isGap } from './bead-flags.ts';

type GoToNext = (test: (flags: Uint8Array, row: number) => boolean, step: 1 | -1) => void;

const TESTS: Readonly<Record<string, typeof isDoubtful>> = { KeyU: isDoubtful, KeyG: isGap };

export function useReaderKeys(goToNext: GoToNext): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const test = TESTS[event.code];
      if (!test || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const inDialog = event.target instanceof Element && event.target.closest('[role="dialog"], [role="menu"]');
      if (isWriting(event.target) || inDialog) return;
      event.preventDefault();
      goToNext(test, event.shiftKey ? -1 : 1);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [goToNext]);
}
