/** Links between segments that are counterparts but stand in different rows: text that a translator moved. */
import type { Edit } from '../../contract/edit.ts';
import { HexaplaError } from '../../contract/errors.ts';
import type { BeadId, SegmentId, VersionId } from '../../contract/model.ts';
import { get, pluck } from '../sql.ts';
import { beadOfSegment, columnOf, impossible } from './workbench.ts';
import type { Draft, Workbench } from './workbench.ts';

type EditOf<Kind extends Edit['kind']> = Extract<Edit, { kind: Kind }>;

interface Place {
  readonly beadId: BeadId;
  readonly column: number;
}

/** @throws HexaplaError not-found { segmentId } */
function placeOf(bench: Workbench, segmentId: SegmentId): Place {
  const beadId = beadOfSegment(bench, segmentId);
  const sql = 'SELECT version_id AS versionId FROM segment WHERE id = ?';
  const segment = get<{ versionId: VersionId }>(bench.db, sql, [segmentId]);
  if (!segment || beadId === undefined) {
    throw new HexaplaError('not-found', `No segment ${segmentId} in this work`, { segmentId });
  }
  return { beadId, column: columnOf(bench, segment.versionId) };
}

interface StoredLink {
  readonly id: number;
  /** Null where it was made by hand, else how sure the alignment was that found it. */
  readonly score: number | null;
}

function stored(bench: Workbench, a: SegmentId, b: SegmentId): StoredLink | undefined {
  const pair = [Math.min(a, b), Math.max(a, b)];
  return get<StoredLink>(bench.db, 'SELECT id, score FROM link WHERE a_id = ? AND b_id = ?', pair);
}

/** One that an alignment found becomes the user's own, and stays whatever a later alignment finds. */
export function link(bench: Workbench, { a, b }: EditOf<'link'>): Draft {
  const [one, other] = [placeOf(bench, a), placeOf(bench, b)];
  if (one.column === other.column) throw impossible('link', 'both are of one version');
  if (one.beadId === other.beadId) throw impossible('link', 'they stand in one row');
  const there = stored(bench, a, b);
  if (there?.score === null) throw impossible('link', 'they are linked');
  if (there) {
    const rows = [{ table: 'link', key: there.id, before: { score: there.score }, after: { score: null } }] as const;
    return { changes: { rows, moved: [] }, focus: one.beadId };
  }
  const [last] = pluck<number>(bench.db, `SELECT seq FROM sqlite_sequence WHERE name = 'link'`);
  const after = { work_id: bench.workId, a_id: Math.min(a, b), b_id: Math.max(a, b), score: null };
  const rows = [{ table: 'link', key: (last ?? 0) + 1, before: null, after }] as const;
  return { changes: { rows, moved: [] }, focus: one.beadId };
}

export function unlink(bench: Workbench, { a, b }: EditOf<'unlink'>): Draft {
  const { beadId } = placeOf(bench, a);
  placeOf(bench, b);
  const there = stored(bench, a, b);
  if (!there) throw impossible('unlink', 'they are not linked');
  const { id, score } = there;
  const before = { work_id: bench.workId, a_id: Math.min(a, b), b_id: Math.max(a, b), score };
  return { changes: { rows: [{ table: 'link', key: id, before, after: null }], moved: [] }, focus: beadId };
}
