/** How two versions of a work lie against each other, row by row, in one read of each. */
import { HexaplaError } from '../contract/errors.ts';
import type { VersionId } from '../contract/model.ts';
import type { AlignmentPath } from '../contract/review.ts';
import type { Outline } from './outline.ts';
import { all } from './sql.ts';
import type { ReadableDb } from './sql.ts';

/** Counts and first segments of both versions by row. O(rows + segments). @throws HexaplaError not-found { versionId } */
export function alignmentPath(
  db: ReadableDb,
  outline: Outline,
  [a, b]: readonly [VersionId, VersionId],
): AlignmentPath {
  const rowOf = new Map<number, number>();
  outline.beadIds.forEach((id, row) => rowOf.set(id, row));
  const one = columnOf(db, outline, rowOf, a);
  const other = columnOf(db, outline, rowOf, b);
  const { revision } = outline;
  return {
    revision,
    a: one.counts,
    b: other.counts,
    firstA: one.firsts,
    firstB: other.firsts,
    links: new Uint32Array(),
  };
}

interface Column {
  readonly counts: Uint32Array;
  readonly firsts: Uint32Array;
}

function columnOf(
  db: ReadableDb,
  { beadIds, versionIds }: Outline,
  rowOf: ReadonlyMap<number, number>,
  versionId: VersionId,
): Column {
  if (!versionIds.includes(versionId)) throw new HexaplaError('not-found', `No version ${versionId}`, { versionId });
  const column = { counts: new Uint32Array(beadIds.length), firsts: new Uint32Array(beadIds.length) };
  const segments = all<{ number: number; beadId: number }>(
    db,
    `SELECT s.number, bs.bead_id AS beadId FROM segment s CROSS JOIN bead_segment bs ON bs.segment_id = s.id
     WHERE s.version_id = ? ORDER BY s.number`,
    [versionId],
  );
  for (const { number, beadId } of segments) {
    const row = rowOf.get(beadId);
    if (row === undefined) continue;
    column.counts[row] = (column.counts[row] ?? 0) + 1;
    if (column.firsts[row] === 0) column.firsts[row] = number;
  }
  return column;
}
