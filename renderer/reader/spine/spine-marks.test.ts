import { describe, expect, it } from 'vitest';
import { markRows } from './spine-marks.ts';

describe('markRows', () => {
  it('places a mark by its share of the height', () => {
    expect(markRows([3, 7], 100, 4, (row) => row / 10)).toEqual([30, 70]);
  });
  it('merges marks that would touch', () => {
    const every = Array.from({ length: 50_000 }, (_, row) => row);
    expect(markRows(every, 800, 4, (row) => row / 50_000).length).toBeLessThanOrEqual(200);
  });
  it('keeps the last mark inside', () => {
    expect(markRows([0], 100, 4, () => 1)).toEqual([96]);
  });
});
