/** The sentences of a cell as texts. */
import type { SegmentView } from '../../../contract/model.ts';
import { pieces, sentenceStarts } from './counterparts.ts';

/** In the order in which sentences are counted within a bead. */
export function sentenceTexts(cell: readonly SegmentView[]): string[] {
  const starts = sentenceStarts(cell);
  return cell.flatMap((segment, position) =>
    pieces(segment, starts[position] ?? 0).flatMap(({ sentence, text }) => (sentence === null ? [] : [text])),
  );
}
