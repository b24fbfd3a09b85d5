import type { JointContext } from '../joint/context.ts';
import { full } from '../joint/row.ts';
import type { PairAligner } from '../path/pair.ts';
import type { Ticker } from '../progress.ts';
import type { Relation } from '../types.ts';
import type { UnitBead } from '../joint/units.ts';
import { pairStrength, translationProbability, verdictOf } from './verdict.ts';

/**
 * A verdict for each pair of versions. Pairs that were aligned are judged by that; others by way of the version both were aligned
 * with, so far as they have beads in common. `sameSubject` tells of two versions, by number, whether they are about the same affair.
 */
export function relationsOf(
  { texts, pairs, ticker }: JointContext,
  beads: readonly UnitBead[],
  sameSubject: (a: number, b: number) => boolean,
): Relation[] {
  const count = texts.length;
  const direct = new Map<number, number>();
  for (const [key, pair] of pairs) {
    ticker.tick(pair.beads.length * 100, 0.2);
    const [a, b] = [Math.floor(key / count), key % count];
    if (pair.beads.length > 0 && covers(pair))
      direct.set(Math.min(a, b) * count + Math.max(a, b), translationProbability(pairStrength(pair)));
  }
  const found: Relation[] = [];
  for (let a = 0; a < count; a++) {
    for (let b = a + 1; b < count; b++) {
      const score = direct.get(a * count + b) ?? throughOthers(direct, count, a, b) * common(beads, a, b, ticker);
      found.push({ a, b, verdict: verdictOf(score, () => sameSubject(a, b)), score });
    }
  }
  return found;
}

/** Whether the pair was aligned as a whole, not only where a third version had gaps. */
function covers({ a, b, beads }: PairAligner): boolean {
  const seen = beads.reduce((sum, { a0, a1, b0, b1 }) => sum + a1 - a0 + b1 - b0, 0);
  return seen >= (a.count + b.count) * 0.9;
}

function throughOthers(direct: ReadonlyMap<number, number>, count: number, a: number, b: number): number {
  const between = (x: number, y: number) => direct.get(Math.min(x, y) * count + Math.max(x, y)) ?? 0;
  let best = 0;
  for (let other = 0; other < count; other++) {
    if (other !== a && other !== b) best = Math.max(best, Math.min(between(a, other), between(b, other)));
  }
  return best;
}

/** 1 where at least half of the shorter version stands in beads with the other, less below that. */
function common(beads: readonly UnitBead[], a: number, b: number, ticker: Ticker): number {
  let [both, one, other] = [0, 0, 0];
  beads.forEach(({ runs }, k) => {
    ticker.tick(100, k / beads.length);
    const [inA, inB] = [full(runs[a]!), full(runs[b]!)];
    if (inA && inB) both++;
    if (inA) one++;
    if (inB) other++;
  });
  return Math.min(1, (2 * both) / Math.max(1, Math.min(one, other)));
}
