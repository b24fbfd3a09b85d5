import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnWidths, moveGap } from './columns.ts';

const bounds = { min: 220, max: 640, gap: 40 };

describe('columnWidths', () => {
  it('shares evenly', () => expect(columnWidths(1280, [1, 1, 1], bounds)).toEqual([400, 400, 400]));
  it('follows the weights', () => expect(columnWidths(940, [2, 1], bounds)).toEqual([600, 300]));
  it('keeps the measure in a wide window', () => expect(columnWidths(4000, [1, 1], bounds)).toEqual([640, 640]));
  it('keeps columns readable in a narrow one', () => {
    expect(columnWidths(500, [1, 1, 1, 1, 1, 1], bounds)).toEqual([220, 220, 220, 220, 220, 220]);
  });
  it('gives the others what one may not take', () => {
    expect(columnWidths(1240, [5, 1], bounds)).toEqual([640, 560]);
  });
  it('is always within bounds, for any weights', () => {
    const weights = fc.array(fc.double({ min: 0, max: 5, noNaN: true }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6000 }), weights, (available, list) => {
        for (const width of columnWidths(available, list, bounds)) {
          expect(width).toBeGreaterThanOrEqual(219);
          expect(width).toBeLessThanOrEqual(640);
        }
      }),
    );
  });
});

describe('moveGap', () => {
  it('keeps the sum of the weights', () => {
    const [a, b] = moveGap({ widths: [400, 400], weights: [1, 1] }, 100, 220);
    expect(a + b).toBeCloseTo(2);
    expect(a).toBeCloseTo(1.25);
  });
  it('stops at the minimum', () => {
    const [a] = moveGap({ widths: [400, 400], weights: [1, 1] }, -1000, 220);
    expect(a).toBeCloseTo(0.55);
  });
  it('does nothing where there is no room', () => {
    expect(moveGap({ widths: [220, 220], weights: [1, 1] }, 50, 220)).toEqual([1, 1]);
  });
});
