import type { WeightedPair } from '../../formats/lexicon/lexicon-file.ts';
import { conditional, PairScores } from './pairs.ts';

export interface Selection {
  /** Most head words kept on either side. */
  readonly heads: number;
  /** Most renderings kept of a word. */
  readonly renderings: number;
}

/** A rendering is dropped where its score is under this share of the word's best. */
const SHARE_MIN = 0.12;

/**
 * The pairs worth shipping: of each word the best renderings, of each language the most useful words. `rankA` and `rankB` say how
 * useful a word is (greater is more); a pair stays where both its words are among the `heads` most useful. Sorted by head, target.
 */
export function selectPairs(
  scores: PairScores,
  rank: readonly [(word: string) => number, (word: string) => number],
  { heads, renderings }: Selection,
): WeightedPair[] {
  const back = scores.transposed();
  const [keptA, keptB] = [mostUseful(scores, rank[0], heads), mostUseful(back, rank[1], heads)];
  const forward = conditional(best(scores, renderings));
  const backward = conditional(best(back, renderings));
  const pairs: WeightedPair[] = [];
  for (const [head, row] of scores.rows) {
    if (!keptA.has(head)) continue;
    for (const target of row.keys()) {
      if (!keptB.has(target)) continue;
      const there = forward.rows.get(head)?.get(target) ?? 0;
      const home = backward.rows.get(target)?.get(head) ?? 0;
      if (there > 0 || home > 0) pairs.push({ head, target, forward: there, backward: home });
    }
  }
  return pairs;
}

function mostUseful(scores: PairScores, rank: (word: string) => number, count: number): ReadonlySet<string> {
  const ranked = [...scores.rows.keys()].map((word) => [word, rank(word)] as const);
  ranked.sort(([v, x], [w, y]) => y - x || (v < w ? -1 : 1));
  return new Set(ranked.slice(0, count).map(([word]) => word));
}

function best(scores: PairScores, renderings: number): PairScores {
  const kept = new PairScores();
  for (const [word, row] of scores.rows) {
    const sorted = [...row].toSorted(([v, x], [w, y]) => y - x || (v < w ? -1 : 1)).slice(0, renderings);
    const least = sorted[0]![1] * SHARE_MIN;
    for (const [other, score] of sorted) if (score >= least) kept.add(word, other, score);
  }
  return kept;
}
