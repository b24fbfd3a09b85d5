/**
 * Sentence beads of rows that an edit left unknown, found out later and filled in. That is no operation: undo neither sees it nor is
 * disturbed by it, since every change of a row's cells logs the sentence beads on both sides (DERIVED). What was laid out by hand is known
 * and not touched.
 */
import type { BeadId, SegmentId, VersionId, WorkId } from '../../contract/model.ts';
import { all, get, run, transaction } from '../sql.ts';
import type { ReadableDb, WritableDb } from '../sql.ts';
import { languageOf } from '../versions.ts';
import { UNKNOWN_SENTENCES } from './sentences.ts';
import type { CellText } from './sentences.ts';

/** A row whose sentence beads are to be found out. */
export interface UnknownRow {
  readonly workId: WorkId;
  readonly beadId: BeadId;
  /** In the order of the runs in bead.sentence_beads. */
  readonly cells: readonly CellText[];
  /** Who stands in it: what was found out is true as long as this is the same. */
  readonly key: string;
}

/** What was found out. `sentences` as bead.sentence_beads holds it. */
export interface FoundRow extends Pick<UnknownRow, 'workId' | 'beadId' | 'key'> {
  readonly sentences: string;
}

/** Rows of works that are being changed by a long operation wait until it is through. */
const UNKNOWN = `sentence_beads = '${UNKNOWN_SENTENCES}' AND work_id NOT IN (SELECT work_id FROM unsettled)`;

/** Whether there are such rows anywhere. */
export function anyUnknown(db: ReadableDb): boolean {
  return get(db, `SELECT 1 FROM bead WHERE ${UNKNOWN} LIMIT 1`) !== undefined;
}

/** Some of them, those in `near` before all others. */
export function unknownRows(db: ReadableDb, near: readonly BeadId[], count: number): UnknownRow[] {
  const select = 'SELECT id AS beadId, work_id AS workId FROM bead';
  const first = all<{ beadId: BeadId; workId: WorkId }>(
    db,
    `${select} WHERE id IN (SELECT value FROM json_each(?)) AND ${UNKNOWN} LIMIT ?`,
    [JSON.stringify(near), count],
  );
  const found =
    first.length > 0
      ? first
      : all<(typeof first)[0]>(db, `${select} WHERE ${UNKNOWN} ORDER BY work_id, position LIMIT ?`, [count]);
  return found.map((row) => ({ ...row, ...contentOf(db, row.workId, row.beadId) }));
}

interface StoredText {
  readonly id: SegmentId;
  readonly versionId: VersionId;
  readonly kind: CellText['segments'][0]['kind'];
  readonly level: number;
  readonly paratext: number;
  readonly text: string;
  readonly sentences: string;
}

function contentOf(db: ReadableDb, workId: WorkId, beadId: BeadId): Pick<UnknownRow, 'cells' | 'key'> {
  const segments = all<StoredText>(
    db,
    `SELECT s.id, s.version_id AS versionId, s.kind, s.level, s.paratext, s.text, s.sentences
     FROM bead_segment bs CROSS JOIN segment s ON s.id = bs.segment_id WHERE bs.bead_id = ? ORDER BY s.number, s.part`,
    [beadId],
  );
  const order = get<{ ids: string }>(db, 'SELECT version_ids AS ids FROM alignment WHERE work_id = ?', [workId]);
  const cells = (JSON.parse(order?.ids ?? '[]') as VersionId[]).map((versionId) => ({
    language: languageOf(db, versionId),
    segments: segments
      .filter((segment) => segment.versionId === versionId)
      .map(({ text, kind, level, paratext, sentences }) => ({
        text,
        kind,
        level,
        paratext: paratext === 1,
        sentences: JSON.parse(sentences) as number[],
      })),
  }));
  return { cells, key: segments.map(({ id, sentences }) => `${id} ${sentences}`).join('|') };
}

/** Fills in what was found out, but for rows that have changed meanwhile. @returns the rows that were filled in, by work */
export function storeFoundSentences(db: WritableDb, found: readonly FoundRow[]): Map<WorkId, BeadId[]> {
  return transaction(db, () => {
    const filled = new Map<WorkId, BeadId[]>();
    for (const { workId, beadId, key, sentences } of found) {
      const open = get(db, `SELECT 1 FROM bead WHERE id = ? AND ${UNKNOWN}`, [beadId]);
      if (!open || contentOf(db, workId, beadId).key !== key) continue;
      run(db, 'UPDATE bead SET sentence_beads = ? WHERE id = ?', [sentences, beadId]);
      filled.set(workId, [...(filled.get(workId) ?? []), beadId]);
    }
    return filled;
  });
}
