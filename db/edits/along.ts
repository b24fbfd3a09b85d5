/** The arrays of a work after an operation along a path, worked out without reading its rows. */
import { HexaplaError } from '../../contract/errors.ts';
import type { WorkId } from '../../contract/model.ts';
import { BEAD_FLAGS } from '../../contract/service-api.ts';
import { get } from '../sql.ts';
import type { ReadableDb } from '../sql.ts';
import { mixed } from '../lanes.ts';
import type { StoredArrays } from '../stored-arrays.ts';
import { marked } from './arrays.ts';
import type { Refreshed } from './arrays.ts';
import type { Path } from './path.ts';

type Numbers = Float64Array | Uint32Array | Uint8Array;

/**
 * `before` with the operation done, or taken back. The bead that it makes (or that comes back) has to be stored already. O(rows).
 * @throws HexaplaError internal where the path is none of these arrays
 */
export function arraysAlong(
  db: ReadableDb,
  workId: WorkId,
  before: StoredArrays,
  path: Path,
  done: boolean,
): Refreshed {
  const born = path.born === null ? null : path.beads.length - 1;
  const [comes, goes] = done ? [born, path.gone] : [path.gone, born];
  const moved = path.moves ? before.versionIds.indexOf(path.moves.versionId) : -1;
  const whole = comes === null ? changing(before, moved) : withRow(db, workId, before, path.beads[comes] ?? 0);
  const rows = rowsAlong(whole.beadIds, path.beads);
  markRows(whole.flags, rows, path, done);
  const column = whole.columns[moved];
  const way = (path.moves?.way === 1) === done ? 1 : -1;
  if (column) for (const values of [column.lengths, column.cells]) moveAlong(values, rows, way);
  const [from, to] = [rows.first, rows.last + 1];
  const window = { from, to: comes === null ? to : to - 1, rows: goes === null ? to - from : to - from - 1 };
  const arrays = goes === null ? whole : withoutRow(whole, goes === 0 ? rows.first : rows.last);
  return { arrays: { ...arrays, revision: before.revision + 1 }, windows: [window] };
}

/** Rows of the arrays in order. */
interface Rows {
  readonly first: number;
  readonly last: number;
  /** Each of them; null where they stand one behind the other, as most do: then nothing has to be done row by row. */
  readonly each: Uint32Array | null;
}

/** The row of each bead; both are in the same order. */
function rowsAlong(ids: Float64Array, beads: Float64Array): Rows {
  const first = ids.indexOf(beads[0] ?? 0);
  const last = first + beads.length - 1;
  // As many rows as beads between the first and the last: they are the same ones.
  if (first >= 0 && ids[last] === beads[beads.length - 1]) return { first, last, each: null };
  const each = new Uint32Array(beads.length);
  let row = Math.max(0, first);
  for (let index = 0; index < beads.length; index += 1) {
    while (row < ids.length && ids[row] !== beads[index]) row += 1;
    if (row === ids.length) throw new HexaplaError('internal', `Bead ${beads[index]} is not along its path`);
    each[index] = row;
  }
  return { first: each[0] ?? 0, last: row, each };
}

/**
 * Flags as the operation says, or as they were before it. Only what it said is taken back: the rest may have become other since (rows that
 * were judged anew).
 */
function markRows(flags: Uint8Array, { first, last, each }: Rows, { marks, flags: before }: Path, done: boolean): void {
  const said =
    ('status' in marks ? BEAD_FLAGS.doubtful | BEAD_FLAGS.confirmed : 0) | ('pinned' in marks ? BEAD_FLAGS.pinned : 0);
  const next = done ? new Uint8Array(before.length).fill(marked(0, marks)) : before;
  if (!each) return flags.set(mixed(flags.subarray(first, last + 1), next, said), first);
  for (let index = 0; index < each.length; index += 1) {
    const row = each[index]!;
    flags[row] = (flags[row]! & ~said) | (next[index]! & said);
  }
}

/** Each value goes to the next row (1) or to the one before (-1); the one that has none to come from is 0. */
function moveAlong(values: Uint32Array | Uint8Array, { first, last, each }: Rows, way: 1 | -1): void {
  if (each && way === 1) {
    for (let index = each.length - 1; index > 0; index -= 1) values[each[index]!] = values[each[index - 1]!]!;
  } else if (each) {
    for (let index = 0; index < each.length - 1; index += 1) values[each[index]!] = values[each[index + 1]!]!;
  } else if (way === 1) values.copyWithin(first + 1, first, last);
  else values.copyWithin(first, first + 1, last + 1);
  values[way === 1 ? first : last] = 0;
}

function mapped(arrays: StoredArrays, change: <Kind extends Numbers>(values: Kind) => Kind): StoredArrays {
  return {
    ...arrays,
    beadIds: change(arrays.beadIds),
    flags: change(arrays.flags),
    columns: arrays.columns.map(({ lengths, cells }) => ({ lengths: change(lengths), cells: change(cells) })),
  };
}

/** With copies of what an operation without new rows changes: the flags, and the column that moves (-1: none). The rest is shared. */
function changing(arrays: StoredArrays, moved: number): StoredArrays {
  const columns = arrays.columns.map((column, index) =>
    index === moved ? { lengths: column.lengths.slice(), cells: column.cells.slice() } : column,
  );
  return { ...arrays, flags: arrays.flags.slice(), columns };
}

/** With a row for a bead that stands among the stored ones, empty in all columns. */
function withRow(db: ReadableDb, workId: WorkId, arrays: StoredArrays, id: number): StoredArrays {
  const sql = `SELECT id FROM bead WHERE work_id = ? AND position < (SELECT position FROM bead WHERE id = ?)
    ORDER BY position DESC LIMIT 1`;
  const previous = get<{ id: number }>(db, sql, [workId, id])?.id;
  const row = previous === undefined ? 0 : arrays.beadIds.indexOf(previous) + 1;
  const wider = mapped(arrays, (values) => resized(values, row, row, 1));
  wider.beadIds[row] = id;
  return wider;
}

const withoutRow = (arrays: StoredArrays, row: number): StoredArrays =>
  mapped(arrays, (values) => resized(values, row, row + 1, 0));

/** A copy with `room` zeros in the place of the values [from, to). */
function resized<Kind extends Numbers>(values: Kind, from: number, to: number, room: number): Kind {
  const next = new (values.constructor as new (length: number) => Kind)(values.length - (to - from) + room);
  next.set(values.subarray(0, from));
  next.set(values.subarray(to), from + room);
  return next;
}
