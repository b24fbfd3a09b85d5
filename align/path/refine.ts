import type { Corridor, Window } from '../evidence/corridor.ts';
import { lawful } from '../evidence/corridor.ts';
import { MAX_GROUP, TYPE_A, TYPE_B, lengthCost } from '../evidence/cost.ts';
import { Lattice } from './lattice.ts';
import type { GapCosts } from './lattice.ts';
import type { PlacedWords } from '../evidence/links.ts';
import { silentCost } from './model.ts';
import type { Model } from './model.ts';
import type { PairBead } from '../features/sentences.ts';
import type { Ticker } from '../progress.ts';
import type { Seams } from '../evidence/seams.ts';
import { Web } from './web.ts';
import type { Step } from './web.ts';

/** States on either side of the path that compete with it. */
const MARGIN = 4;
/** The path is looked at in pieces of at most this many beads, to bound memory; the last of a piece are looked at with the next. */
const PIECE = 400;
const OVERLAP = 12;
/** A state that this share of all paths go through parts two pieces. */
const CERTAIN = 0.98;
/** Beads that are less probable than this by the cheaper evidence of the search, its weight taken by SOFT, are not looked at again. */
const HOPELESS = 1e-3;
const SOFT = 0.5;
/** Evidence of one member of a bead, in nats, below which it counts as weak; no more than WEAK_MAX counts. */
const STRONG = 2;
const WEAK_MAX = 5;
/** Half the F1 that is likely: what a bead has to be worth, by its probability, to be made at all. */
export const TOLL = 0.45;
/** Beads less probable than this are not kept for what other versions may say. */
const TRACE = 1e-4;

/**
 * What a bead's cost is made of when the neighbourhood of the path is looked at again: prior of its type, lengths, words with
 * places, structure, marks at its end and beginning, whether both sides have several sentences, sentences beyond one a side, how
 * weak its members are, how weak a 1-1 bead is. A gap costs to open, by how rare gaps are in these texts, and for each sentence
 * more. Parameters.weights has a weight for each, fitted by bench/engine/fit.ts.
 */
export const COSTS = [
  'type',
  'length',
  'words',
  'structure',
  'end',
  'start',
  'square',
  'merge',
  'weak members',
  'weak pair',
  'bare inside',
  'going on inside',
  'promise inside',
  'gap',
  'rare gap',
  'longer gap',
  'bare gap',
  'short gap',
  'gap going on',
  'gap promised',
] as const;
/** Where the costs of gaps begin among COSTS: what is before is of beads. */
export const GAP = COSTS.indexOf('gap');
/** Where the costs of single sentences in gaps begin. */
export const GAP_SENTENCE = GAP + 3;

/** What each sentence of a version costs in a gap besides opening it or going on, in nats: for a whole text at once, see Model. */
export function gapSentences(seams: Seams, weights: readonly number[]): Float64Array {
  const costs = new Float64Array(COSTS.length);
  return seams.bare.map((_, s) => {
    gapSentenceCosts(seams, s, costs);
    let sum = 0;
    for (let f = GAP_SENTENCE; f < COSTS.length; f++) sum += weights[f]! * costs[f]!;
    return sum;
  });
}

/** Costs of opening a gap, of going on with it, and of each sentence of A and of B in one. */
export function gapCosts({ gapCost, gapSentencesA, gapSentencesB, parameters: { weights } }: Model): GapCosts {
  return {
    open: weights[GAP]! + weights[GAP + 1]! * gapCost,
    more: weights[GAP + 2]!,
    a: gapSentencesA,
    b: gapSentencesB,
  };
}

/** Fills `out` with the COSTS of sentence `s` in a gap, but for those of opening it or going on. */
export function gapSentenceCosts(seams: Seams, s: number, out: Float64Array): void {
  const { bare, short, goesOn, promises } = seams;
  out[GAP_SENTENCE] = bare[s]!;
  out[GAP_SENTENCE + 1] = short[s]!;
  out[GAP_SENTENCE + 2] = goesOn[s]!;
  out[GAP_SENTENCE + 3] = promises[s - 1] ?? 0;
}

/** For each bead of a path the share, of all paths near this one by weight, of those that hold the bead, its start, its end. */
export interface Posteriors {
  readonly bead: Float32Array;
  readonly start: Float32Array;
  readonly end: Float32Array;
}

export interface Refined {
  readonly path: readonly PairBead[];
  readonly posteriors: Posteriors;
  /** All paths near this one, where they were asked for. */
  readonly web: Web | null;
}

/**
 * Looks at the neighbourhood of `path`, which must be a path through `window`, again with evidence that would be too dear for the
 * whole search: words with their places, marks at the beads' edges, members that add nothing. Returns the path that is expected to
 * have most right beads, and how probable each of its beads is.
 */
export function refine(
  model: Model,
  words: PlacedWords,
  window: Window,
  path: readonly PairBead[],
  ticker: Ticker,
  keepWeb: boolean,
): Refined {
  const refined: PairBead[] = [];
  const steps: Step[] = [];
  let lattice: Lattice | null = null;
  const columns = { bead: [] as number[], start: [] as number[], end: [] as number[] };
  for (let done = 0; done < path.length;) {
    const last = Math.min(path.length, done + PIECE);
    const piece = path.slice(done, last);
    const corridor = pathCorridor(window, piece);
    if (lattice) lattice.begin(corridor);
    else lattice = new Lattice(corridor, gapCosts(model));
    weigh(model, words, lattice, ticker, done / path.length);
    const found = lattice.expectedBest(TOLL);
    const kept = last === path.length ? piece.length : meeting(lattice, found, piece);
    const stop = piece[kept - 1]!;
    for (const bead of found) {
      if (bead.a1 > stop.a1 || bead.b1 > stop.b1) break;
      refined.push(bead);
      columns.bead.push(lattice.probability(bead));
      columns.start.push(lattice.through(bead.a0, bead.b0));
      columns.end.push(lattice.through(bead.a1, bead.b1));
    }
    if (keepWeb) {
      for (const step of lattice.steps(TRACE)) if (step.a1 <= stop.a1 && step.b1 <= stop.b1) steps.push(step);
    }
    done += kept;
  }
  return {
    path: refined,
    posteriors: {
      bead: Float32Array.from(columns.bead),
      start: Float32Array.from(columns.start),
      end: Float32Array.from(columns.end),
    },
    web: keepWeb ? new Web(steps, window.j1 + 1) : null,
  };
}

/** The probability of a bead boundary at each of `states` among all paths through `corridor`, which must hold one. */
export function boundaryProbabilities(
  model: Model,
  words: PlacedWords,
  corridor: Corridor,
  states: readonly (readonly [i: number, j: number])[],
  ticker: Ticker,
  part: number,
): number[] {
  const lattice = new Lattice(corridor, gapCosts(model));
  weigh(model, words, lattice, ticker, part);
  return states.map(([i, j]) => lattice.through(i, j));
}

/**
 * How many beads of `piece` the next piece begins after: where both paths meet, not near the end, and surely; what comes before a
 * state that is certain does not depend on what comes after.
 */
function meeting(lattice: Lattice, found: readonly PairBead[], piece: readonly PairBead[]): number {
  const ends = new Set(found.map(({ a1, b1 }) => `${a1}:${b1}`));
  let best = piece.length;
  let surest = -1;
  for (let k = piece.length - OVERLAP; k > piece.length / 2; k--) {
    const { a1, b1 } = piece[k - 1]!;
    const sure = ends.has(`${a1}:${b1}`) ? lattice.through(a1, b1) : -1;
    if (sure > surest) [best, surest] = [k, sure];
    if (sure > CERTAIN) break;
  }
  return best;
}

export function pathCorridor(window: Window, piece: readonly PairBead[]): Corridor {
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

/** Gives the beads of a fresh lattice that are worth a look their weights, and sums them up. */
function weigh(model: Model, words: PlacedWords, lattice: Lattice, ticker: Ticker, part: number): void {
  weighRoughly(model, lattice, ticker, part);
  lattice.sum();
  lattice.bar(HOPELESS);
  const { weights } = model.parameters;
  const features = new Float64Array(GAP);
  words.clear();
  lattice.forEachBead((i, j, type, at) => {
    if (lattice.weight[at] === -Infinity) return;
    beadCosts(model, words, i, j, type, features);
    let cost = 0;
    for (let f = 0; f < features.length; f++) cost += weights[f]! * features[f]!;
    lattice.weight[at] = -cost;
    ticker.tick(4000, part);
  });
  lattice.sum();
  ticker.tick(lattice.states * 600, part);
}

/** The weights of the search itself, taken softly, so that what might win by other evidence stays in the race. */
export function weighRoughly(model: Model, lattice: Lattice, ticker: Ticker, part: number): void {
  const { evidence, parameters } = model;
  const { i0, i1 } = lattice.corridor;
  let prepared = i0 - 1;
  lattice.forEachBead((i, j, type, at) => {
    if (i > prepared) {
      const r1 = Math.min(i1, i + 63);
      evidence?.prepare(lattice.corridor, i, r1, MAX_GROUP, ticker, part);
      prepared = r1;
    }
    const words = evidence ? parameters.lambda * evidence.bead(i, j, TYPE_A[type]!, TYPE_B[type]!) : 0;
    lattice.weight[at] = SOFT * (words - silentCost(model, i, j, type));
  });
}

/** Fills `out` with the COSTS of the bead of `type` that ends at state (i, j). */
export function beadCosts(
  model: Model,
  words: PlacedWords,
  i: number,
  j: number,
  type: number,
  out: Float64Array,
): void {
  spanCosts(model, words, i - TYPE_A[type]!, i, j - TYPE_B[type]!, j, model.typeCosts[type]!, out);
}

/** Fills `out` with the COSTS of the bead of sentences [i0, i) and [j0, j), neither empty, whose type costs `typeCost`. */
export function spanCosts(
  model: Model,
  words: PlacedWords,
  i0: number,
  i: number,
  j0: number,
  j: number,
  typeCost: number,
  out: Float64Array,
): void {
  const { sumA, sumB, structure, edges } = model;
  const [a, b] = [i - i0, j - j0];
  const evidence = words.bead(i0, i, j0, j);
  let weak = 0;
  for (let k = 0; k < a; k++) if (a > 1 || b === 1) weak += weakness(words.members[k]!);
  for (let k = a; k < a + b; k++) if (b > 1 || a === 1) weak += weakness(words.members[k]!);
  const lone = a + b === 2;
  out[0] = typeCost;
  out[1] = lengthCost(sumA[i]! - sumA[i0]!, sumB[j]! - sumB[j0]!, model.ratio, model.parameters.variance);
  out[2] = -evidence;
  out[3] = structure.inside(i0, i, j0, j) + structure.boundary(i, j);
  out[4] = -edges.end(i, j);
  out[5] = -edges.start(i0, j0);
  out[6] = a > 1 && b > 1 ? 1 : 0;
  out[7] = a + b - 2;
  out[8] = lone ? 0 : weak;
  out[9] = lone ? weak : 0;
  out[10] = out[11] = out[12] = 0;
  if (a > 1) seamCosts(model.seamsA, i0, i, out);
  if (b > 1) seamCosts(model.seamsB, j0, j, out);
}

/** Adds what the seams between sentences [from, to) cost within a bead. */
function seamCosts({ bare, goesOn, promises }: Seams, from: number, to: number, out: Float64Array): void {
  for (let s = from + 1; s < to; s++) {
    out[10]! += bare[s - 1]!;
    out[11]! += goesOn[s]!;
    out[12]! += promises[s - 1]!;
  }
}

const weakness = (evidence: number): number => Math.min(WEAK_MAX, Math.max(0, STRONG - evidence));
