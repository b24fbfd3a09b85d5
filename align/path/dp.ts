import type { Corridor } from '../evidence/corridor.ts';
import { BEAD_TYPES, MAX_GROUP, QUICK_GROUP, QUICK_TYPES, TYPE_A, TYPE_B } from '../evidence/cost.ts';
import { silentCost } from './model.ts';
import type { Model } from './model.ts';
import type { PairBead } from '../features/sentences.ts';
import type { Ticker } from '../progress.ts';

/** Most rows, and states beyond the first of these rows, whose evidence is prepared at once: it bounds memory. */
const BLOCK = 64;
const BLOCK_AREA = 100_000;
/** A bead that is this much dearer than the best before its words are heard, in nats, is dropped. */
const CANT_WIN = 40;
/** No structure, no meaning makes a bead cheaper by more than this, in nats. */
const BONUS_MAX = 50;
/** Rough cost of one state in units of work. */
const WORK_PER_STATE = 300;
const RING = MAX_GROUP + 1;
/** Back pointers: a bead type, or a gap, in the low five bits; two bits say whether the gaps here continue longer ones. */
const TYPE = 31;
const GAP_A = 29;
const GAP_B = 30;
const A_GOES_ON = 32;
const B_GOES_ON = 64;

/**
 * The cheapest sequence of beads through the corridor. Gaps are affine: three costs are kept for each state, of the best path, and
 * of the best that ends in a gap of A or of B. Time is proportional to the corridor's area, memory one byte per state of it.
 */
export function viterbi(model: Model, corridor: Corridor, ticker: Ticker): PairBead[] {
  const pass = new ViterbiPass(model, corridor);
  const rows = corridor.i1 - corridor.i0;
  for (let r0 = corridor.i0; r0 <= corridor.i1;) {
    const r1 = blockEnd(corridor, r0);
    pass.block(r0, r1, ticker, (r0 - corridor.i0) / (rows + 1));
    r0 = r1 + 1;
  }
  return pass.trace();
}

/** The last row of the block that begins with row `r0`. */
function blockEnd({ i0, i1, lo, hi }: Corridor, r0: number): number {
  let area = 0;
  let r1 = r0;
  while (r1 < Math.min(i1, r0 + BLOCK - 1)) {
    area += hi[r1 + 1 - i0]! - lo[r1 + 1 - i0]! + 1;
    if (area > BLOCK_AREA) break;
    r1++;
  }
  return r1;
}

class ViterbiPass {
  private readonly model: Model;
  private readonly corridor: Corridor;
  private readonly back: Uint8Array;
  private readonly rowStart: Float64Array;
  private readonly best: Float64Array[];
  private readonly gapA: Float64Array[];
  private readonly gapB: Float64Array[];
  /** Of the row at hand and the MAX_GROUP before it: best costs, first and last column; no columns where there is no such row. */
  private readonly before: Float64Array[];
  private readonly from = new Int32Array(RING);
  private readonly to = new Int32Array(RING);

  constructor(model: Model, corridor: Corridor) {
    this.model = model;
    this.corridor = corridor;
    const { lo, hi } = corridor;
    this.rowStart = new Float64Array(lo.length + 1);
    let widest = 0;
    for (let k = 0; k < lo.length; k++) {
      const width = hi[k]! - lo[k]! + 1;
      widest = Math.max(widest, width);
      this.rowStart[k + 1] = this.rowStart[k]! + width;
    }
    this.back = new Uint8Array(this.rowStart[lo.length]!);
    const ring = () => Array.from({ length: RING }, () => new Float64Array(widest));
    this.best = ring();
    this.gapA = ring();
    this.gapB = ring();
    this.before = [...this.best];
  }

  block(r0: number, r1: number, ticker: Ticker, part: number): void {
    const { evidence } = this.model;
    const groups = this.model.quick ? QUICK_GROUP : MAX_GROUP;
    evidence?.prepare(this.corridor, r0, r1, groups, ticker, part);
    for (let i = r0; i <= r1; i++) {
      this.lookBack(i - this.corridor.i0);
      this.row(i, ticker, part);
    }
  }

  private lookBack(k: number): void {
    for (let a = 0; a < RING; a++) {
      const known = k >= a;
      this.before[a] = this.best[known ? (k - a) % RING : 0]!;
      this.from[a] = known ? this.corridor.lo[k - a]! : 1;
      this.to[a] = known ? this.corridor.hi[k - a]! : 0;
    }
  }

  private row(i: number, ticker: Ticker, part: number): void {
    const { i0, j0, lo, hi } = this.corridor;
    const k = i - i0;
    const { gapOpen, gapExtend } = this.model.parameters;
    const best = this.best[k % RING]!;
    const gapA = this.gapA[k % RING]!;
    const gapB = this.gapB[k % RING]!;
    const from = lo[k]!;
    const to = hi[k]!;
    for (let j = from; j <= to; j++) {
      const x = j - from;
      if ((j & 255) === 0) ticker.tick(256 * WORK_PER_STATE, part);
      const at = this.rowStart[k]! + x;
      if (k === 0 && j === j0) {
        best[x] = 0;
        gapA[x] = gapB[x] = Infinity;
        continue;
      }
      let flags = 0;
      gapA[x] = Infinity;
      if (k > 0 && j >= lo[k - 1]! && j <= hi[k - 1]!) {
        const y = j - lo[k - 1]!;
        const open = this.best[(k - 1) % RING]![y]! + gapOpen;
        const goOn = this.gapA[(k - 1) % RING]![y]! + gapExtend;
        gapA[x] = Math.min(open, goOn);
        if (goOn < open) flags |= A_GOES_ON;
      }
      gapB[x] = Infinity;
      if (x > 0) {
        const open = best[x - 1]! + gapOpen;
        const goOn = gapB[x - 1]! + gapExtend;
        gapB[x] = Math.min(open, goOn);
        if (goOn < open) flags |= B_GOES_ON;
      }
      best[x] = Infinity;
      let type = this.beads(i, j, best, x);
      if (gapA[x] < best[x]) {
        best[x] = gapA[x]!;
        type = GAP_A;
      }
      if (gapB[x] < best[x]) {
        best[x] = gapB[x]!;
        type = GAP_B;
      }
      this.back[at] = type | flags;
    }
  }

  /** Tries all bead types that end at (i, j); the least cost goes to best[x], the type is returned. */
  private beads(i: number, j: number, best: Float64Array, x: number): number {
    const { model, from, to } = this;
    const { evidence, typeCosts } = model;
    const { lambda } = model.parameters;
    const types = model.quick ? QUICK_TYPES : BEAD_TYPES.length;
    let least = Infinity;
    let found = GAP_A;
    for (let type = 0; type < types; type++) {
      const a = TYPE_A[type]!;
      const b = TYPE_B[type]!;
      const jj = j - b;
      if (jj < from[a]! || jj > to[a]!) continue;
      const before = this.before[a]![jj - from[a]!]!;
      if (before + typeCosts[type]! > least + CANT_WIN + BONUS_MAX) continue;
      let cost = before + silentCost(model, i, j, type);
      if (cost > least + CANT_WIN || cost === Infinity) continue;
      if (evidence) cost -= lambda * evidence.bead(i, j, a, b);
      if (cost < least) {
        least = cost;
        found = type;
      }
    }
    best[x] = least;
    return found;
  }

  trace(): PairBead[] {
    const { i0, i1, j0, j1, lo } = this.corridor;
    const beads: PairBead[] = [];
    let i = i1;
    let j = j1;
    /** The gap we are inside of, or 0. */
    let inside = 0;
    while (i > i0 || j > j0) {
      const code = this.back[this.rowStart[i - i0]! + j - lo[i - i0]!]!;
      const type = inside || code & TYPE;
      if (type === GAP_A) {
        beads.push({ a0: i - 1, a1: i, b0: j, b1: j });
        inside = code & A_GOES_ON ? GAP_A : 0;
        i--;
      } else if (type === GAP_B) {
        beads.push({ a0: i, a1: i, b0: j - 1, b1: j });
        inside = code & B_GOES_ON ? GAP_B : 0;
        j--;
      } else {
        const a = TYPE_A[type]!;
        const b = TYPE_B[type]!;
        beads.push({ a0: i - a, a1: i, b0: j - b, b1: j });
        i -= a;
        j -= b;
      }
    }
    return beads.toReversed();
  }
}
