import { sharedWords } from '../path/anchors.ts';
import type { PairBead, Sentences } from '../features/sentences.ts';
import type { JointContext } from '../joint/context.ts';
import type { PairAligner } from '../path/pair.ts';
import type { Moved, Run } from '../types.ts';
import type { UnitBead } from '../joint/units.ts';
import { pairStrength, translationProbability } from '../verdict/verdict.ts';

/** Text that a version has and another has not where the alignment stands: sentences [from, to). */
type Leftover = readonly [from: number, to: number];

/** Sentences that a leftover must have to be looked for elsewhere: shorter ones find their like anywhere. */
const SENTENCES_MIN = 3;
const TOKENS_MIN = 40;
/** Leftovers of one version that are looked for, the longest first; it bounds the work. */
const LEFTOVERS_MAX = 200;
/** What two leftovers must share, in the weight of anchors, and how many times more than the next best, either way. */
const SHARED_MIN = 12;
const MARGIN = 2;
/** Least probability of two leftovers being translations. */
const SURE = 0.7;

/**
 * Blocks that stand in another order in one version than in another: leftovers of the monotone alignment that are translations of each
 * other. Only pairs that were aligned with each other are looked at, and only matches that are clear are told; the rows stay as they
 * are. Linear in the leftovers' text.
 *
 * @param bodies for each version the segments that its units are
 */
export function movedBlocks(
  { texts, pairs, ticker }: JointContext,
  beads: readonly UnitBead[],
  bodies: readonly (readonly number[])[],
): Moved[] {
  const found: Moved[] = [];
  for (const [key, pair] of pairs) {
    const [first, second] = [Math.floor(key / texts.length), key % texts.length];
    const left = leftovers(pair.a, beads, first, second);
    const right = leftovers(pair.b, beads, second, first);
    for (const [x, y] of matches(pair, left, right)) {
      ticker.tick((x[1] - x[0] + y[1] - y[0]) * 10_000, 1);
      const block = alignedBlock(pair, x, y);
      if (!block) continue;
      const { bead, matched, score } = block;
      const ends = [
        { version: first, run: segmentRun(pair.a, bodies[first]!, bead.a0, bead.a1) },
        { version: second, run: segmentRun(pair.b, bodies[second]!, bead.b0, bead.b1) },
      ].toSorted((one, other) => one.version - other.version);
      const segments = segmentPairs(pair, matched, bodies[first]!, bodies[second]!);
      found.push({
        a: ends[0]!.version,
        aRun: ends[0]!.run,
        b: ends[1]!.version,
        bRun: ends[1]!.run,
        segments: first < second ? segments : segments.map(([own, other]) => [other, own] as const),
        score,
      });
    }
  }
  return found.toSorted((x, y) => x.a - y.a || x.b - y.b || x.aRun[0] - y.aRun[0]);
}

/** Stretches of `version` whose rows have nothing of `other`, the longest of them, in order. */
function leftovers(text: Sentences, beads: readonly UnitBead[], version: number, other: number): Leftover[] {
  const found: [number, number][] = [];
  for (const { runs, sentences } of beads) {
    if (runs[version]![0] === runs[version]![1] || runs[other]![0] < runs[other]![1]) continue;
    for (const row of sentences) {
      const [from, to] = row[version]!;
      if (from === to) continue;
      const last = found.at(-1);
      if (last?.[1] === from) last[1] = to;
      else found.push([from, to]);
    }
  }
  return found
    .filter(([from, to]) => to - from >= SENTENCES_MIN && text.tokenStart[to]! - text.tokenStart[from]! >= TOKENS_MIN)
    .toSorted((x, y) => y[1] - y[0] - (x[1] - x[0]) || x[0] - y[0])
    .slice(0, LEFTOVERS_MAX)
    .toSorted((x, y) => x[0] - y[0]);
}

/** Pairs of leftovers that share far more rare words with each other than either shares with any other. */
function matches(pair: PairAligner, left: readonly Leftover[], right: readonly Leftover[]): [Leftover, Leftover][] {
  if (left.length === 0 || right.length === 0) return [];
  const weights = new Float64Array(left.length * right.length);
  const [ab, ba] = pair.lexicons();
  sharedWords(pair.a, pair.b, ab, ba, left, right, (x, y, weight) => (weights[x * right.length + y]! += weight));
  const found: [Leftover, Leftover][] = [];
  left.forEach((block, x) => {
    const row = Array.from(right, (_, y) => weights[x * right.length + y]!);
    const best = row.indexOf(Math.max(...row));
    const column = Array.from(left, (_, other) => weights[other * right.length + best]!);
    const next = Math.max(0, ...row.filter((_, y) => y !== best), ...column.filter((_, other) => other !== x));
    if (row[best]! >= SHARED_MIN && row[best]! >= MARGIN * next) found.push([block, right[best]!]);
  });
  return found;
}

/** Aligns two leftovers; what of them is matched, and how probably they are translations. Null where that is not clear. */
function alignedBlock(
  pair: PairAligner,
  [i0, i1]: Leftover,
  [j0, j1]: Leftover,
): { bead: PairBead; matched: readonly PairBead[]; score: number } | null {
  const path = pair.alignSurely({ i0, i1, j0, j1 });
  const matched = path.filter(({ a0, a1, b0, b1 }) => a1 > a0 && b1 > b0);
  const [first, last] = [matched[0], matched.at(-1)];
  if (!first || !last) return null;
  const bead = { a0: first.a0, a1: last.a1, b0: first.b0, b1: last.b1 };
  const score = translationProbability(pairStrength(pair, matched, bead));
  return score >= SURE ? { bead, matched, score } : null;
}

/**
 * The segments that correspond by their sentences: for each segment of either side the one of the other side with which it has most
 * sentence beads in common, so that each is in a pair and a paragraph that was cut in two is in both.
 */
function segmentPairs(
  { a, b }: PairAligner,
  matched: readonly PairBead[],
  bodyA: readonly number[],
  bodyB: readonly number[],
): (readonly [ofA: number, ofB: number])[] {
  const shared = new Map<number, Map<number, number>>();
  const sharedBack = new Map<number, Map<number, number>>();
  for (const { a0, a1, b0, b1 } of matched) {
    for (let i = a0; i < a1; i++) {
      for (let j = b0; j < b1; j++) {
        count(shared, a.unit[i]!, b.unit[j]!);
        count(sharedBack, b.unit[j]!, a.unit[i]!);
      }
    }
  }
  const pairs = new Map<string, readonly [number, number]>();
  for (const [x, ys] of shared) pairs.set(`${x} ${most(ys)}`, [x, most(ys)]);
  for (const [y, xs] of sharedBack) pairs.set(`${most(xs)} ${y}`, [most(xs), y]);
  return [...pairs.values()]
    .toSorted((one, other) => one[0] - other[0] || one[1] - other[1])
    .map(([x, y]) => [bodyA[x]!, bodyB[y]!] as const);
}

function count(table: Map<number, Map<number, number>>, key: number, value: number): void {
  const row = table.get(key) ?? new Map<number, number>();
  table.set(key, row.set(value, (row.get(value) ?? 0) + 1));
}

/** The value that was counted most often, of equals the first. */
function most(counts: ReadonlyMap<number, number>): number {
  let best = -1;
  for (const [value, times] of counts) if (best < 0 || times > counts.get(best)!) best = value;
  return best;
}

/** The segments that sentences [from, to) stand in. */
function segmentRun(text: Sentences, body: readonly number[], from: number, to: number): Run {
  return [body[text.unit[from]!]!, body[text.unit[to - 1]!]! + 1];
}
