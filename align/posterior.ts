import type { Corridor, Window } from './corridor.ts';
import { lawful } from './corridor.ts';
import { BEAD_TYPES, MAX_GROUP } from './cost.ts';
import { silentCost } from './model.ts';
import type { Model, PairBead } from './model.ts';
import type { Ticker } from './progress.ts';

/** States on either side of the path that compete with it. */
const MARGIN = 5;
/** The path is cut into pieces of this many beads, each looked at with some of its neighbours, to bound memory. */
const PIECE = 400;
const OVERLAP = 12;

/** For each bead of a path the share, of all paths near this one by weight, of those that hold the bead, its start, its end. */
export interface Posteriors {
  readonly bead: Float32Array;
  readonly start: Float32Array;
  readonly end: Float32Array;
}

/** Forward-backward over a narrow corridor around `path`, which must be a path through `window`. */
export function posteriors(model: Model, window: Window, path: readonly PairBead[], ticker: Ticker): Posteriors {
  const column = () => new Float32Array(path.length);
  const found = { bead: column(), start: column(), end: column() };
  for (let from = 0; from < path.length; from += PIECE) {
    const first = Math.max(0, from - OVERLAP);
    const last = Math.min(path.length, from + PIECE + OVERLAP);
    const piece = path.slice(first, last);
    const part = new ForwardBackward(model, pieceCorridor(window, piece), ticker, from / path.length);
    for (let k = from; k < Math.min(path.length, from + PIECE); k++) {
      const { a0, a1, b0, b1 } = path[k]!;
      found.bead[k] = part.probability(path[k]!);
      found.start[k] = part.through(a0, b0);
      found.end[k] = part.through(a1, b1);
    }
  }
  return found;
}

/** The probability of a bead boundary at each of `states` among all paths through `corridor`, which must hold one. */
export function boundaryProbabilities(
  model: Model,
  corridor: Corridor,
  states: readonly (readonly [i: number, j: number])[],
  ticker: Ticker,
  part: number,
): number[] {
  const sums = new ForwardBackward(model, corridor, ticker, part);
  return states.map(([i, j]) => sums.through(i, j));
}

function pieceCorridor(window: Window, piece: readonly PairBead[]): Corridor {
  const { a0: i0, b0: j0 } = piece[0]!;
  const { a1: i1, b1: j1 } = piece.at(-1)!;
  const lo = new Int32Array(i1 - i0 + 1).fill(window.j1);
  const hi = new Int32Array(i1 - i0 + 1).fill(window.j0);
  for (const { a0, a1, b0, b1 } of piece) {
    for (let i = a0; i <= a1; i++) {
      lo[i - i0] = Math.min(lo[i - i0]!, b0 - MARGIN);
      hi[i - i0] = Math.max(hi[i - i0]!, b1 + MARGIN);
    }
  }
  return lawful({ i0, i1, j0, j1 }, lo, hi);
}

const TYPES = BEAD_TYPES.length;
const NEVER = -Infinity;

/** Sums over all paths through a corridor, in logarithms. States are numbered row by row. */
class ForwardBackward {
  private readonly model: Model;
  private readonly corridor: Corridor;
  private readonly rowStart: Int32Array;
  /** Log weight of each bead by the state it ends at and its type. */
  private readonly weight: Float32Array;
  /** Log weights of the ways to a state, and of those that end in a gap of A or of B; and of the ways on from it. */
  private readonly to: Float64Array;
  private readonly toGapA: Float64Array;
  private readonly toGapB: Float64Array;
  private readonly on: Float64Array;
  private readonly onGapA: Float64Array;
  private readonly onGapB: Float64Array;

  constructor(model: Model, corridor: Corridor, ticker: Ticker, part: number) {
    this.model = model;
    this.corridor = corridor;
    const rows = corridor.lo.length;
    this.rowStart = new Int32Array(rows + 1);
    for (let k = 0; k < rows; k++) this.rowStart[k + 1] = this.rowStart[k]! + corridor.hi[k]! - corridor.lo[k]! + 1;
    const states = this.rowStart[rows]!;
    const column = () => new Float64Array(states).fill(NEVER);
    [this.to, this.toGapA, this.toGapB] = [column(), column(), column()];
    [this.on, this.onGapA, this.onGapB] = [column(), column(), column()];
    this.weight = new Float32Array(states * TYPES).fill(NEVER);
    this.weigh(ticker, part);
    this.forward();
    this.backward();
    ticker.tick(states * 600, part);
  }

  /** The probability of `bead`; 0 where the corridor has no such bead. */
  probability({ a0, a1, b0, b1 }: PairBead): number {
    const { gapOpen, gapExtend } = this.model.parameters;
    const from = this.state(a0, b0);
    const end = this.state(a1, b1);
    const total = this.to[this.state(this.corridor.i1, this.corridor.j1)]!;
    if (from < 0 || end < 0) return 0;
    let log: number;
    if (b0 === b1) log = add(this.to[from]! - gapOpen, this.toGapA[from]! - gapExtend) + this.onGapA[end]!;
    else if (a0 === a1) log = add(this.to[from]! - gapOpen, this.toGapB[from]! - gapExtend) + this.onGapB[end]!;
    else {
      const type = BEAD_TYPES.findIndex(([a, b]) => a === a1 - a0 && b === b1 - b0);
      if (type < 0) return 0;
      log = this.to[from]! + this.weight[end * TYPES + type]! + this.on[end]!;
    }
    const probability = Math.exp(log - total);
    return probability >= 0 ? Math.min(1, probability) : 0;
  }

  /** The probability that a bead begins or ends at state (i, j). */
  through(i: number, j: number): number {
    const at = this.state(i, j);
    if (at < 0) return 0;
    const total = this.to[this.state(this.corridor.i1, this.corridor.j1)]!;
    const probability = Math.exp(this.to[at]! + this.on[at]! - total);
    return probability >= 0 ? Math.min(1, probability) : 0;
  }

  private state(i: number, j: number): number {
    const k = i - this.corridor.i0;
    if (k < 0 || k >= this.corridor.lo.length || j < this.corridor.lo[k]! || j > this.corridor.hi[k]!) return -1;
    return this.rowStart[k]! + j - this.corridor.lo[k]!;
  }

  private weigh(ticker: Ticker, part: number): void {
    const { corridor, model } = this;
    const { evidence, parameters } = model;
    for (let r0 = corridor.i0; r0 <= corridor.i1; r0 += 64) {
      const r1 = Math.min(corridor.i1, r0 + 63);
      evidence?.prepare(corridor, r0, r1, MAX_GROUP, (work) => ticker.tick(work, part));
      for (let i = r0; i <= r1; i++) {
        for (let j = corridor.lo[i - corridor.i0]!; j <= corridor.hi[i - corridor.i0]!; j++) {
          const at = this.state(i, j) * TYPES;
          for (let type = 0; type < TYPES; type++) {
            const [a, b] = BEAD_TYPES[type]!;
            if (this.state(i - a, j - b) < 0) continue;
            const words = evidence ? parameters.lambda * evidence.bead(i, j, a, b) : 0;
            this.weight[at + type] = words - silentCost(model, i, j, type);
          }
        }
      }
    }
  }

  private forward(): void {
    const { i0, i1, lo, hi } = this.corridor;
    const { gapOpen, gapExtend } = this.model.parameters;
    const { to, toGapA, toGapB } = this;
    to[0] = 0;
    for (let i = i0; i <= i1; i++) {
      for (let j = lo[i - i0]!; j <= hi[i - i0]!; j++) {
        const at = this.state(i, j);
        const above = this.state(i - 1, j);
        const left = this.state(i, j - 1);
        if (above >= 0) toGapA[at] = add(to[above]! - gapOpen, toGapA[above]! - gapExtend);
        if (left >= 0) toGapB[at] = add(to[left]! - gapOpen, toGapB[left]! - gapExtend);
        let sum = add(to[at]!, add(toGapA[at]!, toGapB[at]!));
        for (let type = 0; type < TYPES; type++) {
          const weight = this.weight[at * TYPES + type]!;
          if (weight === NEVER) continue;
          const [a, b] = BEAD_TYPES[type]!;
          sum = add(sum, to[this.state(i - a, j - b)]! + weight);
        }
        to[at] = sum;
      }
    }
  }

  private backward(): void {
    const { i0, i1, lo, hi } = this.corridor;
    const { gapOpen, gapExtend } = this.model.parameters;
    const { on, onGapA, onGapB } = this;
    on[on.length - 1] = 0;
    for (let i = i1; i >= i0; i--) {
      for (let j = hi[i - i0]!; j >= lo[i - i0]!; j--) {
        const at = this.state(i, j);
        const below = this.state(i + 1, j);
        const right = this.state(i, j + 1);
        let sum = on[at]!;
        if (below >= 0) sum = add(sum, onGapA[below]! - gapOpen);
        if (right >= 0) sum = add(sum, onGapB[right]! - gapOpen);
        for (let type = 0; type < TYPES; type++) {
          const [a, b] = BEAD_TYPES[type]!;
          const end = this.state(i + a, j + b);
          if (end >= 0) sum = add(sum, on[end]! + this.weight[end * TYPES + type]!);
        }
        on[at] = sum;
        onGapA[at] = below < 0 ? sum : add(sum, onGapA[below]! - gapExtend);
        onGapB[at] = right < 0 ? sum : add(sum, onGapB[right]! - gapExtend);
      }
    }
  }
}

/** log(e^x + e^y) */
function add(x: number, y: number): number {
  if (x === NEVER) return y;
  if (y === NEVER) return x;
  const high = x > y ? x : y;
  const gap = x > y ? x - y : y - x;
  return gap > 30 ? high : high + Math.log1p(Math.exp(-gap));
}
