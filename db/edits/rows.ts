/** Rows of an alignment as edits see them: read from the library in a window, laid out anew, and turned into changes of rows. */
import type { BeadId, BeadStatus, SegmentId, VersionId, WorkId } from '../../contract/model.ts';
import { all, get, pluck } from '../sql.ts';
import type { ReadableDb } from '../sql.ts';
import { CELL } from '../outline.ts';
import type { StoredArrays } from '../stored-arrays.ts';
import { DERIVED, updated } from './changes.ts';
import type { RowChange } from './changes.ts';
import { placeRows } from './positions.ts';
import { UNKNOWN_SENTENCES } from './sentences.ts';

export interface CellSegment {
  readonly id: SegmentId;
  readonly length: number;
  /** CELL bits of the segment alone. */
  readonly bits: number;
}
/** One list of segments per version, in the order of StoredArrays.versionIds. */
export type Cells = readonly (readonly CellSegment[])[];

export interface StoredRow {
  readonly id: BeadId;
  readonly position: number;
  readonly status: BeadStatus;
  readonly pinned: number;
  readonly score: number;
  readonly reasons: string;
  readonly sentence_beads: string;
  readonly cells: Cells;
}

/** A row as an edit leaves it: the stored one that it goes on being, or a new one. */
export interface LaidRow {
  readonly from: StoredRow | null;
  readonly pinned: number;
  readonly cells: Cells;
}

interface PlacedSegment extends CellSegment {
  readonly beadId: BeadId;
  readonly versionId: VersionId;
  readonly number: number;
  readonly part: number;
}
const inReadingOrder = (a: PlacedSegment, b: PlacedSegment) => a.number - b.number || a.part - b.part;

/** The rows of a work whose positions are in [first, last], with who stands in them. */
export function readRows(
  db: ReadableDb,
  workId: WorkId,
  versionIds: readonly VersionId[],
  [first, last]: readonly [first: number, last: number],
): StoredRow[] {
  const columns = new Map(versionIds.map((id, column) => [id, column]));
  const cells = new Map<BeadId, PlacedSegment[][]>();
  const rows = all<Omit<StoredRow, 'cells'>>(
    db,
    `SELECT id, position, status, pinned, score, reasons, sentence_beads FROM bead
     WHERE work_id = ? AND position BETWEEN ? AND ? ORDER BY position`,
    [workId, first, last],
  ).map((row): StoredRow => {
    const own = versionIds.map((): PlacedSegment[] => []);
    cells.set(row.id, own);
    return { ...row, cells: own };
  });
  const segments = all<PlacedSegment>(
    db,
    `SELECT b.id AS beadId, s.version_id AS versionId, s.id, s.length, s.number, s.part, ${CELL.filled}
       + CASE WHEN s.paratext THEN ${CELL.paratext} ELSE 0 END + CASE s.kind WHEN 'heading' THEN ${CELL.heading} ELSE 0 END AS bits
     FROM bead b CROSS JOIN bead_segment bs ON bs.bead_id = b.id CROSS JOIN segment s ON s.id = bs.segment_id
     WHERE b.work_id = ? AND b.position BETWEEN ? AND ?`,
    [workId, first, last],
  );
  for (const segment of segments) cells.get(segment.beadId)?.[columns.get(segment.versionId) ?? -1]?.push(segment);
  for (const row of cells.values()) for (const cell of row) if (cell.length > 1) cell.sort(inReadingOrder);
  return rows;
}

/** Position of a stored row; Infinity or -Infinity beyond the ends. */
export function positionAt(db: ReadableDb, arrays: StoredArrays, row: number): number {
  if (row < 0) return Number.NEGATIVE_INFINITY;
  const id = arrays.beadIds[row];
  if (id === undefined) return Number.POSITIVE_INFINITY;
  return get<{ position: number }>(db, 'SELECT position FROM bead WHERE id = ?', [id])?.position ?? 0;
}

/**
 * The changes that put `laid` in the place of the window `stored`, which ends before row `end` of the arrays. Rows whose cells are others
 * than before count as edited by hand.
 */
export function layoutChanges(
  db: ReadableDb,
  workId: WorkId,
  arrays: StoredArrays,
  { stored, end, laid }: { stored: readonly StoredRow[]; end: number; laid: readonly LaidRow[] },
): RowChange[] {
  const start = end - stored.length;
  const { positions, pushed } = placeRows(
    db,
    arrays,
    start,
    end,
    laid.map(({ from }) => from?.position ?? null),
  );
  let nextId: number = nextBeadId(db);
  const changes: RowChange[] = [...pushed];
  const before = new Map<SegmentId, BeadId>();
  for (const row of stored) for (const cell of row.cells) for (const { id } of cell) before.set(id, row.id);
  const kept = new Set<BeadId>();
  laid.forEach(({ from, cells, pinned }, index) => {
    const position = positions[index] ?? 0;
    const id = from?.id ?? (nextId++ as BeadId);
    kept.add(id);
    if (from && sameCells(from.cells, cells)) {
      changes.push(...updated('bead', id, { ...columnsOf(from) }, { ...columnsOf(from), pinned, position }));
      return;
    }
    const after = { position, pinned, ...BY_HAND };
    if (from) changes.push(...updated('bead', id, columnsOf(from), after, DERIVED));
    else changes.push({ table: 'bead', key: id, before: null, after: { work_id: workId, ...after } });
    for (const cell of cells) {
      for (const { id: segment } of cell) {
        const was = before.get(segment);
        if (was === id) continue;
        const image = was === undefined ? null : { bead_id: was };
        changes.push({ table: 'bead_segment', key: segment, before: image, after: { bead_id: id } });
      }
    }
  });
  for (const row of stored) {
    if (kept.has(row.id)) continue;
    changes.push({ table: 'bead', key: row.id, before: { work_id: workId, ...columnsOf(row) }, after: null });
  }
  return changes;
}

/** Ids are never used twice, so a row's id is known before it is written. */
export function nextBeadId(db: ReadableDb): BeadId {
  return ((pluck<number>(db, `SELECT seq FROM sqlite_sequence WHERE name = 'bead'`)[0] ?? 0) + 1) as BeadId;
}

/** A row whose cells were changed by hand: sure, and without the reasons for doubt and the sentence beads that spoke of other text. */
export const BY_HAND = { status: 'edited', score: 1, reasons: '[]', sentence_beads: UNKNOWN_SENTENCES } as const;

/** The change of a row that stays at its place with other cells, or goes where none holds anything. */
export function editedRow(row: StoredRow, workId: WorkId, cells: Cells): RowChange[] {
  if (cells.some((cell) => cell.length > 0)) return updated('bead', row.id, columnsOf(row), BY_HAND, DERIVED);
  return [{ table: 'bead', key: row.id, before: { work_id: workId, ...columnsOf(row) }, after: null }];
}

function columnsOf({ position, status, pinned, score, reasons, sentence_beads }: StoredRow) {
  return { position, status, pinned, score, reasons, sentence_beads };
}

function sameCells(a: Cells, b: Cells): boolean {
  return a.every((cell, column) => {
    const other = b[column] ?? [];
    return cell.length === other.length && cell.every(({ id }, index) => other[index]?.id === id);
  });
}
