import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Run } from '../../contract/model.ts';
import { changedStretches } from './propose-changes.ts';
import type { Runs } from './propose-changes.ts';

/** Rows from how many segments each holds of each version. */
function rows(counts: readonly (readonly number[])[]): Runs[] {
  const at = (counts[0] ?? []).map(() => 0);
  return counts.map((row) =>
    row.map((count, version): Run => {
      const start = at[version] ?? 0;
      at[version] = start + count;
      return [start, start + count];
    }),
  );
}

describe('changedStretches', () => {
  test('finds nothing between equals', () => {
    const same = rows([
      [1, 1],
      [2, 1],
      [0, 1],
    ]);
    expect(changedStretches(same, same)).toEqual([]);
  });

  test('finds the least stretch around each difference', () => {
    const before = rows([
      [1, 1],
      [1, 2],
      [1, 0],
      [1, 1],
      [2, 2],
      [1, 1],
    ]);
    const after = rows([
      [1, 1],
      [1, 1],
      [1, 1],
      [1, 1],
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
    expect(changedStretches(before, after)).toEqual([
      { from: 1, to: 3, newFrom: 1, newTo: 3 },
      { from: 4, to: 5, newFrom: 4, newTo: 6 },
    ]);
  });

  test('does not take gaps that change places for a difference', () => {
    expect(
      changedStretches(
        rows([
          [1, 0],
          [0, 1],
          [1, 1],
        ]),
        rows([
          [0, 1],
          [1, 0],
          [1, 1],
        ]),
      ),
    ).toEqual([]);
  });

  test('what it finds, put in, makes the one of the other', () => {
    const cut = fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(cut, cut, (some, others) => {
        const total = (list: readonly (readonly [number, number])[]) =>
          [0, 1].map((version) => list.reduce((sum, row) => sum + (row[version] ?? 0), 0));
        const [a, b] = [total(some), total(others)];
        // Whatever one lacks comes in a last row.
        const rest = (own: readonly number[], other: readonly number[]) =>
          own.map((count, version) => Math.max(0, (other[version] ?? 0) - count));
        const filled = (list: readonly (readonly number[])[]) =>
          rows(list.filter((row) => row.some((count) => count > 0)));
        const before = filled([...some, rest(a, b)]);
        const after = filled([...others, rest(b, a)]);
        const made = [...before] as Runs[];
        for (const { from, to, newFrom, newTo } of changedStretches(before, after).toReversed())
          made.splice(from, to - from, ...after.slice(newFrom, newTo));
        const contents = (list: readonly Runs[]) =>
          list.map((row) => row.map(([start, end]) => (start === end ? '' : `${start}-${end}`)).join(' ')).toSorted();
        expect(contents(made)).toEqual(contents(after));
      }),
    );
  });
});
