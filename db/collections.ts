/** Collections: shelves that the user makes; a work may stand on any number of them. One that has become empty goes. */
import { HexaplaError } from '../contract/errors.ts';
import type { WorkId } from '../contract/model.ts';
import { fold } from './fold.ts';
import { all, get, run, transaction } from './sql.ts';
import type { ReadableDb, WritableDb } from './sql.ts';

export interface Collection {
  readonly name: string;
  /** Visible works. */
  readonly count: number;
}

/** Those that hold a visible work, in the user's order, else by name. */
export function listCollections(db: ReadableDb): Collection[] {
  return all(
    db,
    `SELECT c.name, count(*) AS count FROM collection c JOIN collection_work cw ON cw.collection_id = c.id
     JOIN work w ON w.id = cw.work_id WHERE w.deleted_at IS NULL GROUP BY c.id ORDER BY c.position, c.folded`,
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
    if (member) insertCollection(db, name);
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

/** Where the user has put the others in order, a new one stands last. */
function insertCollection(db: WritableDb, name: string): void {
  run(
    db,
    `INSERT OR IGNORE INTO collection (name, folded, position)
     SELECT ?, ?, CASE WHEN max(position) > 0 THEN max(position) + 1 ELSE 0 END FROM collection`,
    [name, fold(name)],
  );
}

/**
 * Puts collections in this order; those that are not named come behind it, in the order that they had.
 * @returns the names of all as they stood before
 */
export function orderCollections(db: WritableDb, names: readonly string[]): string[] {
  return transaction(db, () => {
    const before = all<{ id: number; name: string; folded: string }>(
      db,
      'SELECT id, name, folded FROM collection ORDER BY position, folded',
    );
    const places = new Map(names.map((name, index) => [fold(name), index]));
    const place = ({ folded }: { folded: string }) => places.get(folded) ?? names.length;
    before
      .toSorted((a, b) => place(a) - place(b))
      .forEach(({ id }, index) => run(db, 'UPDATE collection SET position = ? WHERE id = ?', [index + 1, id]));
    return before.map(({ name }) => name);
  });
}

/**
 * Gives a collection another name. Only case or accents may change too.
 * @returns the works in it, also those in the bin
 * @throws HexaplaError not-found; conflict where another collection has that name
 */
export function renameCollection(db: WritableDb, { collection, to }: { collection: string; to: string }): WorkId[] {
  const name = to.trim().normalize('NFC');
  return transaction(db, () => {
    const { id, workIds } = membersOf(db, collection);
    if (get(db, 'SELECT 1 FROM collection WHERE folded = ? AND id <> ?', [fold(name), id]))
      throw new HexaplaError('conflict', 'There is a collection of that name');
    run(db, 'UPDATE collection SET name = ?, folded = ? WHERE id = ?', [name, fold(name), id]);
    return workIds;
  });
}

/**
 * Takes a collection away; its works stay where else they are.
 * @returns the works that were in it, also those in the bin, so that it can be made anew
 * @throws HexaplaError not-found
 */
export function deleteCollection(db: WritableDb, collection: string): WorkId[] {
  return transaction(db, () => {
    const { id, workIds } = membersOf(db, collection);
    run(db, 'DELETE FROM collection WHERE id = ?', [id]);
    return workIds;
  });
}

function membersOf(db: WritableDb, collection: string): { id: number; workIds: WorkId[] } {
  const id = get<{ id: number }>(db, 'SELECT id FROM collection WHERE folded = ?', [fold(collection)])?.id;
  if (id === undefined) throw new HexaplaError('not-found', 'No such collection');
  const members = all<{ id: WorkId }>(db, 'SELECT work_id AS id FROM collection_work WHERE collection_id = ?', [id]);
  return { id, workIds: members.map((member) => member.id) };
}
