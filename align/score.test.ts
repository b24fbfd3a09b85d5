import { describe, expect, it } from 'vitest';
import { addCounts, fromCounts, parseBeads, score, scoreCounts, toScoredBead } from './score.ts';

const gold = parseBeads('[0]:[0]\n[1, 2]:[1]\n[3]:[]\n[4]:[2, 3]\n');

describe('score', () => {
  it('counts gaps for precision and two-sided beads for recall', () => {
    const predicted = parseBeads('[0]:[0]\n[1]:[1]\n[2]:[]\n[3]:[]\n[4]:[2,3]\n');
    const { strict, lax } = score(gold, predicted);
    // 3 of 5 predicted beads are in gold, [1]:[1] shares a link, the gap [2]:[] is wrong in both senses
    expect(strict.precision).toBeCloseTo(3 / 5);
    expect(lax.precision).toBeCloseTo(4 / 5);
    // of the three two-sided gold beads two are found, the third is touched
    expect(strict.recall).toBeCloseTo(2 / 3);
    expect(lax.recall).toBe(1);
    expect(strict.f1).toBeCloseTo((2 * 0.6 * (2 / 3)) / (0.6 + 2 / 3));
  });

  it('is perfect for gold itself and nothing for nothing', () => {
    expect(score(gold, gold).strict).toEqual({ precision: 1, recall: 1, f1: 1 });
    expect(score(gold, []).lax).toEqual({ precision: 0, recall: 0, f1: 0 });
  });

  it('counts doubles once and sums files before dividing', () => {
    const double = parseBeads('[0]:[0]\n[0]:[0]\n');
    expect(scoreCounts(gold, double).predicted).toBe(1);
    const sum = fromCounts(addCounts([scoreCounts(gold, gold), scoreCounts(gold, [])]));
    expect(sum.strict.recall).toBe(0.5);
    expect(sum.strict.precision).toBe(1);
  });
});

describe('parseBeads', () => {
  it('reads scores behind beads, spaces, and leaves empty beads out', () => {
    expect(parseBeads(' [0,1] : [2]:0.31\n[]:[]\nnoise\n[2]:[]')).toEqual([
      { source: [0, 1], target: [2] },
      { source: [2], target: [] },
    ]);
  });

  it('reads ladders as what lies between rungs', () => {
    expect(parseBeads('0\t0\t0.5\n1\t2\t0.1\n1\t3\n')).toEqual([
      { source: [0], target: [0, 1] },
      { source: [], target: [2] },
    ]);
  });
});

it('writes runs as numbers', () => {
  expect(
    toScoredBead([
      [2, 4],
      [3, 3],
    ]),
  ).toEqual({ source: [2, 3], target: [] });
});
