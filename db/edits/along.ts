/** The arrays of a work after an operation along a path, worked out without reading its rows. */
import { HexaplaError } from '../../contract/errors.ts';
import type { WorkId } from '../../contract/model.ts';
import { BEAD_FLAGS } from '../../contract/service-api.ts';
import { get } from '../sql.ts';
import type { ReadableDb } from '../sql.ts';
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
  const last = path.beads.length - 1;
  const born = path.born === null ? null : last;
  const [comes, goes] = done ? [born, path.gone] : [path.gone, born];
  const whole = comes === null ? copied(before) : withRow(db, workId, before, path.beads[comes] ?? 0);
  const rows = rowsAlong(whole.beadIds, path.beads);
  if (done) markRows(whole.flags, rows, path);
  else unmarkRows(whole.flags, rows, path);
  if (path.moves) {
    const column = whole.columns[whole.versionIds.indexOf(path.moves.versionId)];
    const way = (path.moves.way === 1) === done ? 1 : -1;
    if (column) for (const values of [column.lengths, column.cells]) moveAlong(values, rows, way);
  }
  const [from, to] = [rows[0] ?? 0, (rows[last] ?? 0) + 1];
  const window = { from, to: comes === null ? to : to - 1, rows: goes === null ? to - from : to - from - 1 };
  const arrays = goes === null ? whole : withoutRow(whole, rows[goes] ?? 0);
  return { arrays: { ...arrays, revision: before.revision + 1 }, windows: [window] };
}

function markRows(flags: Uint8Array, rows: Uint32Array, { marks }: Path): void {
  // What becomes of each value of the flags: fewer than rows.
  const after = Uint8Array.from({ length: 256 }, (_, bits) => marked(bits, marks));
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index]!;
    flags[row] = after[flags[row]!]!;
  }
}

/** Only what the operation said is taken back: the rest may have become other since (rows that were judged anew). */
function unmarkRows(flags: Uint8Array, rows: Uint32Array, { marks, flags: before }: Path): void {
  const said =
    ('status' in marks ? BEAD_FLAGS.doubtful | BEAD_FLAGS.confirmed : 0) | ('pinned' in marks ? BEAD_FLAGS.pinned : 0);
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index]!;
    flags[row] = (flags[row]! & ~said) | (before[index]! & said);
  }
}

/** The row of each bead; both are in the same order. */
function rowsAlong(ids: Float64Array, beads: Float64Array): Uint32Array {
  const rows = new Uint32Array(beads.length);
  let row = Math.max(0, ids.indexOf(beads[0] ?? 0));
  // As many rows as beads between the first and the last: they are the same ones.
  if (ids[row + beads.length - 1] === beads[beads.length - 1]) {
    for (let index = 0; index < rows.length; index += 1) rows[index] = row + index;
    return rows;
  }
  for (let index = 0; index < beads.length; index += 1) {
    while (row < ids.length && ids[row] !== beads[index]) row += 1;
    if (row === ids.length) throw new HexaplaError('internal', `Bead ${beads[index]} is not along its path`);
    rows[index] = row;
  }
  return rows;
}

/** Whether the rows stand one behind the other, as most do. */
const follows = (rows: Uint32Array): boolean => (rows.at(-1) ?? 0) - (rows[0] ?? 0) === rows.length - 1;

/** Each value goes to the next row (1) or to the one before (-1); the one that has none to come from is 0. */
function moveAlong(values: Uint32Array | Uint8Array, rows: Uint32Array, way: 1 | -1): void {
  const last = rows.length - 1;
  const [first, end] = [rows[0]!, rows[last]! + 1];
  if (follows(rows)) {
    if (way === 1) values.copyWithin(first + 1, first, end - 1);
    else values.copyWithin(first, first + 1, end);
  } else if (way === 1) for (let index = last; index > 0; index -= 1) values[rows[index]!] = values[rows[index - 1]!]!;
  else for (let index = 0; index < last; index += 1) values[rows[index]!] = values[rows[index + 1]!]!;
  values[rows[way === 1 ? 0 : last]!] = 0;
}

function mapped(arrays: StoredArrays, change: <Kind extends Numbers>(values: Kind) => Kind): StoredArrays {
  return {
    ...arrays,
    beadIds: change(arrays.beadIds),
    flags: change(arrays.flags),
    columns: arrays.columns.map(({ lengths, cells }) => ({ lengths: change(lengths), cells: change(cells) })),
  };
}

const copied = (arrays: StoredArrays): StoredArrays => mapped(arrays, (values) => values.slice() as typeof values);

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
