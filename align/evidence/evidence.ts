import { GroupScorer } from './contributions.ts';
import type { Direction, TokenWeights } from './contributions.ts';
import type { Corridor } from './corridor.ts';
import { MAX_GROUP } from './cost.ts';
import type { Ticker } from '../progress.ts';

/**
 * Sums over the tokens w of a sentence of
 *
 *     log(1 - q·k(w) + q · Σ_u t(w | u) / (n · P(w)))
 *
 * where u runs over the n tokens of a group of sentences of the other side: the log likelihood ratio of "translated from the
 * group" against "written by chance", per word as in IBM model 1 (Brown et al. 1993) and Moore 2002. Since n divides, longer
 * groups gain nothing by being long. q is the share of a word that the other side explains; k(w) = Σ_u P(u) t(w | u) / P(w), at
 * most 1, is how much the lexicon knows of w. So the ratio's expectation over random groups is 1, and a word of which nothing is
 * known says nothing, for or against: a poor lexicon makes no enemies.
 */
export class WordScorer {
  private readonly direction: Direction;
  /** q / P(w), 1 - q·k(w) and the logarithm of the latter, per token of `to`. */
  private readonly gain: Float32Array;
  private readonly rest: Float32Array;
  private readonly logRest: Float32Array;
  private readonly sums: Float32Array;
  private readonly touched: Int32Array;
  private touchedCount = 0;
  private groupTokens = 0;

  constructor(direction: Direction, explained: number) {
    const { toUnigrams } = direction;
    this.direction = direction;
    ({ gain: this.gain, rest: this.rest } = gainAndRest(direction, explained));
    this.logRest = this.rest.map((rest) => Math.log(rest));
    this.sums = new Float32Array(toUnigrams.length);
    this.touched = new Int32Array(toUnigrams.length);
  }

  /** The same model for a GroupScorer. */
  weights(): TokenWeights {
    return { ratio: this.gain.map((gain, w) => gain / this.rest[w]!), logRest: this.logRest };
  }

  /** Empties the group. */
  clear(): void {
    for (let k = 0; k < this.touchedCount; k++) this.sums[this.touched[k]!] = 0;
    this.touchedCount = 0;
    this.groupTokens = 0;
  }

  /** Adds sentence `index` of `from` to the group; returns the work done. */
  add(index: number): number {
    const { from, lexicon } = this.direction;
    const { start, word, weight } = lexicon;
    const end = from.tokenStart[index + 1]!;
    let work = 0;
    for (let k = from.tokenStart[index]!; k < end; k++) {
      const u = from.tokens[k]!;
      const rowEnd = start[u + 1]!;
      for (let e = start[u]!; e < rowEnd; e++) {
        const w = word[e]!;
        if (this.sums[w] === 0) this.touched[this.touchedCount++] = w;
        this.sums[w]! += weight[e]!;
      }
      work += rowEnd - start[u]!;
    }
    this.groupTokens += end - from.tokenStart[index]!;
    return work;
  }

  /** The log likelihood ratio of sentence `index` of `to` given the group. */
  score(index: number): number {
    const { tokens, tokenStart } = this.direction.to;
    const { sums, gain, rest, logRest } = this;
    const end = tokenStart[index + 1]!;
    const scale = 1 / Math.max(1, this.groupTokens);
    let result = 0;
    let product = 1;
    for (let k = tokenStart[index]!; k < end; k++) {
      const w = tokens[k]!;
      const sum = sums[w]!;
      if (sum === 0) {
        result += logRest[w]!;
        continue;
      }
      product *= rest[w]! + gain[w]! * sum * scale;
      if (product > 1e100 || product < 1e-100) {
        result += Math.log(product);
        product = 1;
      }
    }
    return product === 1 ? result : result + Math.log(product);
  }
}

/** q / P(w) and 1 - q·k(w) of each word of `to`, where q is `explained`. */
export function gainAndRest(direction: Direction, explained: number): { gain: Float32Array; rest: Float32Array } {
  return {
    gain: direction.toUnigrams.map((p) => explained / p),
    rest: knowledge(direction).map((known) => 1 - explained * known),
  };
}

/** k(w): the share of each word of `to` that the lexicon accounts for. */
function knowledge({ lexicon, fromUnigrams, toUnigrams }: Direction): Float32Array {
  const known = new Float32Array(toUnigrams.length);
  for (let u = 0; u + 1 < lexicon.start.length; u++) {
    for (let e = lexicon.start[u]!; e < lexicon.start[u + 1]!; e++) {
      known[lexicon.word[e]!]! += fromUnigrams[u]! * lexicon.weight[e]!;
    }
  }
  return known.map((sum, w) => Math.min(1, sum / toUnigrams[w]!));
}

/** Rough cost of scoring one sentence given one group, in units of work. */
const WORK_PER_PAIR = 40;
/** Target sentences of a row looked at in one go: it bounds memory where a corridor is as wide as a text. */
const COLUMNS = 2048;

/**
 * The words' evidence for all beads that end in a block of rows of a corridor, in tables, so that a bead costs a few additions. Each
 * state (i, j) has MAX_GROUP entries side by side, one for each size g of a group:
 * `forward`: target sentence j - 1 given the g source sentences before i, summed up over j;
 * `backward`, for source sentence s in the place of i: s given the g target sentences before j.
 */
export class EvidenceBlock {
  private readonly explained: number;
  private forwardScorer: WordScorer;
  private backwardScorer: WordScorer;
  private ab: Direction;
  private ba: Direction;
  /** Made when a table is first asked for. */
  private forwardGroups: GroupScorer | null = null;
  private backwardGroups: GroupScorer | null = null;
  private forward = new Float64Array(0);
  private backward = new Float32Array(0);
  /** Number of the state (i, 0) in the tables, for each row of the block. */
  private forwardRow = new Int32Array(0);
  private forwardFrom = new Int32Array(0);
  private backwardRow = new Int32Array(0);
  private firstRow = 0;
  private firstSource = 0;

  constructor(ab: Direction, ba: Direction, explained: number) {
    this.explained = explained;
    this.ab = ab;
    this.ba = ba;
    this.forwardScorer = new WordScorer(ab, explained);
    this.backwardScorer = new WordScorer(ba, explained);
  }

  /** Takes other lexicons of the same two texts; tables have to be prepared again. Memory is used again. */
  learn(ab: Direction, ba: Direction): void {
    [this.ab, this.ba] = [ab, ba];
    this.forwardScorer = new WordScorer(ab, this.explained);
    this.backwardScorer = new WordScorer(ba, this.explained);
    this.forwardGroups?.learn(ab, this.forwardScorer.weights());
    this.backwardGroups?.learn(ba, this.backwardScorer.weights());
  }

  /**
   * Fills the tables for the states of rows r0 to r1, both included, and groups of up to `groups` sentences; tells `ticker` how much
   * work is done as it goes.
   */
  prepare(corridor: Corridor, r0: number, r1: number, groups: number, ticker: Ticker, part: number): void {
    this.prepareForward(corridor, r0, r1, groups, ticker, part);
    this.prepareBackward(corridor, r0, r1, groups, ticker, part);
  }

  /** Gives the tables' memory back; they are made anew where they are asked for again. */
  release(): void {
    this.forwardGroups = this.backwardGroups = null;
    this.forward = new Float64Array(0);
    this.backward = new Float32Array(0);
  }

  /** Evidence in nats, both directions, for the bead of `a` and `b` sentences that ends at state (i, j). */
  bead(i: number, j: number, a: number, b: number): number {
    const { forward, backward, backwardRow } = this;
    const at = (this.forwardRow[i - this.firstRow]! + j) * MAX_GROUP + a - 1;
    let sum = forward[at]! - forward[at - b * MAX_GROUP]!;
    for (let s = i - a - this.firstSource; s < i - this.firstSource; s++) {
      sum += backward[(backwardRow[s]! + j) * MAX_GROUP + b - 1]!;
    }
    return sum / 2;
  }

  /** Evidence in nats, both directions, for one bead of any size, outside the tables. */
  single(a0: number, a1: number, b0: number, b1: number): number {
    return (groupScore(this.forwardScorer, a0, a1, b0, b1) + groupScore(this.backwardScorer, b0, b1, a0, a1)) / 2;
  }

  private prepareForward(
    { i0, lo, hi }: Corridor,
    r0: number,
    r1: number,
    groups: number,
    ticker: Ticker,
    part: number,
  ): void {
    this.firstRow = r0;
    this.forwardRow = new Int32Array(r1 - r0 + 1);
    this.forwardFrom = new Int32Array(r1 - r0 + 1);
    let size = 0;
    for (let i = r0; i <= r1; i++) {
      const from = lo[Math.max(i0, i - MAX_GROUP) - i0]!;
      this.forwardFrom[i - r0] = from;
      this.forwardRow[i - r0] = size - from;
      size += hi[i - i0]! - from + 1;
    }
    if (this.forward.length < size * MAX_GROUP) this.forward = new Float64Array(Math.ceil(size * 1.3) * MAX_GROUP);
    const scorer = (this.forwardGroups ??= new GroupScorer(this.ab, this.forwardScorer.weights()));
    const last = hi[r1 - i0]!;
    for (let c0 = lo[Math.max(i0, r0 - MAX_GROUP) - i0]!; c0 <= last; c0 += COLUMNS) {
      const c1 = Math.min(last, c0 + COLUMNS);
      let read = Math.max(i0, r0 - groups);
      for (let i = r0; i <= r1; i++) {
        const from = Math.max(c0, lo[Math.max(i0, i - MAX_GROUP) - i0]!);
        const to = Math.min(c1, hi[i - i0]!);
        if (from > to) continue;
        for (read = Math.max(read, i - groups); read < i; read++) {
          const first = Math.max(c0, lo[Math.max(i0, read + 1 - MAX_GROUP) - i0]!);
          const end = Math.max(first, Math.min(c1, hi[Math.min(r1, read + groups) - i0]!));
          ticker.tick(scorer.read(read, first, end), part);
        }
        this.forwardGroup(scorer, i, i0, from, to, groups);
        ticker.tick(Math.max(0, to - from) * groups * WORK_PER_PAIR, part);
      }
    }
  }

  /** The scores of target sentences [from, to) given each group before row `i`, summed up from the left. */
  private forwardGroup(scorer: GroupScorer, i: number, i0: number, from: number, to: number, groups: number): void {
    const { forward } = this;
    const row = this.forwardRow[i - this.firstRow]!;
    if (from === this.forwardFrom[i - this.firstRow])
      forward.fill(0, (row + from) * MAX_GROUP, (row + from + 1) * MAX_GROUP);
    const size = Math.min(groups, i - i0);
    if (size === 0) return;
    scorer.open(i, size);
    for (let t = from; t < to; t++) {
      scorer.score(t);
      const at = (row + t) * MAX_GROUP;
      for (let g = 0; g < size; g++) forward[at + MAX_GROUP + g] = forward[at + g]! + scorer.scores[g]!;
    }
  }

  private prepareBackward(
    { i0, i1, j0, lo, hi }: Corridor,
    r0: number,
    r1: number,
    groups: number,
    ticker: Ticker,
    part: number,
  ): void {
    const s0 = Math.max(i0, r0 - MAX_GROUP);
    this.firstSource = s0;
    const rows = Math.max(0, r1 - s0);
    this.backwardRow = new Int32Array(rows);
    const from = new Int32Array(rows);
    const to = new Int32Array(rows);
    let size = 0;
    for (let k = 0; k < rows; k++) {
      from[k] = lo[Math.max(i0, s0 + k - MAX_GROUP + 1) - i0]!;
      to[k] = hi[Math.min(i1, s0 + k + MAX_GROUP) - i0]!;
      this.backwardRow[k] = size - from[k]!;
      size += to[k]! - from[k]! + 1;
    }
    if (this.backward.length < size * MAX_GROUP) this.backward = new Float32Array(Math.ceil(size * 1.3) * MAX_GROUP);
    if (rows === 0) return;
    const scorer = (this.backwardGroups ??= new GroupScorer(this.ba, this.backwardScorer.weights()));
    // rows [first, end) have states at j; [first, ahead) will have while the sentence read last can still be in a group
    let first = 0;
    let end = 0;
    let ahead = 0;
    const start = Math.max(j0 + 1, from[0]!);
    let read = Math.max(j0, start - groups);
    for (let j = start; j <= to[rows - 1]!; j++) {
      while (first < rows && to[first]! < j) first++;
      while (end < rows && from[end]! <= j) end++;
      for (; read < j; read++) {
        while (ahead < rows && from[ahead]! <= read + groups) ahead++;
        ticker.tick(scorer.read(read, s0 + first, s0 + Math.max(first, ahead)), part);
      }
      const group = Math.min(groups, j - j0);
      scorer.open(j, group);
      for (let k = first; k < end; k++) {
        scorer.score(s0 + k);
        const at = (this.backwardRow[k]! + j) * MAX_GROUP;
        for (let g = 0; g < group; g++) this.backward[at + g] = scorer.scores[g]!;
      }
      ticker.tick((end - first) * group * WORK_PER_PAIR, part);
    }
  }
}

/** Evidence for sentences [to0, to1) given [from0, from1). */
function groupScore(scorer: WordScorer, from0: number, from1: number, to0: number, to1: number): number {
  for (let k = from0; k < from1; k++) scorer.add(k);
  let total = 0;
  for (let k = to0; k < to1; k++) total += scorer.score(k);
  scorer.clear();
  return total;
}
