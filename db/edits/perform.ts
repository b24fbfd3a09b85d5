/** Doing, undoing and doing again: changes are written, the arrays kept, the counters, the reading position, and the answer made. */
import type { OperationLabel, RowSplice } from '../../contract/edit.ts';
import type { BeadId, VersionId, WorkId } from '../../contract/model.ts';
import { MAX_PAGE } from '../../contract/service-api.ts';
import { run } from '../sql.ts';
import type { WritableDb } from '../sql.ts';
import { readingSegment, restorePosition } from '../alignment.ts';
import type { StoredArrays } from '../stored-arrays.ts';
import { visibleVersionIds } from '../versions.ts';
import { markArrays, refreshArrays } from './arrays.ts';
import type { Refreshed } from './arrays.ts';
import type { Changes, Row } from './changes.ts';
import { settleBeads, unsettledOf } from './parts.ts';
import { spliceRows } from './splices.ts';
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
  // Rows that a longer operation has not reached yet, before they are others.
  if (unsettledOf(db, workId)) settleBeads(db, workId, touchedBeads(db, changes));
  const position = readingSegment(db, workId);
  const touched = touchedBeads(db, changes);
  writeChanges(db, changes);
  for (const id of touchedBeads(db, changes)) touched.add(id);
  if (touched.size === 0) return { name, revision: before.revision, splices: [], focus };
  const windows = windowsOf(db, workId, before.beadIds, touched);
  const marks = marksIn(changes);
  const refreshed = marks
    ? markArrays(db, workId, before, windows, marks)
    : refreshArrays(db, workId, before, windows, rowsGained(changes));
  if (position) {
    const joined = changes.moved.find(({ fromSegment }) => fromSegment === position.segmentId);
    if (joined) restorePosition(db, workId, { segmentId: joined.toSegment });
    restorePosition(db, workId, position);
  }
  return tell(db, workId, before, { refreshed, name, focus, told: MAX_PAGE });
}

/** The answer, with the text of the first `told` rows; and the counters of the work after it. */
export function tell(
  db: WritableDb,
  workId: WorkId,
  before: StoredArrays,
  done: { refreshed: Refreshed; name: OperationLabel; focus: BeadId | null; told: number },
): Performed {
  const { refreshed, name, focus, told } = done;
  const versionIds = visibleVersionIds(db, workId);
  const { splices, gained } = spliceRows(db, workId, versionIds, before, refreshed, told);
  if (gained.shown !== 0 || gained.doubtful !== 0) {
    const sql = 'UPDATE work SET bead_count = bead_count + ?, doubtful_count = doubtful_count + ? WHERE id = ?';
    run(db, sql, [gained.shown, gained.doubtful, workId]);
  }
  const { arrays } = refreshed;
  return { name, revision: arrays.revision, splices, focus: focusIn(arrays, versionIds, splices, focus) };
}

/** What a change says of beads, where it does nothing else: by bead. */
function marksIn({ rows }: Changes): Map<number, Row> | null {
  const marks = new Map<number, Row>();
  for (const { table, key, before, after } of rows) {
    if (table !== 'bead' || !before || !after || 'position' in after) return null;
    marks.set(key, after);
  }
  return marks;
}

/** By how many rows a work grows. */
function rowsGained({ rows }: Changes): number {
  const beads = rows.filter(({ table }) => table === 'bead');
  return beads.filter(({ before }) => !before).length - beads.filter(({ after }) => !after).length;
}

/** The row asked for, where it is there and shown; else the first shown one that changed. */
function focusIn(
  arrays: StoredArrays,
  versionIds: readonly VersionId[],
  splices: readonly RowSplice[],
  focus: BeadId | null,
): BeadId | null {
  const row = focus === null ? -1 : arrays.beadIds.indexOf(focus);
  const shown = versionIds.some((id) => arrays.columns[arrays.versionIds.indexOf(id)]?.cells[row]);
  if (shown) return focus;
  const first = splices.find((splice) => splice.beadIds.length > 0)?.beadIds[0];
  return (first as BeadId | undefined) ?? null;
}
