/** Linking two paragraphs that stand apart: begun at one, completed at the other. */
import { useMemo } from 'react';
import type { CrossLink, SegmentId } from '../../../contract/model.ts';
import { useLatest } from '../../state/use-latest.ts';
import { useReader } from '../reader-context.ts';
import { setAlign, useAlign } from './align-state.ts';
import { hereOf } from './here.ts';
import type { Editor } from './editor.ts';
import type { Refusal } from './edits.ts';

export interface Linking {
  /** Begins a link at the paragraph where the user stands; completes one that was begun. At the same paragraph, gives it up. */
  readonly link: () => void;
}

export function useLinking(editor: Editor): Linking {
  const latest = useLatest({ reader: useReader(), editor });
  return useMemo(
    () => ({
      link: () => {
        const here = hereOf(latest.current.reader);
        const { linking } = useAlign.getState();
        const refuse = (refused: Refusal['refused']) => void latest.current.editor.edit(() => ({ refused }));
        if (!here) return refuse('nowhere');
        const { segment } = here;
        if (!segment) return refuse('emptyCell');
        if (!linking) {
          const { number, id: segmentId } = segment;
          return setAlign({ linking: { segmentId, column: here.column.index, number } });
        }
        if (linking.segmentId === segment.id) return setAlign({ linking: null });
        if (linking.column === here.column.index) return refuse('sameColumn');
        const other = here.bead.cells[linking.column] ?? [];
        if (other.some(({ id }) => id === linking.segmentId)) return refuse('sameRow');
        if (here.bead.links.some((link) => isLinkOf(link, segment.id, linking.segmentId))) return refuse('linked');
        setAlign({ linking: null });
        void latest.current.editor.edit(() => ({ kind: 'link', a: linking.segmentId, b: segment.id }));
      },
    }),
    [latest],
  );
}

/** Links that were found by the alignment are not meant: to link what they lead to says that they are right. */
const isLinkOf = ({ segmentId, otherSegmentId, score }: CrossLink, one: SegmentId, other: SegmentId): boolean =>
  score === null && segmentId === one && otherSegmentId === other;
