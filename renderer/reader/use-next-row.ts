/** To the next or previous doubt or gap: by command, by key, and from the counts below the page. */
import { useCallback, useEffect } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { onCommand } from '../shell/commands.ts';
import { setAlign } from './align-mode/align-state.ts';
import { findRow, isDoubtful, isGap } from './bead-flags.ts';
import { inView } from './grid/moves.ts';
import type { GridHandle } from './grid/reader-grid.tsx';
import type { Session } from './session.ts';

export type RowKind = 'doubtful' | 'gaps';
/** Answers to a press: goes to the next row of a kind, round the end of the work; says so where there is none. */
export type GoToNext = (kind: RowKind, step?: 1 | -1) => void;

const TESTS = { doubtful: isDoubtful, gaps: isGap };
const WAYS = [
  ['align.nextDoubt', 'doubtful', 1],
  ['align.previousDoubt', 'doubtful', -1],
  ['reader.nextGap', 'gaps', 1],
  ['reader.previousGap', 'gaps', -1],
] as const;

export function useNextRow(session: Session, flags: Uint8Array, grid: RefObject<GridHandle | null>): GoToNext {
  const { t } = useTranslation('reader');
  const goToNext = useCallback<GoToNext>(
    (kind, step = 1) => {
      const { view, opening } = session;
      const place = grid.current?.place() ?? null;
      // From where the keyboard is, if that can be seen; else the row at the top is the first to be asked.
      const from = inView(place, session)?.row ?? view.snapshot().row - (step > 0 ? 1 : 0);
      const row = findRow(opening.beadIds.length, from, step, (candidate) => TESTS[kind](flags, candidate));
      if (row === null) return setAlign({ said: { words: t(`status.${kind}`, { count: 0 }), refused: true } });
      view.goToRow(row);
      grid.current?.focus(row, opening.work.versions[place?.column ?? -1]?.id);
    },
    [session, flags, grid, t],
  );
  useEffect(() => {
    const stops = WAYS.map(([command, kind, step]) => onCommand(command, () => goToNext(kind, step)));
    return () => {
      for (const stop of stops) stop();
    };
  }, [goToNext]);
  return goToNext;
}
