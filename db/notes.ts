/** Bookmarks, highlights and notes: written through the work's log of operations, and checked against the text whenever they are read. */
import { HexaplaError } from '../contract/errors.ts';
import { MAX_NOTES, MAX_QUOTE, QUOTE_JOINT } from '../contract/notes.ts';
import type {
  NewNote,
  Note,
  NoteAnchor,
  NoteAttachment,
  NoteChange,
  NoteColour,
  NoteId,
  NoteKind,
} from '../contract/notes.ts';
import type { SegmentId, VersionId, WorkId } from '../contract/model.ts';
import { updated } from './edits/changes.ts';
import type { MovedText, Row, RowChange } from './edits/changes.ts';
import { recordOperation } from './edits/log.ts';
import type { Outline } from './outline.ts';
import { all, get, run, transaction } from './sql.ts';
import type { ReadableDb, WritableDb } from './sql.ts';

/** UTF-16 units of context kept on either side of a quote. */
const CONTEXT = 48;

interface NoteRow {
  readonly id: NoteId;
  readonly workId: WorkId;
  readonly versionId: VersionId;
  readonly language: string;
  readonly kind: NoteKind;
  readonly colour: NoteColour;
  readonly text: string;
  readonly quote: string;
  readonly before: string;
  readonly after: string;
  readonly anchors: string;
  readonly createdAt: number;
  readonly changedAt: number;
}

const SELECT_NOTES = `
  SELECT n.id, n.work_id AS workId, n.version_id AS versionId, v.language, n.kind, n.colour, n.text, n.quote, n.before, n.after,
    n.anchors, n.created_at AS createdAt, n.changed_at AS changedAt
  FROM note n JOIN version v ON v.id = n.version_id`;

/** All notes of a work in reading order; orphans whose place is not known last. Reads the text of the segments they stand in. */
export function notesOf(db: ReadableDb, workId: WorkId, outline: Outline): Note[] {
  const rows = all<NoteRow>(db, `${SELECT_NOTES} WHERE n.work_id = ? ORDER BY n.id`, [workId]);
  const check = noteCheck(db, outline);
  return rows
    .map(check)
    .toSorted(inReadingOrder)
    .map(({ note }) => note);
}

/** @throws HexaplaError not-found { noteId } */
export function noteOf(db: ReadableDb, noteId: NoteId, outline: Outline): Note {
  return noteCheck(db, outline)(rowOf(db, noteId)).note;
}

/** The segments that a note stands in. @throws HexaplaError not-found { noteId } */
export function segmentsOfNote(db: ReadableDb, noteId: NoteId): SegmentId[] {
  return anchorsOf(rowOf(db, noteId).anchors).map(({ segmentId }) => segmentId);
}

/** The work of a note. @throws HexaplaError not-found { noteId } */
export function workOfNote(db: ReadableDb, noteId: NoteId): WorkId {
  return rowOf(db, noteId).workId;
}

function rowOf(db: ReadableDb, noteId: NoteId): NoteRow {
  const row = get<NoteRow>(db, `${SELECT_NOTES} WHERE n.id = ?`, [noteId]);
  if (!row) throw new HexaplaError('not-found', `No note ${noteId}`, { noteId });
  return row;
}

/** Spaces and ends of lines do not count: splitting and joining paragraphs sets and takes them. */
const squeezed = (text: string): string => text.replace(/\s+/gu, '');

interface SegmentText {
  readonly beadId: number;
  readonly versionId: VersionId;
  readonly number: number;
  readonly text: string;
}

function segmentText(db: ReadableDb, id: SegmentId): SegmentText | undefined {
  return get<SegmentText>(
    db,
    `SELECT bs.bead_id AS beadId, s.version_id AS versionId, s.number, s.text
     FROM segment s JOIN bead_segment bs ON bs.segment_id = s.id WHERE s.id = ?`,
    [id],
  );
}

interface Checked {
  readonly note: Note;
  /** Where in the row it stands. */
  readonly column: number;
  readonly number: number;
}

/** Compares notes with the text as it is. Several of one segment read it once. */
function noteCheck(db: ReadableDb, outline: Outline): (row: NoteRow) => Checked {
  const rows = new Map<number, number>();
  outline.beadIds.forEach((id, row) => rows.set(id, row));
  let last: { readonly id: SegmentId; readonly segment: SegmentText | undefined } | undefined;
  const read = (id: SegmentId): SegmentText | undefined => {
    if (last?.id !== id) last = { id, segment: segmentText(db, id) };
    return last.segment;
  };
  return ({ anchors: json, workId: _work, ...row }) => {
    const anchors = anchorsOf(json);
    const parts = anchors.map(({ segmentId, start, end }) => read(segmentId)?.text.slice(start, end) ?? '');
    const first = anchors.map(({ segmentId }) => read(segmentId)).find((segment) => segment !== undefined);
    const at = first && rows.get(first.beadId);
    const column = outline.versionIds.indexOf(row.versionId);
    const stands = column >= 0 && at !== undefined && squeezed(parts.join('')) === squeezed(row.quote);
    const note: Note = { ...row, anchors, state: stands ? 'placed' : 'orphan', row: column < 0 ? null : (at ?? null) };
    return { note, column, number: first?.number ?? 0 };
  };
}

function inReadingOrder(a: Checked, b: Checked): number {
  const rows = (a.note.row ?? Number.MAX_SAFE_INTEGER) - (b.note.row ?? Number.MAX_SAFE_INTEGER);
  const start = (one: Checked) => one.note.anchors[0]?.start ?? 0;
  return rows || a.column - b.column || a.number - b.number || start(a) - start(b) || a.note.id - b.note.id;
}

function anchorsOf(json: string): NoteAnchor[] {
  return (JSON.parse(json) as [SegmentId, number, number][]).map(([segmentId, start, end]) => ({
    segmentId,
    start,
    end,
  }));
}

const toJson = (anchors: readonly NoteAnchor[]): string =>
  JSON.stringify(anchors.map(({ segmentId, start, end }) => [segmentId, start, end]));

/**
 * Adds a note and logs it.
 * @throws HexaplaError not-found where the characters are not there; too-large beyond MAX_NOTES or MAX_QUOTE
 */
export function addNote(db: WritableDb, input: NewNote, now: number): NoteId {
  return transaction(db, () => {
    const { workId, versionId } = input;
    const sql = 'SELECT 1 FROM version WHERE id = ? AND work_id = ? AND deleted_at IS NULL';
    if (!get(db, sql, [versionId, workId]))
      throw new HexaplaError('not-found', `No version ${versionId}`, { versionId });
    const count = get<{ count: number }>(db, 'SELECT count(*) AS count FROM note WHERE work_id = ?', [workId])?.count;
    if ((count ?? 0) >= MAX_NOTES)
      throw new HexaplaError('too-large', 'Too many notes in this work', { limit: MAX_NOTES });
    const after: Row = {
      work_id: workId,
      version_id: versionId,
      kind: input.kind,
      colour: input.colour,
      text: input.text,
      ...quoted(db, versionId, input.anchors),
      created_at: now,
      changed_at: now,
    };
    const names = Object.keys(after);
    const places = names.map(() => '?').join(', ');
    const { lastId } = run(db, `INSERT INTO note (${names.join(', ')}) VALUES (${places})`, Object.values(after));
    recordOperation(db, workId, 'note', { rows: [{ table: 'note', key: lastId, before: null, after }], moved: [] });
    return lastId as NoteId;
  });
}

/** Gives a note other words or another colour. @throws HexaplaError not-found { noteId } */
export function changeNote(db: WritableDb, { noteId, ...change }: NoteChange, now: number): WorkId {
  return rewrite(db, noteId, { ...change, changed_at: now });
}

/** Puts an orphan to a place that the user has chosen; it quotes what stands there. @throws HexaplaError not-found */
export function attachNote(db: WritableDb, { noteId, versionId, anchors }: NoteAttachment, now: number): WorkId {
  return transaction(db, () => {
    const workId = workOfNote(db, noteId);
    const sql = 'SELECT 1 FROM version WHERE id = ? AND work_id = ?';
    if (!get(db, sql, [versionId, workId]))
      throw new HexaplaError('not-found', `No version ${versionId}`, { versionId });
    return rewrite(db, noteId, { version_id: versionId, ...quoted(db, versionId, anchors), changed_at: now });
  });
}

/** Deletes notes of one work as one operation; those that have gone already are passed over. Answers the work, if there was any. */
export function deleteNotes(db: WritableDb, noteIds: readonly NoteId[]): WorkId | null {
  return transaction(db, () => {
    const rows = noteIds.flatMap((id): RowChange[] => {
      const before = get<Row>(db, `SELECT ${COLUMNS} FROM note WHERE id = ?`, [id]);
      return before ? [{ table: 'note', key: id, before, after: null }] : [];
    });
    const workId = rows[0]?.before?.['work_id'] as WorkId | undefined;
    if (workId === undefined) return null;
    const own = rows.filter(({ before }) => before?.['work_id'] === workId);
    for (const { key } of own) run(db, 'DELETE FROM note WHERE id = ?', [key]);
    recordOperation(db, workId, 'note', { rows: own, moved: [] });
    return workId;
  });
}

/** All but the key; as in TRACKED. */
const COLUMNS = 'work_id, version_id, kind, colour, text, quote, before, after, anchors, created_at, changed_at';

function rewrite(db: WritableDb, noteId: NoteId, change: Row): WorkId {
  return transaction(db, () => {
    const before = get<Row>(db, `SELECT ${COLUMNS} FROM note WHERE id = ?`, [noteId]);
    if (!before) throw new HexaplaError('not-found', `No note ${noteId}`, { noteId });
    const workId = before['work_id'] as WorkId;
    const rows = updated('note', noteId, before, change);
    // A new time alone is no change.
    if (rows.every(({ after }) => Object.keys(after ?? {}).every((name) => name === 'changed_at'))) return workId;
    for (const { after } of rows) {
      const names = Object.keys(after ?? {});
      const sql = `UPDATE note SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`;
      run(db, sql, [...Object.values(after ?? {}), noteId]);
    }
    recordOperation(db, workId, 'note', { rows, moved: [] });
    return workId;
  });
}

/** What stands at these places of a version, and around it. */
function quoted(db: ReadableDb, versionId: VersionId, anchors: readonly NoteAnchor[]): Row {
  const segments = anchors.map((anchor) => {
    const segment = segmentText(db, anchor.segmentId);
    const fits = segment?.versionId === versionId && anchor.start < anchor.end && anchor.end <= segment.text.length;
    if (!fits) throw new HexaplaError('not-found', `No such characters in segment ${anchor.segmentId}`, {});
    return { ...anchor, text: segment.text };
  });
  const quote = segments.map(({ text, start, end }) => text.slice(start, end)).join(QUOTE_JOINT);
  if (quote.length > MAX_QUOTE) throw new HexaplaError('too-large', 'Too much text for one note', { limit: MAX_QUOTE });
  const [first, last] = [segments[0], segments.at(-1)];
  return {
    quote,
    before: whole(first?.text.slice(Math.max(0, first.start - CONTEXT), first.start) ?? ''),
    after: whole(last?.text.slice(last.end, last.end + CONTEXT) ?? ''),
    anchors: toJson(anchors),
  };
}

/** Without the halves of characters that a cut leaves at the ends. */
function whole(text: string): string {
  return text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/gu, '');
}

/**
 * What notes become when text moves from segment to segment (paragraphs split or joined): changes to be part of the same operation, so
 * that undo takes them back too. The words stay the same ones; only where they stand is said anew.
 */
export function movedNotes(db: ReadableDb, moved: readonly MovedText[]): RowChange[] {
  const from = [...new Set(moved.map(({ fromSegment }) => fromSegment))];
  if (from.length === 0) return [];
  const rows = all<{ id: number; anchors: string }>(
    db,
    `SELECT n.id, n.anchors FROM note n
     WHERE n.version_id IN (SELECT version_id FROM segment WHERE id IN (SELECT value FROM json_each(?)))
       AND EXISTS (SELECT 1 FROM json_each(n.anchors) a WHERE a.value ->> 0 IN (SELECT value FROM json_each(?)))`,
    [JSON.stringify(from), JSON.stringify(from)],
  );
  return rows.flatMap(({ id, anchors }) => {
    const next = joined(anchorsOf(anchors).flatMap((anchor) => movedAnchor(anchor, moved)));
    return updated('note', id, { anchors }, { anchors: toJson(next) });
  });
}

function movedAnchor({ segmentId, start, end }: NoteAnchor, moved: readonly MovedText[]): NoteAnchor[] {
  const parts: NoteAnchor[] = [];
  let at = start;
  const own = moved.filter(({ fromSegment }) => fromSegment === segmentId);
  for (const move of own.toSorted((a, b) => a.fromStart - b.fromStart)) {
    const from = Math.max(at, move.fromStart);
    const to = Math.min(end, move.fromEnd);
    if (from >= to) continue;
    if (at < from) parts.push({ segmentId, start: at, end: from });
    const shift = move.toStart - move.fromStart;
    parts.push({ segmentId: move.toSegment, start: from + shift, end: to + shift });
    at = to;
  }
  if (at < end) parts.push({ segmentId, start: at, end });
  return parts;
}

/** Neighbouring stretches of one segment as one. */
function joined(anchors: readonly NoteAnchor[]): NoteAnchor[] {
  const list: NoteAnchor[] = [];
  for (const anchor of anchors) {
    const last = list.at(-1);
    if (last?.segmentId === anchor.segmentId && last.end === anchor.start)
      list[list.length - 1] = { ...last, end: anchor.end };
    else list.push(anchor);
  }
  return list;
}
