/**
 * What a language model says of the sentences of a version: one vector for each, row after row, in the order of the version's
 * segments and of the sentences in them, paratext included. Vectors need not be of length 1; zero vectors say nothing.
 */
export interface Embeddings {
  readonly dimensions: number;
  readonly vectors: Float32Array;
}

/** Nats for each unit of margin, and the most that a bead gains or loses by it for each of its sentences. */
const WEIGHT = 14;
const MOST = 12;
/** Sentences of the other version, spread evenly, that a sentence's usual likeness is taken from. */
const SAMPLE = 24;
const CACHE = 1 << 16;

/**
 * The meaning of sentences as one more kind of evidence: the cosine of a bead's sides (sums of their sentences' unit vectors) less
 * what either side's sentences have in common with any of the other version, as in the margin of Artetxe & Schwenk 2019. Counted
 * by sentence of the shorter side, so that merging gains nothing.
 */
export class Meaning {
  private readonly a: Float32Array;
  private readonly b: Float32Array;
  private readonly dimensions: number;
  private readonly usualA: Float32Array;
  private readonly usualB: Float32Array;
  private readonly columns: number;
  /** Products of pairs of sentences, the last one kept for each place. */
  private readonly keys = new Float64Array(CACHE).fill(-1);
  private readonly products = new Float32Array(CACHE);

  /** `a` and `b`: unit vectors of the engine's sentences. */
  constructor(a: Float32Array, b: Float32Array, dimensions: number) {
    this.a = a;
    this.b = b;
    this.dimensions = dimensions;
    this.columns = b.length / dimensions;
    this.usualA = usual(a, b, dimensions);
    this.usualB = usual(b, a, dimensions);
  }

  /** Cost, in nats, of a bead of sentences [a0, a1) and [b0, b1), neither empty; negative where they mean the same. */
  cost(a0: number, a1: number, b0: number, b1: number): number {
    let product = 0;
    for (let i = a0; i < a1; i++) for (let j = b0; j < b1; j++) product += this.product(i, j);
    const norm = Math.sqrt(squared(this.a, a0, a1, this.dimensions) * squared(this.b, b0, b1, this.dimensions));
    if (norm === 0) return 0;
    const margin = product / norm - (mean(this.usualA, a0, a1) + mean(this.usualB, b0, b1)) / 2;
    const sentences = Math.min(a1 - a0, b1 - b0);
    return -sentences * Math.max(-MOST, Math.min(MOST, WEIGHT * margin));
  }

  private product(i: number, j: number): number {
    const key = i * this.columns + j;
    const place = key % CACHE;
    if (this.keys[place] !== key) {
      this.keys[place] = key;
      this.products[place] = dot(this.a, i, this.b, j, this.dimensions);
    }
    return this.products[place]!;
  }
}

/** Vectors of length 1 for the engine's sentences; `original` says which of the version's sentences each is, -1 for none. */
export function unitVectors({ vectors, dimensions }: Embeddings, original: Int32Array): Float32Array {
  const units = new Float32Array(original.length * dimensions);
  original.forEach((from, to) => {
    if (from < 0) return;
    const vector = vectors.subarray(from * dimensions, (from + 1) * dimensions);
    const norm = Math.sqrt(dot(vector, 0, vector, 0, dimensions));
    if (norm > 0 && Number.isFinite(norm))
      units.set(
        vector.map((value) => value / norm),
        to * dimensions,
      );
  });
  return units;
}

function dot(a: Float32Array, i: number, b: Float32Array, j: number, dimensions: number): number {
  let sum = 0;
  for (let k = 0; k < dimensions; k++) sum += a[i * dimensions + k]! * b[j * dimensions + k]!;
  return sum;
}

/** Squared length of the sum of vectors [from, to). */
function squared(vectors: Float32Array, from: number, to: number, dimensions: number): number {
  if (to - from === 1) return dot(vectors, from, vectors, from, dimensions) > 0 ? 1 : 0;
  let sum = 0;
  for (let i = from; i < to; i++) for (let k = from; k < to; k++) sum += dot(vectors, i, vectors, k, dimensions);
  return sum;
}

const mean = (values: Float32Array, from: number, to: number): number => {
  let sum = 0;
  for (let k = from; k < to; k++) sum += values[k]!;
  return sum / (to - from);
};

/** For each vector of `own` its mean product with a sample of `others`. */
function usual(own: Float32Array, others: Float32Array, dimensions: number): Float32Array {
  const count = others.length / dimensions;
  const step = Math.max(1, Math.floor(count / SAMPLE));
  const centre = new Float32Array(dimensions);
  let sampled = 0;
  for (let j = 0; j < count; j += step, sampled++)
    for (let k = 0; k < dimensions; k++) centre[k]! += others[j * dimensions + k]!;
  const found = new Float32Array(own.length / dimensions);
  return found.map((_, i) => dot(own, i, centre, 0, dimensions) / Math.max(1, sampled));
}
