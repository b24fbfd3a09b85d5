/** Tables of contents: the headings of each version, or landmarks where a version has none. */
import { CONTENTS_TEXT, MAX_CONTENTS } from '../contract/contents.ts';
import type { ContentsEntry, VersionContents } from '../contract/contents.ts';
import { BEAD_FLAGS } from '../contract/service-api.ts';
import type { BeadId, SegmentId, VersionId } from '../contract/model.ts';
import { all, get } from './sql.ts';
import type { ReadableDb } from './sql.ts';
import type { Outline } from './outline.ts';

/** Landmarks of a long version, about; and the distances in rows that they may have: those that readers count in. */
const LANDMARKS = 40;
const DISTANCES = [10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000, 10_000] as const;

/** The contents of each visible version, in the order of the columns. Reads headings and a few first words, not the text. */
export function workContents(db: ReadableDb, outline: Outline): VersionContents[] {
  const headings = outline.versionIds.map((id) => headingsOf(db, id));
  const rows = rowsOfBeads(outline, new Set(headings.flatMap(({ found }) => found.map(({ beadId }) => beadId))));
  return outline.versionIds.map((versionId, column) => {
    const { found, more } = headings[column] ?? { found: [], more: 0 };
    if (found.length === 0)
      return { versionId, kind: 'landmarks', entries: landmarksOf(db, outline, versionId, column), more: 0 };
    const entries = found.flatMap(({ beadId, ...heading }): ContentsEntry[] => {
      const row = rows.get(beadId);
      return row === undefined ? [] : [{ ...heading, row }];
    });
    return { versionId, kind: 'headings', entries, more };
  });
}

interface Heading {
  readonly segmentId: SegmentId;
  readonly beadId: BeadId;
  readonly level: number;
  readonly text: string;
}

/** Headings of furniture ("Leave a comment") are no part of the work. */
const HEADINGS = `FROM segment s JOIN bead_segment bs ON bs.segment_id = s.id
  WHERE s.version_id = ? AND s.kind = 'heading' AND s.paratext = 0`;

function headingsOf(db: ReadableDb, versionId: VersionId): { found: Heading[]; more: number } {
  const found = all<Heading>(
    db,
    `SELECT s.id AS segmentId, bs.bead_id AS beadId, s.level, substr(s.text, 1, ${CONTENTS_TEXT}) AS text ${HEADINGS}
     ORDER BY s.number, s.part LIMIT ${MAX_CONTENTS}`,
    [versionId],
  );
  if (found.length < MAX_CONTENTS) return { found, more: 0 };
  const count = get<{ count: number }>(db, `SELECT count(*) AS count ${HEADINGS}`, [versionId])?.count ?? 0;
  return { found, more: Math.max(0, count - found.length) };
}

function rowsOfBeads({ beadIds }: Outline, wanted: ReadonlySet<number>): Map<number, number> {
  const rows = new Map<number, number>();
  if (wanted.size > 0) beadIds.forEach((id, row) => wanted.has(id) && rows.set(id, row));
  return rows;
}

/** The first paragraph of the version at or after every so many rows, furniture and gaps passed over. */
function landmarksOf(db: ReadableDb, outline: Outline, versionId: VersionId, column: number): ContentsEntry[] {
  const { beadIds, lengths, flags, versionIds } = outline;
  const distance = DISTANCES.find((rows) => beadIds.length / rows <= LANDMARKS) ?? beadIds.length / LANDMARKS;
  const entries: ContentsEntry[] = [];
  let next = 0;
  for (let row = 0; row < beadIds.length; row += 1) {
    const readable = (lengths[row * versionIds.length + column] ?? 0) > 0 && !((flags[row] ?? 0) & BEAD_FLAGS.paratext);
    if (row < next || !readable) continue;
    const first = firstSegment(db, beadIds[row] ?? 0, versionId);
    if (first) entries.push({ ...first, row, level: 1 });
    next = (Math.floor(row / distance) + 1) * distance;
  }
  return entries;
}

function firstSegment(db: ReadableDb, beadId: number, versionId: VersionId) {
  return get<{ segmentId: SegmentId; text: string }>(
    db,
    `SELECT s.id AS segmentId, substr(s.text, 1, ${CONTENTS_TEXT}) AS text
     FROM bead_segment bs JOIN segment s ON s.id = bs.segment_id
     WHERE bs.bead_id = ? AND s.version_id = ? ORDER BY s.number, s.part LIMIT 1`,
    [beadId, versionId],
  );
}
