import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { between, destination } from './grid-keys.ts';

const place = { index: 5, count: 11, columns: 4, pageRows: 2, direction: 'ltr' as const };

describe('destination', () => {
  it('follows what is seen', () => {
    expect(destination('ArrowRight', place)).toBe(6);
    expect(destination('ArrowRight', { ...place, direction: 'rtl' })).toBe(4);
    expect(destination('ArrowLeft', { ...place, direction: 'rtl' })).toBe(6);
    expect(destination('ArrowDown', place)).toBe(9);
    expect(destination('ArrowUp', place)).toBe(1);
    expect(destination('Home', place)).toBe(0);
    expect(destination('End', place)).toBe(10);
  });
  it('goes to the last work from above a short last row, and stays in the last row', () => {
    expect(destination('ArrowDown', { ...place, index: 7 })).toBe(10);
    expect(destination('ArrowDown', { ...place, index: 9 })).toBe(9);
  });
  it('leaves other keys alone', () => {
    expect(destination('a', place)).toBeNull();
    expect(destination('ArrowRight', { ...place, columns: 1 })).toBeNull();
    expect(destination('Home', { ...place, count: 0 })).toBeNull();
  });
  it('never leaves the grid', () => {
    const keys = ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'];
    fc.assert(
      fc.property(
        fc.constantFrom(...keys),
        fc.integer({ min: 1, max: 50 }),
        fc.nat(),
        fc.integer({ min: 2, max: 9 }),
        fc.constantFrom('ltr' as const, 'rtl' as const),
        (key, count, at, columns, direction) => {
          const to = destination(key, { index: at % count, count, columns, pageRows: 3, direction });
          expect(to).toBeGreaterThanOrEqual(0);
          expect(to).toBeLessThan(count);
        },
      ),
    );
  });
});

describe('between', () => {
  it('includes both ends in either order', () => {
    expect(between(2, 4)).toEqual([2, 3, 4]);
    expect(between(4, 2)).toEqual([2, 3, 4]);
    expect(between(3, 3)).toEqual([3]);
  });
});
