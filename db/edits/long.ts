/** Operations over very many rows: the answer is worked out from the arrays at once, the rows follow part by part (parts.ts). */
import type { OperationLabel } from '../../contract/edit.ts';
import { HexaplaError } from '../../contract/errors.ts';
import type { BeadId, VersionId, WorkId } from '../../contract/model.ts';
import { Unsettled } from '../errors.ts';
import { pluck } from '../sql.ts';
import type { ReadableDb, WritableDb } from '../sql.ts';
import { readingSegment, restorePosition } from '../alignment.ts';
import type { StoredArrays } from '../stored-arrays.ts';
import { arraysAlong } from './along.ts';
import { hold } from './arrays.ts';
import { recordPath } from './log.ts';
import { settleBeads, unsettle, unsettledOf } from './parts.ts';
import { loadPath } from './path.ts';
import type { Path } from './path.ts';
import { tell } from './perform.ts';
import type { Performed } from './perform.ts';
import { placeRows } from './positions.ts';
import { BY_HAND, nextBeadId } from './rows.ts';
import { isFilled } from './workbench.ts';
import type { LongDraft, Workbench } from './workbench.ts';

/** Rows whose text is told at once: more than are in view. */
const TOLD = 40;

/** Puts an edit of very many rows into the log and answers it. @throws Unsettled while another one is being carried out */
export function beginLong(
  db: WritableDb,
  workId: WorkId,
  before: StoredArrays,
  name: OperationLabel,
  { path, focus }: LongDraft,
): Performed {
  if (unsettledOf(db, workId)) throw new Unsettled(`Work ${workId} is not settled`);
  const operationId = recordPath(db, workId, name, path);
  return performLong(db, workId, before, { operationId, name, done: true, focus });
}

/**
 * From now on the operation counts as done, or as taken back: the arrays say so, the first of its rows and whatever is asked for too, and
 * the others come as `settleNext` is called. @throws Unsettled while another one is being carried out
 */
export function performLong(
  db: WritableDb,
  workId: WorkId,
  before: StoredArrays,
  operation: { operationId: number; name: OperationLabel; done: boolean; focus: BeadId | null },
): Performed {
  const { operationId, name, done, focus } = operation;
  const pending = unsettledOf(db, workId);
  if (pending && pending.operationId !== operationId) throw new Unsettled(`Work ${workId} is not settled`);
  const path = loadPath(db, operationId);
  if (!path) throw new HexaplaError('internal', `Operation ${operationId} has no path`);
  const position = readingSegment(db, workId);
  unsettle(db, workId, operationId, done ? 1 : 0);
  // Rows that come or go are always at an end of the path; what stands where the user reads is looked for there.
  if (path.moves) settleBeads(db, workId, [path.beads[0] ?? 0, path.beads.at(-1) ?? 0, readingBead(db, workId)]);
  const refreshed = arraysAlong(db, workId, before, path, done);
  hold(db, workId, refreshed.arrays);
  if (position) restorePosition(db, workId, position);
  return tell(db, workId, before, { refreshed, name, focus, told: TOLD });
}

function readingBead(db: ReadableDb, workId: WorkId): number {
  return (
    pluck<number>(db, 'SELECT bead_id FROM reading_state WHERE work_id = ? AND bead_id IS NOT NULL', [workId])[0] ?? 0
  );
}

/**
 * The path of a column that moves by one along `rows` (StoredArrays row numbers). Down, `end` says where the last cell gets a row of its
 * own; null where the last of `rows` is a gap that takes it. Null where the neighbours of the new row would have to make room for it.
 */
export function shiftPath(
  bench: Workbench,
  column: number,
  rows: Uint32Array,
  { way, end }: { readonly way: 1 | -1; readonly end: number | null },
): Path | null {
  const { db, arrays, long } = bench;
  const first = rows[way === 1 ? 0 : rows.length - 1] ?? 0;
  const alone = arrays.columns.every((_, other) => other === column || !isFilled(arrays, first, other));
  const path: Path = {
    ...along(bench, rows, end === null ? 0 : 1),
    marks: BY_HAND,
    moves: { versionId: arrays.versionIds[column] as VersionId, way },
    born: null,
    gone: alone ? rows.indexOf(first) : null,
    part: long.part,
  };
  if (end === null) return path;
  const { positions, pushed } = placeRows(db, arrays, end, end, [null]);
  if (pushed.length > 0) return null;
  path.beads[rows.length] = nextBeadId(db);
  return { ...path, born: positions[0] ?? 0 };
}

/** The path of what is said of many rows alike. */
export function marksPath(bench: Workbench, rows: Uint32Array, marks: Path['marks']): Path {
  return { ...along(bench, rows, 0), marks, moves: null, born: null, gone: null, part: bench.long.part };
}

/** The beads of these rows with their flags, and room for so many more. */
function along({ arrays }: Workbench, rows: Uint32Array, room: number): Pick<Path, 'beads' | 'flags'> {
  const beads = new Float64Array(rows.length + room);
  const flags = new Uint8Array(rows.length + room);
  const [first, last] = [rows[0] ?? 0, rows.at(-1) ?? 0];
  if (last - first === rows.length - 1) {
    beads.set(arrays.beadIds.subarray(first, last + 1));
    flags.set(arrays.flags.subarray(first, last + 1));
    return { beads, flags };
  }
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index]!;
    beads[index] = arrays.beadIds[row]!;
    flags[index] = arrays.flags[row]!;
  }
  return { beads, flags };
}
