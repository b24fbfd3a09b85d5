/** Splitting a paragraph and joining two: where segments end changes, never a character. */
import type { Edit } from '../../contract/edit.ts';
import { HexaplaError } from '../../contract/errors.ts';
import type { BeadId, SegmentId, SegmentKind, VersionId } from '../../contract/model.ts';
import { all, get, pluck } from '../sql.ts';
import type { ReadableDb } from '../sql.ts';
import { DERIVED, updated } from './changes.ts';
import type { RowChange } from './changes.ts';
import { editedRow } from './rows.ts';
import type { StoredRow } from './rows.ts';
import { UNKNOWN_SENTENCES } from './sentences.ts';
import { beadOfSegment, columnOf, impossible, rowOfBead, windowOf } from './workbench.ts';
import type { Draft, Workbench } from './workbench.ts';

type EditOf<Kind extends Edit['kind']> = Extract<Edit, { kind: Kind }>;

/** All columns of a segment but its id. A type, not an interface, so that it counts as a Row. */
type SegmentColumns = {
  readonly version_id: VersionId;
  readonly number: number;
  readonly part: number;
  readonly kind: SegmentKind;
  readonly level: number;
  readonly paratext: number;
  readonly reason: string | null;
  readonly length: number;
  readonly sentences: string;
  readonly text: string;
  readonly joint: string;
};
export type SegmentRow = SegmentColumns & { readonly id: SegmentId };

/** @throws HexaplaError not-found { segmentId } unless it stands in this work, in a version that is shown */
function segmentOf(bench: Workbench, segmentId: SegmentId): { segment: SegmentRow; beadId: BeadId; column: number } {
  const segment = get<SegmentRow>(bench.db, 'SELECT * FROM segment WHERE id = ?', [segmentId]);
  const beadId = beadOfSegment(bench, segmentId);
  if (!segment || beadId === undefined) {
    throw new HexaplaError('not-found', `No segment ${segmentId} in this work`, { segmentId });
  }
  return { segment, beadId, column: columnOf(bench, segment.version_id) };
}

/**
 * White space at the split goes into the joint; a sentence that is cut becomes two. The first part keeps the id, and with it what hangs
 * on its characters; the row keeps what was said of it, as it holds the same text.
 */
export function splitSegment(bench: Workbench, { segmentId, offset }: EditOf<'splitSegment'>): Draft {
  const { segment, beadId } = segmentOf(bench, segmentId);
  const { text } = segment;
  const left = text.slice(0, offset).trimEnd().length;
  const right = text.length - text.slice(offset).trimStart().length;
  if (left === 0 || right >= text.length) throw impossible('splitSegment', 'one part would be empty');
  if (isWithinCharacter(text, offset)) throw impossible('splitSegment', 'within a character');
  const { id, ...columns } = segment;
  const first = part(columns, [0, left], text.slice(left, right));
  const second = { ...part(columns, [right, text.length], segment.joint), part: segment.part + 1 };
  const newId = nextSegmentId(bench.db);
  const rows: RowChange[] = [
    ...updated('segment', id, columns, first),
    ...laterParts(bench.db, segment),
    { table: 'segment', key: newId, before: null, after: second },
    { table: 'bead_segment', key: newId, before: null, after: { bead_id: beadId } },
  ];
  const moved = [{ fromSegment: id, fromStart: right, fromEnd: text.length, toSegment: newId, toStart: 0 }];
  rows.push(...sentenceBeads(bench, beadId, countOf(first) + countOf(second) === countOf(segment)));
  return { changes: { rows, moved }, focus: beadId };
}

/** With the one that follows; where that stands in another row, it comes into this one, and both rows count as edited. */
export function joinSegments(bench: Workbench, { segmentId }: EditOf<'joinSegments'>): Draft {
  const { segment, beadId, column } = segmentOf(bench, segmentId);
  const next = following(bench.db, segment);
  if (!next) throw impossible('joinSegments', 'it is the last one');
  const other = segmentOf(bench, next.id).beadId;
  const at = segment.length + segment.joint.length;
  const joined = {
    text: segment.text + segment.joint + next.text,
    length: at + next.length,
    joint: next.joint,
    sentences: JSON.stringify([
      ...(JSON.parse(segment.sentences) as number[]),
      ...(JSON.parse(next.sentences) as number[]).map((offset) => offset + at),
    ]),
  };
  const { id, ...columns } = segment;
  const { id: goneId, ...gone } = next;
  const rows: RowChange[] = [
    ...updated('segment', id, columns, joined),
    { table: 'segment', key: goneId, before: gone, after: null },
    { table: 'bead_segment', key: goneId, before: { bead_id: other }, after: null },
    ...movedLinks(bench.db, goneId, id),
  ];
  if (other === beadId) rows.push(...sentenceBeads(bench, beadId, true));
  else {
    const [row, left] = [rowOf(bench, beadId), rowOf(bench, other)];
    const rest = (left.cells[column] ?? []).filter((one) => one.id !== goneId);
    rows.push(
      ...editedRow(row, bench.workId, row.cells),
      ...editedRow(left, bench.workId, left.cells.with(column, rest)),
    );
  }
  const moved = [{ fromSegment: goneId, fromStart: 0, fromEnd: next.length, toSegment: id, toStart: at }];
  return { changes: { rows, moved }, focus: beadId };
}

/**
 * What becomes of a row's sentence beads, told even where they stay: found out once more, for other paragraphs, they might be others. An
 * operation that is done again before they are found out brings back those that it kept.
 */
function sentenceBeads({ db }: Workbench, beadId: BeadId, stay: boolean): RowChange[] {
  const [known = UNKNOWN_SENTENCES] = pluck<string>(db, 'SELECT sentence_beads FROM bead WHERE id = ?', [beadId]);
  const after = { sentence_beads: stay ? known : UNKNOWN_SENTENCES };
  return updated('bead', beadId, { sentence_beads: known }, after, DERIVED);
}

function rowOf(bench: Workbench, beadId: BeadId): StoredRow {
  const at = rowOfBead(bench, beadId);
  return windowOf(bench, at, at + 1)[0] as StoredRow;
}

/** The columns of a part [start, end) of a segment, with its share of the sentences. */
function part(columns: SegmentColumns, [start, end]: readonly [number, number], joint: string): SegmentColumns {
  const flat = JSON.parse(columns.sentences) as number[];
  const sentences: number[] = [];
  for (let index = 0; index + 1 < flat.length; index += 2) {
    const from = Math.max(start, flat[index] ?? 0);
    const to = Math.min(end, flat[index + 1] ?? 0);
    if (from < to) sentences.push(from - start, to - start);
  }
  const text = columns.text.slice(start, end);
  return { ...columns, text, length: text.length, joint, sentences: JSON.stringify(sentences) };
}

/** Numbers in the list of a segment's sentences: two for each. */
function countOf({ sentences }: Pick<SegmentRow, 'sentences'>): number {
  return (JSON.parse(sentences) as number[]).length;
}

function isWithinCharacter(text: string, offset: number): boolean {
  const [before, after] = [text.charCodeAt(offset - 1), text.charCodeAt(offset)];
  return before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000;
}

/** Later parts of the same paragraph make room for one more. */
function laterParts(db: ReadableDb, { version_id, number, part: after }: SegmentRow): RowChange[] {
  const sql = 'SELECT id, part FROM segment WHERE version_id = ? AND number = ? AND part > ?';
  return all<{ id: number; part: number }>(db, sql, [version_id, number, after]).map((row) => ({
    table: 'segment',
    key: row.id,
    before: { part: row.part },
    after: { part: row.part + 1 },
  }));
}

function following(db: ReadableDb, { version_id, number, part: after }: SegmentRow): SegmentRow | undefined {
  return get<SegmentRow>(
    db,
    'SELECT * FROM segment WHERE version_id = ? AND (number, part) > (?, ?) ORDER BY number, part LIMIT 1',
    [version_id, number, after],
  );
}

/** Ids are never used twice, so a part's id is known before it is written. */
function nextSegmentId(db: ReadableDb): SegmentId {
  const [last] = pluck<number>(db, `SELECT seq FROM sqlite_sequence WHERE name = 'segment'`);
  return ((last ?? 0) + 1) as SegmentId;
}

/** Links of a segment that is joined to another become links of that one; what it has already goes. */
function movedLinks(db: ReadableDb, from: SegmentId, to: SegmentId): RowChange[] {
  const links = all<{ id: number; work_id: number; a_id: number; b_id: number; score: number | null }>(
    db,
    'SELECT id, work_id, a_id, b_id, score FROM link WHERE a_id = ? OR b_id = ?',
    [from, from],
  );
  return links.map(({ id, ...link }): RowChange => {
    const other = link.a_id === from ? link.b_id : link.a_id;
    const after = { a_id: Math.min(other, to), b_id: Math.max(other, to) };
    const there = get(db, 'SELECT 1 FROM link WHERE a_id = ? AND b_id = ?', [after.a_id, after.b_id]);
    if (there) return { table: 'link', key: id, before: link, after: null };
    return { table: 'link', key: id, before: { a_id: link.a_id, b_id: link.b_id }, after };
  });
}
