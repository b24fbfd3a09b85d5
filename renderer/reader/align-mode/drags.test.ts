import { describe, expect, it } from 'vitest';
import { BeadId, SegmentId, VersionId } from '../../../contract/model.ts';
import type { BeadRow, SegmentView, Version } from '../../../contract/model.ts';
import type { Column, Session } from '../session.ts';
import { moveOfBoundary, moveTo, reachableRows } from './drags.ts';

const column: Column = { index: 0, version: { id: VersionId.parse(7) } as Version };

/** A work of one column with so many paragraphs in each row. */
function sessionOf(counts: readonly number[]): Session {
  let number = 0;
  const segment = (): SegmentView => {
    number++;
    const id = SegmentId.parse(number);
    return { id, number, kind: 'paragraph', level: 0, text: '', paratext: false, sentences: [] };
  };
  const rows = counts.map((count, row): BeadRow => {
    const cells = [Array.from({ length: count }, segment)];
    const id = BeadId.parse(row + 1);
    return { id, status: 'auto', pinned: false, score: 1, reasons: [], cells, sentenceBeads: [], links: [] };
  });
  const opening = { beadIds: Float64Array.from(rows, ({ id }) => id) };
  return { opening, store: { row: (at: number) => rows[at] } } as unknown as Session;
}
const told = (move: ReturnType<typeof moveTo>) => move && `${move.count} of ${move.beadId} ${move.way} to ${move.to}`;

describe('taking a paragraph to another row', () => {
  it('reaches the next row, and farther ones through gaps only', () => {
    const session = sessionOf([1, 0, 0, 2, 1]);
    expect(reachableRows(session, column, 3, -1)).toEqual([2, 1, 0]);
    expect(reachableRows(session, column, 3, 1)).toEqual([4]);
    expect(reachableRows(session, column, 4, 1)).toEqual([]);
  });

  it('takes along what stands between the paragraph and the other row, in one edit', () => {
    const session = sessionOf([1, 3, 1]);
    expect(told(moveTo(session, column, 1, 1, 0))).toBe('2 of 2 up to 1');
    expect(told(moveTo(session, column, 1, 1, 2))).toBe('2 of 2 down to 3');
    expect(moveTo(session, column, 1, 1, 1)).toBeNull();
  });

  it('goes over every gap on the way', () => {
    const session = sessionOf([1, 0, 1, 1]);
    expect(told(moveTo(session, column, 2, 0, 0))).toBe('1 of 3 up to 1');
    expect(moveTo(session, column, 3, 0, 0)).toBeNull();
  });
});

it('a boundary is moved over paragraphs of either row', () => {
  const session = sessionOf([2, 2]);
  expect(told(moveOfBoundary(session, column, 0, 3))).toBe('1 of 2 up to 1');
  expect(told(moveOfBoundary(session, column, 0, 0))).toBe('2 of 1 down to 2');
  expect(moveOfBoundary(session, column, 0, 2)).toBeNull();
});
