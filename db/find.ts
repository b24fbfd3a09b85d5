/** What a search reads: the text of some rows, and the counterparts of what it found there. */
import type { BeadRow, SegmentId, VersionId, WorkId } from '../contract/model.ts';
import type { NoteCounterpart } from '../contract/notes.ts';
import type { Outline } from './outline.ts';
import { readPage } from './reader.ts';
import { all, get } from './sql.ts';
import type { ReadableDb } from './sql.ts';

export interface RowText {
  readonly row: number;
  readonly versionId: VersionId;
  readonly segmentId: SegmentId;
  readonly text: string;
}

export interface TextsAsked {
  /** The first row. */
  readonly from: number;
  readonly columns: readonly number[];
  readonly budget: number;
  readonly may?: ((text: string) => boolean) | null;
}

export interface RowsText {
  readonly texts: readonly RowText[];
  /** The row behind the last one read; null at the end of the work. */
  readonly next: number | null;
}

/**
 * The text of rows from `from` on in some columns, in reading order: row by row, column by column. Ends before the row with which it would
 * hold more than `budget` UTF-16 units, but holds one row at least. Texts for which `may` says no are left out.
 */
export function rowsText(
  db: ReadableDb,
  workId: WorkId,
  outline: Outline,
  { from, columns, budget, may }: TextsAsked,
): RowsText {
  const { beadIds, versionIds, lengths } = outline;
  let to = from;
  for (let units = 0; to < beadIds.length; to += 1) {
    for (const column of columns) units += lengths[to * versionIds.length + column] ?? 0;
    if (units > budget && to > from) break;
  }
  if (to <= from) return { texts: [], next: null };
  const rows = new Map<number, number>();
  for (let row = from; row < to; row += 1) rows.set(beadIds[row] ?? 0, row);
  const wanted = new Map(columns.map((column) => [versionIds[column], column]));
  const found = all<{
    beadId: number;
    versionId: VersionId;
    segmentId: SegmentId;
    number: number;
    part: number;
    text: string;
  }>(
    db,
    `SELECT b.id AS beadId, s.version_id AS versionId, s.id AS segmentId, s.number, s.part, s.text
     FROM bead b CROSS JOIN bead_segment bs ON bs.bead_id = b.id CROSS JOIN segment s ON s.id = bs.segment_id
     WHERE b.work_id = ? AND b.position BETWEEN ? AND ?`,
    [workId, positionOf(db, beadIds[from] ?? 0), positionOf(db, beadIds[to - 1] ?? 0)],
  );
  const texts = found
    .flatMap(({ beadId, ...segment }) => {
      if (may && !may(segment.text)) return [];
      const row = rows.get(beadId);
      const column = wanted.get(segment.versionId);
      return row === undefined || column === undefined ? [] : [{ ...segment, row, column }];
    })
    .toSorted((a, b) => a.row - b.row || a.column - b.column || a.number - b.number || a.part - b.part);
  return { texts, next: to < beadIds.length ? to : null };
}

function positionOf(db: ReadableDb, beadId: number): number {
  return get<{ position: number }>(db, 'SELECT position FROM bead WHERE id = ?', [beadId])?.position ?? 0;
}

/** A place that counterparts are asked for. */
export interface CounterpartPlace {
  readonly row: number;
  readonly versionId: VersionId;
  readonly segmentId: SegmentId;
  readonly start: number;
}

/** The sentences that stand for the one at each place, in every other visible version; places of one row should follow each other. */
export function counterpartsAt(
  db: ReadableDb,
  workId: WorkId,
  outline: Outline,
  places: readonly (CounterpartPlace | null)[],
): NoteCounterpart[][] {
  let last: { readonly row: number; readonly bead: BeadRow | undefined } | undefined;
  return places.map((place) => {
    if (!place) return [];
    if (last?.row !== place.row) last = { row: place.row, bead: readPage(db, workId, outline, place.row, 1).beads[0] };
    return last.bead ? counterpartsOf(last.bead, outline.versionIds, place) : [];
  });
}

/** Of one sentence; of the whole paragraph where the row's sentences were not aligned. */
function counterpartsOf(bead: BeadRow, versionIds: readonly VersionId[], place: CounterpartPlace): NoteCounterpart[] {
  const own = versionIds.indexOf(place.versionId);
  const sentence = sentenceAt(bead, own, place);
  const link = bead.sentenceBeads.find(({ runs }) => {
    const [start, end] = runs[own] ?? [0, 0];
    return sentence >= start && sentence < end;
  });
  return versionIds.flatMap((versionId, column) => {
    if (column === own) return [];
    const text = link ? sentencesText(bead, column, link.runs[column] ?? [0, 0]) : cellText(bead, column);
    return text === '' ? [] : [{ versionId, text }];
  });
}

/** The sentence of a cell that holds a place, counted from 0 through the cell. */
function sentenceAt(bead: BeadRow, column: number, { segmentId, start }: CounterpartPlace): number {
  let count = 0;
  for (const { id, sentences } of bead.cells[column] ?? []) {
    if (id === segmentId) {
      let within = 0;
      while (within + 1 < sentences.length / 2 && start >= (sentences[2 * within + 1] ?? 0)) within += 1;
      return count + within;
    }
    count += sentences.length >> 1;
  }
  return -1;
}

function sentencesText(bead: BeadRow, column: number, [from, to]: readonly [number, number]): string {
  let count = 0;
  const parts: string[] = [];
  for (const { text, sentences } of bead.cells[column] ?? []) {
    for (let at = 0; at + 1 < sentences.length; at += 2, count += 1) {
      if (count >= from && count < to) parts.push(text.slice(sentences[at], sentences[at + 1]));
    }
  }
  return parts.join(' ');
}

const cellText = (bead: BeadRow, column: number): string =>
  (bead.cells[column] ?? []).map(({ text }) => text).join(' ');
