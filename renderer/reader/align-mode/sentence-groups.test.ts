import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Run } from '../../../contract/model.ts';
import { cutBefore, groupOf, isWhole, mergedWithNext, movedDown, movedUp } from './sentence-groups.ts';
import type { Groups } from './sentence-groups.ts';

const pairs: Groups = [
  [
    [0, 1],
    [0, 1],
  ],
  [
    [1, 3],
    [1, 2],
  ],
];
const written = (groups: Groups) => groups.map((runs) => runs.map(([start, end]) => `${start}-${end}`).join(' '));

describe('rearranging sentences', () => {
  it('joins a group with the next', () => {
    expect(written(mergedWithNext(pairs, 0))).toEqual(['0-3 0-2']);
    expect(mergedWithNext(pairs, 1)).toBe(pairs);
  });
  it('cuts a group before a sentence', () => {
    expect(written(cutBefore(mergedWithNext(pairs, 0), 0, 2))).toEqual(['0-2 0-1', '2-3 1-2']);
    expect(cutBefore(pairs, 0, 1)).toBe(pairs);
  });
  it('takes sentences to the neighbouring group, or into a new one at the ends', () => {
    expect(written(movedUp(pairs, 0, 1))).toEqual(['0-2 0-1', '2-3 1-2']);
    expect(written(movedDown(pairs, 0, 0))).toEqual(['0-0 0-1', '0-3 1-2']);
    expect(written(movedUp(pairs, 1, 0))).toEqual(['0-0 0-1', '0-1 1-1', '1-3 1-2']);
    expect(written(movedDown(pairs, 0, 2))).toEqual(['0-1 0-1', '1-2 1-2', '2-3 2-2']);
  });
});

it('every sentence stays in one group, in order, whatever is done', () => {
  const counts = fc.array(fc.nat(6), { minLength: 1, maxLength: 5 }).filter((list) => list.some((count) => count > 0));
  const steps = fc.array(fc.tuple(fc.nat(3), fc.nat(4), fc.nat(5)), { maxLength: 30 });
  fc.assert(
    fc.property(counts, steps, (list, asked) => {
      let groups: Groups = [list.map((count): Run => [0, count])];
      for (const [what, place, sentence] of asked) {
        const column = place % list.length;
        const change = [movedUp, movedDown, cutBefore][what];
        groups = change ? change(groups, column, sentence) : mergedWithNext(groups, groupOf(groups, column, sentence));
        expect(isWhole(groups, list)).toBe(true);
      }
    }),
  );
});
