/**
 * Arrays in memory that are not written yet: an edit by hand changes a few rows, and to write the arrays of a long book with each would
 * take longer than the edit. They say nothing that the beads do not: what is lost with the process is derived anew.
 */
import { keepLast } from '../contract/keep-last.ts';
import type { WorkId } from '../contract/model.ts';
import type { StoredArrays } from './stored-arrays.ts';
import { all, raw, run } from './sql.ts';
import type { ReadableDb, WritableDb } from './sql.ts';

/** Works held; of the one that was edited longest ago the arrays are derived when they are asked for. */
const HELD_MAX = 4;
/** The last two states: a reader may still look at the one before a change. */
const STATES = 2;

interface Held {
  readonly stamp: number;
  readonly arrays: StoredArrays;
}
const held = new Map<string, readonly Held[]>();

const keyOf = (db: ReadableDb, workId: WorkId) => `${workId} ${raw(db).name}`;

export function heldArrays(db: ReadableDb, workId: WorkId, stamp: number): StoredArrays | undefined {
  return held.get(keyOf(db, workId))?.find((state) => state.stamp === stamp)?.arrays;
}

export function holdArrays(db: ReadableDb, workId: WorkId, stamp: number, arrays: StoredArrays): void {
  const key = keyOf(db, workId);
  const states = [{ stamp, arrays }, ...(held.get(key) ?? [])].slice(0, STATES);
  keepLast(held, key, states, HELD_MAX);
}

/** Says that the written arrays are behind, in the transaction that changes the beads; what was held is behind as well. */
export function markBehind(db: WritableDb, workId: WorkId): number {
  const stamp = Math.floor(Math.random() * Number.MAX_SAFE_INTEGER);
  run(
    db,
    'INSERT INTO alignment_behind (work_id, stamp) VALUES (?, ?) ON CONFLICT (work_id) DO UPDATE SET stamp = excluded.stamp',
    [workId, stamp],
  );
  return stamp;
}

/** The written arrays are true again. */
export function markWritten(db: WritableDb, workId: WorkId): void {
  run(db, 'DELETE FROM alignment_behind WHERE work_id = ?', [workId]);
  held.delete(keyOf(db, workId));
}

/** The works whose written arrays are behind. */
export function worksBehind(db: ReadableDb): WorkId[] {
  return all<{ workId: WorkId }>(db, 'SELECT work_id AS workId FROM alignment_behind').map(({ workId }) => workId);
}
