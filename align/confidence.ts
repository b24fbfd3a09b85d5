import type { JointContext, Row } from './joint.ts';
import type { Reason, Relation } from './types.ts';
import type { UnitBead } from './units.ts';

/** A unit bead with its scores and what is doubtful about it. */
export interface ScoredUnitBead extends UnitBead {
  readonly score: number;
  readonly reasons: readonly Reason[];
  readonly sentenceScores: readonly number[];
}

const full = ([from, to]: Row[number]) => to > from;

/** Scores of all beads, from the pairs that were aligned. */
export function rowScores(context: JointContext, beads: readonly UnitBead[]): ScoredUnitBead[] {
  const count = context.texts.length;
  const scoreOf = (row: Row): number => {
    let least = 1;
    for (const [key, aligner] of context.pairs) {
      const [a0, a1] = row[Math.floor(key / count)]!;
      const [b0, b1] = row[key % count]!;
      if (a1 > a0 && b1 > b0) least = Math.min(least, aligner.confidence({ a0, a1, b0, b1 }));
    }
    return least;
  };
  return beads.map((bead) => {
    const gap = bead.runs.filter(full).length === 1;
    const sentenceScores = bead.sentences.map(scoreOf);
    const sum = sentenceScores.reduce((total, one) => total + one, 0);
    const score = gap ? 0.7 : sum / Math.max(1, sentenceScores.length);
    return { ...bead, sentenceScores, score, reasons: gap ? [{ code: 'gap' as const }] : [] };
  });
}

/** A verdict for each pair of versions. */
export function relations(context: JointContext, beads: readonly UnitBead[]): Relation[] {
  const found: Relation[] = [];
  const count = context.texts.length;
  for (let a = 0; a < count; a++) {
    for (let b = a + 1; b < count; b++) {
      const shared = beads.filter(({ runs }) => full(runs[a]!) && full(runs[b]!)).length;
      const either = beads.filter(({ runs }) => full(runs[a]!) || full(runs[b]!)).length;
      const share = either === 0 ? 0 : shared / either;
      found.push({ a, b, verdict: share > 0.6 ? 'translation' : share > 0.3 ? 'related' : 'unrelated', score: share });
    }
  }
  return found;
}
