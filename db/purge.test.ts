/** Versions that lay in the bin long enough: gone for good, while the rest of the work and its log stay whole. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HexaplaError } from '../contract/errors.ts';
import type { VersionId, WorkId } from '../contract/model.ts';
import {
  addNote,
  applyEdit,
  editHistory,
  purgeVersions,
  revisionOf,
  settleWork,
  setVersionDeleted,
  stepThroughLog,
  versionsOf,
  workOutline,
} from './index.ts';
import type { Library } from './index.ts';
import { KINDS, addShaped, editOf, faultsOf, rules, strangeSentences } from './edits/testing.ts';
import { deriveArrays, readArrays } from './outline.ts';
import { all, pluck } from './sql.ts';
import { temporaryLibrary } from './testing.ts';

vi.setConfig({ testTimeout: 60_000 });

let library: Library;
let remove: () => void;
beforeEach(() => ({ library, remove } = temporaryLibrary()));
afterEach(() => remove());

/** Who stands in which row of a version, and how the rows look that show any of it. */
function standing(workId: WorkId, versionId: VersionId): unknown {
  return all(
    library.writer,
    `SELECT s.id, s.text, b.id AS bead, b.status, b.score FROM segment s JOIN bead_segment bs ON bs.segment_id = s.id
     JOIN bead b ON b.id = bs.bead_id WHERE s.version_id = ? AND b.work_id = ? ORDER BY s.number, s.part`,
    [versionId, workId],
  );
}

const throws = fc.record({
  kind: fc.constantFrom(...KINDS),
  a: fc.nat({ max: 10_000 }),
  b: fc.nat({ max: 10_000 }),
  c: fc.nat({ max: 10_000 }),
});
const shapes = fc.array(fc.tuple(fc.constant(1), fc.nat({ max: 2 }), fc.nat({ max: 2 })), {
  minLength: 4,
  maxLength: 9,
});

test('a version that is purged after any edits takes nothing else with it, and all of them are undone as before', () => {
  fc.assert(
    fc.property(shapes, fc.array(throws, { maxLength: 10 }), fc.nat({ max: 10 }), (shape, thrown, deleteAfter) => {
      const db = library.writer;
      const { workId, versionIds } = addShaped(db, shape);
      const [first, second, last] = versionIds as [VersionId, VersionId, VersionId];
      const start = [standing(workId, first), standing(workId, second)];
      thrown.forEach((one, index) => {
        // Some of the edits were made while it was still shown.
        if (index === deleteAfter) setVersionDeleted(db, last, 1);
        try {
          const limits = { ...rules, long: { from: 3, part: 2 } };
          applyEdit(db, workId, revisionOf(db, workId), editOf(db, workId, one), limits);
          settleWork(db, workId);
        } catch (error) {
          if (!(error instanceof HexaplaError && error.code === 'edit-impossible')) throw error;
        }
      });
      setVersionDeleted(db, last, 1);
      const before = [standing(workId, first), standing(workId, second)];
      expect(purgeVersions(db, 2)).toBe(1);
      expect([standing(workId, first), standing(workId, second)]).toEqual(before);
      expect(pluck(db, 'SELECT id FROM segment WHERE version_id = ?', [last])).toEqual([]);
      expect(strangeSentences(db, workId)).toEqual([]);
      while (editHistory(db, workId).undo) {
        stepThroughLog(db, workId, 'undo');
        settleWork(db, workId);
        expect(strangeSentences(db, workId)).toEqual([]);
      }
      expect([standing(workId, first), standing(workId, second)]).toEqual(start);
      while (editHistory(db, workId).redo) {
        stepThroughLog(db, workId, 'redo');
        settleWork(db, workId);
      }
      expect([standing(workId, first), standing(workId, second)]).toEqual(before);
      const arrays = readArrays(db, workId);
      expect(arrays?.beadIds).toEqual(deriveArrays(db, workId)?.beadIds);
      expect(arrays?.columns).toHaveLength(2);
    }),
    { numRuns: 60 },
  );
});

test('what is in the bin for less long stays, and can be brought back', () => {
  const db = library.writer;
  const { workId, versionIds } = addShaped(db, [
    [1, 1, 1],
    [1, 0, 1],
    [0, 0, 1],
  ]);
  const [, second, last] = versionIds as [VersionId, VersionId, VersionId];
  const segmentId = pluck<number>(db, 'SELECT id FROM segment WHERE version_id = ?', [last])[0] as never;
  addNote(
    db,
    {
      workId,
      versionId: last,
      kind: 'bookmark',
      colour: 'yellow',
      text: '',
      anchors: [{ segmentId, start: 0, end: 3 }],
    } as never,
    5,
  );
  setVersionDeleted(db, last, 10);
  setVersionDeleted(db, second, 20);
  expect(purgeVersions(db, 10)).toBe(0);
  expect(purgeVersions(db, 20)).toBe(1);
  // The row that held nothing else is gone, with the note and the original.
  expect(workOutline(db, workId).beadIds).toHaveLength(2);
  expect(faultsOf(db, workId)).toEqual([]);
  expect(all(db, 'SELECT id FROM note')).toEqual([]);
  expect(all(db, 'SELECT id FROM original')).toHaveLength(2);
  setVersionDeleted(db, second, null);
  expect(versionsOf(db, workId).map(({ id }) => id)).toEqual(versionIds.slice(0, 2));
});
