/** Writes changed rows to their tables. The one place where operations touch the library, when they are done, undone and done again. */
import { HexaplaError } from '../../contract/errors.ts';
import type { VersionId } from '../../contract/model.ts';
import { get, run } from '../sql.ts';
import type { WritableDb } from '../sql.ts';
import { TRACKED } from './changes.ts';
import type { Changes, Row, RowChange, TableName } from './changes.ts';

const TABLES = Object.keys(TRACKED) as TableName[];

/**
 * Gives every row of `changes` its image after. Within a transaction of the caller's.
 * @throws HexaplaError internal where a row is not there: the log and the library do not belong together
 */
export function writeChanges(db: WritableDb, { rows }: Changes): void {
  const byTable = new Map(TABLES.map((name) => [name, rows.filter(({ table }) => table === name)]));
  const counts = countChanges(db, rows);
  // Positions are unique: rows that change places or vanish step aside first.
  for (const { table, key, before, after } of byTable.get('bead') ?? []) {
    if (before && (!after || 'position' in after)) update(db, table, key, { position: -key });
  }
  for (const table of TABLES) {
    for (const { key, before, after } of byTable.get(table) ?? []) {
      if (!after) continue;
      if (before) update(db, table, key, after);
      else insert(db, table, key, after);
    }
  }
  for (const table of TABLES.toReversed()) {
    for (const { key, after } of byTable.get(table) ?? []) if (!after) remove(db, table, key);
  }
  writeCounts(db, counts);
}

function update(db: WritableDb, table: TableName, key: number, row: Row): void {
  const names = Object.keys(row);
  const sql = `UPDATE ${table} SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE ${TRACKED[table].key} = ?`;
  expectOne(run(db, sql, [...Object.values(row), key]).changes, table, key);
}

function insert(db: WritableDb, table: TableName, key: number, row: Row): void {
  const names = Object.keys(row);
  const places = names.map(() => '?').join(', ');
  run(db, `INSERT INTO ${table} (${TRACKED[table].key}, ${names.join(', ')}) VALUES (?, ${places})`, [
    key,
    ...Object.values(row),
  ]);
}

function remove(db: WritableDb, table: TableName, key: number): void {
  expectOne(run(db, `DELETE FROM ${table} WHERE ${TRACKED[table].key} = ?`, [key]).changes, table, key);
}

function expectOne(changes: number, table: TableName, key: number): void {
  if (changes !== 1) throw new HexaplaError('internal', `The log names a row that is not there: ${table} ${key}`);
}

interface Counts {
  segments: number;
  characters: number;
}

/** By how much versions' numbers of segments and characters change. */
function countChanges(db: WritableDb, rows: readonly RowChange[]): Map<VersionId, Counts> {
  const counts = new Map<VersionId, Counts>();
  for (const { table, key, before, after } of rows) {
    if (table !== 'segment' || (before && after && !('length' in after))) continue;
    const stored = get<{ versionId: VersionId }>(db, 'SELECT version_id AS versionId FROM segment WHERE id = ?', [key]);
    const versionId = stored?.versionId ?? (Number(after?.['version_id']) as VersionId);
    const sum = counts.get(versionId) ?? { segments: 0, characters: 0 };
    sum.segments += (after ? 1 : 0) - (before ? 1 : 0);
    sum.characters += Number(after?.['length'] ?? 0) - Number(before?.['length'] ?? 0);
    counts.set(versionId, sum);
  }
  return counts;
}

function writeCounts(db: WritableDb, counts: ReadonlyMap<VersionId, Counts>): void {
  for (const [versionId, { segments, characters }] of counts) {
    run(
      db,
      'UPDATE version SET segment_count = segment_count + ?, character_count = character_count + ? WHERE id = ?',
      [segments, characters, versionId],
    );
  }
}
