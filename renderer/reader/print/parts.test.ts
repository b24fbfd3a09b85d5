import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partsOf } from './parts.ts';

test('what fits into one file is one', () => {
  expect(partsOf([1, 4000])).toEqual([[1, 4000]]);
  expect(partsOf([7, 7])).toEqual([[7, 7]]);
});

test('the rest is shared out evenly', () => {
  expect(partsOf([1, 4001])).toEqual([
    [1, 2000],
    [2001, 4001],
  ]);
});

test('parts follow each other, hold everything once, and none holds too much', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1e6 }),
      fc.nat(3000),
      fc.integer({ min: 20, max: 500 }),
      (first, more, most) => {
        const parts = partsOf([first, first + more], most);
        expect(parts[0]?.[0]).toBe(first);
        expect(parts.at(-1)?.[1]).toBe(first + more);
        parts.forEach(([from, to], index) => {
          expect(to - from).toBeLessThan(most);
          expect(to).toBeGreaterThanOrEqual(from);
          expect(from).toBe((parts[index - 1]?.[1] ?? first - 1) + 1);
        });
      },
    ),
    { numRuns: 30 },
  );
});
