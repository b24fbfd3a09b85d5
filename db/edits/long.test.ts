/** Operations over very many rows beside everything else: other works edited meanwhile, rows judged anew before they are taken back. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Edit, EditOutcome } from '../../contract/edit.ts';
import type { BeadId, WorkId } from '../../contract/model.ts';
import { applyEdit, revisionOf, stepThroughLog, storeScores, workOutline, writeHeldArrays } from '../index.ts';
import type { Library } from '../index.ts';
import { Unsettled } from '../errors.ts';
import { deriveArrays, readArrays } from '../outline.ts';
import { all } from '../sql.ts';
import { temporaryLibrary } from '../testing.ts';
import { settleNext, settleWork, unsettledOf } from './parts.ts';
import { addShaped, rules, stateOf } from './testing.ts';

let library: Library;
let remove: () => void;
beforeEach(() => ({ library, remove } = temporaryLibrary()));
afterEach(() => remove());

const ROWS = 30;
const addRows = () =>
  addShaped(
    library.writer,
    Array.from({ length: ROWS }, () => [1, 1]),
  );

function apply(workId: WorkId, edit: Edit): EditOutcome {
  const engine = { ...rules, long: { from: 4, part: 4 } };
  return applyEdit(library.writer, workId, revisionOf(library.writer, workId), edit, engine);
}

const bead = (workId: WorkId, row: number) => workOutline(library.writer, workId).beadIds.at(row) as BeadId;
const plain = (workId: WorkId, read: typeof readArrays) =>
  JSON.stringify(read(library.writer, workId), (_, value: unknown) =>
    ArrayBuffer.isView(value) ? [...(value as Uint8Array)] : value,
  );

test('arrays that memory let go are not made of rows that are half carried out', () => {
  const db = library.writer;
  const { workId, versionIds } = addRows();
  const others = Array.from({ length: 5 }, () => addRows().workId);
  apply(workId, { kind: 'shift', beadId: bead(workId, 0), versionId: versionIds[0]!, way: 'down' });
  const said = plain(workId, readArrays);
  settleNext(db, workId, 2);
  for (const other of others) apply(other, { kind: 'pin', beadIds: [bead(other, 3)], pinned: true });
  expect(() => readArrays(db, workId)).toThrow(Unsettled);
  expect(() => apply(workId, { kind: 'pin', beadIds: [1 as BeadId], pinned: true })).toThrow(Unsettled);
  // A pause comes before it is through: what is written must not be such arrays either.
  writeHeldArrays(db);
  expect(all(db, 'SELECT work_id AS workId FROM alignment_behind')).toEqual([{ workId }]);
  settleWork(db, workId);
  expect(plain(workId, readArrays)).toBe(said);
  writeHeldArrays(db);
  expect(all(db, 'SELECT work_id FROM alignment_behind')).toEqual([]);
  expect(plain(workId, readArrays)).toBe(plain(workId, deriveArrays));
});

test('what was judged anew since stays so when pins of very many rows are taken back', () => {
  const db = library.writer;
  const { workId } = addRows();
  const rows = [...workOutline(db, workId).beadIds] as BeadId[];
  apply(workId, { kind: 'pin', beadIds: rows, pinned: true });
  settleWork(db, workId);
  const pinned = stateOf(db, workId);
  apply(workId, { kind: 'pin', beadIds: rows, pinned: false });
  expect(unsettledOf(db, workId)).toMatchObject({ wanted: 1 });
  const judged = rows.map((id, row) => ({ id, score: row % 3 === 0 ? 0.2 : 0.9, reasons: [] }));
  expect(storeScores(db, workId, judged, rules.doubtBelow)).toBe(ROWS / 3);
  stepThroughLog(db, workId, 'undo');
  settleWork(db, workId);
  expect(plain(workId, readArrays)).toBe(plain(workId, deriveArrays));
  expect(all(db, 'SELECT doubtful_count AS doubtful FROM work WHERE id = ?', [workId])).toEqual([
    { doubtful: ROWS / 3 },
  ]);
  expect(stateOf(db, workId)).not.toEqual(pinned);
  stepThroughLog(db, workId, 'redo');
  settleWork(db, workId);
  expect(plain(workId, readArrays)).toBe(plain(workId, deriveArrays));
});
