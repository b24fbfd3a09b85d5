/** Help for tests of edits: works of random shape, random edits, and what must hold after each. */
import type { Edit } from '../../contract/edit.ts';
import type { BeadId, Run, VersionId, WorkId } from '../../contract/model.ts';
import { countBeads, readPage, replaceAlignment, setVersionDeleted, transaction, workOutline } from '../index.ts';
import { storeFoundSentences, unknownRows } from './refill.ts';
import type { Engine, NewBead, ReadableDb, WritableDb } from '../index.ts';
import { readArrays } from '../outline.ts';
import { insertWork } from '../works.ts';
import { all, pluck } from '../sql.ts';
import { addVersion, bead, paragraph } from '../testing.ts';

/** Rules of the aligner as edits need them. */
export const rules: Engine = { doubtBelow: 0.6 };

/** Segments of each version per row, row by row. */
export type Shape = readonly (readonly number[])[];

/** Writes a work of this shape; paragraphs of two sentences. With `hidden`, its last version goes to the bin. */
export function addShaped(db: WritableDb, shape: Shape, hidden = false): { workId: WorkId; versionIds: VersionId[] } {
  return transaction(db, () => {
    const workId = insertWork(db, { title: 'Shaped', author: '', tags: [] }, 1);
    const width = shape[0]?.length ?? 0;
    const at = Array.from({ length: width }, () => 0);
    const beads = shape.map((row, index): NewBead => {
      const runs = row.map((count, column): Run => {
        const start = at[column] ?? 0;
        at[column] = start + count;
        return [start, start + count];
      });
      const sentenceBeads = [{ score: 0.5, runs: runs.map(([start, end]): Run => [0, 2 * (end - start)]) }];
      return {
        ...bead(...runs),
        sentenceBeads,
        status: index % 4 === 1 ? 'doubtful' : 'auto',
        score: index % 4 === 1 ? 0.3 : 0.9,
      };
    });
    const versionIds = at.map((count, column) => {
      const texts = Array.from({ length: count }, (_, index) => `Version ${column}. Paragraph ${index}.`);
      const sentences = texts.map((text) => [0, 10, 11, text.length]);
      const segments = texts.map((text, index) => ({ ...paragraph(text), sentences: sentences[index] ?? [] }));
      return addVersion(db, workId, `l${column}`, segments);
    });
    replaceAlignment(db, workId, { versionIds, beads, relations: [] });
    const last = versionIds.at(-1);
    if (hidden && last !== undefined) setVersionDeleted(db, last, 1);
    countBeads(db, workId);
    return { workId, versionIds };
  });
}

/** What an edit is about, as numbers to be taken modulo what there is. */
export interface Throw {
  readonly kind: Edit['kind'];
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

export const KINDS: readonly Edit['kind'][] = [
  'splitSegment',
  'joinSegments',
  'link',
  'unlink',
  'sentences',
  'merge',
  'split',
  'move',
  'newRow',
  'shift',
  'status',
  'confirmAbove',
  'pin',
];

/** The edit that a throw stands for on a work as it is. It need not be possible. */
export function editOf(db: ReadableDb, workId: WorkId, { kind, a, b, c }: Throw): Edit {
  const outline = workOutline(db, workId);
  const pick = <Item>(items: ArrayLike<Item>, n: number): Item => items[n % Math.max(1, items.length)] as Item;
  const row = a % Math.max(1, outline.beadIds.length);
  const beadId = pick(outline.beadIds, a) as BeadId;
  const versionId = pick(outline.versionIds, b);
  const way = c % 2 === 0 ? 'up' : 'down';
  const shown = readPage(db, workId, outline, row, 1).beads[0];
  const segments = shown?.cells.flat() ?? [];
  switch (kind) {
    case 'merge':
      return { kind, beadIds: [...outline.beadIds.subarray(row, row + 2 + (b % 2))] as BeadId[] };
    case 'split': {
      return { kind, beadId, first: (shown?.cells ?? []).map((cell, column) => (b >> column) % (cell.length + 1)) };
    }
    case 'status':
      return {
        kind,
        beadIds: [beadId, pick(outline.beadIds, b) as BeadId],
        status: pick(['auto', 'doubtful', 'confirmed'], c),
      };
    case 'confirmAbove':
      return { kind, beadId: pick(outline.beadIds, a % 3) as BeadId };
    case 'pin':
      return { kind, beadIds: [beadId], pinned: c % 3 === 0 };
    case 'move': {
      // Half of them of several segments, or to a row that is named.
      const far = 1 + (b % 3);
      const to = pick(outline.beadIds, way === 'up' ? row + outline.beadIds.length - far : row + far) as BeadId;
      return { kind, beadId, versionId, way, ...(c % 4 > 1 ? { count: 1 + (b % 2), to } : {}) };
    }
    case 'newRow':
    case 'shift':
      return { kind, beadId, versionId, way };
    case 'splitSegment':
      return { kind, segmentId: pick(segments, b).id, offset: c % 24 };
    case 'joinSegments':
      return { kind, segmentId: pick(segments, b).id };
    case 'link':
    case 'unlink': {
      const other = readPage(db, workId, outline, b % outline.beadIds.length, 1).beads[0]?.cells.flat() ?? [];
      const [linked] = shown?.links ?? [];
      if (kind === 'unlink' && linked) return { kind, a: linked.segmentId, b: linked.otherSegmentId };
      return { kind, a: pick(segments, b).id, b: pick(other, c).id };
    }
    default: {
      const counts = shown?.cells.map((cell) => cell.reduce((sum, one) => sum + one.sentences.length / 2, 0)) ?? [];
      const cut = counts.map((count, column) => (c >> column) % (count + 1));
      const halves = [cut.flatMap((end) => [0, end]), cut.flatMap((end, column) => [end, counts[column] ?? 0])];
      return {
        kind,
        beadId,
        runs: halves.filter((flat) => flat.some((end, at) => at % 2 === 1 && end > (flat[at - 1] ?? 0))),
      };
    }
  }
}

/** All of a work that edits may change, in a form to be compared. Positions stand for their order alone. */
export function stateOf(db: ReadableDb, workId: WorkId): unknown {
  const beads = all(
    db,
    `SELECT b.id, b.status, b.pinned, b.score, b.reasons, b.sentence_beads, (SELECT json_group_array(segment_id ORDER BY segment_id)
       FROM bead_segment WHERE bead_id = b.id) AS segments FROM bead b WHERE b.work_id = ? ORDER BY b.position`,
    [workId],
  );
  const segments = all(
    db,
    `SELECT s.* FROM segment s JOIN version v ON v.id = s.version_id WHERE v.work_id = ? ORDER BY v.id, s.number, s.part`,
    [workId],
  );
  const versions = all(db, 'SELECT id, segment_count, character_count FROM version WHERE work_id = ? ORDER BY id', [
    workId,
  ]);
  const { beadIds, flags, columns } = readArrays(db, workId)!;
  const arrays = [beadIds, flags, ...columns.flatMap(({ lengths, cells }) => [lengths, cells])].map((one) => [...one]);
  const links = all(db, 'SELECT id, a_id, b_id, score FROM link WHERE work_id = ? ORDER BY id', [workId]);
  const work = all(db, 'SELECT bead_count, doubtful_count FROM work WHERE id = ?', [workId]);
  return { beads, segments, versions, arrays, links, work };
}

/** The text of each version with what stands between its segments. */
export function textsOf(db: ReadableDb, workId: WorkId): string[] {
  return pluck<string>(
    db,
    `SELECT group_concat(s.text || s.joint, '' ORDER BY s.number, s.part) FROM segment s JOIN version v ON v.id = s.version_id
     WHERE v.work_id = ? GROUP BY v.id ORDER BY v.id`,
    [workId],
  );
}

/**
 * Finds sentence beads out as the service does, but puts all sentences of a row into one, whose score depends on the row's paragraphs: what
 * is found out for other paragraphs is another thing. @returns how many rows were filled in
 */
export function fillUnknown(db: WritableDb, count: number): number {
  const found = unknownRows(db, [], count).map(({ cells, ...row }) => {
    const counts = cells.map(({ segments }) => segments.reduce((sum, { sentences }) => sum + sentences.length / 2, 0));
    const score = 1 / (1 + cells.reduce((sum, { segments }) => sum + segments.length, 0));
    return { ...row, sentences: JSON.stringify([[score, ...counts.flatMap((end) => [0, end])]]) };
  });
  return [...storeFoundSentences(db, found).values()].flat().length;
}

/** Rows whose sentence beads are of other cells than theirs. */
export function strangeSentences(db: ReadableDb, workId: WorkId): unknown[] {
  const rows = all<{ id: number; runs: string; counts: string }>(
    db,
    `SELECT b.id, b.sentence_beads AS runs, (SELECT json_group_array((
         SELECT coalesce(sum(json_array_length(s.sentences) / 2), 0) FROM bead_segment bs JOIN segment s ON s.id = bs.segment_id
         WHERE bs.bead_id = b.id AND s.version_id = v.value) ORDER BY v.key) FROM json_each(a.version_ids) v) AS counts
     FROM bead b JOIN alignment a ON a.work_id = b.work_id WHERE b.work_id = ? AND b.sentence_beads <> '[]'`,
    [workId],
  );
  return rows.filter(({ runs, counts }) => {
    const ends = (JSON.parse(counts) as number[]).map((_, column) =>
      Math.max(...(JSON.parse(runs) as number[][]).map((flat) => flat[2 + 2 * column] ?? 0)),
    );
    return JSON.stringify(ends) !== counts;
  });
}

/** What is broken: segments in no bead, beads of none, order turned. */
export function faultsOf(db: ReadableDb, workId: WorkId): unknown[] {
  const loose = pluck(
    db,
    `SELECT s.id FROM segment s JOIN version v ON v.id = s.version_id LEFT JOIN bead_segment bs ON bs.segment_id = s.id
     LEFT JOIN bead b ON b.id = bs.bead_id WHERE v.work_id = ? AND b.work_id IS NOT v.work_id`,
    [workId],
  );
  const turned = all(
    db,
    `SELECT * FROM (SELECT s.id, b.position,
       lag(b.position) OVER (PARTITION BY s.version_id ORDER BY s.number, s.part) AS before
     FROM segment s JOIN bead_segment bs ON bs.segment_id = s.id JOIN bead b ON b.id = bs.bead_id WHERE b.work_id = ?)
     WHERE before > position`,
    [workId],
  );
  const empty = pluck(db, 'SELECT id FROM bead WHERE work_id = ? AND id NOT IN (SELECT bead_id FROM bead_segment)', [
    workId,
  ]);
  return [...loose, ...turned, ...empty];
}
