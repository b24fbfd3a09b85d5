/** Changes of a work's rows that are made elsewhere than here (a new alignment), put into the log by what they did. */
import type { OperationLabel } from '../../contract/edit.ts';
import type { WorkId } from '../../contract/model.ts';
import { all, transaction } from '../sql.ts';
import type { ReadableDb, WritableDb } from '../sql.ts';
import { updated } from './changes.ts';
import type { Row, RowChange, TableName } from './changes.ts';
import { recordOperation } from './log.ts';

/** The rows of a work's alignment, by table and key. */
const IMAGES = {
  bead: 'SELECT id AS key, work_id, position, status, pinned, score, reasons, sentence_beads FROM bead WHERE work_id = ?',
  bead_segment: `SELECT bs.segment_id AS key, bs.bead_id FROM bead b CROSS JOIN bead_segment bs ON bs.bead_id = b.id
    WHERE b.work_id = ?`,
  link: 'SELECT id AS key, work_id, a_id, b_id, score FROM link WHERE work_id = ?',
} as const satisfies Partial<Record<TableName, string>>;
type Imaged = keyof typeof IMAGES;

/**
 * Runs `body`, which may change the beads of a work, who stands in them, and links in any way, and logs what it did as one operation, to be
 * undone like an edit. Reads the work's beads before and after: for long works a matter of some tenths of a second. What is changed
 * through `applyEdit` is logged already.
 */
export function recordChange<Result>(db: WritableDb, workId: WorkId, name: OperationLabel, body: () => Result): Result {
  return transaction(db, () => {
    const before = imagesOf(db, workId);
    const result = body();
    const after = imagesOf(db, workId);
    const tables = Object.keys(IMAGES) as Imaged[];
    const rows = tables.flatMap((table) => differences(table, before[table], after[table]));
    recordOperation(db, workId, name, { rows, moved: [] });
    return result;
  });
}

type Images = Readonly<Record<Imaged, ReadonlyMap<number, Row>>>;

function imagesOf(db: ReadableDb, workId: WorkId): Images {
  const read = (table: Imaged) =>
    new Map(all<Row & { key: number }>(db, IMAGES[table], [workId]).map(({ key, ...row }) => [key, row]));
  return { bead: read('bead'), bead_segment: read('bead_segment'), link: read('link') };
}

function differences(table: Imaged, before: ReadonlyMap<number, Row>, after: ReadonlyMap<number, Row>): RowChange[] {
  const changes: RowChange[] = [];
  for (const [key, row] of before) {
    const next = after.get(key);
    if (!next) changes.push({ table, key, before: row, after: null });
    else changes.push(...updated(table, key, row, next));
  }
  for (const [key, row] of after) if (!before.has(key)) changes.push({ table, key, before: null, after: row });
  return changes;
}
