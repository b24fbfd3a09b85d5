import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BeadId, VersionId } from '../contract/model.ts';
import { BEAD_FLAGS } from '../contract/service-api.ts';
import { orderVersions, readPage, readingState, rowOf, saveReadingState, workOutline } from './index.ts';
import type { Library } from './index.ts';
import { MAX_PAGE_CHARACTERS, PAGE_BEADS_SQL, PAGE_SEGMENTS_SQL } from './reader.ts';
import { all } from './sql.ts';
import type { SqlParams } from './sql.ts';
import { addWork, bead, temporaryLibrary } from './testing.ts';

let library: Library;
let remove: () => void;
beforeEach(() => ({ library, remove } = temporaryLibrary()));
afterEach(() => remove());

function planOf(sql: string, params: SqlParams): string[] {
  return all<{ detail: string }>(library.reader, `EXPLAIN QUERY PLAN ${sql}`, params).map(({ detail }) => detail);
}

test('a page is found by indexes alone: no table is scanned, nothing is sorted', () => {
  expect(planOf(PAGE_BEADS_SQL, [1, 0, 1])).toEqual([
    'SEARCH bead USING INDEX bead_position (work_id=? AND position>? AND position<?)',
  ]);
  expect(planOf(PAGE_SEGMENTS_SQL, [1, 0, 1])).toEqual([
    'SEARCH b USING COVERING INDEX bead_position (work_id=? AND position>? AND position<?)',
    'SEARCH bs USING COVERING INDEX bead_segment_bead (bead_id=?)',
    'SEARCH s USING INTEGER PRIMARY KEY (rowid=?)',
  ]);
});

test('rows come in order with their cells in the order of the columns, which can be changed', () => {
  const { workId, versionIds } = addWork(library.writer, 'T', { en: ['a', 'b', 'c'], it: ['A', 'BC'] }, [
    {
      ...bead([0, 1], [0, 1]),
      sentenceBeads: [
        {
          score: 0.7,
          runs: [
            [0, 1],
            [0, 1],
          ],
        },
      ],
    },
    { ...bead([1, 3], [1, 2]), status: 'doubtful', reasons: [{ code: 'words' }] },
  ]);
  const outline = workOutline(library.reader, workId);
  expect([...outline.lengths]).toEqual([1, 1, 2, 2]);
  expect([...outline.flags]).toEqual([0, BEAD_FLAGS.doubtful]);
  const page = readPage(library.reader, workId, outline, 0, 10);
  expect(page.beads.map(({ cells }) => cells.map((cell) => cell.map(({ text }) => text)))).toEqual([
    [['a'], ['A']],
    [['b', 'c'], ['BC']],
  ]);
  expect(page.beads[1]).toMatchObject({ status: 'doubtful', reasons: [{ code: 'words' }] });
  expect(page.beads[1]?.cells[0]?.map(({ number }) => number)).toEqual([2, 3]);
  orderVersions(library.writer, workId, versionIds.toReversed());
  const turned = workOutline(library.reader, workId);
  expect([...turned.lengths]).toEqual([1, 1, 2, 2]);
  const [first] = readPage(library.reader, workId, turned, 0, 1).beads;
  expect(first?.cells.map((cell) => cell[0]?.text)).toEqual(['A', 'a']);
  expect(first?.sentenceBeads).toEqual([
    {
      score: 0.7,
      runs: [
        [0, 1],
        [0, 1],
      ],
    },
  ]);
});

test('columns can be ordered only by naming each of them once', () => {
  const { workId, versionIds } = addWork(library.writer, 'T', { en: ['a'], it: ['A'] }, [bead([0, 1], [0, 1])]);
  const [en] = versionIds as [VersionId];
  expect(() => orderVersions(library.writer, workId, [en])).toThrow(/others/u);
  expect(() => orderVersions(library.writer, workId, [en, en])).toThrow(/others/u);
  expect(workOutline(library.reader, workId).versionIds).toEqual(versionIds);
});

test('a page from the middle knows its row; one past the end is empty; a bead of another work is not found', () => {
  const list = Array.from({ length: 50 }, (_, index) => `p${index}`);
  const rows = list.map((_, index) => bead([index, index + 1]));
  const { workId } = addWork(library.writer, 'T', { en: list }, rows);
  const other = addWork(library.writer, 'U', { en: ['x'] }, [bead([0, 1])]);
  const outline = workOutline(library.reader, workId);
  expect(rowOf(outline, outline.beadIds[30] as BeadId)).toBe(30);
  expect(readPage(library.reader, workId, outline, 30, 3).beads.map(({ cells }) => cells[0]?.[0]?.text)).toEqual([
    'p30',
    'p31',
    'p32',
  ]);
  expect(readPage(library.reader, workId, outline, 48, 10).beads).toHaveLength(2);
  expect(readPage(library.reader, workId, outline, 50, 10)).toEqual({ from: 50, beads: [] });
  const [foreign] = workOutline(library.reader, other.workId).beadIds;
  expect(() => rowOf(outline, foreign as BeadId)).toThrow(/No bead/u);
});

test('a page of monstrous paragraphs ends early, but never before its first row', () => {
  const long = 'x'.repeat(MAX_PAGE_CHARACTERS * 0.6);
  const rows = [bead([0, 3]), bead([3, 4]), bead([4, 5]), bead([5, 6])];
  const { workId } = addWork(library.writer, 'T', { en: [long, long, long, long, 'y', long] }, rows);
  const outline = workOutline(library.reader, workId);
  expect(readPage(library.reader, workId, outline, 0, 10).beads).toHaveLength(1);
  expect(readPage(library.reader, workId, outline, 1, 10).beads).toHaveLength(2);
});

test('where a work was left is kept; a bead that has gone leaves the place as it was', () => {
  const { workId, versionIds } = addWork(library.writer, 'T', { en: ['a', 'b'] }, [bead([0, 1]), bead([1, 2])]);
  expect(readingState(library.reader, workId)).toEqual({
    beadId: null,
    fraction: 0,
    hidden: [],
    widths: {},
    showParatext: false,
    mode: null,
    lead: null,
  });
  const [, second] = workOutline(library.reader, workId).beadIds;
  const place = { beadId: second as BeadId, fraction: 0.25, hidden: versionIds, widths: { 1: 2 }, showParatext: true };
  const state = { ...place, mode: 'interlinear' as const, lead: versionIds[0] as VersionId };
  saveReadingState(library.writer, workId, state, 1);
  expect(readingState(library.reader, workId)).toEqual(state);
  saveReadingState(library.writer, workId, { ...state, beadId: 999 as BeadId, hidden: [] }, null);
  expect(readingState(library.reader, workId)).toEqual({ ...state, hidden: [] });
  // A version of another work leads none here.
  saveReadingState(library.writer, workId, { ...state, lead: 999 as VersionId }, null);
  expect(readingState(library.reader, workId).lead).toBeNull();
});
