import { calibrated } from './calibration.ts';
import type { JointContext } from '../joint/context.ts';
import { full, spanOf } from '../joint/row.ts';
import type { Row } from '../joint/row.ts';
import { reasonsOf } from './reasons.ts';
import type { Reason, Relation } from '../types.ts';
import type { UnitBead } from '../joint/units.ts';

/** A unit bead with its scores and what is doubtful about it. */
export interface ScoredUnitBead extends UnitBead {
  readonly score: number;
  readonly reasons: readonly Reason[];
  readonly sentenceScores: readonly number[];
}

/**
 * Scores and reasons of all beads. A bead is as sure as the least sure of the pairs that were aligned to find it; where its
 * versions don't look like translations of each other (`relations`), it is less sure by that much, and says so.
 */
export function scoreBeads(
  context: JointContext,
  beads: readonly UnitBead[],
  relations: readonly Relation[],
): ScoredUnitBead[] {
  const doubted = relations.filter(({ verdict }) => verdict !== 'translation');
  return beads.map((bead, k) => {
    context.ticker.tick(bead.sentences.length * 3000, k / beads.length);
    const trust = Math.min(1, ...doubted.filter((one) => meets(bead, one)).map(({ score }) => score));
    const sentenceScores = bead.sentences.map((row) => trust * calibrated(certainty(context, row, true)));
    if (bead.pin) return { ...bead, sentenceScores, score: 1, reasons: [] };
    const single = bead.sentences.length === 1;
    const score = single ? sentenceScores[0]! : trust * calibrated(certainty(context, spanOf(bead.sentences), false));
    return { ...bead, sentenceScores, score, reasons: reasonsOf(context, bead, score, trust < 1) };
  });
}

function meets({ runs }: UnitBead, { a, b }: Relation): boolean {
  return full(runs[a]!) && full(runs[b]!);
}

/** The least certainty of any pair about the row: about its very beads where it is one row, else about where it begins and ends. */
function certainty({ pairs, texts }: JointContext, row: Row, whole: boolean): number {
  let least = 1;
  let known = false;
  for (const [key, pair] of pairs) {
    const a = row[Math.floor(key / texts.length)]!;
    const b = row[key % texts.length]!;
    for (const sure of [
      full(a) ? pair.agreedA.of(a[0], a[1], whole) : null,
      full(b) ? pair.agreedB.of(b[0], b[1], whole) : null,
    ]) {
      if (sure === null) continue;
      least = Math.min(least, sure);
      known = true;
    }
  }
  return known ? least : 1;
}
