import { describe, expect, it } from 'vitest';
import { SegmentId } from '../../../contract/model.ts';
import { contentsTree, entryAt, shownNodes, visibleNode } from './contents-tree.ts';

const entries = [1, 3, 3, 2, 1, 2].map((level, index) => ({
  segmentId: SegmentId.parse(index + 1),
  row: index * 10,
  level,
  text: `${index}`,
}));
const tree = contentsTree(entries);

describe('contentsTree', () => {
  it('puts a heading under the last one of a smaller level, whatever levels are left out', () => {
    expect(tree.map(({ parent }) => parent)).toEqual([-1, 0, 0, 0, -1, 4]);
    expect(tree.map(({ depth }) => depth)).toEqual([1, 2, 2, 2, 1, 2]);
  });
  it('counts siblings', () => {
    expect(tree.map(({ position, siblings }) => `${position}/${siblings}`)).toEqual([
      '1/2',
      '1/3',
      '2/3',
      '3/3',
      '2/2',
      '1/1',
    ]);
    expect(tree.map(({ hasChildren }) => hasChildren)).toEqual([true, false, false, false, true, false]);
  });
});

it('hides what stands under closed headings, and names the closed one instead', () => {
  const closed = new Set([1]);
  expect(shownNodes(tree, closed)).toEqual([0, 4, 5]);
  expect(visibleNode(tree, 2, closed)).toBe(0);
  expect(visibleNode(tree, 5, closed)).toBe(5);
});

it('finds the entry that a row is in', () => {
  expect([-1, 0, 9, 10, 55, 500].map((row) => entryAt(entries, row))).toEqual([-1, 0, 0, 1, 5, 5]);
});
