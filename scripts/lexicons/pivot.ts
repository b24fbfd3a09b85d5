import { PairScores } from './pairs.ts';

/** p(y | x) by way of one pivot language, and how to come back. */
export interface Bridge {
  /** p(z | x) and p(x | z). */
  readonly xz: PairScores;
  readonly zx: PairScores;
  /** p(y | z) and p(z | y). */
  readonly zy: PairScores;
  readonly yz: PairScores;
}

/** Paths less likely than this, there and back, are left: they cost most and mean least. */
const PATH_MIN = 0.01;

/**
 * Word pairs that pivots agree on (inverse consultation, Tanaka & Umemura 1994, with probabilities): the score of (x, y) is the sum
 * over bridges of the geometric mean of the paths there, p(z|x) p(y|z), and back. Pairs found over one bridge only must be likely;
 * a wrong sense of the pivot word is seldom shared by two pivot languages.
 */
export function throughPivots(bridges: readonly Bridge[], aloneMin: number): PairScores {
  const sum = new PairScores();
  const votes = new PairScores();
  for (const bridge of bridges) {
    for (const [x, y, score] of paths(bridge)) {
      sum.add(x, y, score);
      votes.add(x, y, 1);
    }
  }
  const kept = new PairScores();
  for (const [x, row] of sum.rows) {
    for (const [y, score] of row) {
      if (votes.rows.get(x)!.get(y)! >= 2 || score >= aloneMin) kept.add(x, y, score);
    }
  }
  return kept;
}

function* paths({ xz, zx, zy, yz }: Bridge): Generator<readonly [x: string, y: string, score: number]> {
  for (const [x, pivots] of xz.rows) {
    const found = new Map<string, number>();
    for (const [z, there] of pivots) {
      const targets = zy.rows.get(z);
      if (!targets) continue;
      const back = zx.rows.get(z)?.get(x) ?? there / 4;
      for (const [y, onward] of targets) {
        const score = Math.sqrt(there * onward * back * (yz.rows.get(y)?.get(z) ?? onward / 4));
        if (score >= PATH_MIN) found.set(y, (found.get(y) ?? 0) + score);
      }
    }
    for (const [y, score] of found) yield [x, y, score];
  }
}
