/** What a file brings with it that hangs on segments: links and notes. Written as part of an import, so not in the log of operations. */
import type { SegmentId, VersionId, WorkId } from '../contract/model.ts';
import type { Place, PlacedLink, PlacedNote } from '../contract/placed.ts';
import { run, transaction } from './sql.ts';
import type { WritableDb } from './sql.ts';
import { segmentIds } from './versions.ts';

/**
 * Adds links and notes to a work whose rows are written. What names a segment that is not there is left out; a link within one row says
 * nothing that the row does not say. A note whose words do not stand at its place is an orphan, as any other.
 * @param versionIds what the places mean
 */
export function insertBrought(
  db: WritableDb,
  workId: WorkId,
  versionIds: readonly VersionId[],
  brought: { readonly links: readonly PlacedLink[]; readonly notes: readonly PlacedNote[] },
): void {
  if (brought.links.length === 0 && brought.notes.length === 0) return;
  transaction(db, () => {
    const segments = versionIds.map((id) => segmentIds(db, id));
    const at = ([version, segment]: Place) => segments[version]?.[segment];
    for (const { a, b, score } of brought.links) insertLink(db, workId, at(a), at(b), score);
    for (const note of brought.notes) insertNote(db, workId, versionIds[note.version], note, at);
  });
}

function insertLink(
  db: WritableDb,
  workId: WorkId,
  one: SegmentId | undefined,
  other: SegmentId | undefined,
  score: number | null,
): void {
  if (one === undefined || other === undefined) return;
  const [a, b] = [Math.min(one, other), Math.max(one, other)];
  run(
    db,
    `INSERT OR IGNORE INTO link (work_id, a_id, b_id, score) SELECT ?, ?, ?, ?
     WHERE (SELECT bead_id FROM bead_segment WHERE segment_id = ?) <> (SELECT bead_id FROM bead_segment WHERE segment_id = ?)`,
    [workId, a, b, score, a, b],
  );
}

function insertNote(
  db: WritableDb,
  workId: WorkId,
  versionId: VersionId | undefined,
  { version, anchors, ...note }: PlacedNote,
  at: (place: Place) => SegmentId | undefined,
): void {
  if (versionId === undefined) return;
  const places = anchors.map(([segment, start, end]) => [at([version, segment]), start, end]);
  if (places.some(([id]) => id === undefined)) return;
  run(
    db,
    `INSERT INTO note (work_id, version_id, kind, colour, text, quote, before, after, anchors, created_at, changed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      workId,
      versionId,
      note.kind,
      note.colour,
      note.text,
      note.quote,
      note.before,
      note.after,
      JSON.stringify(places),
      note.createdAt,
      note.changedAt,
    ],
  );
}
