/** Which lines make a block: the decision that depends on how a file marks its paragraphs, taken run by run. */
import type { ParagraphConvention } from '../types.ts';
import { isMetadata, isSeparator, listMarker } from './kinds.ts';
import type { Lines } from './lines.ts';
import { lineHead, lineStart, lineStops, lineWidth } from './lines.ts';
import { documentWidth, isFull, WRAP_MAX, wrappedBreak, wrapWidth } from './wrapping.ts';

/** How a block was told from the one before. */
export type Cause = 'blank' | 'line' | 'indent' | 'short';

export interface Draft {
  /** Half-open range of lines. */
  readonly from: number;
  to: number;
  readonly cause: Cause;
  readonly verse: boolean;
}

/** What the whole text says about its runs. */
interface Context {
  readonly width: number;
  readonly blankSeparated: boolean;
  readonly isVerse: boolean;
}

/** Runs are judged in windows of about this many lines, since a file may change its ways. */
const WINDOW = 40;

export function draftBlocks(lines: Lines, convention: ParagraphConvention): Draft[] {
  if (convention === 'lines') return everyLine(lines, 0, lines.starts.length, false);
  if (convention === 'blank-lines')
    return chunks(lines, 1).map(([from, to]) => ({ from, to, cause: 'blank', verse: false }));
  if (convention === 'indents') return chunks(lines, 1).flatMap(([from, to]) => byIndent(lines, from, to));
  const groups = chunks(lines, isDoubleSpaced(lines) ? 2 : 1);
  const verseLines = groups.reduce(
    (sum, [from, to]) => sum + (to - from >= 4 && looksLikeVerse(lines, from, to) ? to - from : 0),
    0,
  );
  const context: Context = {
    width: documentWidth(lines),
    blankSeparated: groups.length - 1 > lines.starts.length / 12,
    isVerse: verseLines > lines.starts.length * 0.3,
  };
  return groups.flatMap(([from, to]) =>
    windows(lines, from, to).flatMap((window) => draftRun(lines, window, from, context)),
  );
}

/** Runs of lines with fewer than `blanksNeeded` blank lines between them. */
function chunks(lines: Lines, blanksNeeded: number): [number, number][] {
  const found: [number, number][] = [];
  let from = 0;
  for (let i = 1; i <= lines.starts.length; i++) {
    if (i < lines.starts.length && lines.blanks[i]! < blanksNeeded) continue;
    found.push([from, i]);
    from = i;
  }
  return found;
}

/** Typed with a blank line after every line: sentences run on across blank lines. */
function isDoubleSpaced(lines: Lines): boolean {
  const count = lines.starts.length;
  if (count < 5) return false;
  let across = 0;
  for (let i = 0; i + 1 < count; i++) {
    if (
      lines.blanks[i + 1] === 1 &&
      lineWidth(lines, i) <= WRAP_MAX &&
      lineStart(lines, i + 1) === 'lower' &&
      !lineStops(lines, i)
    )
      across++;
  }
  return across > count * 0.4;
}

/** Parts of a chunk to be judged each by itself: lines too wide to be wrapped stand alone, long runs are cut where a sentence ends. */
function windows(lines: Lines, from: number, to: number): [number, number][] {
  const found: [number, number][] = [];
  let start = from;
  const close = (end: number): void => {
    if (end > start) found.push([start, end]);
    start = end;
  };
  for (let i = from; i < to; i++) {
    if (lineWidth(lines, i) > WRAP_MAX) {
      close(i);
      close(i + 1);
    } else if (i - start >= WINDOW && to - i > WINDOW / 2 && lineStops(lines, i)) {
      close(i + 1);
    }
  }
  close(to);
  return found;
}

function draftRun(lines: Lines, [from, to]: [number, number], chunkStart: number, context: Context): Draft[] {
  const first: Cause = from === chunkStart ? 'blank' : 'line';
  if (to - from === 1) return [{ from, to, cause: first, verse: context.isVerse && looksLikeVerse(lines, from, to) }];
  const width = wrapWidth(lines, from, to, context.width);
  if (width > 0) return wrapped(lines, from, to, first, width, context);
  const verse = (to - from >= 4 || context.isVerse) && looksLikeVerse(lines, from, to);
  const drafts = everyLine(lines, from, to, verse);
  return drafts.map((draft, i) => (i === 0 ? { ...draft, cause: first } : draft));
}

function everyLine(lines: Lines, from: number, to: number, verse: boolean): Draft[] {
  const drafts: Draft[] = [];
  for (let i = from; i < to; i++)
    drafts.push({ from: i, to: i + 1, cause: lines.blanks[i]! > 0 ? 'blank' : 'line', verse });
  return drafts;
}

function byIndent(lines: Lines, from: number, to: number): Draft[] {
  let base = Infinity;
  for (let i = from; i < to; i++) base = Math.min(base, lines.indents[i]!);
  const drafts: Draft[] = [{ from, to: from + 1, cause: 'blank', verse: false }];
  for (let i = from + 1; i < to; i++) {
    if (lines.indents[i]! > base) drafts.push({ from: i, to: i + 1, cause: 'indent', verse: false });
    else drafts.at(-1)!.to = i + 1;
  }
  return drafts;
}

function wrapped(lines: Lines, from: number, to: number, first: Cause, width: number, context: Context): Draft[] {
  let baseIndent = Infinity;
  for (let i = from; i < to; i++) baseIndent = Math.min(baseIndent, lines.indents[i]!);
  let deeper = 0;
  for (let i = from; i < to; i++) if (lines.indents[i]! > baseIndent) deeper++;
  const run = {
    width,
    baseIndent,
    indented: deeper > 0 && deeper <= (to - from) * 0.7,
    blankSeparated: context.blankSeparated,
  };
  const drafts: Draft[] = [{ from, to: from + 1, cause: first, verse: false }];
  let lastNumber = markerNumber(lines, from);
  for (let i = from; i + 1 < to; i++) {
    const number = markerNumber(lines, i + 1);
    const cause = forcedBreak(lines, i, width, lastNumber, number) ? 'line' : wrappedBreak(lines, i, run);
    if (cause) drafts.push({ from: i + 1, to: i + 2, cause, verse: false });
    else drafts.at(-1)!.to = i + 2;
    if (cause && number !== null) lastNumber = number;
  }
  return drafts;
}

function markerNumber(lines: Lines, i: number): number | null {
  const marker = listMarker(lineHead(lines, i, 12));
  return marker?.kind === 'number' ? marker.value : null;
}

/** Breaks that no width can argue away: bullets, the next number of a list, separators, metadata on lines of their own. */
function forcedBreak(
  lines: Lines,
  i: number,
  width: number,
  lastNumber: number | null,
  number: number | null,
): boolean {
  const next = lineHead(lines, i + 1);
  if (listMarker(next)?.kind === 'bullet') return true;
  if (number !== null && (lastNumber === null ? number === 1 && lineStops(lines, i) : number === lastNumber + 1))
    return true;
  if (isSeparator(next) || isSeparator(lineHead(lines, i))) return true;
  if (isFull(lines, i, width)) return false;
  return isMetadata(lineHead(lines, i, 161)) || isMetadata(lineHead(lines, i + 1, 161));
}

/** Short lines, many of which end within a sentence, with the punctuation that menus and lists lack. */
function looksLikeVerse(lines: Lines, from: number, to: number): boolean {
  let total = 0;
  let open = 0;
  let marked = 0;
  for (let i = from; i < to; i++) {
    const width = lines.ends[i]! - lines.starts[i]!;
    if (width > 80 || listMarker(lineHead(lines, i, 12)) || isMetadata(lineHead(lines, i))) return false;
    total += width;
    const stops = lineStops(lines, i);
    if (!stops) open++;
    if (stops || /[,;—–،、，；]["”’»]?$/u.test(lines.text.slice(lines.ends[i]! - 2, lines.ends[i]))) marked++;
  }
  const count = to - from;
  if (count === 1) return total <= 60;
  return total / count <= 60 && open >= count * 0.3 && marked >= count * 0.3;
}
