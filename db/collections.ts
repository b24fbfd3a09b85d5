/** Collections: shelves that the user makes; a work may stand on any number of them. One that has become empty goes. */
import type { WorkId } from '../contract/model.ts';
import { fold } from './fold.ts';
import { all, get, run, transaction } from './sql.ts';
import type { ReadableDb, WritableDb } from './sql.ts';

export interface Collection {
  readonly name: string;
  /** Visible works. */
  readonly count: number;
}

/** Those that hold a visible work, by name. */
export function listCollections(db: ReadableDb): Collection[] {
  return all(
    db,
    `SELECT c.name, count(*) AS count FROM collection c JOIN collection_work cw ON cw.collection_id = c.id
     JOIN work w ON w.id = cw.work_id WHERE w.deleted_at IS NULL GROUP BY c.id ORDER BY c.folded`,
  );
}

/**
 * Puts works into the collection of this name, making it where there is none, or takes them out. Names that differ in case or accents
 * only are one. Works that are nowhere to be found count for nothing.
 * @returns the works that changed
 */
export function collectWorks(
  db: WritableDb,
  { workIds, collection, member }: { workIds: readonly WorkId[]; collection: string; member: boolean },
): WorkId[] {
  const name = collection.trim().normalize('NFC');
  return transaction(db, () => {
    if (member) run(db, 'INSERT OR IGNORE INTO collection (name, folded) VALUES (?, ?)', [name, fold(name)]);
    const id = get<{ id: number }>(db, 'SELECT id FROM collection WHERE folded = ?', [fold(name)])?.id;
    if (id === undefined) return [];
    const sql = member
      ? 'INSERT OR IGNORE INTO collection_work (collection_id, work_id) SELECT ?, w.id FROM work w WHERE w.id = ?'
      : 'DELETE FROM collection_work WHERE collection_id = ? AND work_id = ?';
    const changed = workIds.filter((workId) => run(db, sql, [id, workId]).changes > 0);
    run(db, 'DELETE FROM collection WHERE id NOT IN (SELECT collection_id FROM collection_work)');
    return changed;
  });
}
