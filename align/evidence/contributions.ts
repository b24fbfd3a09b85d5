import { MAX_GROUP } from './cost.ts';
import type { Lexicon } from '../words/lexicon.ts';
import type { Sentences } from '../features/sentences.ts';

/** One direction of the words' model: how well words of `to` are explained by words of `from`. */
export interface Direction {
  readonly from: Sentences;
  readonly to: Sentences;
  /** t(word of `to` | word of `from`). */
  readonly lexicon: Lexicon;
  /** P(word of `from`) and P(word of `to`). */
  readonly fromUnigrams: Float32Array;
  readonly toUnigrams: Float32Array;
}

/** What the words' model says of each token of `to` whatever stands on the other side. */
export interface TokenWeights {
  /** q / P(w) over 1 - q·k(w), and the logarithm of the latter. */
  readonly ratio: Float32Array;
  readonly logRest: Float32Array;
}

/** Products of likelihood ratios are turned into sums of logarithms before they leave the range of numbers: looked at once in CHUNK tokens. */
const PRODUCT_MAX = 1e120;
const CHUNK = 16;

/**
 * Scores sentences of `to` against groups of consecutive sentences of `from`, groups of all sizes at once: what each sentence of `from`
 * contributes to each token of a stretch of `to` is read once from the lexicon, and groups are sums of contributions. Arrays are gone
 * through in order and without branches, and the groups' products are independent of each other, which is what makes this fast. See
 * WordScorer for the formula.
 */
export class GroupScorer {
  private direction: Direction;
  /** By token of the text, not of its vocabulary. */
  private readonly ratio: Float32Array;
  /** Σ log(1 - q·k(w)) over the tokens of all sentences before each. */
  private readonly silence: Float64Array;
  private readonly dense: Float32Array;
  private readonly touched: Int32Array;
  /** Contributions times `ratio` of the last MAX_GROUP sentences read, by sentence modulo MAX_GROUP, from token `first[slot]` on. */
  private readonly slots: Float64Array[];
  private readonly first = new Int32Array(MAX_GROUP);
  /** Of the members of the group at hand, last first: contributions, where they begin, and 1 / tokens of the group so far. */
  private readonly members: Float64Array[];
  private readonly offsets = new Int32Array(MAX_GROUP);
  private readonly scales = new Float64Array(MAX_GROUP);
  private size = 0;
  /** After `score`: the log likelihood ratio given the last one, two, … sentences of the group. */
  readonly scores = new Float64Array(MAX_GROUP);

  constructor(direction: Direction, weights: TokenWeights) {
    const { to, toUnigrams } = direction;
    this.direction = direction;
    this.ratio = new Float32Array(to.tokens.length);
    this.silence = new Float64Array(to.count + 1);
    this.dense = new Float32Array(toUnigrams.length);
    this.touched = new Int32Array(toUnigrams.length);
    this.slots = Array.from({ length: MAX_GROUP }, () => new Float64Array(0));
    this.members = [...this.slots];
    this.learn(direction, weights);
  }

  /** Takes another lexicon of the same two texts; what was read by the one before is forgotten. */
  learn(direction: Direction, { ratio, logRest }: TokenWeights): void {
    const { to } = direction;
    this.direction = direction;
    for (let t = 0; t < to.count; t++) {
      let silence = this.silence[t]!;
      for (let k = to.tokenStart[t]!; k < to.tokenStart[t + 1]!; k++) {
        const w = to.tokens[k]!;
        this.ratio[k] = ratio[w]!;
        silence += logRest[w]!;
      }
      this.silence[t + 1] = silence;
    }
  }

  /** Reads what sentence `index` of `from` contributes to sentences [t0, t1) of `to`. Returns the work done. */
  read(index: number, t0: number, t1: number): number {
    const { from, to, lexicon } = this.direction;
    const { start, word, weight } = lexicon;
    const { dense, touched, ratio } = this;
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
    if (this.slots[slot]!.length < length) this.slots[slot] = new Float64Array(Math.ceil(length * 1.3));
    const contributions = this.slots[slot]!;
    const { tokens } = to;
    for (let k = 0; k < length; k++) contributions[k] = dense[tokens[first + k]!]! * ratio[first + k]!;
    this.first[slot] = first;
    for (let k = 0; k < size; k++) dense[touched[k]!] = 0;
    return work + length;
  }

  /** Makes the `size` sentences before `end` the group: the last ones read, and read for all that will be asked about. */
  open(end: number, size: number): void {
    const { tokenStart } = this.direction.from;
    this.size = size;
    for (let g = 0; g < MAX_GROUP; g++) {
      // what is beyond the group is computed with the rest, and nobody looks at it
      const index = end - 1 - Math.min(g, size - 1);
      const slot = index % MAX_GROUP;
      this.members[g] = this.slots[slot]!;
      this.offsets[g] = this.first[slot]!;
      this.scales[g] = 1 / Math.max(1, tokenStart[end]! - tokenStart[index]!);
    }
  }

  /** Leaves in `scores` the log likelihood ratios of sentence `t` of `to` given the last 1, 2, … sentences of the group. */
  score(t: number): void {
    const { tokenStart } = this.direction.to;
    this.scores.fill(this.silence[t + 1]! - this.silence[t]!);
    if (this.size <= 2) this.smallGroups(tokenStart[t]!, tokenStart[t + 1]!);
    else this.allGroups(tokenStart[t]!, tokenStart[t + 1]!);
  }

  /** Adds to `scores` the logarithms of the products over tokens [k, end), for groups of one and two. */
  private smallGroups(k: number, end: number): void {
    const { scores, members, offsets, scales } = this;
    const [m1, m2] = [members[0]!, members[1]!];
    const [o1, o2] = [offsets[0]!, offsets[1]!];
    const [s1, s2] = [scales[0]!, scales[1]!];
    let p1 = 1;
    let p2 = 1;
    while (k < end) {
      for (const stop = Math.min(end, k + CHUNK); k < stop; k++) {
        const one = m1[k - o1]!;
        p1 *= 1 + one * s1;
        p2 *= 1 + (one + m2[k - o2]!) * s2;
      }
      if (k === end || p1 > PRODUCT_MAX || p2 > PRODUCT_MAX) {
        scores[0]! += log(p1);
        scores[1]! += log(p2);
        p1 = p2 = 1;
      }
    }
  }

  /** As `smallGroups`, for groups of one to five. */
  private allGroups(k: number, end: number): void {
    const { scores, members, offsets, scales } = this;
    const [m1, m2, m3, m4, m5] = [members[0]!, members[1]!, members[2]!, members[3]!, members[4]!];
    const [o1, o2, o3, o4, o5] = [offsets[0]!, offsets[1]!, offsets[2]!, offsets[3]!, offsets[4]!];
    const [s1, s2, s3, s4, s5] = [scales[0]!, scales[1]!, scales[2]!, scales[3]!, scales[4]!];
    let [p1, p2, p3, p4, p5] = [1, 1, 1, 1, 1];
    while (k < end) {
      for (const stop = Math.min(end, k + CHUNK); k < stop; k++) {
        let sum = m1[k - o1]!;
        p1 *= 1 + sum * s1;
        sum += m2[k - o2]!;
        p2 *= 1 + sum * s2;
        sum += m3[k - o3]!;
        p3 *= 1 + sum * s3;
        sum += m4[k - o4]!;
        p4 *= 1 + sum * s4;
        sum += m5[k - o5]!;
        p5 *= 1 + sum * s5;
      }
      if (k === end || Math.max(p1, p2, p3, p4, p5) > PRODUCT_MAX) {
        scores[0]! += log(p1);
        scores[1]! += log(p2);
        scores[2]! += log(p3);
        scores[3]! += log(p4);
        scores[4]! += log(p5);
        p1 = p2 = p3 = p4 = p5 = 1;
      }
    }
  }
}

/** Most products are 1: sentences that share no word. */
const log = (product: number): number => (product === 1 ? 0 : Math.log(product));
