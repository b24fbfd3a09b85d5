/** The answer to an edit: which of the rows that are shown were replaced by which. */
import type { RowSplice } from '../../contract/edit.ts';
import type { BeadRow, VersionId, WorkId } from '../../contract/model.ts';
import { get } from '../sql.ts';
import type { WritableDb } from '../sql.ts';
import { countDoubtful, outlineOf, shownBefore, shownRows } from '../outline.ts';
import { countOdd } from '../lanes.ts';
import type { StoredArrays } from '../stored-arrays.ts';
import { readPage } from '../reader.ts';
import type { Refreshed } from './arrays.ts';
import { settleBeads } from './parts.ts';

interface Spliced {
  readonly splices: readonly RowSplice[];
  /** By how much the work's counters change. */
  readonly gained: { readonly shown: number; readonly doubtful: number };
}

/** Tells the text of `told` rows at most. Looks at the windows alone where all rows of a work are shown; else counts those before them that are. */
export function spliceRows(
  db: WritableDb,
  workId: WorkId,
  versionIds: readonly VersionId[],
  before: StoredArrays,
  { arrays, windows }: Refreshed,
  told: number,
): Spliced {
  const count = get<{ shown: number }>(db, 'SELECT bead_count AS shown FROM work WHERE id = ?', [workId])?.shown;
  const shown = count === before.beadIds.length ? null : shownBefore(before, versionIds);
  const gained = { shown: 0, doubtful: 0 };
  let shift = 0;
  let room = told;
  const splices = windows.flatMap(({ from, to, rows }): RowSplice[] => {
    const was = shownIn(slice(before, from, to), versionIds);
    const is = outlineOf(slice(arrays, from + shift, from + shift + rows), versionIds);
    shift += rows - (to - from);
    const [removed, added] = [was.shown, is.beadIds.length];
    gained.shown += added - removed;
    gained.doubtful += countDoubtful(is.flags) - was.doubtful;
    if (removed === 0 && added === 0) return [];
    settleBeads(db, workId, is.beadIds.subarray(0, room));
    const page: readonly BeadRow[] = room > 0 ? readPage(db, workId, is, 0, Math.min(room, added)).beads : [];
    room -= page.length;
    const { beadIds, lengths, flags } = is;
    return [{ from: shown ? (shown[from] ?? 0) : from, removed, beadIds, lengths, flags, rows: page }];
  });
  return { splices, gained };
}

/** Rows [from, to) of the arrays alone. */
function slice(arrays: StoredArrays, from: number, to: number): StoredArrays {
  return {
    ...arrays,
    beadIds: arrays.beadIds.subarray(from, to),
    flags: arrays.flags.subarray(from, to),
    columns: arrays.columns.map(({ lengths, cells }) => ({
      lengths: lengths.subarray(from, to),
      cells: cells.subarray(from, to),
    })),
  };
}

/** How many rows show something of these columns, and how many of those are doubtful. */
function shownIn(
  arrays: StoredArrays,
  versionIds: readonly VersionId[],
): { readonly shown: number; readonly doubtful: number } {
  const { flags } = arrays;
  const cells = shownRows(arrays, versionIds);
  const shown = countOdd(cells);
  if (shown === flags.length) return { shown, doubtful: countDoubtful(flags) };
  return { shown, doubtful: countDoubtful(flags.filter((_, row) => cells[row] !== 0)) };
}
