import type { Entry } from './dictd.ts';
import { PairScores } from './pairs.ts';
import { contentWords } from './words.ts';

/** Phrases of more words say too little about each of them. */
const PHRASE_MAX = 3;
/** Two phrases of several words each may be ordered differently: only phrase against word is taken apart. */
const PHRASE_SHARE = 0.2;

/**
 * Word pairs of a dictionary. The first rendering of a sense counts 1, the k-th 1/k; later senses count less in the same way; then
 * all of an entry's are scaled to sum to at most 1, so that long entries do not outweigh clear ones.
 */
export function scoreEntries(entries: readonly Entry[], from: string, to: string): PairScores {
  const scores = new PairScores();
  for (const { head, senses } of entries) {
    const heads = contentWords(head, from);
    if (heads.length === 0 || heads.length > PHRASE_MAX) continue;
    const row: [string, number][] = [];
    senses.forEach((list, sense) => {
      list.forEach((rendering, rank) => {
        const targets = contentWords(rendering, to);
        if (targets.length === 0 || targets.length > PHRASE_MAX || (heads.length > 1 && targets.length > 1)) return;
        const parts = Math.max(heads.length, targets.length);
        const share = (parts > 1 ? PHRASE_SHARE / parts : 1) / ((1 + rank) * Math.sqrt(1 + sense));
        for (const target of targets) row.push([target, share]);
      });
    });
    const sum = row.reduce((total, [, share]) => total + share, 0);
    for (const [target, share] of row) for (const word of heads) scores.add(word, target, share / Math.max(1, sum));
  }
  return scores;
}
