import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RowHeights } from './row-heights.ts';

const heights = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 200 });

describe('RowHeights', () => {
  it('sums what stands before a row, after any changes', () => {
    fc.assert(
      fc.property(heights, fc.array(fc.tuple(fc.nat(199), fc.integer({ min: 1, max: 500 }))), (list, changes) => {
        const rows = new RowHeights(Float64Array.from(list));
        const plain = [...list];
        for (const [row, height] of changes) {
          if (row >= plain.length) continue;
          rows.set(row, height);
          plain[row] = height;
        }
        let sum = 0;
        for (let row = 0; row <= plain.length; row++) {
          expect(rows.offset(row)).toBe(sum);
          sum += plain[row] ?? 0;
        }
        expect(rows.total).toBe(sum);
      }),
    );
  });

  it('finds the row that covers an offset', () => {
    fc.assert(
      fc.property(heights, fc.nat(100_000), (list, seed) => {
        const rows = new RowHeights(Float64Array.from(list));
        const offset = seed % rows.total;
        const row = rows.rowAt(offset);
        expect(rows.offset(row)).toBeLessThanOrEqual(offset);
        expect(rows.offset(row + 1)).toBeGreaterThan(offset);
      }),
    );
  });

  it('clamps what lies outside', () => {
    const rows = new RowHeights(Float64Array.of(10, 20));
    expect(rows.rowAt(-5)).toBe(0);
    expect(rows.rowAt(30)).toBe(1);
    expect(rows.rowAt(1e9)).toBe(1);
    expect(new RowHeights(new Float64Array(0)).rowAt(3)).toBe(0);
    expect(new RowHeights(new Float64Array(0)).total).toBe(0);
  });
});
