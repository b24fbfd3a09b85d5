/**
 * Operations over very many rows, carried out part by part. Each part is a transaction of its own, its log included. Parts may be carried
 * out and taken back in any order: a segment moves to the next row or stays, so that after each of them every segment is in one bead and
 * in order. What is asked for meanwhile brings the parts that it needs up to date first (`settleBeads`).
 */
import type { BeadId, SegmentId, WorkId } from '../../contract/model.ts';
import { all, get, pluck, run, snapshot, transaction } from '../sql.ts';
import type { ReadableDb, WritableDb } from '../sql.ts';
import { DERIVED, inverse, updated } from './changes.ts';
import type { Row, RowChange } from './changes.ts';
import { packChanges, unpackChanges } from './pack.ts';
import { beadsOfPart, indexAlong, loadPath, partOf, partsOf } from './path.ts';
import type { Path } from './path.ts';
import { writeChanges } from './write.ts';

export interface UnsettledOperation {
  readonly operationId: number;
  /** 1: all parts are to be done; 0: taken back. */
  readonly wanted: 0 | 1;
  readonly forgotten: 0 | 1;
  readonly nextPart: number;
}

/** The operation of a work that is not carried out, or taken back, in all of its parts yet. */
export function unsettledOf(db: ReadableDb, workId: WorkId): UnsettledOperation | undefined {
  const sql = `SELECT operation_id AS operationId, wanted, forgotten, next_part AS nextPart FROM unsettled WHERE work_id = ?`;
  return get(db, sql, [workId]);
}

/** From now on the operation's parts are to be done, or taken back. */
export function unsettle(db: WritableDb, workId: WorkId, operationId: number, wanted: 0 | 1): void {
  const sql =
    'INSERT OR REPLACE INTO unsettled (work_id, operation_id, wanted, forgotten, next_part) VALUES (?, ?, ?, 0, 0)';
  run(db, sql, [workId, operationId, wanted]);
}

/** The works that have such an operation. */
export function unsettledWorks(db: ReadableDb): WorkId[] {
  return pluck<number>(db, 'SELECT work_id FROM unsettled ORDER BY work_id') as WorkId[];
}

/** Brings these beads and their neighbours along the path to what the work's arrays say of them. */
export function settleBeads(db: WritableDb, workId: WorkId, ids: Iterable<number>): void {
  const pending = unsettledOf(db, workId);
  const path = pending && loadPath(db, pending.operationId);
  if (!path) return;
  const parts = new Set<number>();
  let index = -1;
  for (const id of ids) {
    // Beads that are asked for together mostly follow each other.
    index = indexAlong(path, id, index + 1);
    if (index < 0) continue;
    for (const near of [index - 1, index, index + 1]) {
      if (near >= 0 && near < path.beads.length) parts.add(partOf(path, near));
    }
  }
  for (const part of parts) settlePart(db, workId, pending, path, part);
}

/** The same for the beads in which these segments stand. */
export function settleSegments(db: WritableDb, workId: WorkId, ids: readonly SegmentId[]): void {
  const sql = 'SELECT bs.bead_id FROM json_each(?) j CROSS JOIN bead_segment bs ON bs.segment_id = j.value';
  settleBeads(db, workId, pluck<number>(db, sql, [JSON.stringify(ids)]));
}

/**
 * Brings the next few parts of a work up to date, in one transaction.
 * @returns whether there are more
 */
export function settleNext(db: WritableDb, workId: WorkId, parts: number): boolean {
  return transaction(db, () => {
    const pending = unsettledOf(db, workId);
    const path = pending && loadPath(db, pending.operationId);
    if (!path) return false;
    const end = partsOf(path);
    const to = Math.min(end, pending.nextPart + parts);
    for (let part = pending.nextPart; part < to; part += 1) settlePart(db, workId, pending, path, part);
    if (to < end) {
      run(db, 'UPDATE unsettled SET next_part = ? WHERE work_id = ?', [to, workId]);
      return true;
    }
    run(db, 'DELETE FROM unsettled WHERE work_id = ?', [workId]);
    if (pending.forgotten) run(db, 'DELETE FROM operation WHERE id = ?', [pending.operationId]);
    return false;
  });
}

/** Parts of one transaction where nobody waits for others. */
const AT_ONCE = 64;

/** Brings a work up to date to the end. To be called before its rows are read or written otherwise than by edits. */
export function settleWork(db: WritableDb, workId: WorkId): void {
  while (settleNext(db, workId, AT_ONCE));
}

/** Parts of one transaction where others wait, and the pause after it in which they get their turn; milliseconds. */
const FEW_AT_ONCE = 8;
const REST_MS = 10;
const nothing = new Int32Array(new SharedArrayBuffer(4));
const rest = () => Atomics.wait(nothing, 0, 0, REST_MS);

/**
 * For workers: reads a work at a moment at which no long operation on it is left to be carried out. Another may begin between settling and reading:
 * then it is settled and read again.
 */
export function readSettled<Result>(db: WritableDb, workId: WorkId, read: () => Result): Result {
  for (;;) {
    while (settleNext(db, workId, FEW_AT_ONCE)) rest();
    const found = snapshot(db, () => (unsettledOf(db, workId) ? null : { read: read() }));
    if (found) return found.read;
  }
}

/** Brings all works up to date to the end. */
export function settleWorks(db: WritableDb): void {
  for (const workId of unsettledWorks(db)) settleWork(db, workId);
}

function settlePart(
  db: WritableDb,
  workId: WorkId,
  { operationId, wanted }: UnsettledOperation,
  path: Path,
  part: number,
): void {
  const key = [operationId, part];
  const sql = 'SELECT applied FROM operation_part WHERE operation_id = ? AND part = ?';
  if ((get<{ applied: 0 | 1 }>(db, sql, key)?.applied ?? 0) === wanted) return;
  if (wanted === 0) {
    const [changes] = pluck<Uint8Array>(
      db,
      'SELECT changes FROM operation_part WHERE operation_id = ? AND part = ?',
      key,
    );
    if (changes) writeChanges(db, inverse(unpackChanges(changes)));
    run(db, 'UPDATE operation_part SET applied = 0 WHERE operation_id = ? AND part = ?', key);
    return;
  }
  const moved = movedSegments(db, operationId, path, part);
  const changes = { rows: [...marksOfPart(db, workId, path, part), ...moved.rows], moved: [] };
  writeChanges(db, changes);
  run(
    db,
    'INSERT OR REPLACE INTO operation_part (operation_id, part, applied, crossed, changes) VALUES (?, ?, 1, ?, ?)',
    [operationId, part, JSON.stringify(moved.crossed), packChanges(changes)],
  );
}

const idsOf = ({ beads }: Path, from: number, to: number): string => JSON.stringify([...beads.subarray(from, to)]);

type StoredBead = Row & { readonly id: BeadId };
const BEADS_SQL = `SELECT b.id, b.work_id, b.position, b.status, b.pinned, b.score, b.reasons, b.sentence_beads
  FROM json_each(?) j CROSS JOIN bead b ON b.id = j.value`;

function marksOfPart(db: ReadableDb, workId: WorkId, path: Path, part: number): RowChange[] {
  const [from, to] = beadsOfPart(path, part);
  const stored = all<StoredBead>(db, BEADS_SQL, [idsOf(path, from, to)]);
  const gone = path.gone === null ? null : path.beads[path.gone];
  const changes = stored.flatMap(({ id, ...before }): RowChange[] => {
    if (id === gone) return [{ table: 'bead', key: id, before, after: null }];
    return updated('bead', id, before, path.marks, DERIVED);
  });
  const born = path.beads.at(-1);
  if (path.born !== null && born !== undefined && to === path.beads.length) {
    const after = { work_id: workId, position: path.born, pinned: 0, ...path.marks };
    changes.unshift({ table: 'bead', key: born, before: null, after });
  }
  return changes;
}

/** The segments of the column that stand in the part's beads by themselves, each to the bead beyond. */
function movedSegments(
  db: ReadableDb,
  operationId: number,
  path: Path,
  part: number,
): { readonly rows: RowChange[]; readonly crossed: SegmentId[] } {
  const rows: RowChange[] = [];
  const crossed: SegmentId[] = [];
  if (!path.moves) return { rows, crossed };
  const { versionId, way } = path.moves;
  const [from, to] = beadsOfPart(path, part);
  const indices = new Map(Array.from(path.beads.subarray(from, to), (id, index) => [id, from + index]));
  // What the neighbouring part has moved into this one is where it belongs.
  const arrived = crossedOf(db, operationId, part - way);
  const segments = all<{ segment: SegmentId; bead: BeadId }>(
    db,
    `SELECT bs.segment_id AS segment, bs.bead_id AS bead FROM json_each(?) j
     CROSS JOIN bead_segment bs ON bs.bead_id = j.value CROSS JOIN segment s ON s.id = bs.segment_id WHERE s.version_id = ?`,
    [idsOf(path, from, to), versionId],
  );
  for (const { segment, bead } of segments) {
    const target = (indices.get(bead) ?? 0) + way;
    const next = path.beads[target];
    if (next === undefined || arrived.has(segment)) continue;
    rows.push({ table: 'bead_segment', key: segment, before: { bead_id: bead }, after: { bead_id: next } });
    if (target < from || target >= to) crossed.push(segment);
  }
  return { rows, crossed };
}

function crossedOf(db: ReadableDb, operationId: number, part: number): Set<SegmentId> {
  const sql = 'SELECT crossed FROM operation_part WHERE operation_id = ? AND part = ? AND applied = 1';
  const row = get<{ crossed: string }>(db, sql, [operationId, part]);
  return new Set(row ? (JSON.parse(row.crossed) as SegmentId[]) : []);
}
