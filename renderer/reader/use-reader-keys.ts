/** Commands of the reader that go to the next or previous doubt or gap. */
import { useEffect } from 'react';
import { onCommand } from '../shell/commands.ts';
import { isDoubtful, isGap } from './bead-flags.ts';

type GoToNext = (test: (flags: Uint8Array, row: number) => boolean, step: 1 | -1) => void;

const WAYS = [
  ['align.nextDoubt', isDoubtful, 1],
  ['align.previousDoubt', isDoubtful, -1],
  ['reader.nextGap', isGap, 1],
  ['reader.previousGap', isGap, -1],
] as const;

export function useReaderKeys(goToNext: GoToNext): void {
  useEffect(() => {
    const stops = WAYS.map(([command, test, step]) => onCommand(command, () => goToNext(test, step)));
    return () => {
      for (const stop of stops) stop();
    };
  }, [goToNext]);
}
