/** What lay in the bin long enough goes for good: works, and versions of works that stay. */
import type { BeadId, SegmentId, VersionId, WorkId } from '../contract/model.ts';
import type { NoteId } from '../contract/notes.ts';
import { countBeads } from './alignment.ts';
import type { Changes, Row, RowChange } from './edits/changes.ts';
import { packChanges, unpackChanges } from './edits/pack.ts';
import { settleWork } from './edits/parts.ts';
import { markBehind } from './held-arrays.ts';
import { all, get, pluck, run, transaction } from './sql.ts';
import type { ReadableDb, WritableDb } from './sql.ts';

const DROP_ORIGINALS = 'DELETE FROM original WHERE id NOT IN (SELECT original_id FROM version)';

/** Empties the bin of works that went there before `before`. Their originals go with them unless another version has them. */
export function purgeWorks(db: WritableDb, before: number): number {
  return transaction(db, () => {
    const { changes } = run(db, 'DELETE FROM work WHERE deleted_at < ?', [before]);
    if (changes > 0) run(db, DROP_ORIGINALS);
    return changes;
  });
}

/**
 * Empties the bin of versions that went there before `before`, each in a transaction of its own, with their notes and links. The rows of
 * their works stay as they are, and what was done to these can be undone as before: the log forgets what it knew of the version.
 */
export function purgeVersions(db: WritableDb, before: number): number {
  const gone = all<{ id: VersionId; workId: WorkId }>(
    db,
    'SELECT id, work_id AS workId FROM version WHERE deleted_at < ? ORDER BY id',
    [before],
  );
  for (const { id, workId } of gone) {
    settleWork(db, workId);
    transaction(db, () => purgeVersion(db, workId, id));
  }
  return gone.length;
}

/** A version that goes, with what hangs on it. */
interface Gone {
  readonly versionId: VersionId;
  /** Its place in the runs of bead.sentence_beads; -1 where it was never aligned. */
  readonly column: number;
  readonly segments: ReadonlySet<SegmentId>;
  readonly notes: ReadonlySet<NoteId>;
}

function purgeVersion(db: WritableDb, workId: WorkId, versionId: VersionId): void {
  const aligned = get<{ ids: string }>(db, 'SELECT version_ids AS ids FROM alignment WHERE work_id = ?', [workId]);
  const versionIds = JSON.parse(aligned?.ids ?? '[]') as VersionId[];
  const gone: Gone = {
    versionId,
    column: versionIds.indexOf(versionId),
    segments: new Set(pluck<number>(db, 'SELECT id FROM segment WHERE version_id = ?', [versionId]) as SegmentId[]),
    notes: new Set(pluck<number>(db, 'SELECT id FROM note WHERE version_id = ?', [versionId]) as NoteId[]),
  };
  const named = forgetInLog(db, workId, gone);
  run(db, 'DELETE FROM version WHERE id = ?', [versionId]);
  run(db, DROP_ORIGINALS);
  if (gone.column < 0) return;
  forgetInRows(db, workId, gone);
  dropEmptyRows(db, workId, named);
  run(db, 'UPDATE alignment SET version_ids = ?, revision = revision + 1 WHERE work_id = ?', [
    JSON.stringify(versionIds.filter((id) => id !== versionId)),
    workId,
  ]);
  markBehind(db, workId);
  countBeads(db, workId);
}

/** Sentence beads without the runs of a version. */
function withoutColumn(sentenceBeads: string, column: number): string {
  if (column < 0) return sentenceBeads;
  const beads = JSON.parse(sentenceBeads) as number[][];
  return JSON.stringify(beads.map((flat) => flat.toSpliced(1 + 2 * column, 2)));
}

function forgetInRows(db: WritableDb, workId: WorkId, { column }: Gone): void {
  const rows = all<{ id: BeadId; beads: string }>(
    db,
    `SELECT id, sentence_beads AS beads FROM bead WHERE work_id = ? AND sentence_beads <> '[]'`,
    [workId],
  );
  const next = JSON.stringify(rows.map(({ id, beads }) => [id, withoutColumn(beads, column)]));
  run(db, 'UPDATE bead SET sentence_beads = j.value ->> 1 FROM json_each(?) j WHERE bead.id = j.value ->> 0', [next]);
}

/** Rows that held nothing else. Those that an undo may fill again stay, and are not shown meanwhile. */
function dropEmptyRows(db: WritableDb, workId: WorkId, named: ReadonlySet<number>): void {
  const empty = pluck<number>(
    db,
    'SELECT id FROM bead WHERE work_id = ? AND id NOT IN (SELECT bead_id FROM bead_segment)',
    [workId],
  ).filter((id) => !named.has(id));
  run(db, 'DELETE FROM bead WHERE id IN (SELECT value FROM json_each(?))', [JSON.stringify(empty)]);
}

/** The log of a work without what it says of a version. @returns the beads that it names */
function forgetInLog(db: WritableDb, workId: WorkId, gone: Gone): ReadonlySet<number> {
  const ofWork = 'operation_id IN (SELECT id FROM operation WHERE work_id = ?)';
  const whole = logged(db, 'operation', 'work_id = ?', workId);
  const parts = logged(db, 'operation_part', ofWork, workId);
  const segments = new Set([...gone.segments, ...[...whole, ...parts].flatMap((one) => segmentsOnce(one, gone))]);
  const named = new Set<number>();
  for (const { table, id, changes } of [...whole, ...parts]) {
    const left = forgotten(changes, { ...gone, segments });
    for (const change of left.rows) for (const bead of beadsOf(change)) named.add(bead);
    run(db, `UPDATE ${table} SET changes = ? WHERE rowid = ?`, [packChanges(left), id]);
  }
  const nothing = whole.filter(
    ({ changes }) => changes.rows.length > 0 && forgotten(changes, { ...gone, segments }).rows.length === 0,
  );
  run(db, 'DELETE FROM operation WHERE id IN (SELECT value FROM json_each(?))', [
    JSON.stringify(nothing.map(({ id }) => id)),
  ]);
  return named;
}

/** Segments of the version that were there once, and would be again. */
function segmentsOnce({ changes }: Logged, { versionId }: Gone): SegmentId[] {
  return changes.rows.flatMap(({ table, key, before, after }) =>
    table === 'segment' && (before ?? after)?.['version_id'] === versionId ? [key as SegmentId] : [],
  );
}

function beadsOf({ table, key, before, after }: RowChange): number[] {
  if (table === 'bead') return [key];
  if (table !== 'bead_segment') return [];
  return [before, after].flatMap((image) => (image ? [Number(image['bead_id'])] : []));
}

interface Logged {
  readonly table: 'operation' | 'operation_part';
  readonly id: number;
  readonly changes: Changes;
}

function logged(db: ReadableDb, table: Logged['table'], which: string, workId: WorkId): Logged[] {
  const sql = `SELECT rowid AS id, changes FROM ${table} WHERE ${which}`;
  return all<{ id: number; changes: Uint8Array }>(db, sql, [workId]).map(({ id, changes }) => ({
    table,
    id,
    changes: unpackChanges(changes),
  }));
}

function forgotten({ rows, moved }: Changes, gone: Gone): Changes {
  const { segments, column } = gone;
  return {
    rows: rows.filter((change) => !concerns(change, gone)).map((change) => withoutRuns(change, column)),
    moved: moved.filter(({ fromSegment, toSegment }) => !segments.has(fromSegment) && !segments.has(toSegment)),
  };
}

function concerns({ table, key, before, after }: RowChange, { versionId, segments, notes }: Gone): boolean {
  const images = [before, after].filter((image) => image !== null);
  switch (table) {
    case 'segment':
      return segments.has(key as SegmentId) || images.some((image) => image['version_id'] === versionId);
    case 'bead_segment':
      return segments.has(key as SegmentId);
    case 'link':
      return images.some((image) => ['a_id', 'b_id'].some((end) => segments.has(Number(image[end]) as SegmentId)));
    case 'note':
      return notes.has(key as NoteId) || images.some((image) => image['version_id'] === versionId);
    default:
      return false;
  }
}

function withoutRuns(change: RowChange, column: number): RowChange {
  const shorter = (image: Row | null): Row | null => {
    const beads = image?.['sentence_beads'];
    return image && typeof beads === 'string' ? { ...image, sentence_beads: withoutColumn(beads, column) } : image;
  };
  return { ...change, before: shorter(change.before), after: shorter(change.after) };
}
