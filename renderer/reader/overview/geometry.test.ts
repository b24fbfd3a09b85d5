import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { WHOLE, pointOf, rowAt, scaleOf, withPlace, zoomed } from './geometry.ts';

const none = new Uint32Array();
const path = (a: readonly number[], b: readonly number[]) =>
  scaleOf({ revision: 1, a: Uint32Array.from(a), b: Uint32Array.from(b), firstA: none, firstB: none, links: none });

test('rows lie where the paragraphs before them end', () => {
  const scale = path([1, 2, 0, 1], [1, 1, 2, 0]);
  expect([0, 1, 2, 3, 4].map((row) => pointOf(scale, row))).toEqual([
    [0, 0],
    [0.25, 0.25],
    [0.75, 0.5],
    [0.75, 1],
    [1, 1],
  ]);
});

test('a place on a row leads back to it', () => {
  const counts = fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(counts, fc.nat(), (rows, pick) => {
      const filled = rows.map(([a, b]) => (a + b > 0 ? [a, b] : [1, 1]));
      const scale = path(
        filled.map(([a]) => a ?? 0),
        filled.map(([, b]) => b ?? 0),
      );
      const row = pick % filled.length;
      const [[x0, y0], [x1, y1]] = [pointOf(scale, row), pointOf(scale, row + 1)];
      // A version without any paragraph has no extent.
      fc.pre(x1 + y1 > x0 + y0);
      expect(rowAt(scale, (x0 + x1) / 2, (y0 + y1) / 2)).toBe(row);
    }),
  );
});

describe('zoom', () => {
  test('keeps the place under the pointer, and never leaves the whole', () => {
    const near = zoomed(WHOLE, 2, [0.5, 0.25]);
    expect(near).toEqual({ across: { start: 0.25, size: 0.5 }, down: { start: 0.125, size: 0.5 } });
    expect(zoomed(near, 0.25, [0.5, 0.25])).toEqual(WHOLE);
  });
  test('follows a place that is out of sight', () => {
    const near = zoomed(WHOLE, 4, [0, 0]);
    expect(withPlace(near, [0.1, 0.1])).toEqual(near);
    expect(withPlace(near, [0.9, 0.5]).across.start).toBeCloseTo(0.75);
  });
});
