import { describe, expect, it } from 'vitest';
import { markRows } from './spine-marks.ts';

describe('markRows', () => {
  it('places a mark by its share of the height', () => {
    expect(
      markRows(
        10,
        100,
        4,
        (row) => row / 10,
        (row) => row === 3 || row === 7,
      ),
    ).toEqual([30, 70]);
  });
  it('merges marks that would touch', () => {
    expect(
      markRows(
        50_000,
        800,
        4,
        (row) => row / 50_000,
        () => true,
      ).length,
    ).toBeLessThanOrEqual(200);
  });
  it('keeps the last mark inside', () => {
    expect(
      markRows(
        1,
        100,
        4,
        () => 1,
        () => true,
      ),
    ).toEqual([96]);
  });
});
