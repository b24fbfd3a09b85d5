import type { Window } from './corridor.ts';
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
/** Least geometric mean of t(v | u) and t(u | v) that makes two words a pair. */
const PAIR_MIN = 0.1;
/** Support, in nats, that an anchor needs from itself and its neighbours in the chain. */
const SUPPORT_MIN = 9;
const NEIGHBOURHOOD = 12;

/**
 * The heaviest monotone chain of anchors in the window: sentences that share rare words by the lexicons, weighted by rarity, strictly
 * rising on both sides; anchors that no neighbour supports are dropped. O(P log P) for P points, and P is linear in the text.
 */
export function findAnchors(
  a: Sentences,
  b: Sentences,
  ab: Lexicon,
  ba: Lexicon,
  window: Window,
  worked: (units: number) => void,
): Anchor[] {
  return supported(heaviestChain(points(a, b, ab, ba, window, worked), worked));
}

function points(
  a: Sentences,
  b: Sentences,
  ab: Lexicon,
  ba: Lexicon,
  window: Window,
  worked: (units: number) => void,
): Anchor[] {
  const placesA = places(a, window.i0, window.i1, worked);
  const placesB = places(b, window.j0, window.j1, worked);
  const cells = new Map<number, number>();
  const width = b.count;
  const total = Math.log(Math.max(2, Math.max(a.tokens.length, b.tokens.length)));
  for (const [u, rows] of placesA) {
    for (let e = ab.start[u]!; e < ab.start[u + 1]!; e++) {
      const columns = placesB.get(ab.word[e]!);
      worked(columns ? rows.length * columns.length * 100 : 20);
      const t = columns ? Math.sqrt(ab.weight[e]! * weightOf(ba, ab.word[e]!, u)) : 0;
      if (!columns || t < PAIR_MIN) continue;
      const most = Math.max(rows.length, columns.length);
      const least = Math.min(rows.length, columns.length);
      const weight = (t * (total - Math.log(most)) * least) / most / Math.sqrt(most);
      for (const i of rows) for (const j of columns) cells.set(i * width + j, (cells.get(i * width + j) ?? 0) + weight);
    }
  }
  return [...cells].map(([cell, weight]) => ({ i: Math.floor(cell / width), j: cell % width, weight }));
}

/**
 * Calls `share` with the weight of each pair of rare words that stretches `left[x]` of A and `right[y]` of B have in common. Stretches
 * of one text don't overlap.
 */
export function sharedWords(
  a: Sentences,
  b: Sentences,
  ab: Lexicon,
  ba: Lexicon,
  left: readonly (readonly [from: number, to: number])[],
  right: readonly (readonly [from: number, to: number])[],
  share: (x: number, y: number, weight: number) => void,
): void {
  const placesA = stretches(a, left);
  const placesB = stretches(b, right);
  const total = Math.log(Math.max(2, Math.max(a.tokens.length, b.tokens.length)));
  for (const [u, rows] of placesA) {
    for (let e = ab.start[u]!; e < ab.start[u + 1]!; e++) {
      const columns = placesB.get(ab.word[e]!);
      const t = columns ? Math.sqrt(ab.weight[e]! * weightOf(ba, ab.word[e]!, u)) : 0;
      if (!columns || t < PAIR_MIN) continue;
      const weight = (t * (total - Math.log(Math.max(rows.length, columns.length)))) / (rows.length * columns.length);
      for (const x of rows) for (const y of columns) share(x, y, weight);
    }
  }
}

/** The stretches that each rare token stands in, once for each. */
function stretches(
  sentences: Sentences,
  all: readonly (readonly [from: number, to: number])[],
): Map<number, readonly number[]> {
  const found = new Map<number, number[]>();
  all.forEach(([from, to], x) => {
    for (const [token] of places(sentences, from, to, () => {})) found.set(token, [...(found.get(token) ?? []), x]);
  });
  return found;
}

function weightOf({ start, word, weight }: Lexicon, u: number, v: number): number {
  for (let e = start[u]!; e < start[u + 1]!; e++) if (word[e] === v) return weight[e]!;
  return 0;
}

/** The sentences of each token that stands at most RARE times in its text. */
function places(
  sentences: Sentences,
  from: number,
  to: number,
  worked: (units: number) => void,
): Map<number, number[]> {
  const { tokens, tokenStart, vocabulary } = sentences;
  const found = new Map<number, number[]>();
  for (let i = from; i < to; i++) {
    worked((tokenStart[i + 1]! - tokenStart[i]!) * 30);
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
function heaviestChain(found: Anchor[], worked: (units: number) => void): Anchor[] {
  // within a row from right to left, so that two of one row never follow each other
  found.sort((p, q) => p.i - q.i || q.j - p.j);
  const columns = [...new Set(found.map((point) => point.j))].toSorted((x, y) => x - y);
  const rank = new Map(columns.map((j, k) => [j, k + 1]));
  const tree = new Int32Array(columns.length + 1).fill(-1);
  const sum = new Float64Array(found.length);
  const previous = new Int32Array(found.length).fill(-1);
  let best = -1;
  for (let p = 0; p < found.length; p++) {
    const r = rank.get(found[p]!.j)!;
    worked(300);
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
  return chain.toReversed();
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
