/** Links that an alignment finds: stored, kept while the rows leave them alone, undone with the alignment; never those of the user. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CrossLink, VersionId, WorkId } from '../../contract/model.ts';
import { acceptChanges, readPage, replaceAlignment, storedAlignment, workOutline } from '../index.ts';
import type { Library, MovedPair, NewBead } from '../index.ts';
import { addWork, bead, temporaryLibrary } from '../testing.ts';
import { applyEdit, stepThroughLog } from './apply.ts';
import { stateOf } from './testing.ts';

let library: Library;
let remove: () => void;
let workId: WorkId;
let versionIds: VersionId[];

/** English 0 1 2 3, Italian 0 3 1 2: the last English paragraph stands second in Italian. */
const ROWS: readonly NewBead[] = [
  bead([0, 1], [0, 1]),
  bead([1, 1], [1, 2]),
  bead([1, 2], [2, 3]),
  bead([2, 3], [3, 4]),
  bead([3, 4], [4, 4]),
];
const MOVED: MovedPair = { a: [0, 3], b: [1, 1], score: 0.9 };

beforeEach(() => {
  ({ library, remove } = temporaryLibrary());
  const texts = { en: ['a', 'b', 'c', 'd'], it: ['A', 'D', 'B', 'C'] };
  ({ workId, versionIds } = addWork(library.writer, 'Order', texts, ROWS));
});
afterEach(() => remove());

const engine = { doubtBelow: 0.6, alignInside: () => [] };
function align(beads: readonly NewBead[], moved: readonly MovedPair[]): void {
  replaceAlignment(library.writer, workId, { versionIds, beads, relations: [], moved });
}
/** Paragraphs that links lead from and to, and how sure they are, from both ends. */
function links(): [from: number, to: number, score: number | null][] {
  const { beads } = readPage(library.reader, workId, workOutline(library.reader, workId), 0, 20);
  return beads.flatMap((row) =>
    row.links.map((link: CrossLink): [number, number, number | null] => [
      row.cells.flat().find(({ id }) => id === link.segmentId)!.number,
      link.otherNumber,
      link.score,
    ]),
  );
}
function edit(change: Parameters<typeof applyEdit>[3]): void {
  applyEdit(library.writer, workId, workOutline(library.reader, workId).revision, change, engine);
}
const segmentAt = (row: number, column: number) => {
  const { beads } = readPage(library.reader, workId, workOutline(library.reader, workId), row, 1);
  return beads[0]!.cells[column]![0]!.id;
};

describe('links that an alignment found', () => {
  test('are told at both ends with their score, and undone with the alignment', () => {
    const before = stateOf(library.reader, workId);
    align(ROWS, [MOVED]);
    expect(links()).toEqual([
      [2, 4, 0.9],
      [4, 2, 0.9],
    ]);
    stepThroughLog(library.writer, workId, 'undo');
    expect(stateOf(library.reader, workId)).toEqual(before);
    stepThroughLog(library.writer, workId, 'redo');
    expect(links()).toHaveLength(2);
  });

  test('are none where a row holds both versions, or the segment is not there', () => {
    align(ROWS, [
      { a: [0, 1], b: [1, 1], score: 0.9 },
      { a: [0, 3], b: [1, 2], score: 0.9 },
      { a: [0, 9], b: [1, 1], score: 0.9 },
      { a: [7, 0], b: [1, 1], score: 0.9 },
    ]);
    expect(links()).toEqual([]);
  });

  test('give way to what a later alignment finds, and stay where it did not look', () => {
    align(ROWS, [MOVED]);
    align(ROWS, []);
    expect(links()).toHaveLength(2);
    align([...ROWS.slice(0, 1), bead([1, 2], [1, 3]), ...ROWS.slice(3)], []);
    expect(links()).toEqual([]);
  });

  test('are removed by hand, and brought back by undo with their score', () => {
    align(ROWS, [MOVED]);
    edit({ kind: 'unlink', a: segmentAt(1, 1), b: segmentAt(4, 0) });
    expect(links()).toEqual([]);
    stepThroughLog(library.writer, workId, 'undo');
    expect(links()).toEqual([
      [2, 4, 0.9],
      [4, 2, 0.9],
    ]);
  });

  test('become the user’s own when they are linked by hand, and then outlast alignments that deny them', () => {
    align(ROWS, [MOVED]);
    edit({ kind: 'link', a: segmentAt(1, 1), b: segmentAt(4, 0) });
    expect(links().map(([, , score]) => score)).toEqual([null, null]);
    align(ROWS, [MOVED]);
    align([...ROWS.slice(0, 3), bead([2, 4], [3, 4])], []);
    expect(links()).toEqual([
      [2, 4, null],
      [4, 2, null],
    ]);
  });

  test('come with rows that are taken over from a proposal, in one operation', () => {
    const before = stateOf(library.reader, workId);
    const { revision } = storedAlignment(library.reader, workId);
    const proposal = { workId, revision, versionIds, moved: [MOVED] };
    acceptChanges(library.writer, proposal, [{ from: 2, to: 4, rows: [bead([1, 3], [2, 4])] }], 0.6);
    expect(links()).toHaveLength(2);
    expect(stepThroughLog(library.writer, workId, 'undo').name).toBe('realign');
    expect(stateOf(library.reader, workId)).toEqual(before);
    const again = { ...proposal, revision: storedAlignment(library.reader, workId).revision };
    const { splices } = acceptChanges(library.writer, again, [], 0.6);
    expect(splices.length).toBeGreaterThan(0);
    expect(links()).toHaveLength(2);
    const third = { ...proposal, revision: storedAlignment(library.reader, workId).revision };
    expect(acceptChanges(library.writer, third, [], 0.6).splices).toEqual([]);
  });
});
