import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BEAD_FLAGS } from '../contract/service-api.ts';
import { countOdd, filledRows, mixed, rowFlags } from './lanes.ts';
import { CELL } from './outline.ts';

/** CELL bits as they come: nothing where a cell is empty. */
const cell = fc.constantFrom(0, CELL.filled, CELL.filled | CELL.paratext, CELL.filled | CELL.heading, 7);
const own = fc.constantFrom(0, BEAD_FLAGS.doubtful, BEAD_FLAGS.confirmed, BEAD_FLAGS.pinned | BEAD_FLAGS.doubtful);
const rows = fc.nat({ max: 40 }).chain((count) =>
  fc.record({
    flags: fc.array(own, { minLength: count, maxLength: count }),
    columns: fc.array(fc.array(cell, { minLength: count, maxLength: count }), { minLength: 1, maxLength: 20 }),
  }),
);

test('four rows at a time come to the same as one by one, at any place in memory', () => {
  fc.assert(
    fc.property(rows, fc.nat({ max: 7 }), ({ flags, columns }, skipped) => {
      const lists = columns.map((cells) => Uint8Array.from(cells).subarray(skipped));
      const stored = Uint8Array.from(flags).subarray(skipped);
      const expected = Array.from(stored, (bits, row) => {
        const cells = lists.map((list) => list[row]!).filter((one) => one !== 0);
        if (cells.length < lists.length) bits |= BEAD_FLAGS.gap;
        if (cells.every((one) => one & CELL.paratext)) bits |= BEAD_FLAGS.paratext;
        return cells.some((one) => one & CELL.heading) ? bits | BEAD_FLAGS.heading : bits;
      });
      expect([...rowFlags(stored, lists)]).toEqual(expected);
      const filled = filledRows(stored.length, lists);
      expect([...filled]).toEqual(Array.from(stored, (_, row) => (lists.some((list) => list[row]) ? 1 : 0)));
      expect(countOdd(filled)).toBe(filled.filter((one) => one === 1).length);
      const said = BEAD_FLAGS.doubtful | BEAD_FLAGS.confirmed;
      const next = stored.toReversed();
      expect([...mixed(stored, next, said)]).toEqual(
        Array.from(stored, (bits, row) => (bits & ~said) | (next[row]! & said)),
      );
    }),
  );
});
