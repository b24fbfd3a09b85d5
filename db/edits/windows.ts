/** Which rows a change touches, as windows over the arrays of a work. */
import type { BeadId, SegmentId, WorkId } from '../../contract/model.ts';
import { get, pluck } from '../sql.ts';
import type { ReadableDb } from '../sql.ts';
import type { Changes } from './changes.ts';

/** Rows [from, to) as they were. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** Windows nearer to each other than this many rows are one; twice as many until there are WINDOWS_MAX at most. */
const NEAR = 8;
const WINDOWS_MAX = 16;
/** So many beads are looked for one by one. */
const FEW = 32;

/** The beads that a change names, or whose segments it names, as the library is now. */
export function touchedBeads(db: ReadableDb, { rows }: Changes): Set<BeadId> {
  const beads = new Set<BeadId>();
  const segments = new Set<SegmentId>();
  for (const { table, key, before, after } of rows) {
    if (table === 'bead') beads.add(key as BeadId);
    if (table === 'segment') segments.add(key as SegmentId);
    if (table !== 'bead_segment' && table !== 'link') continue;
    for (const image of [before, after]) {
      if (!image) continue;
      if (table === 'bead_segment') beads.add(image['bead_id'] as BeadId);
      else segments.add(image['a_id'] as SegmentId).add(image['b_id'] as SegmentId);
    }
  }
  for (const id of segments) {
    const [bead] = pluck<number>(db, 'SELECT bead_id FROM bead_segment WHERE segment_id = ?', [id]);
    if (bead !== undefined) beads.add(bead as BeadId);
  }
  return beads;
}

/**
 * Windows over the rows `ids`, as they were before a change, that hold all of `touched`. To be called after the change was written:
 * a bead that is new stands where the row before it ended.
 */
export function windowsOf(
  db: ReadableDb,
  workId: WorkId,
  ids: Float64Array,
  touched: ReadonlySet<BeadId>,
): readonly Window[] {
  const rows = rowsOf(ids, touched);
  const found: Window[] = [];
  const fresh: { id: BeadId; position: number }[] = [];
  for (const id of touched) {
    const row = rows.get(id);
    if (row !== undefined) found.push({ from: row, to: row + 1 });
    else {
      const stored = get<{ position: number }>(db, 'SELECT position FROM bead WHERE id = ? AND work_id = ?', [
        id,
        workId,
      ]);
      if (stored) fresh.push({ id, position: stored.position });
    }
  }
  fresh.sort((a, b) => a.position - b.position);
  const place = new Map<number, number>();
  for (const { id, position } of fresh) {
    const sql = 'SELECT id FROM bead WHERE work_id = ? AND position < ? ORDER BY position DESC LIMIT 1';
    const before = get<{ id: BeadId }>(db, sql, [workId, position])?.id;
    const at = before === undefined ? 0 : (place.get(before) ?? (rows.get(before) ?? ids.indexOf(before)) + 1);
    place.set(id, at);
    found.push({ from: at, to: at });
  }
  return joined(found.toSorted((a, b) => a.from - b.from));
}

/** Row numbers of those of the beads that are among `ids`. */
function rowsOf(ids: Float64Array, beads: ReadonlySet<BeadId>): Map<BeadId, number> {
  const rows = new Map<BeadId, number>();
  if (beads.size <= FEW) {
    for (const id of beads) {
      const row = ids.indexOf(id);
      if (row >= 0) rows.set(id, row);
    }
    return rows;
  }
  ids.forEach((id, row) => {
    if (beads.has(id as BeadId)) rows.set(id as BeadId, row);
  });
  return rows;
}

function joined(sorted: readonly Window[]): readonly Window[] {
  let windows = sorted;
  let near = NEAR;
  do {
    const next: Window[] = [];
    for (const window of windows) {
      const last = next.at(-1);
      if (last && window.from - last.to <= near) {
        next[next.length - 1] = { from: last.from, to: Math.max(last.to, window.to) };
      } else next.push(window);
    }
    windows = next;
    near *= 2;
  } while (windows.length > WINDOWS_MAX);
  return windows;
}
