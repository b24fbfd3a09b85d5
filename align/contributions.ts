import { MAX_GROUP } from './cost.ts';
import type { Direction } from './evidence.ts';

/** What the words' model says of each token of `to` whatever stands on the other side. */
export interface TokenWeights {
  /** q / P(w) over 1 - q·k(w), and the logarithm of the latter. */
  readonly ratio: Float32Array;
  readonly logRest: Float32Array;
}

/** A product of likelihood ratios is turned into a sum of logarithms before it leaves the range of numbers. */
const PRODUCT_MAX = 1e200;

/**
 * Scores sentences of `to` against groups of consecutive sentences of `from`, many at once: what each sentence of `from` contributes
 * to each token of a stretch of `to` is read once from the lexicon, and groups are sums of contributions. All arrays are gone
 * through in order, which is what makes this fast. See WordScorer for the formula.
 */
export class GroupScorer {
  private readonly direction: Direction;
  /** By token of the text, not of its vocabulary. */
  private readonly ratio: Float32Array;
  /** Σ log(1 - q·k(w)) over the tokens of all sentences before each. */
  private readonly silence: Float64Array;
  private readonly dense: Float32Array;
  private readonly touched: Int32Array;
  /** Contributions of the last MAX_GROUP sentences read, by sentence modulo MAX_GROUP, from token `first[slot]` on. */
  private readonly slots: Float32Array[];
  private readonly first = new Int32Array(MAX_GROUP);
  private sum = new Float32Array(0);
  private sumFirst = 0;
  private sumLast = 0;
  private groupTokens = 0;

  constructor(direction: Direction, { ratio, logRest }: TokenWeights) {
    const { to } = direction;
    this.direction = direction;
    this.ratio = new Float32Array(to.tokens.length);
    this.silence = new Float64Array(to.count + 1);
    for (let t = 0; t < to.count; t++) {
      let silence = this.silence[t]!;
      for (let k = to.tokenStart[t]!; k < to.tokenStart[t + 1]!; k++) {
        const w = to.tokens[k]!;
        this.ratio[k] = ratio[w]!;
        silence += logRest[w]!;
      }
      this.silence[t + 1] = silence;
    }
    this.dense = new Float32Array(ratio.length);
    this.touched = new Int32Array(ratio.length);
    this.slots = Array.from({ length: MAX_GROUP }, () => new Float32Array(0));
  }

  /** Reads what sentence `index` of `from` contributes to sentences [t0, t1) of `to`. Returns the work done. */
  read(index: number, t0: number, t1: number): number {
    const { from, to, lexicon } = this.direction;
    const { start, word, weight } = lexicon;
    const { dense, touched } = this;
    let size = 0;
    let work = 0;
    for (let k = from.tokenStart[index]!; k < from.tokenStart[index + 1]!; k++) {
      const u = from.tokens[k]!;
      const end = start[u + 1]!;
      for (let e = start[u]!; e < end; e++) {
        const w = word[e]!;
        if (dense[w] === 0) touched[size++] = w;
        dense[w]! += weight[e]!;
      }
      work += end - start[u]!;
    }
    const first = to.tokenStart[t0]!;
    const length = to.tokenStart[t1]! - first;
    const slot = index % MAX_GROUP;
    if (this.slots[slot]!.length < length) this.slots[slot] = new Float32Array(Math.ceil(length * 1.3));
    const contributions = this.slots[slot]!;
    const { tokens } = to;
    for (let k = 0; k < length; k++) contributions[k] = dense[tokens[first + k]!]!;
    this.first[slot] = first;
    for (let k = 0; k < size; k++) dense[touched[k]!] = 0;
    return work + length;
  }

  /** Begins an empty group, to be asked about sentences [t0, t1) of `to`. */
  open(t0: number, t1: number): void {
    const { tokenStart } = this.direction.to;
    this.sumFirst = tokenStart[t0]!;
    this.sumLast = tokenStart[t1]!;
    this.groupTokens = 0;
    const length = this.sumLast - this.sumFirst;
    if (this.sum.length < length) this.sum = new Float32Array(Math.ceil(length * 1.3));
    else this.sum.fill(0, 0, length);
  }

  /** Adds sentence `index` of `from`, one of the last MAX_GROUP read and read for all of the group's stretch. */
  add(index: number): void {
    const { tokenStart } = this.direction.from;
    const slot = index % MAX_GROUP;
    const contributions = this.slots[slot]!;
    const { sum } = this;
    const offset = this.sumFirst - this.first[slot]!;
    const length = this.sumLast - this.sumFirst;
    for (let k = 0; k < length; k++) sum[k]! += contributions[offset + k]!;
    this.groupTokens += tokenStart[index + 1]! - tokenStart[index]!;
  }

  /** The log likelihood ratio of sentence `t` of `to` given the group. */
  score(t: number): number {
    const { tokenStart } = this.direction.to;
    const { sum, ratio, sumFirst } = this;
    const scale = 1 / Math.max(1, this.groupTokens);
    let result = this.silence[t + 1]! - this.silence[t]!;
    let product = 1;
    const end = tokenStart[t + 1]!;
    for (let k = tokenStart[t]!; k < end; k++) {
      const contribution = sum[k - sumFirst]!;
      if (contribution === 0) continue;
      product *= 1 + ratio[k]! * contribution * scale;
      if (product > PRODUCT_MAX) {
        result += Math.log(product);
        product = 1;
      }
    }
    return product === 1 ? result : result + Math.log(product);
  }
}
