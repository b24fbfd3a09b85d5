/** Any edits in any order: each note quotes its words or is an orphan, and undoing all of it brings every note back as it was. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HexaplaError } from '../contract/errors.ts';
import type { SegmentId, VersionId, WorkId } from '../contract/model.ts';
import type { NoteId } from '../contract/notes.ts';
import { KINDS, addShaped, editOf, rules } from './edits/testing.ts';
import type { Throw } from './edits/testing.ts';
import {
  addNote,
  applyEdit,
  deleteNotes,
  editHistory,
  notesOf,
  revisionOf,
  stepThroughLog,
  workOutline,
} from './index.ts';
import { all } from './sql.ts';
import { temporaryLibrary } from './testing.ts';

let opened: ReturnType<typeof temporaryLibrary>;
beforeEach(() => (opened = temporaryLibrary()));
afterEach(() => opened.remove());

const throws: fc.Arbitrary<Throw> = fc.record({
  kind: fc.constantFrom(...KINDS),
  a: fc.nat({ max: 10_000 }),
  b: fc.nat({ max: 10_000 }),
  c: fc.nat({ max: 10_000 }),
});
type Act = { readonly note: readonly [segment: number, start: number, length: number] } | { readonly edit: Throw };
const acts: fc.Arbitrary<Act> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ note: fc.tuple(fc.nat(500), fc.nat(20), fc.integer({ min: 1, max: 20 })) }) },
  // Splitting and joining are what may tear a note from its words.
  {
    weight: 2,
    arbitrary: throws.map((thrown) => ({
      edit: { ...thrown, kind: thrown.a % 2 ? 'splitSegment' : 'joinSegments' } as Throw,
    })),
  },
  { weight: 2, arbitrary: fc.record({ edit: throws }) },
);

const SHAPE = [
  [1, 2],
  [2, 1],
  [0, 1],
  [1, 1],
  [3, 2],
];

test('a note always quotes its words, and undo brings each back', () => {
  fc.assert(
    fc.property(fc.array(acts, { minLength: 5, maxLength: 25 }), (list) => {
      const { workId } = addShaped(opened.library.writer, SHAPE);
      for (const act of list) {
        if ('note' in act) make(workId, act.note);
        else edit(workId, act.edit);
        for (const { quote, anchors, state } of notesAsStored(workId)) {
          const words = anchors.map(({ segmentId, start, end }) => textOf(segmentId).slice(start, end)).join('');
          // Nothing here takes words away, so that no note need be given up.
          expect([state, words.replace(/\s/gu, '')]).toEqual(['placed', quote.replace(/\s/gu, '')]);
        }
      }
      const end = notesAsStored(workId);
      let steps = 0;
      for (; editHistory(opened.library.reader, workId).undo; steps++)
        stepThroughLog(opened.library.writer, workId, 'undo');
      expect(notesAsStored(workId)).toEqual([]);
      for (; steps > 0; steps--) stepThroughLog(opened.library.writer, workId, 'redo');
      expect(notesAsStored(workId)).toEqual(end);
      deleteAll(end.map(({ id }) => id));
    }),
    { numRuns: 20 },
  );
}, 60_000);

const notesAsStored = (workId: WorkId) =>
  notesOf(opened.library.reader, workId, workOutline(opened.library.reader, workId));

function textOf(id: SegmentId): string {
  return all<{ text: string }>(opened.library.reader, 'SELECT text FROM segment WHERE id = ?', [id])[0]?.text ?? '';
}

function make(workId: WorkId, [segment, from, length]: readonly [number, number, number]): void {
  const segments = all<{ id: SegmentId; versionId: VersionId; text: string }>(
    opened.library.reader,
    'SELECT s.id, s.version_id AS versionId, s.text FROM segment s JOIN version v ON v.id = s.version_id WHERE v.work_id = ? ORDER BY s.id',
    [workId],
  );
  const { id, versionId, text } = segments[segment % segments.length]!;
  const start = Math.min(from, text.length - 1);
  const anchors = [{ segmentId: id, start, end: Math.min(text.length, start + length) }];
  addNote(opened.library.writer, { workId, versionId, kind: 'mark', colour: 'blue', text: '', anchors }, 1);
}

function edit(workId: WorkId, thrown: Throw): void {
  const db = opened.library.writer;
  try {
    applyEdit(db, workId, revisionOf(db, workId), editOf(db, workId, thrown), rules);
  } catch (error) {
    if (!(error instanceof HexaplaError) || error.code !== 'edit-impossible') throw error;
  }
}

function deleteAll(ids: readonly NoteId[]): void {
  if (ids.length > 0) deleteNotes(opened.library.writer, ids);
}
