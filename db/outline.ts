/**
 * What the reader knows of all rows of a work before it has any of their text: ids, the length of every cell, flags. Stored as
 * arrays per work and per version (so that hiding, deleting or moving a column rewrites nothing) and put together here.
 */
import { BEAD_FLAGS } from '../contract/service-api.ts';
import type { VersionId, WorkId } from '../contract/model.ts';
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

interface Column {
  readonly lengths: Uint32Array;
  readonly cells: Uint8Array;
}

/** The arrays of a work as they are stored: of all rows and of all versions, those in the bin too. */
export interface StoredArrays {
  readonly revision: number;
  /** The order of `columns`, and of the runs in bead.sentence_beads. */
  readonly versionIds: readonly VersionId[];
  readonly beadIds: Float64Array;
  /** Of the flags only what is the bead's own: doubtful, pinned, confirmed. */
  readonly flags: Uint8Array;
  readonly columns: readonly Column[];
}

/** Reads the arrays of a work; undefined where it has no alignment. */
export function readArrays(db: ReadableDb, workId: WorkId): StoredArrays | undefined {
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
    ).map((column) => [column.version_id, { lengths: fromBytes(column.lengths, Uint32Array), cells: column.cells }]),
  );
  const beadIds = fromBytes(row.bead_ids, Float64Array);
  const versionIds = JSON.parse(row.version_ids) as VersionId[];
  const columns = versionIds.map((id) => stored.get(id) ?? emptyColumn(beadIds.length));
  return { revision: row.revision, versionIds, beadIds, flags: row.bead_flags, columns };
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
  beadFlags: Uint8Array,
  columns: readonly Column[],
): Pick<Outline, 'beadIds' | 'lengths' | 'flags'> {
  const width = columns.length;
  const beadIds = new Float64Array(ids.length);
  const lengths = new Uint32Array(ids.length * width);
  const flags = new Uint8Array(ids.length);
  let rows = 0;
  for (let row = 0; row < ids.length; row += 1) {
    let filled = 0;
    let paratext = 0;
    let heading = 0;
    for (let column = 0; column < width; column += 1) {
      const cell = columns[column]?.cells[row] ?? 0;
      filled += cell & CELL.filled;
      paratext += cell & CELL.paratext ? 1 : 0;
      heading |= cell & CELL.heading;
      lengths[rows * width + column] = columns[column]?.lengths[row] ?? 0;
    }
    if (filled === 0) continue;
    beadIds[rows] = ids[row] ?? 0;
    flags[rows] =
      (beadFlags[row] ?? 0) |
      (filled < width ? BEAD_FLAGS.gap : 0) |
      (paratext === filled ? BEAD_FLAGS.paratext : 0) |
      (heading ? BEAD_FLAGS.heading : 0);
    rows += 1;
  }
  return { beadIds: beadIds.slice(0, rows), lengths: lengths.slice(0, rows * width), flags: flags.slice(0, rows) };
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
  return new kind(bytes.slice().buffer);
}
