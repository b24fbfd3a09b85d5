/** Reading: what a work opens with, pages of its rows, and where it was left. */
import { HexaplaError } from '../contract/errors.ts';
import type {
  BeadId,
  BeadRow,
  BeadStatus,
  CrossLink,
  ReadingMode,
  ReadingState,
  Run,
  SegmentId,
  SegmentKind,
  SegmentView,
  SentenceBead,
  VersionId,
  WorkId,
} from '../contract/model.ts';
import type { BeadPage } from '../contract/service-api.ts';
import { readSettings } from './settings.ts';
import { all, get, pluck, run, transaction } from './sql.ts';
import type { ReadableDb, WritableDb } from './sql.ts';
import { UNKNOWN_SENTENCES } from './edits/sentences.ts';
import { readOutline } from './outline.ts';
import type { Outline } from './outline.ts';
import { visibleVersionIds } from './versions.ts';
import { notFound } from './works.ts';

/** A page ends before it holds more text than this, so that 200 rows of monstrous paragraphs do not make a monstrous reply. */
export const MAX_PAGE_CHARACTERS = 2_000_000;

/** The rows that a page holds, from their first to their last position. */
export const PAGE_BEADS_SQL = `
  SELECT id, status, pinned, score, reasons, sentence_beads FROM bead
  WHERE work_id = ? AND position BETWEEN ? AND ? ORDER BY position`;

/** Their segments. CROSS JOIN keeps the order of the loops: rows, then who stands in them, then the text. */
export const PAGE_SEGMENTS_SQL = `
  SELECT b.id AS beadId, s.version_id AS versionId, s.id, s.number, s.part, s.kind, s.level, s.paratext, s.sentences, s.text
  FROM bead b CROSS JOIN bead_segment bs ON bs.bead_id = b.id CROSS JOIN segment s ON s.id = bs.segment_id
  WHERE b.work_id = ? AND b.position BETWEEN ? AND ?`;

interface BeadRecord {
  readonly id: BeadId;
  readonly status: BeadStatus;
  readonly pinned: number;
  readonly score: number;
  readonly reasons: string;
  readonly sentence_beads: string;
}
interface SegmentRecord {
  readonly beadId: BeadId;
  readonly versionId: VersionId;
  readonly id: SegmentView['id'];
  readonly number: number;
  readonly part: number;
  readonly kind: SegmentKind;
  readonly level: number;
  readonly paratext: number;
  readonly sentences: string;
  readonly text: string;
}

/** The outline of a work over its visible versions. @throws HexaplaError not-found { workId } */
export function workOutline(db: ReadableDb, workId: WorkId): Outline {
  if (!get(db, 'SELECT 1 FROM work WHERE id = ?', [workId])) throw notFound(workId);
  const versionIds = visibleVersionIds(db, workId);
  return readOutline(db, workId, versionIds);
}

/** What changes whenever the outline does: compare it to use an outline again. */
export function outlineStamp(db: ReadableDb, workId: WorkId): string {
  const row = get<{ stamp: string }>(
    db,
    `SELECT a.revision || ':' ||
       (SELECT group_concat(id, ',' ORDER BY position, id) FROM version WHERE work_id = a.work_id AND deleted_at IS NULL) AS stamp
     FROM alignment a WHERE a.work_id = ?`,
    [workId],
  );
  return row?.stamp ?? '';
}

/** Row number of a bead. @throws HexaplaError not-found { beadId } where the work has no such row, or shows nothing of it */
export function rowOf(outline: Outline, beadId: BeadId): number {
  const row = outline.beadIds.indexOf(beadId);
  if (row < 0) throw new HexaplaError('not-found', `No bead ${beadId} in this work`, { beadId });
  return row;
}

/** The segments of a version that have this number: parts of one paragraph, in order. */
export function segmentsNumbered(db: ReadableDb, versionId: VersionId, number: number): SegmentId[] {
  const sql = 'SELECT id FROM segment WHERE version_id = ? AND number = ? ORDER BY part';
  return pluck<number>(db, sql, [versionId, number]) as SegmentId[];
}

/** Row number of a version's segment by its own number; null where there is none, or where it is not shown. */
export function rowOfSegment(db: ReadableDb, outline: Outline, versionId: VersionId, number: number): number | null {
  const found = get<{ beadId: number }>(
    db,
    `SELECT bs.bead_id AS beadId FROM segment s JOIN bead_segment bs ON bs.segment_id = s.id
     WHERE s.version_id = ? AND s.number = ? ORDER BY s.id LIMIT 1`,
    [versionId, number],
  );
  const row = found && outline.versionIds.includes(versionId) ? outline.beadIds.indexOf(found.beadId) : -1;
  return row < 0 ? null : row;
}

/**
 * Up to `count` rows from row `from` on. Fewer at the end of the work, and where their text would exceed MAX_PAGE_CHARACTERS; always
 * one if there is one.
 */
export function readPage(db: ReadableDb, workId: WorkId, outline: Outline, from: number, count: number): BeadPage {
  const ids = outline.beadIds.subarray(from, from + rowsThatFit(outline, from, count));
  if (ids.length === 0) return { from, beads: [] };
  const first = positionOf(db, ids[0] ?? 0);
  const last = positionOf(db, ids[ids.length - 1] ?? 0);
  const columns = new Map(outline.versionIds.map((id, column) => [id, column]));
  const cells = new Map<number, SegmentView[][]>();
  for (const id of ids)
    cells.set(
      id,
      outline.versionIds.map(() => []),
    );
  const segments = all<SegmentRecord>(db, PAGE_SEGMENTS_SQL, [workId, first, last]);
  for (const row of segments.toSorted((a, b) => a.number - b.number || a.part - b.part)) {
    const column = columns.get(row.versionId);
    if (column !== undefined) cells.get(row.beadId)?.[column]?.push(segmentView(row));
  }
  const runColumns = outline.versionIds.map((id) => outline.runOrder.indexOf(id));
  const links = linksIn(db, workId, columns, [first, last]);
  const beads: BeadRow[] = [];
  for (const row of all<BeadRecord>(db, PAGE_BEADS_SQL, [workId, first, last])) {
    const own = cells.get(row.id);
    if (own) beads.push({ ...beadRow(row, own, runColumns), links: links.get(row.id) ?? [] });
  }
  return { from, beads };
}

/** Links of the rows between two positions, from either end; found from the rows, as a work may have very many. */
const PAGE_LINKS_SQL = `
  SELECT b.id AS beadId, s.version_id AS versionId, s.id AS segmentId,
    o.version_id AS otherVersionId, o.id AS otherSegmentId, os.bead_id AS otherBeadId, o.number AS otherNumber, l.score
  FROM bead b CROSS JOIN bead_segment bs ON bs.bead_id = b.id
    CROSS JOIN link l ON l.a_id = bs.segment_id OR l.b_id = bs.segment_id
    CROSS JOIN segment s ON s.id = bs.segment_id CROSS JOIN segment o ON o.id = l.a_id + l.b_id - s.id
    CROSS JOIN bead_segment os ON os.segment_id = o.id
  WHERE b.work_id = ? AND b.position BETWEEN ? AND ? ORDER BY s.id, o.id`;

function linksIn(
  db: ReadableDb,
  workId: WorkId,
  shown: ReadonlyMap<VersionId, number>,
  [first, last]: readonly [number, number],
): Map<BeadId, CrossLink[]> {
  const links = new Map<BeadId, CrossLink[]>();
  if (!get(db, 'SELECT 1 FROM link WHERE work_id = ? LIMIT 1', [workId])) return links;
  for (const { beadId, ...link } of all<CrossLink & { beadId: BeadId }>(db, PAGE_LINKS_SQL, [workId, first, last])) {
    // Segments that came into one row since stand opposite each other anyway.
    if (!shown.has(link.versionId) || !shown.has(link.otherVersionId) || link.otherBeadId === beadId) continue;
    links.set(beadId, [...(links.get(beadId) ?? []), link]);
  }
  return links;
}

function rowsThatFit(outline: Outline, from: number, count: number): number {
  const width = outline.versionIds.length;
  const end = Math.min(from + count, outline.beadIds.length);
  let characters = 0;
  for (let row = from; row < end; row += 1) {
    for (let column = 0; column < width; column += 1) characters += outline.lengths[row * width + column] ?? 0;
    if (characters > MAX_PAGE_CHARACTERS) return Math.max(1, row - from);
  }
  return Math.max(0, end - from);
}

function positionOf(db: ReadableDb, beadId: number): number {
  return get<{ position: number }>(db, 'SELECT position FROM bead WHERE id = ?', [beadId])?.position ?? 0;
}

function segmentView(row: SegmentRecord): SegmentView {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    level: row.level,
    text: row.text,
    paratext: row.paratext === 1,
    sentences: JSON.parse(row.sentences) as number[],
  };
}

function beadRow(row: BeadRecord, cells: SegmentView[][], runColumns: readonly number[]): Omit<BeadRow, 'links'> {
  return {
    id: row.id,
    status: row.status,
    pinned: row.pinned === 1,
    score: row.score,
    reasons: JSON.parse(row.reasons) as BeadRow['reasons'],
    cells,
    sentenceBeads:
      row.sentence_beads === UNKNOWN_SENTENCES ? [wholeCells(cells)] : sentenceBeads(row.sentence_beads, runColumns),
  };
}

/** One sentence bead over all that a row holds: who lies opposite whom is not known. */
function wholeCells(cells: readonly (readonly SegmentView[])[]): SentenceBead {
  const sentences = (cell: readonly SegmentView[]) =>
    cell.reduce((sum, segment) => sum + segment.sentences.length / 2, 0);
  return { score: 0, runs: cells.map((cell): Run => [0, sentences(cell)]) };
}

/** From [score, start, end, …] in the order of the runs to runs in column order, without those that are empty in every column. */
function sentenceBeads(json: string, runColumns: readonly number[]): SentenceBead[] {
  return (JSON.parse(json) as number[][])
    .map((flat) => ({
      score: flat[0] ?? 0,
      runs: runColumns.map((index): Run => (index < 0 ? [0, 0] : [flat[1 + 2 * index] ?? 0, flat[2 + 2 * index] ?? 0])),
    }))
    .filter(({ runs }) => runs.some(([start, end]) => end > start));
}

interface StateRow {
  readonly bead_id: BeadId | null;
  readonly fraction: number;
  readonly hidden: string;
  readonly widths: string;
  readonly show_paratext: number;
  readonly mode: ReadingMode | null;
  readonly lead_id: VersionId | null;
}

/** How the work was last read; the beginning, everything shown, where it never was. */
export function readingState(db: ReadableDb, workId: WorkId): ReadingState {
  const sql =
    'SELECT bead_id, fraction, hidden, widths, show_paratext, mode, lead_id FROM reading_state WHERE work_id = ?';
  const row = get<StateRow>(db, sql, [workId]);
  if (!row) {
    const showParatext = !readSettings(db).foldFurniture;
    return { beadId: null, fraction: 0, hidden: [], widths: {}, showParatext, mode: null, lead: null };
  }
  return {
    beadId: row.bead_id,
    fraction: row.bead_id === null ? 0 : row.fraction,
    hidden: JSON.parse(row.hidden) as VersionId[],
    widths: JSON.parse(row.widths) as Record<string, number>,
    showParatext: row.show_paratext === 1,
    mode: row.mode,
    lead: row.lead_id,
  };
}

/**
 * Keeps how a work is read. `progress` is the share of its rows above the view, 0 to 1. A bead that has gone meanwhile (the work was
 * aligned anew) leaves the stored position as it is.
 * @throws HexaplaError not-found { workId }
 */
export function saveReadingState(db: WritableDb, workId: WorkId, state: ReadingState, progress: number | null): void {
  transaction(db, () => {
    if (!get(db, 'SELECT 1 FROM work WHERE id = ?', [workId])) throw notFound(workId);
    const known = progress !== null;
    run(
      db,
      `INSERT INTO reading_state (work_id, bead_id, fraction, progress, hidden, widths, show_paratext, mode, lead_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT id FROM version WHERE id = ? AND work_id = ?))
       ON CONFLICT (work_id) DO UPDATE SET hidden = excluded.hidden, widths = excluded.widths,
         show_paratext = excluded.show_paratext, mode = excluded.mode, lead_id = excluded.lead_id`,
      [
        workId,
        known ? state.beadId : null,
        known ? state.fraction : 0,
        progress ?? 0,
        JSON.stringify(state.hidden),
        JSON.stringify(state.widths),
        state.showParatext ? 1 : 0,
        state.mode,
        state.lead,
        workId,
      ],
    );
    if (!known) return;
    run(db, 'UPDATE reading_state SET bead_id = ?, fraction = ?, progress = ? WHERE work_id = ?', [
      state.beadId,
      state.fraction,
      progress,
      workId,
    ]);
  });
}
