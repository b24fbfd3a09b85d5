import { TYPE_A, TYPE_B, lengthCost } from '../evidence/cost.ts';
import type { Parameters } from '../evidence/cost.ts';
import type { Edges } from '../features/edges.ts';
import type { EvidenceBlock } from '../evidence/evidence.ts';
import type { Sentences } from '../features/sentences.ts';
import type { Meaning } from '../meaning.ts';
import type { Seams } from '../evidence/seams.ts';
import type { Structure } from '../evidence/structure.ts';

/** All that a bead's cost depends on. */
export interface Model {
  readonly a: Sentences;
  readonly b: Sentences;
  /** Prefix sums of the sentences' lengths. */
  readonly sumA: Float64Array;
  readonly sumB: Float64Array;
  /** Characters of B for one of A. */
  readonly ratio: number;
  /** Null in the first pass of texts that share no word. */
  readonly evidence: EvidenceBlock | null;
  readonly structure: Structure;
  /** Null where no language model was asked. */
  readonly meaning: Meaning | null;
  readonly edges: Edges;
  readonly seamsA: Seams;
  readonly seamsB: Seams;
  /** What each sentence costs in a gap besides opening it or going on; see gapSentences. */
  readonly gapSentencesA: Float64Array;
  readonly gapSentencesB: Float64Array;
  /** Cost of each of BEAD_TYPES. */
  readonly typeCosts: readonly number[];
  /** -log of how often these texts have a gap for one bead. */
  readonly gapCost: number;
  readonly parameters: Parameters;
  /** True in passes that only the next one's lexicon is learned from: fewer bead types are tried. */
  readonly quick: boolean;
}

/** Beads of one sentence with LONE and more are not looked at where their lengths alone cost this much, in nats. */
const LONE = 4;
const LENGTH_MAX = 15;

/** Cost of the bead of the given type (see BEAD_TYPES) that ends at state (i, j), but for its words; infinite where it is out of the question. */
export function silentCost(model: Model, i: number, j: number, type: number): number {
  const { sumA, sumB, ratio, structure, meaning, parameters, typeCosts } = model;
  const a = TYPE_A[type]!;
  const b = TYPE_B[type]!;
  const length = lengthCost(sumA[i]! - sumA[i - a]!, sumB[j]! - sumB[j - b]!, ratio, parameters.variance);
  if (length >= LENGTH_MAX && (a >= LONE || b >= LONE)) return Infinity;
  return (
    typeCosts[type]! +
    length +
    structure.inside(i - a, i, j - b, j) +
    structure.boundary(i, j) +
    (meaning === null ? 0 : meaning.cost(i - a, i, j - b, j))
  );
}

export function prefixSums(values: Float32Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = sums[i]! + values[i]!;
  return sums;
}
