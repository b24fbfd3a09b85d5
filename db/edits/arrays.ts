/** Keeps the arrays of a work true after some of its rows have changed: those windows are read anew, the rest is copied. */
import { HexaplaError } from '../../contract/errors.ts';
import type { BeadStatus, WorkId } from '../../contract/model.ts';
import { BEAD_FLAGS } from '../../contract/service-api.ts';
import { run, transaction } from '../sql.ts';
import type { WritableDb } from '../sql.ts';
import { holdArrays, markBehind, markWritten, worksBehind } from '../held-arrays.ts';
import { beadFlags, cellBits, readArrays, toBytes } from '../outline.ts';
import type { StoredArrays } from '../stored-arrays.ts';
import type { Row } from './changes.ts';
import { settleBeads, unsettledOf } from './parts.ts';
import { positionAt, readRows } from './rows.ts';
import type { StoredRow } from './rows.ts';
import type { Window } from './windows.ts';

/** How many rows each window has now. */
export interface Refreshed {
  readonly arrays: StoredArrays;
  readonly windows: readonly (Window & { readonly rows: number })[];
}

/**
 * Reads `windows` of the arrays anew and holds the whole under the next revision. The work has `grown` by so many rows.
 * @throws HexaplaError internal where rows outside of the windows are others too
 */
export function refreshArrays(
  db: WritableDb,
  workId: WorkId,
  before: StoredArrays,
  windows: readonly Window[],
  grown: number,
): Refreshed {
  const fresh = windows.map(({ from, to }) => {
    settleBeads(db, workId, before.beadIds.subarray(from, to));
    const first = positionAt(db, before, from - 1) + 1;
    const last = positionAt(db, before, to) - 1;
    const range = [Math.max(first, Number.MIN_SAFE_INTEGER), Math.min(last, Number.MAX_SAFE_INTEGER)] as const;
    return { from, to, stored: readRows(db, workId, before.versionIds, range) };
  });
  const arrays = spliced(before, fresh);
  if (grown !== arrays.beadIds.length - before.beadIds.length) {
    throw new HexaplaError('internal', `The arrays grew by other than ${grown} rows`);
  }
  hold(db, workId, arrays);
  return { arrays, windows: fresh.map(({ from, to, stored }) => ({ from, to, rows: stored.length })) };
}

/** The same for changes that say something of rows and leave their cells alone: nothing is read. */
export function markArrays(
  db: WritableDb,
  workId: WorkId,
  before: StoredArrays,
  windows: readonly Window[],
  marks: ReadonlyMap<number, Row>,
): Refreshed {
  const flags = before.flags.slice();
  for (const { from, to } of windows) {
    for (let row = from; row < to; row += 1) {
      const said = marks.get(before.beadIds[row] ?? 0);
      if (said) flags[row] = marked(flags[row] ?? 0, said);
    }
  }
  const arrays = { ...before, revision: before.revision + 1, flags };
  hold(db, workId, arrays);
  return { arrays, windows: windows.map(({ from, to }) => ({ from, to, rows: to - from })) };
}

/** Flags after a bead's columns have changed as said; what is not named stays. */
export function marked(bits: number, { status, pinned }: Row): number {
  const ofPin = pinned === undefined ? bits & BEAD_FLAGS.pinned : beadFlags({ status: 'auto', pinned: pinned === 1 });
  const ofStatus = bits & (BEAD_FLAGS.doubtful | BEAD_FLAGS.confirmed);
  return ofPin | (status === undefined ? ofStatus : beadFlags({ status: status as BeadStatus, pinned: false }));
}

type Fresh = readonly (Window & { readonly stored: readonly StoredRow[] })[];

function spliced(before: StoredArrays, fresh: Fresh): StoredArrays {
  const grown = fresh.reduce((sum, { from, to, stored }) => sum + stored.length - (to - from), 0);
  const length = before.beadIds.length + grown;
  // Most edits leave most of the arrays as they are: those are shared, since a copy of each would keep the garbage collector busy.
  const splice = <Kind extends Float64Array | Uint32Array | Uint8Array>(
    old: Kind,
    make: new (length: number) => Kind,
    value: (row: StoredRow) => number,
  ): Kind => {
    if (fresh.every(({ from, to, stored }) => isSame(old.subarray(from, to), stored, value))) return old;
    const next = new make(length);
    let read = 0;
    let write = 0;
    for (const { from, to, stored } of fresh) {
      next.set(old.subarray(read, from), write);
      write += from - read;
      for (const row of stored) next[write++] = value(row);
      read = to;
    }
    next.set(old.subarray(read), write);
    return next;
  };
  return {
    revision: before.revision + 1,
    versionIds: before.versionIds,
    beadIds: splice(before.beadIds, Float64Array, ({ id }) => id),
    flags: splice(before.flags, Uint8Array, ({ status, pinned }) => beadFlags({ status, pinned: pinned === 1 })),
    columns: before.columns.map(({ lengths, cells }, column) => ({
      lengths: splice(lengths, Uint32Array, (row) =>
        (row.cells[column] ?? []).reduce((sum, segment) => sum + segment.length, 0),
      ),
      cells: splice(cells, Uint8Array, (row) => {
        const bits = (row.cells[column] ?? []).map((segment) => segment.bits);
        return cellBits(bits, 0, bits.length);
      }),
    })),
  };
}

function isSame(
  old: Float64Array | Uint32Array | Uint8Array,
  stored: readonly StoredRow[],
  value: (row: StoredRow) => number,
): boolean {
  return old.length === stored.length && stored.every((row, index) => old[index] === value(row));
}

/** The next revision, whose arrays are held in memory until the next pause. */
export function hold(db: WritableDb, workId: WorkId, arrays: StoredArrays): void {
  run(db, 'UPDATE alignment SET revision = ? WHERE work_id = ?', [arrays.revision, workId]);
  holdArrays(db, workId, markBehind(db, workId), arrays);
}

/** Writes the arrays of all settled works that are behind; to be called in a pause, when a library is closed, and after it was not closed properly. */
export function writeHeldArrays(db: WritableDb): void {
  for (const workId of worksBehind(db)) {
    transaction(db, () => {
      // Its arrays may be held by nobody; they are written when it is settled.
      if (unsettledOf(db, workId)) return;
      const arrays = readArrays(db, workId);
      if (arrays) writeArrays(db, workId, arrays);
      markWritten(db, workId);
    });
  }
}

function writeArrays(db: WritableDb, workId: WorkId, { beadIds, flags, versionIds, columns }: StoredArrays): void {
  const bytes = [toBytes(beadIds), flags];
  run(db, 'UPDATE alignment SET bead_ids = ?, bead_flags = ? WHERE work_id = ?', [...bytes, workId]);
  columns.forEach(({ lengths, cells }, column) => {
    run(db, 'INSERT OR REPLACE INTO alignment_column (version_id, lengths, cells) VALUES (?, ?, ?)', [
      versionIds[column] ?? 0,
      toBytes(lengths),
      cells,
    ]);
  });
}
