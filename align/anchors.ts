import type { Corridor, Window } from './corridor.ts';
import { lawful } from './corridor.ts';
import type { Sentences } from './features.ts';
import type { Lexicon } from './lexicon.ts';

/** A pair of sentences that share rare words. */
export interface Anchor {
  readonly i: number;
  readonly j: number;
  readonly weight: number;
}

/** A word is rare if it stands at most this often in its text. */
const RARE = 12;
/** Least t(v | u) that makes two words a pair. */
const PAIR_MIN = 0.1;
/** Support, in nats, that an anchor needs from itself and its neighbours in the chain. */
const SUPPORT_MIN = 9;
const NEIGHBOURHOOD = 12;

/**
 * The heaviest monotone chain of anchors in the window: sentences that share rare words of `lexicon`, weighted by rarity, strictly
 * rising on both sides; anchors that no neighbour supports are dropped. O(P log P) for P points, and P is linear in the text.
 */
export function findAnchors(a: Sentences, b: Sentences, lexicon: Lexicon, window: Window): Anchor[] {
  return supported(heaviestChain(points(a, b, lexicon, window)));
}

function points(a: Sentences, b: Sentences, lexicon: Lexicon, window: Window): Anchor[] {
  const placesA = places(a, window.i0, window.i1);
  const placesB = places(b, window.j0, window.j1);
  const cells = new Map<number, number>();
  const width = b.count;
  const total = Math.log(Math.max(2, Math.max(a.tokens.length, b.tokens.length)));
  for (const [u, rows] of placesA) {
    for (let e = lexicon.start[u]!; e < lexicon.start[u + 1]!; e++) {
      const columns = placesB.get(lexicon.word[e]!);
      const t = lexicon.weight[e]!;
      if (!columns || t < PAIR_MIN) continue;
      const most = Math.max(rows.length, columns.length);
      const least = Math.min(rows.length, columns.length);
      const weight = (t * (total - Math.log(most)) * least) / most / Math.sqrt(most);
      for (const i of rows) for (const j of columns) cells.set(i * width + j, (cells.get(i * width + j) ?? 0) + weight);
    }
  }
  return [...cells].map(([cell, weight]) => ({ i: Math.floor(cell / width), j: cell % width, weight }));
}

/** The sentences of each token that stands at most RARE times in its text. */
function places(sentences: Sentences, from: number, to: number): Map<number, number[]> {
  const { tokens, tokenStart, vocabulary } = sentences;
  const found = new Map<number, number[]>();
  for (let i = from; i < to; i++) {
    for (let k = tokenStart[i]!; k < tokenStart[i + 1]!; k++) {
      const token = tokens[k]!;
      if (vocabulary.counts[token]! > RARE) continue;
      const list = found.get(token);
      if (!list) found.set(token, [i]);
      else if (list.at(-1) !== i) list.push(i);
    }
  }
  return found;
}

/** Greatest sum of weights over strictly rising (i, j), by a Fenwick tree of prefix maxima over j. */
function heaviestChain(found: Anchor[]): Anchor[] {
  // within a row from right to left, so that two of one row never follow each other
  found.sort((p, q) => p.i - q.i || q.j - p.j);
  const columns = [...new Set(found.map((point) => point.j))].sort((x, y) => x - y);
  const rank = new Map(columns.map((j, k) => [j, k + 1]));
  const tree = new Int32Array(columns.length + 1).fill(-1);
  const sum = new Float64Array(found.length);
  const previous = new Int32Array(found.length).fill(-1);
  let best = -1;
  for (let p = 0; p < found.length; p++) {
    const r = rank.get(found[p]!.j)!;
    let before = -1;
    for (let k = r - 1; k > 0; k -= k & -k) {
      const candidate = tree[k]!;
      if (candidate >= 0 && (before < 0 || sum[candidate]! > sum[before]!)) before = candidate;
    }
    previous[p] = before;
    sum[p] = found[p]!.weight + (before < 0 ? 0 : sum[before]!);
    for (let k = r; k < tree.length; k += k & -k) if (tree[k]! < 0 || sum[tree[k]!]! < sum[p]!) tree[k] = p;
    if (best < 0 || sum[p]! > sum[best]!) best = p;
  }
  const chain: Anchor[] = [];
  for (let p = best; p >= 0; p = previous[p]!) chain.push(found[p]!);
  return chain.reverse();
}

/** Keeps the anchors that have enough weight together with those near them on nearly the same diagonal. */
function supported(chain: readonly Anchor[]): Anchor[] {
  return chain.filter((anchor, k) => {
    let support = anchor.weight;
    for (const step of [-1, 1]) {
      for (let n = k + step; n >= 0 && n < chain.length && support < SUPPORT_MIN; n += step) {
        const di = Math.abs(chain[n]!.i - anchor.i);
        const dj = Math.abs(chain[n]!.j - anchor.j);
        if (Math.max(di, dj) > NEIGHBOURHOOD) break;
        if (Math.max(di, dj) <= 2 * Math.min(di, dj) + 3) support += chain[n]!.weight;
      }
    }
    return support >= SUPPORT_MIN;
  });
}

/** States around an anchor, and beside the straight line between two, that the corridor holds at least. */
const MARGIN = 8;
/** A rectangle between two anchors is taken whole up to this many states; a greater one is cut to a band. */
const RECTANGLE_MAX = 40_000;
const BAND_MIN = 60;
const BAND_MAX = 600;

/**
 * A corridor through the anchors: between two of them the whole rectangle where it is small (a gap of hundreds of sentences on one
 * side is a thin one), else a band along the line of equal shares of both texts' lengths.
 */
export function anchoredCorridor(
  window: Window,
  anchors: readonly Anchor[],
  sumA: Float64Array,
  sumB: Float64Array,
): Corridor {
  const rows = window.i1 - window.i0 + 1;
  const lo = new Int32Array(rows).fill(window.j1);
  const hi = new Int32Array(rows).fill(window.j0);
  let i = window.i0;
  let j = window.j0;
  for (const next of [...anchors, { i: window.i1, j: window.j1 }]) {
    fill(window, lo, hi, [i, j], [next.i, next.j], sumA, sumB);
    i = next.i;
    j = next.j;
  }
  return lawful(window, lo, hi);
}

function fill(
  window: Window,
  lo: Int32Array,
  hi: Int32Array,
  [i0, j0]: readonly [number, number],
  [i1, j1]: readonly [number, number],
  sumA: Float64Array,
  sumB: Float64Array,
): void {
  const height = i1 - i0;
  const width = j1 - j0;
  const whole = (height + 1) * (width + 1) <= RECTANGLE_MAX;
  const band = Math.min(BAND_MAX, Math.max(BAND_MIN, Math.round(0.1 * Math.max(height, width))));
  const lengthA = Math.max(1, sumA[i1]! - sumA[i0]!);
  const lengthB = sumB[j1]! - sumB[j0]!;
  let center = j0;
  const from = Math.max(window.i0, i0 - MARGIN);
  const to = Math.min(window.i1, i1 + MARGIN);
  for (let i = from; i <= to; i++) {
    const target = sumB[j0]! + ((sumA[Math.min(i1, Math.max(i0, i))]! - sumA[i0]!) / lengthA) * lengthB;
    while (center < j1 && sumB[center]! < target) center++;
    const k = i - window.i0;
    const low = whole ? j0 : Math.max(j0, center - band);
    const high = whole ? j1 : Math.min(j1, center + band);
    lo[k] = Math.min(lo[k]!, low - MARGIN);
    hi[k] = Math.max(hi[k]!, high + MARGIN);
  }
}
