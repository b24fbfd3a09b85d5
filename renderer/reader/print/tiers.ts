/**
 * Vertical Japanese on paper: a text in tiers, boxes of vertical lines under each other. Chromium never breaks a vertical box between
 * pages of horizontal text, so that a long text must be parted before: at the ends of sentences, into tiers that leave no large hole
 * where one goes to the next page.
 */
import type { Paper } from '../../../contract/host-api.ts';
import type { SegmentView } from '../../../contract/model.ts';

/** Width and height in points. */
const SIZES: Readonly<Record<Paper, readonly [number, number]>> = {
  A4: [595, 842],
  A5: [420, 595],
  Letter: [612, 792],
};
/** What is left of a page's width and of a column's: margins of main/printing.ts, number and padding of print.css, in points. */
const SIDES = 101;
const NUMBER = 24;
const PADDING = 16;
/** Of Japanese on paper, in points: reading size and leading of print.css by the factors of typography/scripts.css. */
const LINE = 10.5 * 0.98 * 1.42 * 1.06;
/** Characters of a line in the highest tier, and those that a line loses to marks that may not begin it. */
const MOST = 24;
const SPARE = 2;

export interface Sheet {
  readonly paper: Paper;
  readonly landscape: boolean;
  readonly numbers: boolean;
  readonly columns: number;
}

/** Vertical lines that stand in a column, at least one. */
export function tierLines({ paper, landscape, numbers, columns }: Sheet): number {
  const width = (SIZES[paper][landscape ? 1 : 0] - SIDES - (numbers ? NUMBER : 0)) / columns - PADDING;
  // One line is left for the paragraph's last one, which may be short.
  return Math.max(1, Math.floor(width / LINE) - 1);
}

/** Characters that a tier of so many lines holds. */
export const tierCapacity = (lines: number): number => lines * (MOST - SPARE);

/**
 * The text of a segment in tiers of at most `capacity` characters, of about the same height. Joined, they are the text.
 * A sentence that is longer than a tier is cut in the middle, after a comma where there is one. O(length).
 */
export function tiersOf({ text, sentences }: Pick<SegmentView, 'text' | 'sentences'>, capacity: number): string[] {
  if (text.length <= capacity) return [text];
  const even = Math.ceil(text.length / Math.ceil(text.length / capacity));
  const tiers: string[] = [];
  let start = 0;
  let end = 0;
  const close = () => {
    if (end > start) tiers.push(text.slice(start, end));
    start = end;
  };
  for (const stop of pieceEnds(text, sentences, capacity)) {
    if (stop - start > capacity) close();
    end = stop;
    if (end - start >= even) close();
  }
  close();
  return tiers;
}

/** Where the text may be parted, no two places further apart than `capacity`; the last is its end. */
function* pieceEnds(text: string, sentences: readonly number[], capacity: number): Generator<number> {
  let from = 0;
  // What stands between two sentences goes with the first: the next one's start is the end of the piece.
  const starts = sentences.filter((_, index) => index % 2 === 0 && index > 0);
  for (const end of [...starts, text.length]) {
    while (end - from > capacity) {
      from = cutWithin(text, from, from + capacity);
      yield from;
    }
    if (end > from) yield (from = end);
  }
}

/** After the last comma of the stretch's second half, else at its end; never between the halves of a character. */
function cutWithin(text: string, from: number, to: number): number {
  const comma = text.lastIndexOf('、', to - 1);
  if (comma >= (from + to) / 2) return comma + 1;
  return /[\uDC00-\uDFFF]/u.test(text.charAt(to)) && to - 1 > from ? to - 1 : to;
}
