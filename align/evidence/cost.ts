/** Costs are in nats, negative logarithms of probabilities or of likelihood ratios: less is better. */

/** Bead types by size, with prior probabilities. Gaps are not here: they are affine (see Parameters). */
export const BEAD_TYPES: readonly (readonly [a: number, b: number, prior: number])[] = [
  [1, 1, 0.8],
  [1, 2, 0.06],
  [2, 1, 0.06],
  [2, 2, 0.012],
  [1, 3, 0.015],
  [3, 1, 0.015],
  [1, 4, 0.004],
  [4, 1, 0.004],
  [2, 3, 0.004],
  [3, 2, 0.004],
  [1, 5, 0.001],
  [5, 1, 0.001],
  [3, 3, 0.001],
];
/** The sizes of BEAD_TYPES once more, for inner loops. */
export const TYPE_A = Int32Array.from(BEAD_TYPES, ([a]) => a);
export const TYPE_B = Int32Array.from(BEAD_TYPES, ([, b]) => b);
/** The number among BEAD_TYPES of beads of `a` and `b` sentences; -1 where there is none. */
export const typeOf = (a: number, b: number): number =>
  BEAD_TYPES.findIndex((_, t) => TYPE_A[t] === a && TYPE_B[t] === b);
/** Most sentences of one side in a bead. */
export const MAX_GROUP = 5;
/** In early passes over long texts only the first of BEAD_TYPES are tried, with groups of at most QUICK_GROUP. */
export const QUICK_TYPES = 4;
export const QUICK_GROUP = 2;

/** The few numbers of the model. docs/engine.md says where each comes from. */
export interface Parameters {
  /** Variance of the length difference per character, s² of Gale and Church; greater in literature. */
  readonly variance: number;
  /** Share of a word's probability that the other side explains. */
  readonly explained: number;
  /** How much words keep to their places in a bead: the weight falls by e for each 1/nearness of its length. */
  readonly nearness: number;
  /** Weight of the words' evidence against that of lengths. */
  readonly lambda: number;
  /** Cost of the first sentence of a gap, and of each further one. */
  readonly gapOpen: number;
  readonly gapExtend: number;
  /** Most passes after the first; each learns a lexicon from the one before. Fewer where nothing changes or texts are long. */
  readonly passes: number;
  /** Beads that the priors of bead types weigh as much as, against those counted in the pass before. */
  readonly priorTrust: number;
  /** Whether the path's neighbourhood is looked at again; quick verdicts do without, and have no certainties. */
  readonly secondLook: boolean;
  /** Weights of the second look at the path's neighbourhood, in the order of COSTS (refine.ts). */
  readonly weights: readonly number[];
}

export const PARAMETERS: Parameters = {
  variance: 12,
  explained: 0.8,
  nearness: 4,
  lambda: 0.7,
  gapOpen: 4.4,
  gapExtend: 3,
  passes: 6,
  priorTrust: 60,
  secondLook: true,
  weights: [
    0.55, 0.53, 0.31, 0.49, 0.36, 0.5, 0.58, 0.45, 0.42, 0.21, 0.07, -0.31, -0.39, 1.97, 0.48, 0.66, -0.41, -0.23, 0.04,
    -0.17,
  ],
};

const TABLE_STEP = 1 / 64;
const TABLE_MAX = 12;
const lengthTable = Float32Array.from({ length: TABLE_MAX / TABLE_STEP + 2 }, (_, k) => -logTwoTail(k * TABLE_STEP));

/**
 * Cost of a bead whose sides are `lengthA` and `lengthB` characters long where B is on the whole `ratio` times as long as A:
 * -log of the two-tailed probability of the difference (Gale & Church 1993), which grows linearly beyond 12 deviations.
 */
export function lengthCost(lengthA: number, lengthB: number, ratio: number, variance: number): number {
  // both in characters of the wordier script, so that it is all one which text comes first
  const a = ratio < 1 ? lengthA : lengthA * ratio;
  const b = ratio < 1 ? lengthB / ratio : lengthB;
  const z = Math.abs(b - a) / Math.sqrt(((a + b) / 2) * variance);
  if (z >= TABLE_MAX) return lengthTable[TABLE_MAX / TABLE_STEP]! + (z - TABLE_MAX) * TABLE_MAX;
  const at = z / TABLE_STEP;
  const floor = at | 0;
  return lengthTable[floor]! + (at - floor) * (lengthTable[floor + 1]! - lengthTable[floor]!);
}

/** log erfc(z / √2), by the continued fraction for the tail (Lentz) and the series near 0. */
function logTwoTail(z: number): number {
  const x = z / Math.SQRT2;
  if (x < 1.5) {
    let term = x;
    let sum = x;
    for (let n = 1; n < 60; n++) {
      term *= -(x * x) / n;
      sum += term / (2 * n + 1);
    }
    return Math.log(Math.max(1e-300, 1 - (2 / Math.sqrt(Math.PI)) * sum));
  }
  let fraction = x;
  for (let n = 60; n >= 1; n--) fraction = x + n / 2 / fraction;
  return -x * x - Math.log(fraction * Math.sqrt(Math.PI));
}

/** How often a gap is met for one bead, before anything is known of two texts. */
const GAP_PRIOR = 0.02;

/** -log of how often gaps are met for one bead, the prior mixed with `gaps` counted among `beads`. */
export function gapCost(gaps: number, beads: number, trust: number): number {
  return -Math.log((gaps + GAP_PRIOR * trust) / (beads + trust));
}

/** -log of the priors of BEAD_TYPES, mixed with how often `counts` (by type) found them. */
export function typeCosts(counts: readonly number[], trust: number): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return BEAD_TYPES.map(([, , prior], type) => -Math.log((prior * trust + counts[type]!) / (trust + total)));
}
