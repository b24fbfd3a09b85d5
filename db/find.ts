/** What a search reads: the text of some rows, and the counterparts of what it found there. */
import type { BeadRow, SegmentId, VersionId, WorkId } from '../contract/model.ts';
import type { NoteCounterpart } from '../contract/notes.ts';
import type { Outline } from './outline.ts';
import { readPage } from './reader.ts';
import { pluck, tuples } from './sql.ts';
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
  /** Whether a text is wanted; it says yes of a text that has a wanted one in it, between other characters or NULs. */
  readonly may?: ((text: string) => boolean) | null;
}

export interface RowsText {
  readonly texts: readonly RowText[];
  /** The row behind the last one read; null at the end of the work. */
  readonly next: number | null;
}

/** The row behind those from `from` on that hold `budget` UTF-16 units in these columns at most, but one row at least. */
export function rowsWithin(
  { beadIds, versionIds, lengths }: Outline,
  { from, columns, budget }: Pick<TextsAsked, 'from' | 'columns' | 'budget'>,
): number {
  let to = from;
  for (let units = 0; to < beadIds.length; to += 1) {
    for (const column of columns) units += lengths[to * versionIds.length + column] ?? 0;
    if (units > budget && to > from) break;
  }
  return to;
}

/**
 * The text of rows from `from` on in some columns, in reading order: row by row, column by column. Ends before the row with which it would
 * hold more than `budget` UTF-16 units, but holds one row at least. Texts for which `may` says no are left out.
 *
 * A version's segments stand in its rows in order, so that those of some rows are one range of the version: they are read as such, and only
 * of those that are left is it looked up where they stand.
 */
export function rowsText(db: ReadableDb, outline: Outline, asked: TextsAsked): RowsText {
  const { from, columns } = asked;
  const { beadIds } = outline;
  const to = rowsWithin(outline, asked);
  if (to <= from) return { texts: [], next: null };
  const texts = columns.flatMap((column) =>
    placed(db, outline, column, from, segmentsIn(db, outline, column, to, asked)),
  );
  const inOrder = texts.toSorted(
    (a, b) => a.row - b.row || a.column - b.column || a.number - b.number || a.part - b.part,
  );
  return { texts: inOrder, next: to < beadIds.length ? to : null };
}

type SegmentText = readonly [id: SegmentId, number: number, part: number, text: string];

/**
 * The segments of a column that stand in the rows from `from` to `to`, those without any text perhaps left out. Where texts have to pass, all
 * of them are looked at as one first: most reads hold nothing, and one text comes out of the database much faster than a thousand.
 */
function segmentsIn(
  db: ReadableDb,
  outline: Outline,
  column: number,
  to: number,
  { from, may }: TextsAsked,
): SegmentText[] {
  const { beadIds, versionIds, lengths } = outline;
  const versionId = versionIds[column];
  if (versionId === undefined) return [];
  const filled = (row: number) => lengths[row * versionIds.length + column] !== 0;
  let [first, last] = [from, to - 1];
  while (first <= last && !filled(first)) first += 1;
  while (last > first && !filled(last)) last -= 1;
  if (first > last) return [];
  const start = orderIn(db, beadIds[first] ?? 0, versionId).at(0);
  const end = orderIn(db, beadIds[last] ?? 0, versionId).at(-1);
  if (!start || !end) return [];
  const range = 'FROM segment WHERE version_id = ? AND (number, part) >= (?, ?) AND (number, part) <= (?, ?)';
  const ends = [versionId, ...start, ...end];
  if (may && !may(pluck<string>(db, `SELECT group_concat(text, char(0)) ${range}`, ends)[0] ?? '')) return [];
  const found = tuples<[SegmentId, number, number, string]>(
    db,
    `SELECT id, number, part, text ${range} ORDER BY number, part`,
    ends,
  );
  return may ? found.filter(([, , , text]) => may(text)) : found;
}

/** The places in reading order of a version's segments in one row. */
function orderIn(db: ReadableDb, beadId: number, versionId: VersionId): [number: number, part: number][] {
  const sql = `SELECT s.number, s.part FROM bead_segment bs CROSS JOIN segment s ON s.id = bs.segment_id
    WHERE bs.bead_id = ? AND s.version_id = ? ORDER BY s.number, s.part`;
  return tuples<[number, number]>(db, sql, [beadId, versionId]);
}

interface Placed extends RowText {
  readonly column: number;
  readonly number: number;
  readonly part: number;
}

/** With the row of each; `from` is before all of them. */
function placed(
  db: ReadableDb,
  { beadIds, versionIds }: Outline,
  column: number,
  from: number,
  segments: readonly SegmentText[],
): Placed[] {
  const versionId = versionIds[column];
  if (versionId === undefined || segments.length === 0) return [];
  const beads = pluck<number>(
    db,
    'SELECT bs.bead_id FROM json_each(?) j CROSS JOIN bead_segment bs ON bs.segment_id = j.value ORDER BY j.key',
    [JSON.stringify(segments.map(([id]) => id))],
  );
  let row = from;
  return segments.flatMap(([segmentId, number, part, text], index): Placed[] => {
    // In reading order: no row stands before the last one.
    const at = beadIds.indexOf(beads[index] ?? 0, row);
    if (at < 0) return [];
    row = at;
    return [{ row, column, versionId, segmentId, number, part, text }];
  });
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
