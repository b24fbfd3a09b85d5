import { longer } from '../features/columns.ts';
import type { Sentences } from '../features/sentences.ts';

/**
 * Sparse translation probabilities: the words that `u` may stand for are `word[start[u] .. start[u + 1])`, each with `weight`,
 * t(word | u). The weights of one `u` sum to at most 1; what is left is "anything else".
 */
export interface Lexicon {
  readonly start: Int32Array;
  readonly word: Int32Array;
  readonly weight: Float32Array;
}

/** Weighted pairs (u, v), at first without order, in columns: `add` them, then ask for either direction. */
export class PairList {
  private size = 0;
  private u = new Int32Array(1 << 10);
  private v = new Int32Array(1 << 10);
  private weight = new Float32Array(1 << 10);
  readonly sizeA: number;
  readonly sizeB: number;

  constructor(sizeA: number, sizeB: number) {
    this.sizeA = sizeA;
    this.sizeB = sizeB;
  }

  /** Of a pair that is added several times the greatest weight counts. */
  add(u: number, v: number, weight: number): void {
    if (this.size === this.u.length) {
      this.u = longer(this.u, new Int32Array(this.size * 2));
      this.v = longer(this.v, new Int32Array(this.size * 2));
      this.weight = longer(this.weight, new Float32Array(this.size * 2));
    }
    this.u[this.size] = u;
    this.v[this.size] = v;
    this.weight[this.size++] = weight;
  }

  /** t(v | u): rows by u. Rows that sum to more than 1 are scaled down to 1. */
  forward(): Lexicon {
    return this.byRows(this.sizeA, this.u, this.sizeB, this.v);
  }

  /** t(u | v): rows by v. */
  backward(): Lexicon {
    return this.byRows(this.sizeB, this.v, this.sizeA, this.u);
  }

  private byRows(rows: number, row: Int32Array, columns: number, column: Int32Array): Lexicon {
    const start = new Int32Array(rows + 1);
    for (let k = 0; k < this.size; k++) start[row[k]! + 1]!++;
    for (let r = 0; r < rows; r++) start[r + 1]! += start[r]!;
    const next = start.slice();
    const order = new Int32Array(this.size);
    for (let k = 0; k < this.size; k++) order[next[row[k]!]!++] = k;
    const word = new Int32Array(this.size);
    const weight = new Float32Array(this.size);
    const place = new Int32Array(columns).fill(-1);
    let size = 0;
    for (let r = 0; r < rows; r++) {
      const [from, to] = [start[r]!, start[r + 1]!];
      start[r] = size;
      for (let k = from; k < to; k++) {
        const c = column[order[k]!]!;
        if (place[c]! < start[r]!) {
          place[c] = size;
          word[size++] = c;
        }
        weight[place[c]!] = Math.max(weight[place[c]!]!, this.weight[order[k]!]!);
      }
    }
    start[rows] = size;
    const lexicon = { start, word: word.slice(0, size), weight: weight.slice(0, size) };
    normalise(lexicon);
    return lexicon;
  }
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
