/** The alignment of a work as stored: beads, who stands in which, and the arrays that the reader opens with. */
import { HexaplaError } from '../contract/errors.ts';
import type { BeadId, BeadStatus, Reason, Relation, Run, SegmentId, VersionId, WorkId } from '../contract/model.ts';
import { foundLinkChanges } from './edits/found-links.ts';
import type { MovedPair } from './edits/found-links.ts';
import { sealLog } from './edits/log.ts';
import { readSettled, settleWork } from './edits/parts.ts';
import { recordChange } from './edits/record.ts';
import { writeChanges } from './edits/write.ts';
import { markWritten } from './held-arrays.ts';
import { all, get, pluck, run, transaction } from './sql.ts';
import type { ReadableDb, WritableDb } from './sql.ts';
import { CELL, beadFlags, cellBits, countDoubtful, readOutline, toBytes } from './outline.ts';
import { allVersionIds, visibleVersionIds } from './versions.ts';

/** Room between neighbouring beads, so that rows can be split and moved without renumbering the rest. */
export const POSITION_GAP = 1024;

const BATCH = 500;

export interface NewBead {
  /** One per version, over its segments in order, half-open. */
  readonly runs: readonly Run[];
  readonly score: number;
  readonly status: BeadStatus;
  readonly pinned: boolean;
  readonly reasons: readonly Reason[];
  readonly sentenceBeads: readonly { readonly runs: readonly Run[]; readonly score: number }[];
}

export interface NewAlignment {
  /** The order of the runs: all versions of the work (allVersionIds), those in the bin too. */
  readonly versionIds: readonly VersionId[];
  readonly beads: readonly NewBead[];
  readonly relations: readonly Relation[];
  /** Segments that correspond but stand in another order: they become links where the rows leave them alone. */
  readonly moved?: readonly MovedPair[];
}

/** The stored beads as runs, for re-aligning. */
export interface StoredAlignment {
  readonly revision: number;
  readonly versionIds: readonly VersionId[];
  readonly beads: readonly {
    readonly id: BeadId;
    readonly runs: readonly Run[];
    readonly status: BeadStatus;
    readonly pinned: boolean;
  }[];
}

/** Rises with every change of a work's beads; 0 before the first alignment. */
export function revisionOf(db: ReadableDb, workId: WorkId): number {
  return get<{ revision: number }>(db, 'SELECT revision FROM alignment WHERE work_id = ?', [workId])?.revision ?? 0;
}

/** Reads the beads of a work once a long operation on it is carried out. */
export function settledAlignment(db: WritableDb, workId: WorkId): StoredAlignment {
  return readSettled(db, workId, () => storedAlignment(db, workId));
}

/** Reads the beads of a work back as runs over `versionIds`. */
export function storedAlignment(db: ReadableDb, workId: WorkId): StoredAlignment {
  const versionIds = allVersionIds(db, workId);
  const column = new Map(versionIds.map((id, index) => [id, index]));
  const rows = all<{
    id: BeadId;
    status: BeadStatus;
    pinned: number;
    version: VersionId | null;
    count: number;
  }>(
    db,
    `SELECT b.id, b.status, b.pinned, s.version_id AS version, count(s.id) AS count
     FROM bead b LEFT JOIN bead_segment bs ON bs.bead_id = b.id LEFT JOIN segment s ON s.id = bs.segment_id
     WHERE b.work_id = ? GROUP BY b.position, s.version_id ORDER BY b.position`,
    [workId],
  );
  // A gap stands where the version's previous run ended.
  const ends = versionIds.map(() => 0);
  const beads: { id: BeadId; runs: Run[]; status: BeadStatus; pinned: boolean }[] = [];
  for (const row of rows) {
    if (beads.at(-1)?.id !== row.id) {
      beads.push({
        id: row.id,
        runs: ends.map((end): Run => [end, end]),
        status: row.status,
        pinned: row.pinned === 1,
      });
    }
    const index = row.version === null ? undefined : column.get(row.version);
    const bead = beads.at(-1);
    if (index === undefined || !bead) continue;
    const start = ends[index] ?? 0;
    ends[index] = start + row.count;
    bead.runs[index] = [start, start + row.count];
  }
  return { revision: revisionOf(db, workId), versionIds, beads };
}

/**
 * Writes a work's alignment in place of the stored one, in one transaction. Beads that hold the same segments as before keep
 * their ids; the reading position follows the segment that it stood at. `onBatch` gets the share done (0 to 1) and may throw.
 *
 * Over the same versions as before it is an operation of the log ('realign') and can be undone; where versions join, the log ends: to
 * undo what came before would tear the new ones out of their rows.
 *
 * @throws HexaplaError internal when the beads are no alignment: a segment missing, twice, or out of order
 */
export function replaceAlignment(
  db: WritableDb,
  workId: WorkId,
  next: NewAlignment,
  onBatch: (share: number) => void = () => {},
): void {
  transaction(db, () => {
    settleWork(db, workId);
    const aligned = alignedVersions(db, workId);
    const segments = next.versionIds.map((id) => segmentRows(db, id, !aligned.has(id)));
    const rewrite = () => rewriteAlignment(db, workId, next, segments, onBatch);
    if (segments.every(({ added }) => !added)) recordChange(db, workId, 'realign', rewrite);
    else {
      rewrite();
      sealLog(db, workId);
    }
  });
}

function rewriteAlignment(
  db: WritableDb,
  workId: WorkId,
  next: NewAlignment,
  segments: readonly SegmentRows[],
  onBatch: (share: number) => void,
): void {
  assertAlignment(
    next,
    segments.map(({ ids }) => ids.length),
  );
  const kept = idsByContent(db, workId);
  const position = readingSegment(db, workId);
  run(db, 'DELETE FROM bead_segment WHERE bead_id IN (SELECT id FROM bead WHERE work_id = ?)', [workId]);
  run(db, 'DELETE FROM bead WHERE work_id = ?', [workId]);
  const ids = insertBeads(db, workId, next, segments, kept, onBatch);
  writeArrays(db, workId, next, ids, segments);
  writeRelations(db, next);
  writeChanges(db, { rows: foundLinkChanges(db, workId, next.versionIds, next.moved ?? []), moved: [] });
  if (position) restorePosition(db, workId, position);
  countBeads(db, workId);
}

/** Keeps the work's counters of rows and doubts, over its visible columns. For every change of beads or of which columns show. */
export function countBeads(db: WritableDb, workId: WorkId): void {
  const visible = visibleVersionIds(db, workId);
  const { beadIds, flags } = readOutline(db, workId, visible);
  const sql = 'UPDATE work SET bead_count = ?, doubtful_count = ? WHERE id = ?';
  run(db, sql, [beadIds.length, countDoubtful(flags), workId]);
}

/** The versions that the stored alignment spans. */
function alignedVersions(db: ReadableDb, workId: WorkId): Set<VersionId> {
  const row = get<{ ids: string }>(db, 'SELECT version_ids AS ids FROM alignment WHERE work_id = ?', [workId]);
  return new Set(row ? (JSON.parse(row.ids) as VersionId[]) : []);
}

interface SegmentRows {
  /** Whether the version joins the alignment only now. */
  readonly added: boolean;
  readonly ids: readonly SegmentId[];
  readonly lengths: readonly number[];
  /** CELL bits of each segment alone. */
  readonly cells: readonly number[];
}

function segmentRows(db: ReadableDb, versionId: VersionId, added: boolean): SegmentRows {
  const rows = all<{ id: SegmentId; length: number; paratext: number; heading: number }>(
    db,
    `SELECT id, length, paratext, kind = 'heading' AS heading FROM segment WHERE version_id = ? ORDER BY number, part`,
    [versionId],
  );
  const bits = (row: { paratext: number; heading: number }) =>
    CELL.filled | (row.paratext ? CELL.paratext : 0) | (row.heading ? CELL.heading : 0);
  return { added, ids: rows.map(({ id }) => id), lengths: rows.map(({ length }) => length), cells: rows.map(bits) };
}

/** Every segment of every version in exactly one bead, order kept, no bead empty. */
function assertAlignment(next: NewAlignment, counts: readonly number[]): void {
  const ends = counts.map(() => 0);
  const broken = (what: string) => new HexaplaError('internal', `The aligner's answer is no alignment: ${what}`);
  next.beads.forEach((bead, row) => {
    if (bead.runs.length !== counts.length) throw broken(`bead ${row} has ${bead.runs.length} runs`);
    let filled = false;
    bead.runs.forEach(([start, end], column) => {
      if (start !== ends[column] || end < start) throw broken(`bead ${row} column ${column} has run ${start}-${end}`);
      ends[column] = end;
      filled ||= end > start;
    });
    if (!filled) throw broken(`bead ${row} is empty`);
  });
  const short = counts.findIndex((count, column) => ends[column] !== count);
  if (short >= 0) throw broken(`column ${short} ends at ${ends[short]} of ${counts[short]}`);
}

/** Each stored bead's id by its segments, so that it is used again where the same ones come together. */
function idsByContent(db: ReadableDb, workId: WorkId): Map<string, BeadId> {
  const rows = all<{ id: BeadId; key: string }>(
    db,
    `SELECT b.id, group_concat(bs.segment_id, ',' ORDER BY bs.segment_id) AS key
     FROM bead b JOIN bead_segment bs ON bs.bead_id = b.id WHERE b.work_id = ? GROUP BY b.id`,
    [workId],
  );
  return new Map(rows.map(({ id, key }) => [key, id]));
}

function insertBeads(
  db: WritableDb,
  workId: WorkId,
  next: NewAlignment,
  segments: readonly SegmentRows[],
  kept: ReadonlyMap<string, BeadId>,
  onBatch: (share: number) => void,
): BeadId[] {
  return next.beads.map((bead, row) => {
    const cells = bead.runs.map(([start, end], column) => segments[column]?.ids.slice(start, end) ?? []);
    const members = cells.flat();
    // A version that was added does not make another bead of a row that is the same in all others.
    const before = cells.filter((_, column) => !segments[column]?.added).flat();
    const key = before.toSorted((a, b) => a - b).join(',');
    const sentenceBeads = bead.sentenceBeads.map(({ score, runs }) => [score, ...runs.flat()]);
    const { lastId } = run(
      db,
      `INSERT INTO bead (id, work_id, position, status, pinned, score, reasons, sentence_beads) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        kept.get(key) ?? null,
        workId,
        (row + 1) * POSITION_GAP,
        bead.status,
        bead.pinned ? 1 : 0,
        bead.score,
        JSON.stringify(bead.reasons),
        JSON.stringify(sentenceBeads),
      ],
    );
    for (const id of members) run(db, 'INSERT INTO bead_segment (segment_id, bead_id) VALUES (?, ?)', [id, lastId]);
    if (row % BATCH === 0) onBatch(row / next.beads.length);
    return lastId as BeadId;
  });
}

function writeArrays(
  db: WritableDb,
  workId: WorkId,
  next: NewAlignment,
  ids: readonly BeadId[],
  segments: readonly SegmentRows[],
): void {
  const flags = Uint8Array.from(next.beads, beadFlags);
  markWritten(db, workId);
  run(
    db,
    `INSERT INTO alignment (work_id, revision, version_ids, bead_ids, bead_flags) VALUES (?, 1, ?, ?, ?)
     ON CONFLICT (work_id) DO UPDATE SET revision = revision + 1, version_ids = excluded.version_ids,
       bead_ids = excluded.bead_ids, bead_flags = excluded.bead_flags`,
    [workId, JSON.stringify(next.versionIds), toBytes(Float64Array.from(ids)), flags],
  );
  next.versionIds.forEach((versionId, column) => {
    const rows = segments[column];
    if (!rows) return;
    const lengths = new Uint32Array(ids.length);
    const cells = new Uint8Array(ids.length);
    next.beads.forEach((bead, row) => {
      const [start, end] = bead.runs[column] ?? [0, 0];
      for (let index = start; index < end; index += 1) lengths[row] = (lengths[row] ?? 0) + (rows.lengths[index] ?? 0);
      cells[row] = cellBits(rows.cells, start, end);
    });
    run(db, 'INSERT OR REPLACE INTO alignment_column (version_id, lengths, cells) VALUES (?, ?, ?)', [
      versionId,
      toBytes(lengths),
      cells,
    ]);
  });
}

function writeRelations(db: WritableDb, next: NewAlignment): void {
  for (const id of next.versionIds) run(db, 'DELETE FROM relation WHERE a_id = ?', [id]);
  for (const { a, b, verdict, score } of next.relations) {
    run(db, 'INSERT INTO relation (a_id, b_id, verdict, score) VALUES (?, ?, ?, ?)', [a, b, verdict, score]);
  }
}

/** The first segment of the bead that the reader stood at. */
export function readingSegment(db: ReadableDb, workId: WorkId): { segmentId: SegmentId } | undefined {
  return get(
    db,
    `SELECT min(bs.segment_id) AS segmentId FROM reading_state r JOIN bead_segment bs ON bs.bead_id = r.bead_id
     WHERE r.work_id = ? HAVING min(bs.segment_id) IS NOT NULL`,
    [workId],
  );
}

export function restorePosition(db: WritableDb, workId: WorkId, at: { segmentId: SegmentId }): void {
  const [beadId] = pluck<number>(db, 'SELECT bead_id FROM bead_segment WHERE segment_id = ?', [at.segmentId]);
  if (beadId !== undefined) run(db, 'UPDATE reading_state SET bead_id = ? WHERE work_id = ?', [beadId, workId]);
}
