/** Cutting a row in two: where it is cut is shown in every column, can be moved there, and is then done or given up. */
import { useMemo } from 'react';
import { useLatest } from '../../state/use-latest.ts';
import { useReader } from '../reader-context.ts';
import type { Reader } from '../reader-context.ts';
import { setAlign, useAlign } from './align-state.ts';
import { cutsAt, isCut } from './cuts.ts';
import { hereOf } from './here.ts';
import type { Editor } from './editor.ts';

export interface CuttingTools {
  /** Begins to cut the row where the user stands; done again, cuts it. */
  readonly begin: () => void;
  readonly apply: () => void;
  /** Puts the cut of one column before its paragraph `index`. */
  readonly setCut: (column: number, index: number) => void;
  /** What a key means while a cut is chosen; null where it means nothing of that. */
  readonly keyAction: (event: KeyboardEvent) => (() => void) | null;
}

export function useCutting(editor: Editor): CuttingTools {
  const latest = useLatest({ reader: useReader(), editor });
  return useMemo(() => {
    const setCut = (column: number, index: number) => {
      const { cutting } = useAlign.getState();
      const bead = cutting && beadOf(latest.current.reader, cutting.beadId);
      if (!cutting || !bead) return;
      const kept = Math.min(bead.cells[column]?.length ?? 0, Math.max(0, index));
      setAlign({ cutting: { ...cutting, cuts: cutting.cuts.with(column, kept) } });
    };
    const apply = () =>
      void latest.current.editor.edit(() => {
        const { cutting } = useAlign.getState();
        const bead = cutting && beadOf(latest.current.reader, cutting.beadId);
        if (!cutting || !bead) return null;
        if (!isCut(bead, cutting.cuts)) return { refused: 'nothingCut' };
        setAlign({ cutting: null });
        return { kind: 'split', beadId: cutting.beadId, first: [...cutting.cuts] };
      });
    const begin = () => {
      const here = hereOf(latest.current.reader);
      const paragraphs = here?.bead.cells.reduce((sum, cell) => sum + cell.length, 0) ?? 0;
      if (here && useAlign.getState().cutting?.beadId === here.beadId) apply();
      else if (here && paragraphs > 1)
        setAlign({ cutting: { beadId: here.beadId, cuts: cutsAt(here.bead, here.column.index, here.index) } });
      else void latest.current.editor.edit(() => ({ refused: here ? 'oneParagraph' : 'nowhere' }));
    };
    const keyAction = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent) => {
      const { cutting } = useAlign.getState();
      const here = hereOf(latest.current.reader);
      if (!cutting || ctrlKey || metaKey || altKey || shiftKey) return null;
      if (here?.beadId !== cutting.beadId) return null;
      const { index } = here.column;
      const now = cutting.cuts[index] ?? 0;
      if (key === 'ArrowDown') return () => setCut(index, now + 1);
      if (key === 'ArrowUp') return () => setCut(index, now - 1);
      return key === 'Enter' ? apply : null;
    };
    return { begin, apply, setCut, keyAction };
  }, [latest]);
}

function beadOf({ session }: Reader, id: number) {
  return session.store.row(session.opening.beadIds.indexOf(id));
}
