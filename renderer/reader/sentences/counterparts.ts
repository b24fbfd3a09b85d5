/**
 * Which sentences stand for which. Sentence beads hold runs of sentences counted from 0 within the paragraph bead, version by
 * version (contract/model.ts), so a sentence is named here by its column and that count.
 */
import type { BeadRow, SegmentView } from '../../../contract/model.ts';

export interface SentencePlace {
  /** Index of the version, hidden ones counted. */
  readonly column: number;
  /** Counted from 0 within the bead. */
  readonly sentence: number;
}

/** The first sentence of each segment of a cell, counted within the bead. */
export function sentenceStarts(cell: readonly SegmentView[]): number[] {
  let count = 0;
  return cell.map((segment) => {
    const start = count;
    count += segment.sentences.length >> 1;
    return start;
  });
}

export function sentenceCount(cell: readonly SegmentView[] | undefined): number {
  return (cell ?? []).reduce((sum, segment) => sum + (segment.sentences.length >> 1), 0);
}

/**
 * All sentences of the sentence bead that holds `place`, in every column, `place` itself left out. Empty where the sentence has no
 * counterpart and no companion.
 */
export function counterparts(bead: BeadRow, place: SentencePlace): SentencePlace[] {
  const found: SentencePlace[] = [];
  for (const { runs } of bead.sentenceBeads) {
    const own = runs[place.column];
    if (!own || place.sentence < own[0] || place.sentence >= own[1]) continue;
    runs.forEach(([start, end], column) => {
      const last = Math.min(end, sentenceCount(bead.cells[column]));
      for (let sentence = start; sentence < last; sentence++) {
        if (column !== place.column || sentence !== place.sentence) found.push({ column, sentence });
      }
    });
    // Every sentence is in one sentence bead only.
    break;
  }
  return found;
}

/** The sentence in `column` to go to from `place`: its first counterpart, else the one at the same share of the cell; null in a gap. */
export function nearestIn(bead: BeadRow, place: SentencePlace, column: number): SentencePlace | null {
  const count = sentenceCount(bead.cells[column]);
  if (count === 0) return null;
  const counterpart = counterparts(bead, place).find((other) => other.column === column);
  if (counterpart) return counterpart;
  const own = Math.max(1, sentenceCount(bead.cells[place.column]));
  return { column, sentence: Math.min(count - 1, Math.floor((place.sentence / own) * count)) };
}

/** A stretch of a segment's text: a sentence, or what stands between two (sentence null). */
export interface Piece {
  readonly sentence: number | null;
  readonly text: string;
}

/** Cuts a segment at its sentences. Ranges that overlap, run backwards or leave the text are clipped, so nothing shows twice. */
export function pieces(segment: SegmentView, firstSentence: number): Piece[] {
  const cut: Piece[] = [];
  let at = 0;
  for (let index = 0; index + 1 < segment.sentences.length; index += 2) {
    const start = Math.min(Math.max(segment.sentences[index] ?? 0, at), segment.text.length);
    const end = Math.min(Math.max(segment.sentences[index + 1] ?? 0, start), segment.text.length);
    if (start > at) cut.push({ sentence: null, text: segment.text.slice(at, start) });
    cut.push({ sentence: firstSentence + index / 2, text: segment.text.slice(start, end) });
    at = end;
  }
  if (at < segment.text.length) cut.push({ sentence: null, text: segment.text.slice(at) });
  return cut;
}
