import type { Sentences } from './features.ts';

/**
 * Sparse translation probabilities: the words that `u` may stand for are `word[start[u] .. start[u + 1])`, each with `weight`,
 * t(word | u). The weights of one `u` sum to at most 1; what is left is "anything else".
 */
export interface Lexicon {
  readonly start: Int32Array;
  readonly word: Int32Array;
  readonly weight: Float32Array;
}

/** Weighted pairs (u, v), at first without order: `add` them, then ask for either direction. */
export class PairList {
  private readonly pairs = new Map<number, number>();
  readonly sizeA: number;
  readonly sizeB: number;

  constructor(sizeA: number, sizeB: number) {
    this.sizeA = sizeA;
    this.sizeB = sizeB;
  }

  /** Keeps the greater weight where the pair is known already. */
  add(u: number, v: number, weight: number): void {
    const key = u * this.sizeB + v;
    const known = this.pairs.get(key);
    if (known === undefined || known < weight) this.pairs.set(key, weight);
  }

  *[Symbol.iterator](): Generator<readonly [u: number, v: number, weight: number]> {
    for (const [key, weight] of this.pairs) yield [Math.floor(key / this.sizeB), key % this.sizeB, weight];
  }

  /** t(v | u): rows by u. Rows that sum to more than 1 are scaled down to 1. */
  forward(): Lexicon {
    return fromTriples(this.sizeA, [...this]);
  }

  /** t(u | v): rows by v. */
  backward(): Lexicon {
    return fromTriples(
      this.sizeB,
      [...this].map(([u, v, weight]) => [v, u, weight] as const),
    );
  }
}

function fromTriples(
  rows: number,
  triples: readonly (readonly [row: number, word: number, weight: number])[],
): Lexicon {
  const start = new Int32Array(rows + 1);
  for (const [row] of triples) start[row + 1]!++;
  for (let row = 0; row < rows; row++) start[row + 1]! += start[row]!;
  const next = start.slice();
  const word = new Int32Array(triples.length);
  const weight = new Float32Array(triples.length);
  for (const [row, w, value] of triples) {
    const at = next[row]!++;
    word[at] = w;
    weight[at] = value;
  }
  const lexicon = { start, word, weight };
  normalise(lexicon);
  return lexicon;
}

/** Scales rows that sum to more than 1 down to 1, in place. */
function normalise(lexicon: Lexicon): void {
  const { start, weight } = lexicon;
  for (let row = 0; row + 1 < start.length; row++) {
    let sum = 0;
    for (let k = start[row]!; k < start[row + 1]!; k++) sum += weight[k]!;
    if (sum > 1) for (let k = start[row]!; k < start[row + 1]!; k++) weight[k]! /= sum;
  }
}

/** A lexicon that says for each pair the greater of `learned` and `share` times `base`, rows scaled to sum to at most 1. */
export function combine(learned: Lexicon, base: Lexicon, share: number, columns: number): Lexicon {
  const rows = learned.start.length - 1;
  const start = new Int32Array(rows + 1);
  const capacity = learned.word.length + base.word.length;
  const word = new Int32Array(capacity);
  const weight = new Float32Array(capacity);
  const place = new Int32Array(columns).fill(-1);
  let size = 0;
  for (let row = 0; row < rows; row++) {
    const begin = size;
    for (let k = learned.start[row]!; k < learned.start[row + 1]!; k++) {
      place[learned.word[k]!] = size;
      word[size] = learned.word[k]!;
      weight[size++] = learned.weight[k]!;
    }
    for (let k = base.start[row]!; k < base.start[row + 1]!; k++) {
      const at = place[base.word[k]!]!;
      const value = share * base.weight[k]!;
      if (at >= begin) weight[at] = Math.max(weight[at]!, value);
      else {
        word[size] = base.word[k]!;
        weight[size++] = value;
      }
    }
    for (let k = begin; k < size; k++) place[word[k]!] = -1;
    start[row + 1] = size;
  }
  const lexicon = { start, word: word.slice(0, size), weight: weight.slice(0, size) };
  normalise(lexicon);
  return lexicon;
}

/** Share of each token among all tokens of the text, smoothed: P(w) of the likelihood ratio. */
export function unigrams(sentences: Sentences): Float32Array {
  const { counts } = sentences.vocabulary;
  const total = Math.max(1, sentences.tokens.length);
  return Float32Array.from(counts, (count) => (count + 0.5) / total);
}
