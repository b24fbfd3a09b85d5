/** Doing, undoing and doing again: changes are written, the arrays kept, the counters, the reading position, and the answer made. */
import type { OperationLabel, RowSplice } from '../../contract/edit.ts';
import type { BeadId, BeadRow, WorkId } from '../../contract/model.ts';
import { BEAD_FLAGS, MAX_PAGE } from '../../contract/service-api.ts';
import { run } from '../sql.ts';
import type { ReadableDb, WritableDb } from '../sql.ts';
import { readingSegment, restorePosition } from '../alignment.ts';
import { CELL, outlineOf } from '../outline.ts';
import type { Outline, StoredArrays } from '../outline.ts';
import { readPage } from '../reader.ts';
import { versionsOf } from '../versions.ts';
import { refreshArrays } from './arrays.ts';
import type { Refreshed } from './arrays.ts';
import type { Changes } from './changes.ts';
import { touchedBeads, windowsOf } from './windows.ts';
import { writeChanges } from './write.ts';

export interface Performed {
  readonly name: OperationLabel;
  readonly revision: number;
  readonly splices: readonly RowSplice[];
  readonly focus: BeadId | null;
}

/**
 * Carries out `changes` on a work whose arrays are `before`. Within a transaction of the caller's. `focus` is the row that the user
 * worked on, where it is known; else it is the first visible one that changed.
 */
export function perform(
  db: WritableDb,
  workId: WorkId,
  before: StoredArrays,
  { name, changes, focus }: { name: OperationLabel; changes: Changes; focus: BeadId | null },
): Performed {
  const position = readingSegment(db, workId);
  const touched = touchedBeads(db, changes);
  writeChanges(db, changes);
  for (const id of touchedBeads(db, changes)) touched.add(id);
  if (touched.size === 0) return { name, revision: before.revision, splices: [], focus };
  const refreshed = refreshArrays(db, workId, before, windowsOf(db, workId, before.beadIds, touched));
  const versionIds = versionsOf(db, workId).map(({ id }) => id);
  const outline = outlineOf(refreshed.arrays, versionIds);
  if (position) {
    const joined = changes.moved.find(({ fromSegment }) => fromSegment === position.segmentId);
    if (joined) restorePosition(db, workId, { segmentId: joined.toSegment });
    restorePosition(db, workId, position);
  }
  storeCounts(db, workId, outline);
  const splices = splicesOf(db, workId, before, refreshed, outline);
  return { name, revision: outline.revision, splices, focus: visibleFocus(outline, splices, focus) };
}

function storeCounts(db: WritableDb, workId: WorkId, { beadIds, flags }: Outline): void {
  let doubtful = 0;
  for (const bits of flags) if (bits & BEAD_FLAGS.doubtful) doubtful += 1;
  run(db, 'UPDATE work SET bead_count = ?, doubtful_count = ? WHERE id = ?', [beadIds.length, doubtful, workId]);
}

function visibleFocus(outline: Outline, splices: readonly RowSplice[], focus: BeadId | null): BeadId | null {
  if (focus !== null && outline.beadIds.includes(focus)) return focus;
  const first = splices.find(({ beadIds }) => beadIds.length > 0)?.beadIds[0];
  return (first as BeadId | undefined) ?? null;
}

/** In numbers of the rows that are shown: those that hold a segment of a visible version. */
function splicesOf(
  db: ReadableDb,
  workId: WorkId,
  before: StoredArrays,
  { arrays, windows }: Refreshed,
  outline: Outline,
): RowSplice[] {
  const was = shownBefore(before, outline);
  const is = shownBefore(arrays, outline);
  const width = outline.versionIds.length;
  let shift = 0;
  let room = MAX_PAGE;
  return windows.flatMap(({ from, to, rows }): RowSplice[] => {
    const [first, last] = [is[from + shift] ?? 0, is[from + shift + rows] ?? 0];
    shift += rows - (to - from);
    const splice = { from: was[from] ?? 0, removed: (was[to] ?? 0) - (was[from] ?? 0) };
    if (splice.removed === 0 && last === first) return [];
    const shown: readonly BeadRow[] =
      room > 0 ? readPage(db, workId, outline, first, Math.min(room, last - first)).beads : [];
    room -= shown.length;
    return [
      {
        ...splice,
        beadIds: outline.beadIds.slice(first, last),
        lengths: outline.lengths.slice(first * width, last * width),
        flags: outline.flags.slice(first, last),
        rows: shown,
      },
    ];
  });
}

/** How many of the rows before each one are shown; one more at the end. */
function shownBefore(arrays: StoredArrays, { versionIds }: Outline): Uint32Array {
  const columns = arrays.columns.filter((_, column) => versionIds.includes(arrays.versionIds[column] ?? (0 as never)));
  const counts = new Uint32Array(arrays.beadIds.length + 1);
  for (let row = 0; row < arrays.beadIds.length; row += 1) {
    let filled = 0;
    for (const { cells } of columns) filled |= (cells[row] ?? 0) & CELL.filled;
    counts[row + 1] = (counts[row] ?? 0) + (filled ? 1 : 0);
  }
  return counts;
}
