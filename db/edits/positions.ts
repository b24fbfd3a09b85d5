/** Places for rows between rows: bead.position is sparse, so that most edits move no other row. */
import { all } from '../sql.ts';
import type { ReadableDb } from '../sql.ts';
import type { StoredArrays } from '../stored-arrays.ts';
import { POSITION_GAP } from '../alignment.ts';
import type { RowChange } from './changes.ts';

/** Rows looked at on either side when there is no room left; four times as many at each further try. */
const NEIGHBOURS = 16;
/** Room that rows get at least when they are spread out. */
const SPREAD_GAP = 16;

interface Placed {
  /** One per row of the window, rising. */
  readonly positions: readonly number[];
  /** Rows outside of the window that had to make room. */
  readonly pushed: readonly RowChange[];
}

/**
 * Positions for a window of rows [start, end) of the arrays that is laid out anew: rows that stay keep theirs (`wanted`), new ones (null)
 * are spread between them. Where there is no room, neighbours move.
 */
export function placeRows(
  db: ReadableDb,
  arrays: StoredArrays,
  start: number,
  end: number,
  wanted: readonly (number | null)[],
): Placed {
  const [low] = positionsOf(db, arrays, start - 1, start);
  const [high] = positionsOf(db, arrays, end, end + 1);
  const between = fill([low ?? 0, ...wanted, high ?? null]);
  if (between) return { positions: between.slice(1, 1 + wanted.length), pushed: [] };
  for (let reach = NEIGHBOURS; ; reach *= 4) {
    const [from, to] = [Math.max(0, start - reach), Math.min(arrays.beadIds.length, end + reach)];
    const [below] = positionsOf(db, arrays, from - 1, from);
    const [above] = positionsOf(db, arrays, to, to + 1);
    const count = start - from + wanted.length + to - end;
    const step = above === undefined ? POSITION_GAP : Math.floor((above - (below ?? 0)) / (count + 1));
    if (step < SPREAD_GAP) continue;
    const spread = Array.from({ length: count }, (_, index) => (below ?? 0) + (index + 1) * step);
    const after = start - from + wanted.length;
    return {
      positions: spread.slice(start - from, after),
      pushed: [
        ...pushedRows(db, arrays, from, start, spread.slice(0, start - from)),
        ...pushedRows(db, arrays, end, to, spread.slice(after)),
      ],
    };
  }
}

/** Puts values into the nulls of a rising list, evenly; null where they do not fit. A null at the end is open upwards. */
function fill(list: readonly (number | null)[]): number[] | null {
  const filled: number[] = [];
  for (let at = 0; at < list.length; at += 1) {
    const value = list[at];
    if (typeof value === 'number') {
      filled.push(value);
      continue;
    }
    let next = at;
    while (next < list.length && list[next] === null) next += 1;
    const low = filled[at - 1] ?? 0;
    const count = next - at;
    const high = list[next] ?? low + (count + 1) * POSITION_GAP;
    const step = Math.floor((high - low) / (count + 1));
    if (step < 1) return null;
    for (let index = 0; index < count; index += 1) filled.push(low + (index + 1) * step);
    at = next - 1;
  }
  return filled;
}

/** Positions of the rows [from, to) of the arrays, as far as there are any. */
function positionsOf(db: ReadableDb, arrays: StoredArrays, from: number, to: number): number[] {
  const ids = JSON.stringify([...arrays.beadIds.subarray(Math.max(0, from), Math.max(0, to))]);
  return all<{ position: number }>(
    db,
    'SELECT b.position FROM json_each(?) j CROSS JOIN bead b ON b.id = j.value ORDER BY j.key',
    [ids],
  ).map(({ position }) => position);
}

function pushedRows(
  db: ReadableDb,
  arrays: StoredArrays,
  from: number,
  to: number,
  positions: readonly number[],
): RowChange[] {
  return positionsOf(db, arrays, from, to).map((position, index) => ({
    table: 'bead',
    key: arrays.beadIds[from + index] ?? 0,
    before: { position },
    after: { position: positions[index] ?? 0 },
  }));
}
