/**
 * Hand-wrapped lines. Who wraps at a width moves a word down only when it no longer fits, so a line is **full** when the first word
 * of the next would have overrun the width. A paragraph's last line is mostly not full and ends with a stop.
 */
import type { Lines } from './lines.ts';
import { breaksWord, firstWordWidth, isUnspaced, lineStart, lineStops, lineWidth } from './lines.ts';

/** No one wraps by hand wider than this; a longer line is a paragraph of its own. */
export const WRAP_MAX = 132;
/** A line this close to the width counts as full: people wrap loosely. */
const FULL_SHARE = 0.88;
const NARROWEST = 35;
const NARROWEST_UNSPACED = 12;

interface Evidence {
  boundaries: number;
  /** Lines that end within a sentence, and those among them that are full, and that go on with a small letter. */
  open: number;
  openFull: number;
  openLower: number;
  /** Open, not full, and no small letter follows: verse, headings, lists. */
  contrary: number;
  cased: number;
}

/** Whether line `i` had no room for the first word of line `i + 1`. */
export function isFull(lines: Lines, i: number, width: number): boolean {
  return lineWidth(lines, i) + 1 + firstWordWidth(lines, i + 1) >= width * FULL_SHARE;
}

function allFull(lines: Lines, from: number, to: number, width: number): boolean {
  for (let i = from; i < to - 1; i++) if (!isFull(lines, i, width)) return false;
  return true;
}

function gather(lines: Lines, from: number, to: number, width: number): Evidence {
  const evidence: Evidence = { boundaries: to - from - 1, open: 0, openFull: 0, openLower: 0, contrary: 0, cased: 0 };
  for (let i = from; i < to - 1; i++) {
    const start = lineStart(lines, i + 1);
    if (start === 'lower' || start === 'upper') evidence.cased++;
    if (lineStops(lines, i)) continue;
    evidence.open++;
    const full = isFull(lines, i, width);
    const goesOn = start === 'lower' || breaksWord(lines, i);
    if (full) evidence.openFull++;
    if (goesOn) evidence.openLower++;
    if (!full && !goesOn) evidence.contrary++;
  }
  return evidence;
}

/**
 * The width at which the lines `from` to `to` were wrapped by hand, or 0 if they were not. `textWidth` is the width of the rest
 * of the text where known, else 0; it settles runs of two or three lines.
 */
export function wrapWidth(lines: Lines, from: number, to: number, textWidth: number): number {
  if (to - from < 2) return 0;
  let width = 0;
  for (let i = from; i < to; i++) width = Math.max(width, lineWidth(lines, i));
  const unspaced = isUnspaced(lines.text, lines.starts[from]!);
  const likeTheRest = textWidth > 0 && width <= textWidth * 1.1;
  if (likeTheRest) width = Math.max(width, textWidth);
  if (width > WRAP_MAX || width < (unspaced ? NARROWEST_UNSPACED : NARROWEST)) return 0;
  const { boundaries, open, openFull, openLower, contrary, cased } = gather(lines, from, to, width);
  // Each line ends with a stop, which says nothing; that each was full to the width of the rest of the text says it.
  if (open === 0) return likeTheRest && allFull(lines, from, to, width) ? width : 0;
  if (open < boundaries * 0.25 || contrary > open * 0.3) return 0;
  if (openFull < open * 0.6) return 0;
  const isCased = cased * 2 > boundaries;
  // A short run may go on with names alone; the width of the rest of the text vouches for it.
  const vouched = textWidth > 0 && open <= 3 && openFull === open;
  if (isCased && openLower < open * 0.25 && !vouched) return 0;
  if (!isCased && openFull < open * 0.75) return 0;
  if (boundaries < 3 && openLower === 0 && textWidth === 0 && !unspaced) return 0;
  return width;
}

/** The width at which most of the text is wrapped, or 0: seen in lines that end within a sentence that goes on small. */
export function documentWidth(lines: Lines): number {
  const counts = new Array<number>(WRAP_MAX + 1).fill(0);
  let total = 0;
  for (let i = 0; i + 1 < lines.starts.length; i++) {
    const width = lineWidth(lines, i);
    if (width > WRAP_MAX || lines.blanks[i + 1]! > 0 || lineStops(lines, i)) continue;
    const start = lineStart(lines, i + 1);
    if (start === 'upper' || start === 'other') continue;
    counts[width]!++;
    total++;
  }
  if (total < 3 || total < lines.starts.length * 0.05) return 0;
  let seen = 0;
  for (let width = WRAP_MAX; width > 0; width--) {
    seen += counts[width]!;
    if (seen >= total * 0.05) return width;
  }
  return 0;
}

/** How two neighbouring lines of a wrapped run are parted, or null where the paragraph goes on. */
export function wrappedBreak(
  lines: Lines,
  i: number,
  run: {
    readonly width: number;
    readonly baseIndent: number;
    readonly indented: boolean;
    readonly blankSeparated: boolean;
  },
): 'indent' | 'short' | null {
  const stops = lineStops(lines, i);
  const start = lineStart(lines, i + 1);
  const goesOn = !stops && (start === 'lower' || breaksWord(lines, i));
  const indent = lines.indents[i + 1]!;
  if (run.indented && indent > run.baseIndent && !(goesOn && indent === lines.indents[i]!)) return 'indent';
  const used = lineWidth(lines, i) + 1 + firstWordWidth(lines, i + 1);
  if (stops) return used < run.width * (run.indented ? 0.6 : run.blankSeparated ? 0.7 : 0.9) ? 'short' : null;
  return !goesOn && start !== 'caseless' && used < run.width * 0.6 ? 'short' : null;
}
