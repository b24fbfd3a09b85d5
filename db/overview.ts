/** How two versions of a work lie against each other, row by row, in one read of each. */
import { HexaplaError } from '../contract/errors.ts';
import type { VersionId, WorkId } from '../contract/model.ts';
import type { AlignmentPath } from '../contract/review.ts';
import type { Outline } from './outline.ts';
import { all, pluck } from './sql.ts';
import type { ReadableDb } from './sql.ts';

/** Counts and first segments of both versions by row. O(rows + segments). @throws HexaplaError not-found { versionId } */
export function alignmentPath(
  db: ReadableDb,
  workId: WorkId,
  outline: Outline,
  [a, b]: readonly [VersionId, VersionId],
): AlignmentPath {
  const rowOf = new Map<number, number>();
  outline.beadIds.forEach((id, row) => rowOf.set(id, row));
  const one = columnOf(db, outline, rowOf, a);
  const other = columnOf(db, outline, rowOf, b);
  const { revision } = outline;
  const links = linkedRows(db, workId, rowOf, [a, b]);
  return { revision, a: one.counts, b: other.counts, firstA: one.firsts, firstB: other.firsts, links };
}

/** Above every bead's id; paragraphs' numbers stay below 2 to the 21st, so that both fit into one. */
const SHIFT = 2 ** 32;

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
  // One number for both: a row of two columns would be an object each, which takes longer than all the rest.
  const segments = pluck<number>(
    db,
    `SELECT s.number * ${SHIFT} + bs.bead_id FROM segment s CROSS JOIN bead_segment bs ON bs.segment_id = s.id
     WHERE s.version_id = ? ORDER BY s.number, s.part`,
    [versionId],
  );
  for (const both of segments) {
    const row = rowOf.get(both % SHIFT);
    if (row === undefined) continue;
    column.counts[row] = (column.counts[row] ?? 0) + 1;
    if (column.firsts[row] === 0) column.firsts[row] = Math.floor(both / SHIFT);
  }
  return column;
}

/** Rows of the ends of each link between the two versions: a's, b's, and so on. */
function linkedRows(
  db: ReadableDb,
  workId: WorkId,
  rowOf: ReadonlyMap<number, number>,
  [a, b]: readonly [VersionId, VersionId],
): Uint32Array {
  const links = all<{ beadA: number; beadB: number }>(
    db,
    `SELECT ba.bead_id AS beadA, bb.bead_id AS beadB FROM link l
     JOIN segment sa ON sa.id IN (l.a_id, l.b_id) JOIN segment sb ON sb.id IN (l.a_id, l.b_id)
     JOIN bead_segment ba ON ba.segment_id = sa.id JOIN bead_segment bb ON bb.segment_id = sb.id
     WHERE l.work_id = ? AND sa.version_id = ? AND sb.version_id = ?`,
    [workId, a, b],
  );
  return Uint32Array.from(links.flatMap(({ beadA, beadB }) => [rowOf.get(beadA) ?? 0, rowOf.get(beadB) ?? 0]));
}
