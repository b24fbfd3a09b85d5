import type { WeightedPair } from '../../formats/lexicon/lexicon-file.ts';

/** Texts as word numbers, unit by unit: unit i of `a` is a translation of unit i of `b`. */
export class Bitext {
  readonly a = new Side();
  readonly b = new Side();
  private readonly seen = new Set<string>();

  /** Adds a pair of units; the same pair again, or one with an empty side, is ignored. */
  add(a: readonly string[], b: readonly string[]): void {
    const key = `${a.join(' ')}\t${b.join(' ')}`;
    if (a.length === 0 || b.length === 0 || this.seen.has(key)) return;
    this.seen.add(key);
    this.a.add(a);
    this.b.add(b);
  }

  get size(): number {
    return this.a.units.length;
  }
}

class Side {
  readonly words: string[] = [];
  readonly counts: number[] = [];
  readonly units: Int32Array[] = [];
  private readonly ids = new Map<string, number>();

  add(unit: readonly string[]): void {
    const distinct = [...new Set(unit)];
    this.units.push(
      Int32Array.from(distinct, (word) => {
        let id = this.ids.get(word);
        if (id === undefined) {
          id = this.words.length;
          this.ids.set(word, id);
          this.words.push(word);
          this.counts.push(0);
        }
        this.counts[id]!++;
        return id;
      }),
    );
  }
}

export interface Training {
  readonly iterations: number;
  /** A pair must have met in this many units. */
  readonly togetherMin: number;
  /** Least geometric mean of p(b|a) and p(a|b). */
  readonly meanMin: number;
}

/** Longer units say little about each word and cost the square of their length. */
const UNIT_MAX = 24;

/**
 * Word pairs that IBM model 1 (Brown et al. 1993) finds in both directions, with their probabilities. Words are counted once a unit,
 * and each unit has an empty word that takes what nothing accounts for. Ends after `iterations` rounds of EM.
 */
export function trainPairs(bitext: Bitext, { iterations, togetherMin, meanMin }: Training): WeightedPair[] {
  const links = new Links(bitext);
  const forward = links.train(false, iterations);
  const backward = links.train(true, iterations);
  const pairs: WeightedPair[] = [];
  for (let k = 0; k < links.size; k++) {
    if (links.together[k]! < togetherMin || Math.sqrt(forward[k]! * backward[k]!) < meanMin) continue;
    pairs.push({
      head: bitext.a.words[links.wordA[k]!]!,
      target: bitext.b.words[links.wordB[k]!]!,
      forward: forward[k]!,
      backward: backward[k]!,
    });
  }
  return pairs;
}

/** Every pair of words that met, numbered, with the places where they did. */
class Links {
  readonly wordA: number[] = [];
  readonly wordB: number[] = [];
  readonly together: number[] = [];
  /** Link numbers of each unit, row by row of its `a` words. */
  private readonly places: Int32Array[] = [];
  private readonly bitext: Bitext;

  constructor(bitext: Bitext) {
    this.bitext = bitext;
    const ids = new Map<number, number>();
    const width = bitext.b.words.length;
    bitext.a.units.forEach((a, unit) => {
      const b = bitext.b.units[unit]!;
      const place = new Int32Array(a.length > UNIT_MAX || b.length > UNIT_MAX ? 0 : a.length * b.length);
      for (let at = 0; at < place.length; at++) {
        const [u, v] = [a[Math.floor(at / b.length)]!, b[at % b.length]!];
        const key = u * width + v;
        let id = ids.get(key);
        if (id === undefined) {
          id = this.wordA.length;
          ids.set(key, id);
          this.wordA.push(u);
          this.wordB.push(v);
          this.together.push(0);
        }
        this.together[id]!++;
        place[at] = id;
      }
      this.places.push(place);
    });
  }

  get size(): number {
    return this.wordA.length;
  }

  /** p(b | a) of each link, or p(a | b) where `back`. */
  train(back: boolean, iterations: number): Float32Array {
    const given = back ? this.wordB : this.wordA;
    const words = (back ? this.bitext.b : this.bitext.a).words.length;
    const empty = 1 / Math.max(1, back ? this.bitext.a.words.length : this.bitext.b.words.length);
    let probability = new Float32Array(this.size).fill(empty);
    for (let round = 0; round < iterations; round++) {
      const counts = new Float32Array(this.size);
      this.places.forEach((place, unit) =>
        this.expect(place, this.bitext.b.units[unit]!.length, back, probability, counts, empty),
      );
      const sums = new Float32Array(words);
      for (let k = 0; k < counts.length; k++) sums[given[k]!]! += counts[k]!;
      probability = counts.map((count, k) => (sums[given[k]!]! > 0 ? count / sums[given[k]!]! : 0));
    }
    return probability;
  }

  /** One unit's share of the expected counts. */
  private expect(
    place: Int32Array,
    width: number,
    back: boolean,
    probability: Float32Array,
    counts: Float32Array,
    empty: number,
  ): void {
    const height = width === 0 ? 0 : place.length / width;
    const [outer, inner, outerStep, innerStep] = back ? [height, width, width, 1] : [width, height, 1, width];
    for (let o = 0; o < outer; o++) {
      let sum = empty;
      for (let i = 0; i < inner; i++) sum += probability[place[o * outerStep + i * innerStep]!]!;
      for (let i = 0; i < inner; i++) {
        const k = place[o * outerStep + i * innerStep]!;
        counts[k]! += probability[k]! / sum;
      }
    }
  }
}
