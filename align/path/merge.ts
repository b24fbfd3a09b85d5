import { BEAD_TYPES, typeOf } from '../evidence/cost.ts';
import type { PlacedWords } from '../evidence/links.ts';
import type { Model } from './model.ts';
import type { PairBead } from '../features/sentences.ts';
import type { Ticker } from '../progress.ts';
import { GAP, gapCosts, spanCosts } from './refine.ts';

/** Most sentences without a counterpart, before and behind, that one bead may take in. */
const TAKEN_MAX = 12;
/** What each sentence beyond the largest bead type costs, in nats: as much as between the last types. */
const MORE = 1.4;

/** A bead grown over what stands beside it: `beads` replace beads first to last of the path and are `gain` nats cheaper. */
export interface Grown {
  readonly first: number;
  readonly last: number;
  readonly beads: readonly PairBead[];
  readonly gain: number;
}

/** A path that is to be changed, how its beads are weighed, and whether sentences of A are moved, or of B. */
interface Growing {
  readonly model: Model;
  readonly words: PlacedWords;
  readonly path: readonly PairBead[];
  readonly ofA: boolean;
  /** The first bead that no change before this one has taken. */
  readonly free: number;
}

/**
 * Beads greater than those that the search tries: where one of the largest stands beside sentences without a counterpart, it takes in as
 * many of them as make it cheaper by the costs of the second look; or sentences of a neighbour that swallowed them. In order, none
 * overlapping. Linear in the path. `wordsOf` is asked once, and only where there is such a bead.
 */
export function grown(model: Model, wordsOf: () => PlacedWords, path: readonly PairBead[], ticker: Ticker): Grown[] {
  const found: Grown[] = [];
  let words: PlacedWords | null = null;
  let free = 0;
  path.forEach(({ a0, a1, b0, b1 }, k) => {
    ticker.tick(50, 1);
    const [m, n] = [a1 - a0, b1 - b0];
    if (k < free || m === 0 || n === 0 || Math.max(m, n) < 3) return;
    // what could have grown by one in the search was free to
    for (const ofA of [true, false]) {
      const isTried = ofA ? typeOf(m + 1, n) >= 0 : typeOf(m, n + 1) >= 0;
      if (isTried || (ofA ? m < n : n < m)) continue;
      words ??= wordsOf();
      words.clear();
      const growing = { model, words, path, ofA, free };
      const ways = [overGaps(growing, k, ticker), ...fromNeighbours(growing, k)];
      const best = ways.reduce((one, other) => ((other?.gain ?? 0) > (one?.gain ?? 0) ? other : one), null);
      if (!best) continue;
      ticker.tick(100_000, 1);
      found.push(best);
      free = best.last + 1;
      return;
    }
  });
  return found;
}

/** The cheapest growth of bead `at` over sentences without a counterpart. */
function overGaps(growing: Growing, at: number, ticker: Ticker): Grown | null {
  const { path, ofA, free } = growing;
  const isGap = (k: number): boolean => {
    const one = path[k];
    return one !== undefined && (ofA ? one.b0 === one.b1 : one.a0 === one.a1);
  };
  let [low, high] = [at, at];
  while (low > free && at - low < TAKEN_MAX && isGap(low - 1)) low--;
  while (high - at < TAKEN_MAX && isGap(high + 1)) high++;
  if (low === high) return null;
  const cost = (first: number, last: number): number => {
    ticker.tick(20_000, 1);
    const gaps = gapRunCost(growing, low, first) + gapRunCost(growing, last + 1, high + 1);
    return gaps + spanCost(growing, over(path, first, last));
  };
  const now = cost(at, at);
  let best: Grown | null = null;
  for (let first = low; first <= at; first++) {
    for (let last = at; last <= high; last++) {
      const gain = now - cost(first, last);
      if (gain > (best?.gain ?? 0)) best = { first, last, beads: [over(path, first, last)], gain };
    }
  }
  return best;
}

/** What bead `at` gains by taking sentences off the beads before and after it, which keep at least one. */
function fromNeighbours(growing: Growing, at: number): Grown[] {
  const { path, ofA, free } = growing;
  const found: Grown[] = [];
  for (const [first, last] of [
    [at - 1, at],
    [at, at + 1],
  ] as const) {
    const [one, other] = [path[first], path[last]];
    if (first < free || !one || !other || isEmpty(one) || isEmpty(other)) continue;
    const before = spanCost(growing, one) + spanCost(growing, other);
    const giver = first === at ? other : one;
    const size = ofA ? giver.a1 - giver.a0 : giver.b1 - giver.b0;
    for (let taken = 1; taken < Math.min(size, TAKEN_MAX); taken++) {
      const shift = first === at ? taken : -taken;
      const [a, b] = ofA ? [one.a1 + shift, one.b1] : [one.a1, one.b1 + shift];
      const beads = [
        { ...one, a1: a, b1: b },
        { ...other, a0: a, b0: b },
      ];
      const gain = before - beads.reduce((sum, bead) => sum + spanCost(growing, bead), 0);
      if (gain > 0) found.push({ first, last, beads, gain });
    }
  }
  return found;
}

const isEmpty = ({ a0, a1, b0, b1 }: PairBead): boolean => a0 === a1 || b0 === b1;

function over(path: readonly PairBead[], first: number, last: number): PairBead {
  const [{ a0, b0 }, { a1, b1 }] = [path[first]!, path[last]!];
  return { a0, a1, b0, b1 };
}

/** The cost of the gaps [from, to) of the path as one run. */
function gapRunCost({ model, path, ofA }: Growing, from: number, to: number): number {
  if (from >= to) return 0;
  const { open, more, a, b } = gapCosts(model);
  let sum = open + (to - from - 1) * more;
  for (const { a0, b0 } of path.slice(from, to)) sum += ofA ? a[a0]! : b[b0]!;
  return sum;
}

/** The second look's cost of a bead of any size: its type costs as much as the largest within it, and MORE for each sentence beyond. */
function spanCost({ model, words }: Growing, { a0, a1, b0, b1 }: PairBead): number {
  const [m, n] = [a1 - a0, b1 - b0];
  let typeCost = Infinity;
  BEAD_TYPES.forEach(([a, b], type) => {
    if (a > m || b > n || (a < m && b < n)) return;
    typeCost = Math.min(typeCost, model.typeCosts[type]! + MORE * (m + n - a - b));
  });
  const { weights } = model.parameters;
  const costs = new Float64Array(GAP);
  spanCosts(model, words, a0, a1, b0, b1, typeCost, costs);
  return costs.reduce((sum, cost, f) => sum + weights[f]! * cost, 0);
}
