/** Any edits, in any order, on works of two to six versions: the alignment stays one, the texts stay, and all of it can be taken back. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EditOutcome } from '../../contract/edit.ts';
import { HexaplaError } from '../../contract/errors.ts';
import type { BeadId, Run, WorkId } from '../../contract/model.ts';
import {
  applyEdit,
  editHistory,
  readPage,
  replaceAlignment,
  revisionOf,
  stepThroughLog,
  transaction,
  workOutline,
  writeHeldArrays,
} from '../index.ts';
import type { Library, Outline } from '../index.ts';
import { deriveArrays, readArrays } from '../outline.ts';
import type { StoredArrays } from '../stored-arrays.ts';
import { Unsettled } from '../errors.ts';
import { all, raw } from '../sql.ts';
import { addVersion, bead, paragraph, temporaryLibrary } from '../testing.ts';
import { settleBeads, settleNext, settleWork, unsettledOf } from './parts.ts';
import { LONG } from './path.ts';
import type { LongLimits } from './path.ts';
import {
  KINDS,
  addShaped,
  editOf,
  faultsOf,
  fillUnknown,
  rules,
  stateOf,
  strangeSentences,
  textsOf,
} from './testing.ts';
import type { Shape, Throw } from './testing.ts';

// Some hundred transactions each, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 120_000 });

let library: Library;
let remove: () => void;
beforeEach(() => ({ library, remove } = temporaryLibrary()));
afterEach(() => remove());

/** Works of 2 to 6 versions whose rows hold 0 to 3 segments of each. */
const shapes: fc.Arbitrary<Shape> = fc
  .integer({ min: 2, max: 6 })
  .chain((width) =>
    fc.array(fc.array(fc.nat({ max: 3 }), { minLength: width, maxLength: width }), { minLength: 3, maxLength: 12 }),
  )
  .map((rows) => rows.map((row) => (row.some((count) => count > 0) ? row : row.with(0, 1))));

const throws: fc.Arbitrary<Throw> = fc.record({
  kind: fc.constantFrom(...KINDS),
  a: fc.nat({ max: 10_000 }),
  b: fc.nat({ max: 10_000 }),
  c: fc.nat({ max: 10_000 }),
});

/** Does what is thrown; null where it cannot be done. */
function edit(workId: WorkId, thrown: Throw, long: LongLimits = LONG): EditOutcome | null {
  const db = library.writer;
  try {
    const wanted = editOf(db, workId, thrown);
    return inTurn(workId, () => applyEdit(db, workId, revisionOf(db, workId), wanted, { ...rules, long }));
  } catch (error) {
    if (error instanceof HexaplaError && error.code === 'edit-impossible') return null;
    throw error;
  }
}

const step = (workId: WorkId, way: 'undo' | 'redo') =>
  inTurn(workId, () => stepThroughLog(library.writer, workId, way));

/** Waits, as the service does, where a long operation has to come to its end first. */
function inTurn(workId: WorkId, call: () => EditOutcome): EditOutcome {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof Unsettled)) throw error;
    settleWork(library.writer, workId);
    return call();
  }
}

/** The state that a work comes to once it is settled; it is not settled by this. */
function settledState(workId: WorkId): unknown {
  const connection = raw(library.writer);
  connection.exec('SAVEPOINT looking');
  try {
    settleWork(library.writer, workId);
    expect(strangeSentences(library.writer, workId)).toEqual([]);
    fillAll();
    expect(plain(readArrays(library.writer, workId))).toEqual(plain(deriveArrays(library.writer, workId)));
    return stateOf(library.writer, workId);
  } finally {
    connection.exec('ROLLBACK TO looking; RELEASE looking');
  }
}

/** Finds out the sentence beads of all rows. */
function fillAll(): void {
  while (fillUnknown(library.writer, 100) > 0);
}

/** Carries out nothing, something or all of what is left of a long operation. */
function settleSome(workId: WorkId, luck: number): void {
  const { beadIds } = workOutline(library.reader, workId);
  if (luck % 3 === 0) fillUnknown(library.writer, 2);
  if (luck % 5 === 0) settleWork(library.writer, workId);
  if (luck % 5 === 1) settleNext(library.writer, workId, 1 + (luck % 2));
  if (luck % 5 === 2)
    transaction(library.writer, () => settleBeads(library.writer, workId, [beadIds[luck % beadIds.length] ?? 0]));
}

/** Rows as the window holds them: those before, with the outcome's splices put in. */
function withSplices(before: Outline, { splices }: EditOutcome) {
  const width = before.versionIds.length;
  const rows = Array.from(before.beadIds, (id, row) => [
    id,
    before.flags[row],
    ...before.lengths.subarray(row * width, (row + 1) * width),
  ]);
  for (const { from, removed, beadIds, lengths, flags } of splices.toReversed()) {
    const next = Array.from(beadIds, (id, row) => [
      id,
      flags[row],
      ...lengths.subarray(row * width, (row + 1) * width),
    ]);
    rows.splice(from, removed, ...next);
  }
  return rows;
}

function expectOutcome(workId: WorkId, before: Outline, outcome: EditOutcome): void {
  const db = library.reader;
  const after = workOutline(db, workId);
  expect(withSplices(before, outcome)).toEqual(withSplices(after, { ...outcome, splices: [] }));
  expect(outcome.revision).toBe(after.revision);
  const shown: unknown[] = [null, ...after.beadIds];
  expect(shown).toContain(outcome.focus);
  for (const { beadIds, rows } of outcome.splices) {
    expect(rows.map(({ id }) => id)).toEqual([...beadIds.subarray(0, rows.length)]);
    const from = after.beadIds.indexOf(beadIds[0] ?? 0);
    expect(rows).toEqual(readPage(db, workId, after, Math.max(0, from), rows.length).beads);
  }
}

/** Blobs come as Buffers; only their numbers count. */
const plain = (arrays: StoredArrays | undefined) =>
  arrays && {
    ...arrays,
    flags: [...arrays.flags],
    columns: arrays.columns.map(({ lengths, cells }) => ({ lengths, cells: [...cells] })),
  };

/** From how many rows on edits are carried out in parts, and how long these are: as usual, or so that nearly all edits are. */
const limits: fc.Arbitrary<LongLimits> = fc.constantFrom(
  LONG,
  { from: 2, part: 1 },
  { from: 2, part: 2 },
  { from: 3, part: 3 },
);

test('after any edits every segment is in one bead, in order, the texts are the same, and undo and redo lead back and forth', () => {
  fc.assert(
    fc.property(
      shapes,
      fc.boolean(),
      limits,
      fc.array(throws, { minLength: 1, maxLength: 12 }),
      fc.nat({ max: 1000 }),
      (shape, hidden, long, thrown, luck) => {
        const { workId } = addShaped(library.writer, shape, hidden);
        const db = library.reader;
        const texts = textsOf(db, workId);
        const states = [settledState(workId)];
        for (const one of thrown) {
          const before = workOutline(db, workId);
          const outcome = edit(workId, one, long);
          expect(faultsOf(db, workId)).toEqual([]);
          expect(textsOf(db, workId)).toEqual(texts);
          if (outcome) expectOutcome(workId, before, outcome);
          if (outcome && outcome.revision > before.revision) states.push(settledState(workId));
          settleSome(workId, one.b);
          expect(faultsOf(db, workId)).toEqual([]);
        }
        for (const state of states.slice(0, -1).toReversed()) {
          const before = workOutline(db, workId);
          expectOutcome(workId, before, step(workId, 'undo'));
          expect(settledState(workId)).toEqual(state);
          settleSome(workId, luck);
          expect(faultsOf(db, workId)).toEqual([]);
        }
        expect(() => step(workId, 'undo')).toThrow(/Nothing to undo/);
        for (const state of states.slice(1)) {
          step(workId, 'redo');
          expect(settledState(workId)).toEqual(state);
          settleSome(workId, luck + 1);
        }
        expect(() => step(workId, 'redo')).toThrow(/Nothing to redo/);
      },
    ),
    { numRuns: 60 },
  );
});

test('a long operation that is taken back while it is carried out, and done again, ends where it should; a new edit ends it', () => {
  const { workId } = addShaped(
    library.writer,
    Array.from({ length: 40 }, () => [1, 1]),
  );
  const db = library.writer;
  const start = settledState(workId);
  const long = { from: 4, part: 4 };
  const shift = { kind: 'shift', a: 2, b: 0, c: 1 } as const;
  edit(workId, shift, long);
  expect(unsettledOf(db, workId)).toMatchObject({ wanted: 1 });
  const shifted = settledState(workId);
  expect(shifted).not.toEqual(start);
  settleNext(db, workId, 4);
  step(workId, 'undo');
  expect(unsettledOf(db, workId)).toMatchObject({ wanted: 0 });
  expect(settledState(workId)).toEqual(start);
  settleNext(db, workId, 2);
  step(workId, 'redo');
  expect(settledState(workId)).toEqual(shifted);
  settleWork(db, workId);
  step(workId, 'undo');
  // What is being taken back cannot be done again once there is something new, and leaves nothing behind.
  edit(workId, { kind: 'pin', a: 30, b: 0, c: 0 }, long);
  expect(unsettledOf(db, workId)).toMatchObject({ wanted: 0, forgotten: 1 });
  expect(() => step(workId, 'redo')).toThrow(/Nothing to redo/);
  settleWork(db, workId);
  expect(all(db, 'SELECT * FROM operation_part')).toEqual([]);
  expect(all(db, 'SELECT name FROM operation WHERE work_id = ?', [workId])).toEqual([{ name: 'pin' }]);
  step(workId, 'undo');
  expect(settledState(workId)).toEqual(start);
});

test('aligning anew is undone like an edit; where a version joins, the log ends and nothing is torn', () => {
  const db = library.writer;
  const { workId, versionIds } = addShaped(db, [
    [1, 1],
    [2, 1],
    [1, 1],
    [0, 2],
  ]);
  edit(workId, { kind: 'merge', a: 0, b: 0, c: 0 });
  const before = stateOf(db, workId);
  const beads = [bead([0, 3], [0, 2]), bead([3, 4], [2, 3]), bead([4, 4], [3, 5])];
  replaceAlignment(db, workId, { versionIds, beads, relations: [] });
  const realigned = stateOf(db, workId);
  expect(editHistory(db, workId)).toEqual({ undo: 'realign', redo: null });
  stepThroughLog(db, workId, 'undo');
  expect(stateOf(db, workId)).toEqual(before);
  stepThroughLog(db, workId, 'redo');
  expect(stateOf(db, workId)).toEqual(realigned);
  const joined = addVersion(db, workId, 'en', [paragraph('One more.')]);
  const wider = beads.map((one, row) => ({ ...one, runs: [...one.runs, (row === 0 ? [0, 1] : [1, 1]) as Run] }));
  replaceAlignment(db, workId, { versionIds: [...versionIds, joined], beads: wider, relations: [] });
  expect(editHistory(db, workId)).toEqual({ undo: null, redo: null });
  expect(faultsOf(db, workId)).toEqual([]);
});

test('rows are split off at one place as often as there are segments: neighbours make room', () => {
  const db = library.writer;
  const { workId } = addShaped(db, [
    [1, 1],
    [60, 1],
    [1, 1],
  ]);
  const start = stateOf(db, workId);
  for (let left = 60; left > 1; left -= 1) {
    const { beadIds, revision } = workOutline(db, workId);
    // The row before the last holds what is left.
    const beadId = beadIds.at(-2) as BeadId;
    applyEdit(db, workId, revision, { kind: 'split', beadId, first: [1, left === 60 ? 1 : 0] }, rules);
  }
  expect(workOutline(db, workId).beadIds).toHaveLength(62);
  expect(faultsOf(db, workId)).toEqual([]);
  expect(plain(readArrays(db, workId))).toEqual(plain(deriveArrays(db, workId)));
  while (editHistory(db, workId).undo) stepThroughLog(db, workId, 'undo');
  expect(stateOf(db, workId)).toEqual(start);
});

test('arrays that were held are written in a pause, and read back as they were', () => {
  const db = library.writer;
  const { workId } = addShaped(db, [
    [1, 2],
    [2, 1],
    [1, 0],
  ]);
  edit(workId, { kind: 'merge', a: 0, b: 0, c: 0 });
  const held = plain(readArrays(db, workId));
  writeHeldArrays(db);
  expect(all(db, 'SELECT work_id FROM alignment_behind')).toEqual([]);
  expect(plain(readArrays(db, workId))).toEqual(held);
  // Another connection, as after a crash, derives what is held here and not written.
  edit(workId, { kind: 'merge', a: 0, b: 0, c: 0 });
  expect(all(db, 'SELECT work_id AS workId FROM alignment_behind')).toEqual([{ workId }]);
  expect(plain(deriveArrays(library.reader, workId))).toEqual(plain(readArrays(db, workId)));
});
