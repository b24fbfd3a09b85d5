/** Part of a work's stored alignment, read at the cost of that part: for aligning some rows of a long work anew. */
import { HexaplaError } from '../contract/errors.ts';
import type { BeadId, Run, VersionId, WorkId } from '../contract/model.ts';
import type { RealignScope } from '../contract/realign.ts';
import type { StoredAlignment } from './alignment.ts';
import { readSettled } from './edits/parts.ts';
import { positionAt, readRows } from './edits/rows.ts';
import { readArrays } from './outline.ts';
import type { StoredArrays } from './stored-arrays.ts';
import { get } from './sql.ts';
import type { ReadableDb, WritableDb } from './sql.ts';
import { allVersionIds } from './versions.ts';

/** Rows of a stored alignment from row `first` on; runs are over all segments of each version. */
export interface StoredWindow extends StoredAlignment {
  readonly first: number;
  /** The rows that are meant, without those around them; row numbers of the whole work. */
  readonly from: number;
  readonly to: number;
}

/**
 * The rows that `scope` means, with `context` rows on either side.
 * @throws HexaplaError not-found { workId } | { beadId }
 */
export function storedWindow(
  db: WritableDb,
  workId: WorkId,
  scope: Exclude<RealignScope, { kind: 'all' }>,
  context: number,
): StoredWindow {
  return readSettled(db, workId, () => readWindow(db, workId, scope, context));
}

function readWindow(
  db: ReadableDb,
  workId: WorkId,
  scope: Exclude<RealignScope, { kind: 'all' }>,
  context: number,
): StoredWindow {
  const arrays = readArrays(db, workId);
  if (!arrays) throw new HexaplaError('not-found', `Work ${workId} has no alignment`, { workId });
  const [from, to] = scope.kind === 'rows' ? rowsBetween(arrays, scope) : rowsAround(db, workId, arrays, scope.beadId);
  const first = Math.max(0, from - context);
  const last = Math.min(arrays.beadIds.length, to + context);
  const versionIds = allVersionIds(db, workId);
  const columns = versionIds.map((id) => arrays.versionIds.indexOf(id));
  const ends = versionIds.map((id, version) => segmentsBefore(db, arrays, id, columns[version] ?? -1, first));
  const stored = readRows(db, workId, arrays.versionIds, [
    positionAt(db, arrays, first),
    positionAt(db, arrays, last - 1),
  ]);
  const beads = stored.map(({ id, status, pinned, cells }) => {
    const runs = columns.map((column, version): Run => {
      const start = ends[version] ?? 0;
      ends[version] = start + (cells[column]?.length ?? 0);
      return [start, ends[version]];
    });
    return { id, status, pinned: pinned === 1, runs };
  });
  return { revision: arrays.revision, versionIds, beads, first, from, to };
}

function rowOf({ beadIds }: StoredArrays, beadId: BeadId): number {
  const row = beadIds.indexOf(beadId);
  if (row < 0) throw new HexaplaError('not-found', `No bead ${beadId} in this work`, { beadId });
  return row;
}

function rowsBetween(arrays: StoredArrays, ends: { readonly from: BeadId; readonly to: BeadId }): Run {
  const [from = 0, to = 0] = [rowOf(arrays, ends.from), rowOf(arrays, ends.to)].toSorted((a, b) => a - b);
  return [from, to + 1];
}

/** From a row as far as the next ones that stand: confirmed, edited or pinned. */
function rowsAround(db: ReadableDb, workId: WorkId, arrays: StoredArrays, beadId: BeadId): Run {
  const row = rowOf(arrays, beadId);
  const next = (than: '<' | '>', order: 'ASC' | 'DESC') => {
    const sql = `SELECT id FROM bead WHERE work_id = ? AND position ${than} (SELECT position FROM bead WHERE id = ?)
      AND (pinned = 1 OR status IN ('confirmed', 'edited')) ORDER BY position ${order} LIMIT 1`;
    const standing = get<{ id: BeadId }>(db, sql, [workId, beadId]);
    return standing && rowOf(arrays, standing.id);
  };
  const [above, below] = [next('<', 'DESC'), next('>', 'ASC')];
  return [above === undefined ? 0 : Math.min(row, above + 1), below ?? arrays.beadIds.length];
}

/** How many segments of a version stand in rows before `row`: up to the last one of the last row that has any. */
function segmentsBefore(
  db: ReadableDb,
  arrays: StoredArrays,
  versionId: VersionId,
  column: number,
  row: number,
): number {
  const filled = arrays.columns[column]?.cells.subarray(0, row).findLastIndex((bits) => bits !== 0) ?? -1;
  if (filled < 0) return 0;
  const sql = `SELECT count(*) AS count FROM segment WHERE version_id = ? AND (number, part) <= (
    SELECT s.number, s.part FROM bead_segment bs CROSS JOIN segment s ON s.id = bs.segment_id
    WHERE bs.bead_id = ? AND s.version_id = ? ORDER BY s.number DESC, s.part DESC LIMIT 1)`;
  return get<{ count: number }>(db, sql, [versionId, arrays.beadIds[filled] ?? 0, versionId])?.count ?? 0;
}
