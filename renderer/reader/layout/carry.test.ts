import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorOf, linesAfter } from './carry.ts';
import type { Lines } from './carry.ts';

const linesOf = (ids: readonly number[]): Lines => ({
  beadIds: Float64Array.from(ids),
  items: {
    count: ids.length,
    starts: Int32Array.from({ length: ids.length + 1 }, (_, index) => index),
    folded: new Int32Array(ids.length),
    numbers: Int32Array.from(ids, (_, index) => index + 1),
    total: ids.length,
  },
});

describe('linesAfter', () => {
  it('finds every line that is still there at its new place, and no other', () => {
    const ids = fc.uniqueArray(fc.nat(40), { maxLength: 30 });
    fc.assert(
      fc.property(ids, ids, (before, after) => {
        const found = linesAfter(linesOf(before), linesOf(after));
        expect([...found]).toEqual(before.map((id) => after.indexOf(id)));
      }),
    );
  });
});

describe('anchorOf', () => {
  const after = Int32Array.of(0, 1, -1, -1, 2, -1);
  it('is the line at the top while it is there', () => expect(anchorOf(1, after)).toBe(1));
  it('is the next one that stays where it was taken away, at the end the last one', () => {
    expect(anchorOf(2, after)).toBe(4);
    expect(anchorOf(5, after)).toBe(4);
    expect(anchorOf(0, Int32Array.of(-1))).toBeNull();
  });
});
