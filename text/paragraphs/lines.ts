/**
 * The lines of a text that are not blank, as parallel arrays of numbers: a book has a million lines, and an object for each would
 * weigh more than the book.
 */
export interface Lines {
  readonly text: string;
  /** Ranges without surrounding white space. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Columns of white space before the line; a tab counts 4, an ideographic space 2. */
  readonly indents: readonly number[];
  /** How many blank lines stand before the line. */
  readonly blanks: readonly number[];
}

const NEWLINE = /\r\n|[\n\r\f\v\u0085\u2028\u2029]/g;
const WHITE = /\s/;
/** Longest first word that is looked at; longer ones fill any line. */
const FIRST_WORD_MAX = 40;

export function scanLines(text: string): Lines {
  const starts: number[] = [];
  const ends: number[] = [];
  const indents: number[] = [];
  const blanks: number[] = [];
  let blank = 0;
  const add = (from: number, to: number): void => {
    let start = from;
    let end = to;
    while (start < end && WHITE.test(text[start]!)) start++;
    while (end > start && WHITE.test(text[end - 1]!)) end--;
    if (start === end) {
      blank++;
      return;
    }
    starts.push(start);
    ends.push(end);
    indents.push(columns(text, from, start));
    blanks.push(blank);
    blank = 0;
  };
  let from = 0;
  for (const match of text.matchAll(NEWLINE)) {
    add(from, match.index);
    from = match.index + match[0].length;
  }
  add(from, text.length);
  return { text, starts, ends, indents, blanks };
}

function columns(text: string, from: number, to: number): number {
  let width = 0;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    width += code === 9 ? 4 : code === 0x3000 ? 2 : 1;
  }
  return width;
}

/** Length of line `i` as printed, indent included. */
export function lineWidth(lines: Lines, i: number): number {
  return lines.indents[i]! + lines.ends[i]! - lines.starts[i]!;
}

const CLOSING = new Set('"\'”’»›“)]}】」』〉》）］*_');
const STOPS = new Set('.!?…:。！？：؟۔।॥։።｡‥');

/** Whether `text` up to `end` ends as a sentence does: a stop, perhaps with closing quotes and brackets after it. */
export function endsWithStop(text: string, start: number, end: number): boolean {
  let i = end - 1;
  while (i > start && end - i < 6 && CLOSING.has(text[i]!)) i--;
  return STOPS.has(text[i]!);
}

/** Whether line `i` ends as a sentence does. */
export function lineStops(lines: Lines, i: number): boolean {
  return endsWithStop(lines.text, lines.starts[i]!, lines.ends[i]!);
}

const LOWER = /\p{Ll}/u;
const UPPER = /[\p{Lu}\p{Lt}]/u;
const CASELESS = /\p{Lo}/u;
/** Scripts that break a line between any two characters and put no space there. */
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\u3000-\u303f\uff00-\uffef]/u;

export type Start = 'lower' | 'upper' | 'caseless' | 'other';

/** What the first letter of line `i` is, quotes and brackets before it skipped. */
export function lineStart(lines: Lines, i: number): Start {
  const { text } = lines;
  const start = lines.starts[i]!;
  const end = Math.min(lines.ends[i]!, start + 3);
  for (let at = start; at < end; at++) {
    const character = String.fromCodePoint(text.codePointAt(at)!);
    if (LOWER.test(character)) return 'lower';
    if (UPPER.test(character)) return 'upper';
    if (CASELESS.test(character)) return 'caseless';
    if (!/[\p{P}¿¡]/u.test(character)) return 'other';
  }
  return 'other';
}

/** Whether a line may break between any two characters at `at`, as in Chinese. */
export function isUnspaced(text: string, at: number): boolean {
  return UNSPACED.test(text[at] ?? '');
}

/** Columns that the first word of line `i` takes: what would have had to fit on the line before. */
export function firstWordWidth(lines: Lines, i: number): number {
  const start = lines.starts[i]!;
  if (isUnspaced(lines.text, start)) return 1;
  const end = Math.min(lines.ends[i]!, start + FIRST_WORD_MAX);
  for (let at = start; at < end; at++) if (WHITE.test(lines.text[at]!)) return at - start;
  return end - start;
}

const HYPHENS = new Set('-\u00ad¬‐');

/** Whether line `i` ends within a word: a letter, a hyphen, and a small letter on the next line. */
export function breaksWord(lines: Lines, i: number): boolean {
  const end = lines.ends[i]!;
  if (!HYPHENS.has(lines.text[end - 1]!) || i + 1 >= lines.starts.length) return false;
  return /\p{L}/u.test(lines.text[end - 2] ?? '') && LOWER.test(lines.text[lines.starts[i + 1]!]!);
}

/** The first characters of line `i`, enough for a marker. */
export function lineHead(lines: Lines, i: number, size = 120): string {
  return lines.text.slice(lines.starts[i], Math.min(lines.ends[i]!, lines.starts[i]! + size));
}
