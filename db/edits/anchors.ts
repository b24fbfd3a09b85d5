/**
 * What hangs on characters of segments (notes, highlights) when paragraphs are split or joined: it moves with the text that it was made
 * on. What lies across a split stays with the larger share of it, and gets the rest back when the split is undone.
 */
import type { SegmentId } from '../../contract/model.ts';
import { all, run } from '../sql.ts';
import type { ReadableDb, WritableDb } from '../sql.ts';
import { TRACKED } from './changes.ts';
import type { MovedText, RowChange, TableName } from './changes.ts';

interface Anchored {
  readonly table: TableName;
  /** Its columns: the segment, and the half-open range of characters in it. */
  readonly segment: string;
  readonly start: string;
  readonly end: string;
}

/** The tables whose rows hang on ranges of segments. Add one here and its rows follow the text; it has to be in TRACKED too. */
const ANCHORED: readonly Anchored[] = [];

/** Moves what lies wholly in moved text. To be called while both segments are there. */
export function moveAnchors(db: WritableDb, moved: readonly MovedText[]): void {
  for (const { table, segment, start, end } of ANCHORED) {
    for (const { fromSegment, fromStart, fromEnd, toSegment, toStart } of moved) {
      run(
        db,
        `UPDATE ${table} SET ${segment} = ?, ${start} = ${start} + ?, ${end} = ${end} + ?
         WHERE ${segment} = ? AND ${start} >= ? AND ${end} <= ?`,
        [toSegment, toStart - fromStart, toStart - fromStart, fromSegment, fromStart, fromEnd],
      );
    }
  }
}

/** Changes of what lies across a split: of the text before `left`, of that from `right` on, which is to be in segment `newId`. */
export function clippedAnchors(
  db: ReadableDb,
  segmentId: SegmentId,
  { left, right, newId }: { left: number; right: number; newId: SegmentId },
): RowChange[] {
  return ANCHORED.flatMap(({ table, segment, start, end }) => {
    const { key } = TRACKED[table];
    const rows = all<{ key: number; from: number; to: number }>(
      db,
      `SELECT ${key} AS key, ${start} AS "from", ${end} AS "to" FROM ${table}
       WHERE ${segment} = ? AND ${start} < ? AND ${end} > ?`,
      [segmentId, right, left],
    );
    return rows.map(({ key: id, from, to }): RowChange => {
      const stays = left - from >= to - right;
      const after = stays
        ? { [segment]: segmentId, [start]: Math.min(from, left), [end]: Math.min(to, left) }
        : { [segment]: newId, [start]: 0, [end]: to - right };
      return { table, key: id, before: { [segment]: segmentId, [start]: from, [end]: to }, after };
    });
  });
}
