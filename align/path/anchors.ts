import type { Window } from '../evidence/corridor.ts';
import type { Sentences } from '../features/sentences.ts';
import { longer } from '../features/columns.ts';
import type { Lexicon } from '../words/lexicon.ts';

/** A pair of sentences that share rare words. */
export interface Anchor {
  readonly i: number;
  readonly j: number;
  readonly weight: number;
}

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
  return supported(heaviestChain(points(a, b, ab, ba, window, worked), window, worked));
}

/** Pairs of sentences that share rare words, in columns: by rising i, within a row by falling j. */
interface Points {
  readonly count: number;
  readonly i: Int32Array;
  readonly j: Int32Array;
  readonly weight: Float64Array;
}

function points(
  a: Sentences,
  b: Sentences,
  ab: Lexicon,
  ba: Lexicon,
  window: Window,
  worked: (units: number) => void,
): Points {
  const found = new PointList();
  const total = Math.log(Math.max(2, Math.max(a.tokens.length, b.tokens.length)));
  const { sentence: rows } = a.rare;
  const { sentence: columns } = b.rare;
  a.rare.forEach(window.i0, window.i1, worked, (u, row0, row1) => {
    for (let e = ab.start[u]!; e < ab.start[u + 1]!; e++) {
      const v = ab.word[e]!;
      const column0 = b.rare.placeFrom(v, window.j0);
      const column1 = b.rare.placeFrom(v, window.j1);
      const pairs = (row1 - row0) * (column1 - column0);
      worked(20 + pairs * 50);
      const t = pairs > 0 ? Math.sqrt(ab.weight[e]! * weightOf(ba, v, u)) : 0;
      if (t < PAIR_MIN) continue;
      const most = Math.max(row1 - row0, column1 - column0);
      const least = Math.min(row1 - row0, column1 - column0);
      const weight = (t * (total - Math.log(most)) * least) / most / Math.sqrt(most);
      for (let r = row0; r < row1; r++) {
        for (let c = column0; c < column1; c++) found.add(rows[r]!, columns[c]!, weight);
      }
    }
  });
  return found.inOrder(window, worked);
}

/** Points as they are found, many of them one and the same. */
class PointList {
  private count = 0;
  private i = new Int32Array(1 << 10);
  private j = new Int32Array(1 << 10);
  private weight = new Float64Array(1 << 10);

  add(i: number, j: number, weight: number): void {
    if (this.count === this.i.length) {
      this.i = longer(this.i, new Int32Array(this.count * 2));
      this.j = longer(this.j, new Int32Array(this.count * 2));
      this.weight = longer(this.weight, new Float64Array(this.count * 2));
    }
    this.i[this.count] = i;
    this.j[this.count] = j;
    this.weight[this.count++] = weight;
  }

  /** Each point once, its weights summed up: sorted into rows first, then row by row. */
  inOrder({ i0, i1, j0, j1 }: Window, worked: (units: number) => void): Points {
    const { count } = this;
    const rowStart = new Int32Array(i1 - i0 + 1);
    for (let p = 0; p < count; p++) rowStart[this.i[p]! - i0 + 1]!++;
    for (let k = 0; k < i1 - i0; k++) rowStart[k + 1]! += rowStart[k]!;
    const next = rowStart.slice();
    const order = new Int32Array(count);
    for (let p = 0; p < count; p++) order[next[this.i[p]! - i0]!++] = p;
    const sum = new Float64Array(j1 - j0);
    const columns = new Int32Array(Math.min(count, j1 - j0));
    const sorted = { count: 0, i: new Int32Array(count), j: new Int32Array(count), weight: new Float64Array(count) };
    for (let k = 0; k < i1 - i0; k++) {
      let size = 0;
      for (let n = rowStart[k]!; n < rowStart[k + 1]!; n++) {
        const column = this.j[order[n]!]! - j0;
        if (sum[column] === 0) columns[size++] = column;
        sum[column]! += this.weight[order[n]!]!;
      }
      worked(20 + size * 100);
      if (size > 1) columns.subarray(0, size).sort();
      for (let n = size - 1; n >= 0; n--) {
        const column = columns[n]!;
        sorted.i[sorted.count] = i0 + k;
        sorted.j[sorted.count] = j0 + column;
        sorted.weight[sorted.count++] = sum[column]!;
        sum[column] = 0;
      }
    }
    return sorted;
  }
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
    sentences.rare.forEach(
      from,
      to,
      () => {},
      (token) => found.set(token, [...(found.get(token) ?? []), x]),
    );
  });
  return found;
}

function weightOf({ start, word, weight }: Lexicon, u: number, v: number): number {
  for (let e = start[u]!; e < start[u + 1]!; e++) if (word[e] === v) return weight[e]!;
  return 0;
}

/** Greatest sum of weights over strictly rising (i, j), by a Fenwick tree of prefix maxima over j. */
function heaviestChain({ count, i, j, weight }: Points, { j0, j1 }: Window, worked: (units: number) => void): Anchor[] {
  // points of one row come from right to left, so that two of one row never follow each other
  const tree = new Int32Array(j1 - j0 + 1).fill(-1);
  const sum = new Float64Array(count);
  const previous = new Int32Array(count).fill(-1);
  let best = -1;
  for (let p = 0; p < count; p++) {
    const rank = j[p]! - j0 + 1;
    worked(100);
    let before = -1;
    for (let k = rank - 1; k > 0; k -= k & -k) {
      const candidate = tree[k]!;
      if (candidate >= 0 && (before < 0 || sum[candidate]! > sum[before]!)) before = candidate;
    }
    previous[p] = before;
    sum[p] = weight[p]! + (before < 0 ? 0 : sum[before]!);
    for (let k = rank; k < tree.length; k += k & -k) if (tree[k]! < 0 || sum[tree[k]!]! < sum[p]!) tree[k] = p;
    if (best < 0 || sum[p]! > sum[best]!) best = p;
  }
  const chain: Anchor[] = [];
  for (let p = best; p >= 0; p = previous[p]!) chain.push({ i: i[p]!, j: j[p]!, weight: weight[p]! });
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
