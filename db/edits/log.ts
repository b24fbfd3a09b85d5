/** The log of what was done to a work, so that it can be undone and done again without limit, also after a restart. */
import type { EditHistory, OperationLabel } from '../../contract/edit.ts';
import type { WorkId } from '../../contract/model.ts';
import { get, run, transaction } from '../sql.ts';
import type { ReadableDb, WritableDb } from '../sql.ts';
import type { Changes } from './changes.ts';
import { packChanges, unpackChanges } from './pack.ts';
import { loadPath, packPath, rememberPath } from './path.ts';
import type { Path } from './path.ts';

/**
 * Puts an operation into the log of a work: what changed, as rows before and after of the tables in TRACKED. The rows themselves have
 * been written already, or are within the same transaction. What was undone before cannot be done again from now on. An operation that
 * changed nothing is not kept.
 */
export function recordOperation(db: WritableDb, workId: WorkId, name: OperationLabel, changes: Changes): void {
  if (changes.rows.length > 0) insertOperation(db, workId, name, { changes, path: null });
}

/** The same for one over very many rows, whose parts are logged as they are carried out. @returns the operation's id */
export function recordPath(db: WritableDb, workId: WorkId, name: OperationLabel, path: Path): number {
  return insertOperation(db, workId, name, { changes: { rows: [], moved: [] }, path });
}

function insertOperation(
  db: WritableDb,
  workId: WorkId,
  name: OperationLabel,
  { changes, path }: { changes: Changes; path: Path | null },
): number {
  return transaction(db, () => {
    const at = Date.now();
    // What is still being taken back goes when it is.
    run(db, 'UPDATE unsettled SET forgotten = 1 WHERE work_id = ? AND wanted = 0', [workId]);
    run(
      db,
      'DELETE FROM operation WHERE work_id = ? AND undone = 1 AND id NOT IN (SELECT operation_id FROM unsettled)',
      [workId],
    );
    const { lastId } = run(
      db,
      `INSERT INTO operation (work_id, sequence, name, at, undone, changes, path)
       VALUES (?, (SELECT coalesce(max(sequence), 0) + 1 FROM operation WHERE work_id = ?), ?, ?, 0, ?, ?)`,
      [workId, workId, name, at, packChanges(changes), path && packPath(path)],
    );
    if (path) rememberPath(db, lastId, at, path);
    return lastId;
  });
}

/**
 * Forgets what was done to a work so far. For changes that rows before and after cannot take back, such as a version that is added: to
 * undo what came before them would tear the alignment.
 */
export function sealLog(db: WritableDb, workId: WorkId): void {
  run(db, 'DELETE FROM operation WHERE work_id = ?', [workId]);
}

export interface Logged {
  readonly id: number;
  readonly name: OperationLabel;
  readonly changes: Changes;
  /** Of an operation that is carried out in parts. */
  readonly path: Path | null;
}

const LAST_DONE = 'undone = 0 ORDER BY sequence DESC LIMIT 1';
const FIRST_UNDONE = `undone = 1 AND id NOT IN (SELECT operation_id FROM unsettled WHERE forgotten = 1)
  ORDER BY sequence LIMIT 1`;

/** The operation that undo (or redo) is about. */
export function nextOperation(db: ReadableDb, workId: WorkId, way: 'undo' | 'redo'): Logged | undefined {
  const which = way === 'undo' ? LAST_DONE : FIRST_UNDONE;
  const sql = `SELECT id, name, changes FROM operation WHERE work_id = ? AND ${which}`;
  const row = get<{ id: number; name: OperationLabel; changes: Uint8Array }>(db, sql, [workId]);
  return row && { ...row, changes: unpackChanges(row.changes), path: loadPath(db, row.id) ?? null };
}

export function markOperation(db: WritableDb, id: number, undone: boolean): void {
  run(db, 'UPDATE operation SET undone = ? WHERE id = ?', [undone ? 1 : 0, id]);
}

/** What undo and redo would do next. */
export function editHistory(db: ReadableDb, workId: WorkId): EditHistory {
  const name = (which: string) =>
    get<{ name: OperationLabel }>(db, `SELECT name FROM operation WHERE work_id = ? AND ${which}`, [workId])?.name ??
    null;
  return { undo: name(LAST_DONE), redo: name(FIRST_UNDONE) };
}
