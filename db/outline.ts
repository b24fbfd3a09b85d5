/**
 * What the reader knows of all rows of a work before it has any of their text: ids, the length of every cell, flags. Stored as
 * arrays per work and per version (so that hiding, deleting or moving a column rewrites nothing) and put together here.
 */
import { BEAD_FLAGS } from '../contract/service-api.ts';
import type { BeadId, BeadStatus, VersionId, WorkId } from '../contract/model.ts';
import { unsettledOf } from './edits/parts.ts';
import { Unsettled } from './errors.ts';
import { heldArrays, holdArrays } from './held-arrays.ts';
import { countOdd, filledRows, rowFlags } from './lanes.ts';
import type { Column, StoredArrays } from './stored-arrays.ts';
import { all, get } from './sql.ts';
import type { ReadableDb } from './sql.ts';

/** Bits of alignment_column.cells. */
export const CELL = { filled: 1, paratext: 2, heading: 4 } as const;

export interface Outline {
  readonly revision: number;
  /** The visible columns, in order. */
  readonly versionIds: readonly VersionId[];
  /** The order of the runs in bead.sentence_beads. */
  readonly runOrder: readonly VersionId[];
  /** Beads that hold a visible segment, in reading order. */
  readonly beadIds: Float64Array;
  /** lengths[row * versionIds.length + column] */
  readonly lengths: Uint32Array;
  /** BEAD_FLAGS per row. */
  readonly flags: Uint8Array;
}

/**
 * The arrays of a work as its beads are now; undefined where it has no alignment.
 * @throws Unsettled where nobody holds them while a long operation on the work is being carried out
 */
export function readArrays(db: ReadableDb, workId: WorkId): StoredArrays | undefined {
  const behind = get<{ stamp: number }>(db, 'SELECT stamp FROM alignment_behind WHERE work_id = ?', [workId]);
  if (!behind) return writtenArrays(db, workId);
  const held = heldArrays(db, workId, behind.stamp);
  if (held) return held;
  // Of such an operation the rows say some and the arrays all: they can be derived only when it has been carried out.
  if (unsettledOf(db, workId)) throw new Unsettled(`Work ${workId} is not settled`);
  const derived = deriveArrays(db, workId);
  if (derived) holdArrays(db, workId, behind.stamp, derived);
  return derived;
}

/** The arrays as they were last written. */
function writtenArrays(db: ReadableDb, workId: WorkId): StoredArrays | undefined {
  const row = get<{ revision: number; version_ids: string; bead_ids: Uint8Array; bead_flags: Uint8Array }>(
    db,
    'SELECT revision, version_ids, bead_ids, bead_flags FROM alignment WHERE work_id = ?',
    [workId],
  );
  if (!row) return undefined;
  const stored = new Map(
    all<{ version_id: VersionId; lengths: Uint8Array; cells: Uint8Array }>(
      db,
      `SELECT c.version_id, c.lengths, c.cells FROM version v JOIN alignment_column c ON c.version_id = v.id WHERE v.work_id = ?`,
      [workId],
    ).map((column) => [
      column.version_id,
      { lengths: fromBytes(column.lengths, Uint32Array), cells: plainBytes(column.cells) },
    ]),
  );
  const beadIds = fromBytes(row.bead_ids, Float64Array);
  const versionIds = JSON.parse(row.version_ids) as VersionId[];
  const columns = versionIds.map((id) => stored.get(id) ?? emptyColumn(beadIds.length));
  return { revision: row.revision, versionIds, beadIds, flags: plainBytes(row.bead_flags), columns };
}

/** The arrays from the beads and their segments alone: some tenths of a second for a long book. */
export function deriveArrays(db: ReadableDb, workId: WorkId): StoredArrays | undefined {
  const head = get<{ revision: number; versions: string }>(
    db,
    'SELECT revision, version_ids AS versions FROM alignment WHERE work_id = ?',
    [workId],
  );
  if (!head) return undefined;
  const beads = all<{ id: BeadId; status: BeadStatus; pinned: number }>(
    db,
    'SELECT id, status, pinned FROM bead WHERE work_id = ? ORDER BY position',
    [workId],
  );
  const rows = new Map(beads.map(({ id }, row) => [id, row]));
  const versionIds = JSON.parse(head.versions) as VersionId[];
  return {
    revision: head.revision,
    versionIds,
    beadIds: Float64Array.from(beads, ({ id }) => id),
    flags: Uint8Array.from(beads, ({ status, pinned }) => beadFlags({ status, pinned: pinned === 1 })),
    columns: versionIds.map((versionId) => deriveColumn(db, versionId, rows)),
  };
}

function deriveColumn(db: ReadableDb, versionId: VersionId, rows: ReadonlyMap<BeadId, number>): Column {
  const column = emptyColumn(rows.size);
  const segments = all<{ beadId: BeadId; length: number; paratext: number; heading: number }>(
    db,
    `SELECT bs.bead_id AS beadId, s.length, s.paratext, s.kind = 'heading' AS heading
     FROM segment s CROSS JOIN bead_segment bs ON bs.segment_id = s.id WHERE s.version_id = ? ORDER BY s.number, s.part`,
    [versionId],
  );
  for (const { beadId, length, paratext, heading } of segments) {
    const row = rows.get(beadId) ?? 0;
    const bits = CELL.filled | (paratext ? CELL.paratext : 0) | (heading ? CELL.heading : 0);
    const cell = column.cells[row] ?? 0;
    // As in cellBits: paratext where all is, a heading where the first one is.
    column.cells[row] = cell === 0 ? bits : cell & (bits | CELL.heading);
    column.lengths[row] = (column.lengths[row] ?? 0) + length;
  }
  return column;
}

/** Reads the outline of a work over these columns. A work without an alignment has one of no rows. */
export function readOutline(db: ReadableDb, workId: WorkId, versionIds: readonly VersionId[]): Outline {
  const arrays = readArrays(db, workId);
  if (arrays) return outlineOf(arrays, versionIds);
  const none = { beadIds: new Float64Array(), lengths: new Uint32Array(), flags: new Uint8Array() };
  return { revision: 0, versionIds, runOrder: [], ...none };
}

/** What `arrays` show of these columns. */
export function outlineOf(arrays: StoredArrays, versionIds: readonly VersionId[]): Outline {
  const { revision, beadIds, flags } = arrays;
  const columns = versionIds.map((id) => {
    return arrays.columns[arrays.versionIds.indexOf(id)] ?? emptyColumn(beadIds.length);
  });
  return { revision, versionIds, runOrder: arrays.versionIds, ...combine(beadIds, flags, columns) };
}

function emptyColumn(rows: number): Column {
  return { lengths: new Uint32Array(rows), cells: new Uint8Array(rows) };
}

/** Leaves out rows that are empty in all columns and derives what depends on which columns are shown. Linear. */
export function combine(
  ids: Float64Array,
  ownFlags: Uint8Array,
  columns: readonly Column[],
): Pick<Outline, 'beadIds' | 'lengths' | 'flags'> {
  const cells = columns.map((column) => column.cells);
  const shown = filledRows(ids.length, cells);
  const flags = rowFlags(ownFlags, cells);
  const rows = countOdd(shown);
  const lengths = new Uint32Array(rows * columns.length);
  const whole = rows === ids.length;
  columns.forEach((column, index) => {
    const own = whole ? column.lengths : kept(column.lengths, shown, new Uint32Array(rows));
    interleave(lengths, own, index, columns.length);
  });
  if (whole) return { beadIds: alone(ids), lengths, flags };
  return {
    beadIds: kept(ids, shown, new Float64Array(rows)),
    lengths,
    flags: kept(flags, shown, new Uint8Array(rows)),
  };
}

/** The same array where it has its memory for itself; else a copy, as whoever sends it to another process sends all of its memory. */
function alone(values: Float64Array): Float64Array {
  return values.byteLength === values.buffer.byteLength ? values : values.slice();
}

/** The values of the rows that are shown. */
function kept<Kind extends Float64Array | Uint32Array | Uint8Array>(values: Kind, shown: Uint8Array, into: Kind): Kind {
  let at = 0;
  for (let row = 0; row < shown.length; row += 1) if (shown[row] !== 0) into[at++] = values[row]!;
  return into;
}

/** Writes the lengths of one column into those of all, row by row. */
function interleave(lengths: Uint32Array, column: Uint32Array, index: number, width: number): void {
  for (let row = 0, at = index; row < column.length; row += 1, at += width) lengths[at] = column[row]!;
}

/** For each row 1 where it holds a segment of these columns, else 0. */
export function shownRows(arrays: StoredArrays, versionIds: readonly VersionId[]): Uint8Array {
  const columns = versionIds.map((id) => arrays.columns[arrays.versionIds.indexOf(id)]).filter((column) => !!column);
  return filledRows(
    arrays.beadIds.length,
    columns.map(({ cells }) => cells),
  );
}

/** How many rows are doubtful, by their flags: doubtful is the lowest. */
export const countDoubtful = (flags: Uint8Array): number => countOdd(flags);

/** How many of the rows before each one hold a segment of these columns; one more at the end. */
export function shownBefore(arrays: StoredArrays, versionIds: readonly VersionId[]): Uint32Array {
  const shown = shownRows(arrays, versionIds);
  const counts = new Uint32Array(shown.length + 1);
  for (let row = 0; row < shown.length; row += 1) counts[row + 1] = counts[row]! + shown[row]!;
  return counts;
}

/** The bytes of an array of numbers, as they are stored. Every platform we run on is little-endian. */
export function toBytes(array: Float64Array | Uint32Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

/** The other way round; copies, since a blob need not be aligned. */
function fromBytes<Kind extends Float64Array | Uint32Array>(
  bytes: Uint8Array,
  kind: new (buffer: ArrayBuffer) => Kind,
): Kind {
  // A Buffer's own slice would share its memory, which may begin anywhere.
  return new kind(new Uint8Array(bytes).buffer);
}

/** A blob comes as a Buffer; loops over arrays of one class run many times as fast. */
function plainBytes(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Paratext only where all of the cell is; a heading where the cell begins with one. */
export function cellBits(cells: readonly number[], start: number, end: number): number {
  if (start === end) return 0;
  let paratext: number = CELL.paratext;
  for (let index = start; index < end; index += 1) paratext &= cells[index] ?? 0;
  return CELL.filled | paratext | ((cells[start] ?? 0) & CELL.heading);
}

/** BEAD_FLAGS of a bead's own: the rest follows from its cells. */
export function beadFlags(bead: { readonly status: BeadStatus; readonly pinned: boolean }): number {
  return (
    (bead.status === 'doubtful' ? BEAD_FLAGS.doubtful : 0) |
    (bead.status === 'confirmed' ? BEAD_FLAGS.confirmed : 0) |
    (bead.pinned ? BEAD_FLAGS.pinned : 0)
  );
}
