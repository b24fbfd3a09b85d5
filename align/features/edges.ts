import type { PairBead, Sentences } from './sentences.ts';

/** How a sentence ends, closing quotes and brackets aside: with nothing, or with one of these. */
const ENDS = ['', '.。．।۔։።', '?？؟\u037e⸮፧', '!！՜', ':：', ';；؛', ',，、،', '…⋯', '-–—―'] as const;
const [QUESTION, ELLIPSIS] = [2, 7];
/** How a sentence begins. */
const Start = { other: 0, small: 1, digit: 2, quote: 3, dash: 4, bracket: 5 } as const;
const END_CLASSES = ENDS.length;
const START_CLASSES = 6;

const CLOSING = /[\s"'“”„«»‹›‘’)\]）］」』】]/u;
const QUOTE = /["“”„«»‹›「『‘]/u;
const GREEK = /\p{sc=Greek}/u;

/** The class of the last mark of `text`, 0 to ENDS.length - 1. Looks at no more than 12 characters. */
export function endClass(text: string): number {
  let at = text.length;
  for (const least = Math.max(0, at - 12); at > least && CLOSING.test(text[at - 1]!);) at--;
  const last = text[at - 1];
  if (last === undefined) return 0;
  const before = text[at - 2] ?? '';
  if (last === '.' && before === '.') return ELLIPSIS;
  // Unicode's own question mark of Greek is a semicolon in normal form, and so it is mostly typed
  if (last === ';' && GREEK.test(before)) return QUESTION;
  return Math.max(
    0,
    ENDS.findIndex((marks) => marks.includes(last) && marks !== ''),
  );
}

/** The class of the first character of `text` that is no space. */
export function startClass(text: string): number {
  const first = /\S/u.exec(text.slice(0, 40))?.[0];
  if (first === undefined) return Start.other;
  if (QUOTE.test(first)) return Start.quote;
  if (/\p{Pd}/u.test(first)) return Start.dash;
  if (/[\p{Ps}\p{So}\p{Po}]/u.test(first)) return Start.bracket;
  if (/\p{Nd}/u.test(first)) return Start.digit;
  return /\p{Ll}/u.test(first) ? Start.small : Start.other;
}

/** How often a mark is kept in translation before anything is known of the two texts: at ends, at beginnings. */
const KEPT_END = 0.6;
const KEPT_START = 0.5;
/** Boundaries that this weighs as much as, against those counted. */
const TRUST = 40;

/**
 * Evidence of how sentences end and begin: where a bead ends in both texts, the marks there depend on each other. The log
 * likelihood ratio of "the same place" against "by chance", learned from the document's own beads: one translator writes a
 * semicolon where the other ends a sentence, or opens speech with a dash where the other has a quote.
 */
export class Edges {
  private readonly a: Sentences;
  private readonly b: Sentences;
  private readonly ends: Float32Array;
  private readonly starts: Float32Array;

  constructor(a: Sentences, b: Sentences, beads: readonly PairBead[]) {
    this.a = a;
    this.b = b;
    const sided = beads.filter(({ a0, a1, b0, b1 }) => a1 > a0 && b1 > b0);
    const endCounts = new Float64Array(END_CLASSES * END_CLASSES);
    const startCounts = new Float64Array(START_CLASSES * START_CLASSES);
    for (const { a0, a1, b0, b1 } of sided) {
      endCounts[a.end[a1 - 1]! * END_CLASSES + b.end[b1 - 1]!]!++;
      startCounts[a.start[a0]! * START_CLASSES + b.start[b0]!]!++;
    }
    this.ends = ratios(shares(a.end, END_CLASSES), shares(b.end, END_CLASSES), endCounts, sided.length, KEPT_END);
    this.starts = ratios(
      shares(a.start, START_CLASSES),
      shares(b.start, START_CLASSES),
      startCounts,
      sided.length,
      KEPT_START,
    );
  }

  /** Evidence, in nats, for a bead that ends at state (i, j), by the marks before it. */
  end(i: number, j: number): number {
    return this.ends[this.a.end[i - 1]! * END_CLASSES + this.b.end[j - 1]!]!;
  }

  /** Evidence, in nats, for a bead that begins at state (i, j). */
  start(i: number, j: number): number {
    return this.starts[this.a.start[i]! * START_CLASSES + this.b.start[j]!]!;
  }
}

function shares(classes: Uint8Array, count: number): Float64Array {
  const found = new Float64Array(count).fill(0.3 / count);
  for (const one of classes) found[one]!++;
  return found.map((n) => n / (classes.length + 0.3));
}

/** log P(x, y) / P(x) P(y), the joint mixed of `counts` and of "kept or by chance". */
function ratios(a: Float64Array, b: Float64Array, counts: Float64Array, total: number, kept: number): Float32Array {
  const size = a.length;
  return Float32Array.from(counts, (count, cell) => {
    const x = Math.floor(cell / size);
    const y = cell % size;
    const both = a[x]! * b[y]!;
    // as in Structure: a class is kept as often as both texts have it
    const copied = x === y ? kept * Math.min(a[x]!, b[x]!) : 0;
    const prior = (1 - kept) * both + copied;
    return Math.log((count + TRUST * prior) / (total + TRUST) / both);
  });
}
