/** What every edit works with: the arrays of a work, its visible columns, and the rows that are shown. */
import { HexaplaError } from '../../contract/errors.ts';
import type { Edit } from '../../contract/edit.ts';
import type { BeadId, SegmentId, VersionId, WorkId } from '../../contract/model.ts';
import { pluck } from '../sql.ts';
import type { WritableDb } from '../sql.ts';
import { CELL, readArrays } from '../outline.ts';
import type { StoredArrays } from '../stored-arrays.ts';
import { visibleVersionIds } from '../versions.ts';
import type { Changes } from './changes.ts';
import { settleBeads } from './parts.ts';
import { LONG } from './path.ts';
import type { LongLimits, Path } from './path.ts';
import { layoutChanges, positionAt, readRows } from './rows.ts';
import type { LaidRow, StoredRow } from './rows.ts';

export interface Workbench {
  /** Writable, as rows that an operation has not reached yet are brought up to date before they are read. */
  readonly db: WritableDb;
  readonly workId: WorkId;
  readonly arrays: StoredArrays;
  /** Indices in arrays.columns of the visible versions, in column order. */
  readonly columns: readonly number[];
  readonly long: LongLimits;
}

/** What an edit comes to. */
export interface Draft {
  readonly changes: Changes;
  /** The row that the user worked on, as it is afterwards. */
  readonly focus: BeadId | null;
}

/** What an edit of very many rows comes to. */
export interface LongDraft {
  readonly path: Path;
  readonly focus: BeadId | null;
}

/** @throws HexaplaError not-found { workId } */
export function openWorkbench(db: WritableDb, workId: WorkId, long: LongLimits = LONG): Workbench {
  const arrays = readArrays(db, workId);
  if (!arrays) throw new HexaplaError('not-found', `Work ${workId} has no alignment`, { workId });
  const columns = visibleVersionIds(db, workId).map((id) => arrays.versionIds.indexOf(id));
  return { db, workId, arrays, columns, long };
}

/** There is nothing here that could be done so. */
export function impossible(kind: Edit['kind'], why: string): HexaplaError {
  return new HexaplaError('edit-impossible', `${kind}: ${why}`, { edit: kind });
}

/** Number of a bead among all rows, shown or not. @throws HexaplaError not-found { beadId } */
export function rowOfBead({ arrays }: Workbench, beadId: BeadId): number {
  const row = arrays.beadIds.indexOf(beadId);
  if (row < 0) throw new HexaplaError('not-found', `No bead ${beadId} in this work`, { beadId });
  return row;
}

/** Index in arrays.columns. @throws HexaplaError not-found { versionId } unless the version is visible */
export function columnOf({ arrays, columns }: Workbench, versionId: VersionId): number {
  const column = arrays.versionIds.indexOf(versionId);
  if (!columns.includes(column)) throw new HexaplaError('not-found', `No version ${versionId}`, { versionId });
  return column;
}

/** The bead that a segment stands in; undefined where it stands in none. */
export function beadOfSegment({ db, workId }: Workbench, segmentId: SegmentId): BeadId | undefined {
  const stored = () => pluck<number>(db, 'SELECT bead_id FROM bead_segment WHERE segment_id = ?', [segmentId])[0];
  const bead = stored();
  if (bead === undefined) return undefined;
  settleBeads(db, workId, [bead]);
  return stored() as BeadId;
}

/** The visible versions, in column order. */
export function shownVersions({ arrays, columns }: Workbench): VersionId[] {
  return columns.map((column) => arrays.versionIds[column] as VersionId);
}

/** Whether a row holds something of a visible version. */
export function isShown({ arrays, columns }: Workbench, row: number): boolean {
  return columns.some((column) => isFilled(arrays, row, column));
}

export function isFilled(arrays: StoredArrays, row: number, column: number): boolean {
  return ((arrays.columns[column]?.cells[row] ?? 0) & CELL.filled) !== 0;
}

/** The next shown row from `row` on (not `row` itself), in steps of 1 or -1; undefined beyond the ends. */
export function nextShown(bench: Workbench, row: number, step: 1 | -1): number | undefined {
  const { length } = bench.arrays.beadIds;
  for (let next = row + step; next >= 0 && next < length; next += step) if (isShown(bench, next)) return next;
  return undefined;
}

/** Rows [from, to) with who stands in them. */
export function windowOf({ db, workId, arrays }: Workbench, from: number, to: number): StoredRow[] {
  settleBeads(db, workId, arrays.beadIds.subarray(from, to));
  return readRows(db, workId, arrays.versionIds, [positionAt(db, arrays, from), positionAt(db, arrays, to - 1)]);
}

/** The changes that lay the rows before `end` out as `laid`; rows left without any segment vanish. */
export function layOut(bench: Workbench, stored: readonly StoredRow[], end: number, laid: readonly LaidRow[]): Changes {
  const filled = laid.filter(({ cells }) => cells.some((cell) => cell.length > 0));
  const { db, workId, arrays } = bench;
  return { rows: layoutChanges(db, workId, arrays, { stored, end, laid: filled }), moved: [] };
}
