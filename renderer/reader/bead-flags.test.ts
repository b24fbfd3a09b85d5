import { describe, expect, it } from 'vitest';
import { countBeads, findRow, isAbsent, isDoubtful, isGap, shownFlags } from './bead-flags.ts';

const DOUBTFUL = 1;
const GAP = 2;
const PARATEXT = 4;
const flags = Uint8Array.of(0, DOUBTFUL, GAP, GAP | PARATEXT, DOUBTFUL | GAP, 0);

describe('countBeads', () => {
  it('counts doubts and gaps, but no gaps of furniture', () => {
    expect(countBeads(flags)).toEqual({ doubtful: 2, gaps: 2 });
  });
});

describe('findRow', () => {
  const doubtful = (row: number) => isDoubtful(flags, row);
  it('goes on and round the end', () => {
    expect(findRow(6, 1, 1, doubtful)).toBe(4);
    expect(findRow(6, 4, 1, doubtful)).toBe(1);
    expect(findRow(6, 1, -1, doubtful)).toBe(4);
  });
  it('comes back to the only one, and knows when there is none', () => {
    expect(findRow(6, 2, 1, (row) => row === 2)).toBe(2);
    expect(findRow(6, 2, 1, () => false)).toBeNull();
    expect(findRow(0, 0, 1, () => true)).toBeNull();
  });
  it('begins before the first row', () => expect(findRow(6, -1, 1, () => true)).toBe(0));
});

it('with columns hidden, gaps are those among the shown, and rows without text there are absent', () => {
  const stored = Uint8Array.of(0, 2, 2, 3);
  const lengths = Uint32Array.of(5, 5, 5, /**/ 5, 5, 0, /**/ 0, 0, 5, /**/ 0, 5, 5);
  const shown = shownFlags({ flags: stored, lengths }, 3, [0, 1]);
  expect([...shown].map((_, row) => [isAbsent(shown, row), isGap(shown, row), isDoubtful(shown, row)])).toEqual([
    [false, false, false],
    [false, false, false],
    [true, false, false],
    [false, true, true],
  ]);
  expect(shownFlags({ flags: stored, lengths }, 3, [2, 0, 1])).toBe(stored);
});
