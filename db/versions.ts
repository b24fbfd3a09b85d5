/** Versions of a work, their segments and their originals. */
import { HexaplaError } from '../contract/errors.ts';
import type { Direction, Run, SegmentId, SegmentKind, Version, VersionId, WorkId } from '../contract/model.ts';
import type { ParsedOf } from '../contract/service-api.ts';
import { all, each, get, pluck, run, transaction } from './sql.ts';
import type { ReadableDb, WritableDb } from './sql.ts';

interface VersionRow extends Omit<Version, 'original'> {
  readonly original: 0 | 1;
}

const VERSION_COLUMNS = `
  v.id, v.language, v.direction, v.label, v.translator, v.date, v.source, v.is_original AS original,
  v.segment_count AS segmentCount, v.character_count AS characterCount, v.file_name AS fileName, o.hash`;

/** The visible versions of a work in the order of its columns. */
export function versionsOf(db: ReadableDb, workId: WorkId): Version[] {
  const sql = `SELECT ${VERSION_COLUMNS} FROM version v JOIN original o ON o.id = v.original_id
    WHERE v.work_id = ? AND v.deleted_at IS NULL ORDER BY v.position, v.id`;
  return all<VersionRow>(db, sql, [workId]).map((row) => ({ ...row, original: row.original === 1 }));
}

/** Their ids alone. */
export function visibleVersionIds(db: ReadableDb, workId: WorkId): VersionId[] {
  const sql = 'SELECT id FROM version WHERE work_id = ? AND deleted_at IS NULL ORDER BY position, id';
  return pluck<number>(db, sql, [workId]) as VersionId[];
}

/** Ids of all versions, those in the bin too, in the order in which they were added: the order of the runs when aligning. */
export function allVersionIds(db: ReadableDb, workId: WorkId): VersionId[] {
  return pluck<number>(db, 'SELECT id FROM version WHERE work_id = ? ORDER BY id', [workId]) as VersionId[];
}

/** The work of a version, visible or in the bin. @throws HexaplaError not-found { versionId } */
export function workOf(db: ReadableDb, versionId: VersionId): WorkId {
  const row = get<{ workId: WorkId }>(db, 'SELECT work_id AS workId FROM version WHERE id = ?', [versionId]);
  if (!row) throw new HexaplaError('not-found', `No version ${versionId}`, { versionId });
  return row.workId;
}

export interface NewVersion {
  readonly language: string;
  readonly direction: Direction;
  readonly label: string;
  readonly translator: string;
  readonly date: string;
  readonly source: string;
  readonly original: boolean;
  readonly fileName: string;
  readonly hash: string;
  readonly bytes: Uint8Array;
  /** How the bytes were read; plain data. */
  readonly reading: Readonly<Record<string, string>>;
}

export interface NewSegment {
  readonly kind: SegmentKind;
  readonly level: number;
  readonly text: string;
  readonly paratext: boolean;
  readonly reason: string | null;
  /** Flat half-open ranges: [start0, end0, start1, end1, …]. */
  readonly sentences: readonly number[];
}

/** Rows between two calls of `onBatch`: a few milliseconds of work. */
const BATCH = 500;

/**
 * Adds a version as the work's last column. Part of an import's transaction: the work is whole again once its beads are written
 * (replaceAlignment). `onBatch` gets the number of segments written so far and may throw to stop.
 */
export function insertVersion(
  db: WritableDb,
  workId: WorkId,
  version: NewVersion,
  segments: Iterable<NewSegment>,
  options: { readonly now: number; readonly onBatch?: (written: number) => void },
): VersionId {
  return transaction(db, () => {
    const { lastId } = run(
      db,
      `INSERT INTO version (work_id, position, language, direction, label, translator, date, source, is_original,
         segment_count, character_count, original_id, file_name, reading, created_at)
       VALUES (?, (SELECT coalesce(max(position), 0) + 1 FROM version WHERE work_id = ?), ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, ?, ?)`,
      [
        workId,
        workId,
        version.language,
        version.direction,
        version.label,
        version.translator,
        version.date,
        version.source,
        version.original ? 1 : 0,
        insertOriginal(db, version),
        version.fileName,
        JSON.stringify(version.reading),
        options.now,
      ],
    );
    const versionId = lastId as VersionId;
    const counts = insertSegments(db, versionId, segments, options.onBatch);
    run(db, 'UPDATE version SET segment_count = ?, character_count = ? WHERE id = ?', [
      counts.segments,
      counts.characters,
      versionId,
    ]);
    return versionId;
  });
}

function insertOriginal(db: WritableDb, version: NewVersion): number {
  const stored = get<{ id: number }>(db, 'SELECT id FROM original WHERE hash = ?', [version.hash]);
  if (stored) return stored.id;
  const { hash, bytes } = version;
  const params = [hash, bytes.byteLength, bytes];
  return run(db, 'INSERT INTO original (hash, byte_length, bytes) VALUES (?, ?, ?)', params).lastId;
}

function insertSegments(
  db: WritableDb,
  versionId: VersionId,
  segments: Iterable<NewSegment>,
  onBatch: ((written: number) => void) | undefined,
): { segments: number; characters: number } {
  let number = 0;
  let characters = 0;
  for (const segment of segments) {
    number += 1;
    characters += segment.text.length;
    run(
      db,
      `INSERT INTO segment (version_id, number, kind, level, paratext, reason, length, sentences, text)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        versionId,
        number,
        segment.kind,
        segment.level,
        segment.paratext ? 1 : 0,
        segment.reason,
        segment.text.length,
        JSON.stringify(segment.sentences),
        segment.text,
      ],
    );
    if (number % BATCH === 0) onBatch?.(number);
  }
  onBatch?.(number);
  return { segments: number, characters };
}

export interface StoredSegment {
  readonly kind: SegmentKind;
  readonly level: number;
  readonly text: string;
  readonly paratext: boolean;
  readonly reason: string | null;
  readonly sentences: readonly number[];
}

const SEGMENT_SQL =
  'SELECT kind, level, text, paratext, reason, sentences FROM segment WHERE version_id = ? ORDER BY number, part';
type SegmentRow = Omit<StoredSegment, 'paratext' | 'sentences'> & { paratext: number; sentences: string };

function storedSegment(row: SegmentRow): StoredSegment {
  return { ...row, paratext: row.paratext === 1, sentences: JSON.parse(row.sentences) as number[] };
}

/** All segments of a version in order. Holds the connection while it is read. */
export function* segmentsOf(db: ReadableDb, versionId: VersionId): Generator<StoredSegment> {
  for (const row of each<SegmentRow>(db, SEGMENT_SQL, [versionId])) yield storedSegment(row);
}

/** Ids of all segments of a version in order, as runs count them. */
export function segmentIds(db: ReadableDb, versionId: VersionId): SegmentId[] {
  return pluck<SegmentId>(db, 'SELECT id FROM segment WHERE version_id = ? ORDER BY number, part', [versionId]);
}

/** The segments [from, to) of a version, counted from 0. */
export function segmentsWithin(db: ReadableDb, versionId: VersionId, [from, to]: Run): StoredSegment[] {
  return all<SegmentRow>(db, `${SEGMENT_SQL} LIMIT ? OFFSET ?`, [versionId, to - from, from]).map(storedSegment);
}

/** Names and languages of all visible versions, in the order of their works. */
export function versionNames(db: ReadableDb): { workId: WorkId; fileName: string; language: string }[] {
  return all(
    db,
    `SELECT v.work_id AS workId, v.file_name AS fileName, v.language FROM version v JOIN work w ON w.id = v.work_id
     WHERE v.deleted_at IS NULL AND w.deleted_at IS NULL ORDER BY v.work_id`,
  );
}

/** Language of a version, visible or in the bin. */
export function languageOf(db: ReadableDb, versionId: VersionId): string {
  return get<{ language: string }>(db, 'SELECT language FROM version WHERE id = ?', [versionId])?.language ?? 'und';
}

/** Changes what is named and leaves the rest. Answers the version's work. @throws HexaplaError not-found { versionId } */
export function updateVersion(db: WritableDb, change: ParsedOf<'library.updateVersion'>): WorkId {
  return transaction(db, () => {
    run(
      db,
      `UPDATE version SET language = coalesce(?, language), direction = coalesce(?, direction), label = coalesce(?, label),
         translator = coalesce(?, translator), date = coalesce(?, date), source = coalesce(?, source),
         is_original = coalesce(?, is_original) WHERE id = ?`,
      [
        change.language ?? null,
        change.direction ?? null,
        change.label ?? null,
        change.translator ?? null,
        change.date ?? null,
        change.source ?? null,
        change.original === undefined ? null : Number(change.original),
        change.versionId,
      ],
    );
    return workOf(db, change.versionId);
  });
}

/**
 * Puts the columns in this order. Versions in the bin keep their places behind.
 * @throws HexaplaError conflict { workId } unless the ids are exactly the work's visible versions, each once
 */
export function orderVersions(db: WritableDb, workId: WorkId, versionIds: readonly VersionId[]): void {
  transaction(db, () => {
    const stored = new Set(visibleVersionIds(db, workId));
    const asked = new Set(versionIds);
    const same =
      asked.size === versionIds.length && asked.size === stored.size && versionIds.every((id) => stored.has(id));
    if (!same) {
      throw new HexaplaError('conflict', `The versions of work ${workId} are others than those to be ordered`, {
        workId,
      });
    }
    run(db, 'UPDATE version SET position = position + ? WHERE work_id = ? AND deleted_at IS NOT NULL', [
      versionIds.length,
      workId,
    ]);
    versionIds.forEach((id, index) => run(db, 'UPDATE version SET position = ? WHERE id = ?', [index + 1, id]));
  });
}

/**
 * Moves a version to the bin, or back when `deletedAt` is null. Its segments stay in their beads and are not shown meanwhile.
 * @throws HexaplaError not-found { versionId }
 */
export function setVersionDeleted(db: WritableDb, versionId: VersionId, deletedAt: number | null): WorkId {
  return transaction(db, () => {
    const workId = workOf(db, versionId);
    run(db, 'UPDATE version SET deleted_at = ? WHERE id = ?', [deletedAt, versionId]);
    return workId;
  });
}
