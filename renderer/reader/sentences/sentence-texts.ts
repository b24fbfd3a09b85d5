/** Texts of runs of sentences, as they stand in their segments. */
import type { BeadRow, Run, SegmentView } from '../../../contract/model.ts';
import { sentenceStarts } from './counterparts.ts';
import type { SentencePlace } from './counterparts.ts';

/** A stretch of one segment of a cell: UTF-16 units of its text, half-open. */
export interface SegmentStretch {
  readonly segment: SegmentView;
  readonly start: number;
  readonly end: number;
}

/** What a run of sentences (counted within the bead) covers of each segment of a cell, the spaces between its sentences included. */
export function runStretches(cell: readonly SegmentView[], [from, to]: Run): SegmentStretch[] {
  const starts = sentenceStarts(cell);
  return cell.flatMap((segment, position) => {
    const first = starts[position] ?? 0;
    const low = Math.max(from, first) - first;
    const high = Math.min(to - first, segment.sentences.length >> 1);
    if (high <= low) return [];
    return [{ segment, start: segment.sentences[2 * low] ?? 0, end: segment.sentences[2 * high - 1] ?? 0 }];
  });
}

/** Stretches as one line of text. */
export function stretchText(stretches: readonly SegmentStretch[]): string {
  return stretches
    .map(({ segment, start, end }) => segment.text.slice(start, end).trim())
    .filter((text) => text !== '')
    .join(' ');
}

export const runText = (cell: readonly SegmentView[], run: Run): string => stretchText(runStretches(cell, run));

/** The sentences of `column` that stand for the one at `place`; an empty run where there are none. */
export function counterpartRun(bead: BeadRow, place: SentencePlace, column: number): Run {
  const found = bead.sentenceBeads.find(({ runs }) => {
    const [start, end] = runs[place.column] ?? [0, 0];
    return place.sentence >= start && place.sentence < end;
  });
  return found?.runs[column] ?? [0, 0];
}
