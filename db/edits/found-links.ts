/** Links that an alignment found: text that stands in another order in one version than in another. Those made by hand stay as they are. */
import type { SegmentId, VersionId, WorkId } from '../../contract/model.ts';
import { all, pluck } from '../sql.ts';
import type { ReadableDb } from '../sql.ts';
import { segmentIds } from '../versions.ts';
import type { RowChange } from './changes.ts';

/** Two segments of different versions, each by its version's place in a list of versions and its number there, from 0. */
export interface MovedPair {
  readonly a: readonly [version: number, segment: number];
  readonly b: readonly [version: number, segment: number];
  /** How sure the engine is, 0 to 1. */
  readonly score: number;
}

interface Found {
  readonly a: SegmentId;
  readonly b: SegmentId;
  readonly score: number;
}

/**
 * The changes that make links of `pairs` in a work whose rows are written already. A link is kept, of these and of those found before,
 * where each of its ends stands in a row without the other's version: elsewhere the rows say it. Of two that share a segment the new
 * one is kept. Linear in the pairs and the links found before.
 *
 * @param versionIds what the places in `pairs` mean
 */
export function foundLinkChanges(
  db: ReadableDb,
  workId: WorkId,
  versionIds: readonly VersionId[],
  pairs: readonly MovedPair[],
): RowChange[] {
  const before = all<Found & { id: number }>(
    db,
    'SELECT id, a_id AS a, b_id AS b, score FROM link WHERE work_id = ? AND score IS NOT NULL ORDER BY id',
    [workId],
  );
  const fresh = standingApart(db, workId, segmentsOfPairs(db, versionIds, pairs));
  const ends = new Set(fresh.flatMap(({ a, b }) => [a, b]));
  const kept = standingApart(db, workId, before).filter(({ a, b }) => !ends.has(a) && !ends.has(b));
  const wanted = new Map([...fresh, ...kept].map((link) => [`${link.a} ${link.b}`, link]));
  const changes: RowChange[] = [];
  for (const { id, a, b, score } of before) {
    // What stays keeps its row, with what was said of it first.
    if (wanted.delete(`${a} ${b}`)) continue;
    changes.push({ table: 'link', key: id, before: { work_id: workId, a_id: a, b_id: b, score }, after: null });
  }
  let [next = 0] = pluck<number>(db, `SELECT seq FROM sqlite_sequence WHERE name = 'link'`);
  for (const { a, b, score } of wanted.values()) {
    changes.push({ table: 'link', key: ++next, before: null, after: { work_id: workId, a_id: a, b_id: b, score } });
  }
  return changes;
}

/** How many of `pairs` are no links yet, made by hand or found. */
export function countUnlinked(db: ReadableDb, versionIds: readonly VersionId[], pairs: readonly MovedPair[]): number {
  const found = segmentsOfPairs(db, versionIds, pairs);
  const sql = `SELECT count(*) FROM json_each(?) j
    WHERE NOT EXISTS (SELECT 1 FROM link l WHERE l.a_id = j.value ->> 0 AND l.b_id = j.value ->> 1)`;
  return pluck<number>(db, sql, [JSON.stringify(found.map(({ a, b }) => [a, b]))])[0] ?? 0;
}

function segmentsOfPairs(db: ReadableDb, versionIds: readonly VersionId[], pairs: readonly MovedPair[]): Found[] {
  const lists = new Map<number, readonly SegmentId[]>();
  const idOf = ([version, segment]: MovedPair['a']): SegmentId | undefined => {
    const versionId = versionIds[version];
    if (versionId === undefined) return undefined;
    const list = lists.get(version) ?? segmentIds(db, versionId);
    lists.set(version, list);
    return list[segment];
  };
  return pairs.flatMap(({ a, b, score }): Found[] => {
    const ids = [idOf(a), idOf(b)].filter((id) => id !== undefined).toSorted((x, y) => x - y);
    return ids.length === 2 ? [{ a: ids[0]!, b: ids[1]!, score }] : [];
  });
}

/** Of these links those whose ends stand in rows that have nothing of the other end's version, and that nobody made by hand. */
function standingApart(db: ReadableDb, workId: WorkId, links: readonly Found[]): Found[] {
  const row = (from: 'a' | 'b', other: 'a' | 'b') => `NOT EXISTS (
    SELECT 1 FROM bead_segment x JOIN segment s ON s.id = x.segment_id
    WHERE x.bead_id = b${from}.bead_id AND s.version_id = s${other}.version_id)`;
  return all<Found>(
    db,
    `SELECT sa.id AS a, sb.id AS b, j.value ->> 2 AS score FROM json_each(?) j
       CROSS JOIN segment sa ON sa.id = j.value ->> 0 CROSS JOIN segment sb ON sb.id = j.value ->> 1
       CROSS JOIN bead_segment ba ON ba.segment_id = sa.id CROSS JOIN bead_segment bb ON bb.segment_id = sb.id
       CROSS JOIN bead k ON k.id = ba.bead_id
     WHERE k.work_id = ? AND ${row('a', 'b')} AND ${row('b', 'a')}
       AND NOT EXISTS (SELECT 1 FROM link l WHERE l.a_id = sa.id AND l.b_id = sb.id AND l.score IS NULL)`,
    [JSON.stringify(links.map(({ a, b, score }) => [a, b, score])), workId],
  );
}
