import type { Corridor } from '../evidence/corridor.ts';
import { BEAD_TYPES, TYPE_A, TYPE_B, typeOf } from '../evidence/cost.ts';
import { NEGLIGIBLE, logAdd } from './log-add.ts';
import type { PairBead } from '../features/sentences.ts';
import type { Step } from './web.ts';

const TYPES = BEAD_TYPES.length;
const NEVER = -Infinity;

/** What gaps cost, in nats: to open one, to go on with it, and besides for each sentence of A and of B. */
export interface GapCosts {
  readonly open: number;
  readonly more: number;
  readonly a: Float64Array;
  readonly b: Float64Array;
}

/**
 * All paths through a narrow corridor, with the log weight of each bead. States are numbered row by row; a bead is known by the
 * state that it ends at and its type. Gaps are affine and always allowed. `begin` makes it one of another corridor: its arrays, which
 * may be longer than there are states, are used again.
 */
export class Lattice {
  corridor: Corridor;
  private readonly gaps: GapCosts;
  private rowStart = new Int32Array(0);
  states = 0;
  /** Log weight of each bead, by `state * TYPES + type`; -Infinity for those that are not allowed. */
  weight = new Float32Array(0);
  /** The state that each bead begins at, in the order of `weight`; -1 for those that don't fit into the corridor. */
  private origin = new Int32Array(0);
  private readonly logSum = new LogSum();
  /** Log weights of the ways to a state, and of those that end in a gap of A or of B; and of the ways on from it. */
  private to = new Float64Array(0);
  private toGapA = new Float64Array(0);
  private toGapB = new Float64Array(0);
  private on = new Float64Array(0);
  private onGapA = new Float64Array(0);
  private onGapB = new Float64Array(0);

  constructor(corridor: Corridor, gaps: GapCosts) {
    this.gaps = gaps;
    this.corridor = corridor;
    this.begin(corridor);
  }

  /** Forgets all; no bead of the new corridor is allowed as yet. */
  begin(corridor: Corridor): void {
    this.corridor = corridor;
    const rows = corridor.lo.length;
    this.rowStart = new Int32Array(rows + 1);
    for (let k = 0; k < rows; k++) this.rowStart[k + 1] = this.rowStart[k]! + corridor.hi[k]! - corridor.lo[k]! + 1;
    this.states = this.rowStart[rows]!;
    if (this.to.length < this.states) this.makeRoom();
    this.weight.fill(NEVER, 0, this.states * TYPES);
    this.findOrigins();
  }

  private makeRoom(): void {
    const column = () => new Float64Array(this.states);
    [this.to, this.toGapA, this.toGapB] = [column(), column(), column()];
    [this.on, this.onGapA, this.onGapB] = [column(), column(), column()];
    this.weight = new Float32Array(this.states * TYPES);
    this.origin = new Int32Array(this.states * TYPES);
  }

  private findOrigins(): void {
    const { i0, i1, lo, hi } = this.corridor;
    const { origin } = this;
    let at = 0;
    for (let i = i0; i <= i1; i++) {
      for (let j = lo[i - i0]!; j <= hi[i - i0]!; j++) {
        for (let type = 0; type < TYPES; type++) origin[at++] = this.state(i - TYPE_A[type]!, j - TYPE_B[type]!);
      }
    }
  }

  /** Calls `each` for every bead that fits into the corridor: the state (i, j) it ends at, its type, its place in `weight`. */
  forEachBead(each: (i: number, j: number, type: number, at: number) => void): void {
    const { i0, i1, lo, hi } = this.corridor;
    for (let i = i0; i <= i1; i++) {
      for (let j = lo[i - i0]!; j <= hi[i - i0]!; j++) {
        const at = this.state(i, j) * TYPES;
        for (let type = 0; type < TYPES; type++) if (this.origin[at + type]! >= 0) each(i, j, type, at + type);
      }
    }
  }

  /** Sums up all paths: call it when the weights are set, before asking for probabilities. */
  sum(): void {
    for (const column of [this.to, this.toGapA, this.toGapB, this.on, this.onGapA, this.onGapB])
      column.fill(NEVER, 0, this.states);
    this.forward();
    this.backward();
  }

  /** The probability of `bead`; 0 where the lattice has no such bead. */
  probability({ a0, a1, b0, b1 }: PairBead): number {
    const from = this.state(a0, b0);
    const end = this.state(a1, b1);
    if (from < 0 || end < 0) return 0;
    if (b0 === b1) return this.gapShareA(from, end, a0);
    if (a0 === a1) return this.gapShareB(from, end, b0);
    const type = typeOf(a1 - a0, b1 - b0);
    return type < 0 ? 0 : this.beadShare(a1, b1, type);
  }

  /** The probability of the bead of `type` that ends at state (i, j). */
  beadShare(i: number, j: number, type: number): number {
    const end = this.state(i, j);
    const at = end * TYPES + type;
    return this.share(this.to[this.origin[at]!]! + this.weight[at]! + this.on[end]!);
  }

  /** Bars the beads that are less probable than `least`. Ask after `sum`. */
  bar(least: number): void {
    const { to, on, origin, weight } = this;
    // in logarithms, which spares an exponential for each of them
    const log = Math.log(least) + to[this.states - 1]!;
    for (let at = 0, bead = 0; at < this.states; at++) {
      for (const end = bead + TYPES; bead < end; bead++) {
        if (weight[bead] !== NEVER && !(to[origin[bead]!]! + weight[bead]! + on[at]! >= log)) weight[bead] = NEVER;
      }
    }
  }

  /** The probability that a bead begins or ends at state (i, j). */
  through(i: number, j: number): number {
    const at = this.state(i, j);
    return at < 0 ? 0 : this.share(this.to[at]! + this.on[at]!);
  }

  /**
   * The path that is expected to have most right beads, each bead counting its probability less `toll`: with half the F1 that is
   * likely as toll, that comes to the best expected F1. Ask after `sum`.
   */
  expectedBest(toll: number): PairBead[] {
    const { i0, i1, lo, hi } = this.corridor;
    const best = new Float64Array(this.states).fill(NEVER);
    const back = new Int8Array(this.states).fill(-1);
    best[0] = 0;
    for (let i = i0; i <= i1; i++) {
      for (let j = lo[i - i0]!; j <= hi[i - i0]!; j++) {
        const at = this.state(i, j);
        const consider = (from: number, share: number, code: number): void => {
          if (from < 0) return;
          const value = best[from]! + share - toll;
          if (value > best[at]!) [best[at], back[at]] = [value, code];
        };
        for (let type = 0; type < TYPES; type++) {
          if (this.weight[at * TYPES + type] === NEVER) continue;
          consider(this.origin[at * TYPES + type]!, this.beadShare(i, j, type), type);
        }
        const above = this.state(i - 1, j);
        if (above >= 0) consider(above, this.gapShareA(above, at, i - 1), TYPES);
        const left = this.state(i, j - 1);
        if (left >= 0) consider(left, this.gapShareB(left, at, j - 1), TYPES + 1);
      }
    }
    return this.trace(back);
  }

  /** All beads and sentences in gaps of probability `least` and more, in order of the states they lead to. Ask after `sum`. */
  steps(least: number): Step[] {
    const { i0, i1, lo, hi } = this.corridor;
    const found: Step[] = [];
    const push = (a0: number, a1: number, b0: number, b1: number, probability: number): void => {
      if (probability >= least) found.push({ a0, a1, b0, b1, probability });
    };
    for (let i = i0; i <= i1; i++) {
      for (let j = lo[i - i0]!; j <= hi[i - i0]!; j++) {
        const at = this.state(i, j);
        if (this.through(i, j) < least) continue;
        for (let type = 0; type < TYPES; type++) {
          if (this.weight[at * TYPES + type] === NEVER) continue;
          push(i - TYPE_A[type]!, i, j - TYPE_B[type]!, j, this.beadShare(i, j, type));
        }
        const above = this.state(i - 1, j);
        if (above >= 0) push(i - 1, i, j, j, this.gapShareA(above, at, i - 1));
        const left = this.state(i, j - 1);
        if (left >= 0) push(i, i, j - 1, j, this.gapShareB(left, at, j - 1));
      }
    }
    return found;
  }

  private trace(back: Int8Array): PairBead[] {
    const { i0, i1, j0, j1 } = this.corridor;
    const beads: PairBead[] = [];
    let [i, j] = [i1, j1];
    while (i > i0 || j > j0) {
      const code = back[this.state(i, j)]!;
      const a = code === TYPES ? 1 : code === TYPES + 1 ? 0 : TYPE_A[code]!;
      const b = code === TYPES ? 0 : code === TYPES + 1 ? 1 : TYPE_B[code]!;
      beads.push({ a0: i - a, a1: i, b0: j - b, b1: j });
      i -= a;
      j -= b;
    }
    return beads.toReversed();
  }

  /** The probability of the gap of sentence `i` of A alone, between two states. */
  private gapShareA(from: number, end: number, i: number): number {
    return this.share(this.gapAfter(from, end, this.toGapA, this.onGapA, this.gaps.a[i]!));
  }

  /** The same for sentence `j` of B. */
  private gapShareB(from: number, end: number, j: number): number {
    return this.share(this.gapAfter(from, end, this.toGapB, this.onGapB, this.gaps.b[j]!));
  }

  /** Log weight of all paths that hold the gap of one sentence between two states. */
  private gapAfter(from: number, end: number, toGap: Float64Array, onGap: Float64Array, own: number): number {
    return logAdd(this.to[from]! - this.gaps.open, toGap[from]! - this.gaps.more) - own + onGap[end]!;
  }

  private share(log: number): number {
    const total = this.to[this.states - 1]!;
    const probability = Math.exp(log - total);
    return probability >= 0 ? Math.min(1, probability) : 0;
  }

  /** The number of state (i, j), -1 outside of the corridor. */
  state(i: number, j: number): number {
    const k = i - this.corridor.i0;
    if (k < 0 || k >= this.corridor.lo.length || j < this.corridor.lo[k]! || j > this.corridor.hi[k]!) return -1;
    return this.rowStart[k]! + j - this.corridor.lo[k]!;
  }

  private forward(): void {
    const { i0, i1, lo, hi } = this.corridor;
    const { to, toGapA, toGapB, gaps, origin, weight, logSum } = this;
    to[0] = 0;
    for (let i = i0; i <= i1; i++) {
      for (let j = lo[i - i0]!; j <= hi[i - i0]!; j++) {
        const at = this.state(i, j);
        const above = this.state(i - 1, j);
        const left = this.state(i, j - 1);
        if (above >= 0) toGapA[at] = logAdd(to[above]! - gaps.open, toGapA[above]! - gaps.more) - gaps.a[i - 1]!;
        if (left >= 0) toGapB[at] = logAdd(to[left]! - gaps.open, toGapB[left]! - gaps.more) - gaps.b[j - 1]!;
        logSum.clear();
        logSum.add(to[at]!);
        logSum.add(toGapA[at]!);
        logSum.add(toGapB[at]!);
        for (let bead = at * TYPES; bead < (at + 1) * TYPES; bead++) {
          if (weight[bead] !== NEVER) logSum.add(to[origin[bead]!]! + weight[bead]!);
        }
        to[at] = logSum.value();
      }
    }
  }

  private backward(): void {
    const { i0, i1, lo, hi } = this.corridor;
    const { on, onGapA, onGapB, gaps, weight, logSum } = this;
    on[this.states - 1] = 0;
    for (let i = i1; i >= i0; i--) {
      for (let j = hi[i - i0]!; j >= lo[i - i0]!; j--) {
        const at = this.state(i, j);
        const below = this.state(i + 1, j);
        const right = this.state(i, j + 1);
        logSum.clear();
        logSum.add(on[at]!);
        if (below >= 0) logSum.add(onGapA[below]! - gaps.open - gaps.a[i]!);
        if (right >= 0) logSum.add(onGapB[right]! - gaps.open - gaps.b[j]!);
        for (let type = 0; type < TYPES; type++) {
          const end = this.state(i + TYPE_A[type]!, j + TYPE_B[type]!);
          if (end < 0 || weight[end * TYPES + type] === NEVER) continue;
          logSum.add(on[end]! + weight[end * TYPES + type]!);
        }
        const sum = logSum.value();
        on[at] = sum;
        onGapA[at] = below < 0 ? sum : logAdd(sum, onGapA[below]! - gaps.more - gaps.a[i]!);
        onGapB[at] = right < 0 ? sum : logAdd(sum, onGapB[right]! - gaps.more - gaps.b[j]!);
      }
    }
  }
}

/** log Σ e^x over the x added since `clear`: one logarithm for all of them. */
class LogSum {
  private readonly terms = new Float64Array(TYPES + 3);
  private size = 0;
  private high = NEVER;

  clear(): void {
    this.size = 0;
    this.high = NEVER;
  }

  add(x: number): void {
    this.terms[this.size++] = x;
    if (x > this.high) this.high = x;
  }

  value(): number {
    const { terms, size, high } = this;
    let sum = 0;
    for (let k = 0; k < size; k++) {
      const below = terms[k]! - high;
      if (below === 0) sum++;
      else if (below > -NEGLIGIBLE) sum += Math.exp(below);
    }
    return sum <= 1 ? high : high + Math.log(sum);
  }
}
