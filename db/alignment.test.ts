import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BeadId, Run, VersionId, WorkId } from '../contract/model.ts';
import { BEAD_FLAGS } from '../contract/service-api.ts';
import {
  countBeads,
  readPage,
  readingState,
  replaceAlignment,
  saveReadingState,
  setVersionDeleted,
  storedAlignment,
  transaction,
  workDetail,
  workOutline,
} from './index.ts';
import type { Library, NewBead } from './index.ts';
import { all, pluck } from './sql.ts';
import { addVersion, addWork, bead, paragraph, temporaryLibrary } from './testing.ts';

let library: Library;
let remove: () => void;
beforeEach(() => ({ library, remove } = temporaryLibrary()));
afterEach(() => remove());

const texts = (count: number) => Array.from({ length: count }, (_, index) => `Paragraph ${index}.`);

/** Beads that partition versions of these lengths: any steps of 0 to 3 segments, none of them empty. */
function beadsFor(counts: readonly number[], steps: readonly (readonly number[])[]): NewBead[] {
  const at = counts.map(() => 0);
  const beads: NewBead[] = [];
  const push = (lengths: readonly number[]) => {
    const runs = counts.map((count, column): Run => {
      const start = at[column] ?? 0;
      at[column] = Math.min(count, start + (lengths[column] ?? 0));
      return [start, at[column] ?? 0];
    });
    if (runs.some(([start, end]) => end > start)) beads.push(bead(...runs));
  };
  for (const lengths of steps) push(lengths);
  push(counts);
  return beads;
}

const alignments = fc
  .array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 4 })
  .filter((counts) => counts.some((count) => count > 0))
  .chain((counts) =>
    fc
      .array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: counts.length, maxLength: counts.length }))
      .map((steps) => ({ counts, beads: beadsFor(counts, steps) })),
  );

/** Every segment in exactly one bead; read bead by bead, each version's segments come in their order. */
function expectWhole(workId: WorkId): void {
  const loose = pluck(
    library.reader,
    `SELECT s.id FROM segment s JOIN version v ON v.id = s.version_id LEFT JOIN bead_segment bs ON bs.segment_id = s.id
     LEFT JOIN bead b ON b.id = bs.bead_id WHERE v.work_id = ? AND (b.work_id IS NULL OR b.work_id <> ?)`,
    [workId, workId],
  );
  expect(loose).toEqual([]);
  const rows = all<{ version: VersionId; number: number; position: number }>(
    library.reader,
    `SELECT s.version_id AS version, s.number, b.position FROM segment s JOIN bead_segment bs ON bs.segment_id = s.id
     JOIN bead b ON b.id = bs.bead_id WHERE b.work_id = ? ORDER BY s.version_id, s.number`,
    [workId],
  );
  const turned = rows.filter((row, index) => {
    const before = rows[index - 1];
    return before?.version === row.version && row.position < before.position;
  });
  expect(turned).toEqual([]);
}

test('any alignment written, and written again, is read back as it was and is whole', () => {
  fc.assert(
    fc.property(alignments, fc.func(fc.integer({ min: 0, max: 3 })), ({ counts, beads }, step) => {
      const { workId, versionIds } = addWork(
        library.writer,
        'T',
        Object.fromEntries(counts.map((count, index) => [`x-${index}`, texts(count)])),
        beads,
      );
      expect(storedAlignment(library.reader, workId).beads.map(({ runs }) => runs)).toEqual(
        beads.map(({ runs }) => runs),
      );
      expectWhole(workId);
      const other = beadsFor(
        counts,
        texts(8).map((_, row) => counts.map((_count, column) => step(row, column))),
      );
      replaceAlignment(library.writer, workId, { versionIds, beads: other, relations: [] });
      expect(storedAlignment(library.reader, workId).beads.map(({ runs }) => runs)).toEqual(
        other.map(({ runs }) => runs),
      );
      expectWhole(workId);
      expect(workDetail(library.reader, workId).beadCount).toBe(other.length);
    }),
    { numRuns: 60 },
  );
});

test.each([
  ['a segment is missing', [bead([0, 1], [0, 2])]],
  ['a segment is in two beads', [bead([0, 2], [0, 1]), bead([1, 2], [1, 2])]],
  ['order is broken', [bead([1, 2], [0, 2]), bead([0, 1], [2, 2])]],
  ['a bead is empty', [bead([0, 0], [0, 0]), bead([0, 2], [0, 2])]],
  ['a column is missing', [bead([0, 2])]],
])('nothing is written when %s', (_, beads) => {
  const { workId, versionIds } = addWork(library.writer, 'T', { en: texts(2), it: texts(2) }, [bead([0, 2], [0, 2])]);
  const before = storedAlignment(library.reader, workId);
  expect(() => replaceAlignment(library.writer, workId, { versionIds, beads, relations: [] })).toThrow(/no alignment/u);
  expect(storedAlignment(library.reader, workId)).toEqual(before);
});

test('a stop in the middle of writing leaves the alignment as it was', () => {
  const one = texts(1500);
  const { workId, versionIds } = addWork(
    library.writer,
    'T',
    { en: one },
    one.map((_, index) => bead([index, index + 1])),
  );
  const before = storedAlignment(library.reader, workId);
  let calls = 0;
  const stopping = () => {
    calls += 1;
    if (calls === 2) throw new Error('stop');
  };
  const next = { versionIds, beads: [bead([0, 1500])], relations: [] };
  const many = { ...next, beads: one.map((_, index) => bead([index, index + 1])) };
  expect(() => replaceAlignment(library.writer, workId, many, stopping)).toThrow('stop');
  expect(storedAlignment(library.reader, workId)).toEqual(before);
});

test('rows that stay the same keep their ids, also when a version joins; the reading position follows its segment', () => {
  const { workId, versionIds } = addWork(library.writer, 'T', { en: texts(3), it: texts(3) }, [
    bead([0, 1], [0, 1]),
    bead([1, 2], [1, 2]),
    bead([2, 3], [2, 3]),
  ]);
  const [first, second, third] = storedAlignment(library.reader, workId).beads.map(({ id }) => id);
  const state = {
    beadId: third as BeadId,
    fraction: 0.5,
    hidden: [],
    widths: {},
    showParatext: false,
    mode: null,
    lead: null,
  };
  saveReadingState(library.writer, workId, state, 1);
  transaction(library.writer, () => {
    const added = addVersion(library.writer, workId, 'fr', texts(1).map(paragraph));
    const beads = [bead([0, 1], [0, 1], [0, 1]), bead([1, 3], [1, 3], [1, 1])];
    replaceAlignment(library.writer, workId, { versionIds: [...versionIds, added], beads, relations: [] });
  });
  const after = storedAlignment(library.reader, workId).beads.map(({ id }) => id);
  expect(after[0]).toBe(first);
  expect(after[1]).not.toBe(second);
  expect(readingState(library.reader, workId)).toMatchObject({ beadId: after[1], fraction: 0.5 });
});

test('a version in the bin leaves its columns and empty rows out, and comes back whole', () => {
  const { workId, versionIds } = addWork(library.writer, 'T', { en: texts(3), it: texts(2) }, [
    bead([0, 1], [0, 1]),
    bead([1, 2], [1, 1]),
    { ...bead([2, 2], [1, 2]), status: 'doubtful' },
    bead([2, 3], [2, 2]),
  ]);
  const [en, it] = versionIds as [VersionId, VersionId];
  const whole = workOutline(library.reader, workId);
  expect([...whole.flags]).toEqual([0, BEAD_FLAGS.gap, BEAD_FLAGS.gap | BEAD_FLAGS.doubtful, BEAD_FLAGS.gap]);
  transaction(library.writer, () => {
    setVersionDeleted(library.writer, it, 5);
    countBeads(library.writer, workId);
  });
  const left = workOutline(library.reader, workId);
  expect(left.versionIds).toEqual([en]);
  expect([...left.flags]).toEqual([0, 0, 0]);
  expect([...left.beadIds]).toEqual([whole.beadIds[0], whole.beadIds[1], whole.beadIds[3]]);
  expect(workDetail(library.reader, workId)).toMatchObject({ beadCount: 3, doubtfulCount: 0, languages: ['en'] });
  const page = readPage(library.reader, workId, left, 0, 10);
  expect(page.beads.map(({ cells }) => cells.map((cell) => cell.length))).toEqual([[1], [1], [1]]);
  setVersionDeleted(library.writer, it, null);
  expect(workOutline(library.reader, workId)).toEqual(whole);
});
