/** Writes changed rows to their tables. The one place where operations touch the library, when they are done, undone and done again. */
import { HexaplaError } from '../../contract/errors.ts';
import type { VersionId } from '../../contract/model.ts';
import { get, run } from '../sql.ts';
import type { WritableDb } from '../sql.ts';
import { TRACKED } from './changes.ts';
import type { Changes, Row, RowChange, TableName } from './changes.ts';

/** So many different images are written one by one. */
const ALIKE_MAX = 8;

const TABLES = Object.keys(TRACKED) as TableName[];

/**
 * Gives every row of `changes` its image after. Within a transaction of the caller's.
 * @throws HexaplaError internal where a row is not there: the log and the library do not belong together
 */
export function writeChanges(db: WritableDb, { rows }: Changes): void {
  const byTable = new Map(TABLES.map((name) => [name, rows.filter(({ table }) => table === name)]));
  const counts = countChanges(db, rows);
  stepAside(db, byTable.get('bead') ?? []);
  for (const table of TABLES) {
    const own = byTable.get(table) ?? [];
    for (const { key, before, after } of own) if (!before && after) insert(db, table, key, after);
    updateAll(db, table, own);
  }
  for (const table of TABLES.toReversed())
    remove(
      db,
      table,
      (byTable.get(table) ?? []).filter(({ after }) => !after),
    );
  writeCounts(db, counts);
}

/** Positions are unique: rows that change places or vanish go out of the way first. */
function stepAside(db: WritableDb, beads: readonly RowChange[]): void {
  const moving = beads.filter(({ before, after }) => before && (!after || 'position' in after));
  if (moving.length === 0) return;
  run(db, 'UPDATE bead SET position = -id WHERE id IN (SELECT value FROM json_each(?))', [
    JSON.stringify(moving.map(({ key }) => key)),
  ]);
}

/** Rows that stay. Those that come to hold the same, or the same columns, take one statement: some microseconds each. */
function updateAll(db: WritableDb, table: TableName, changes: readonly RowChange[]): void {
  const staying = changes.filter(({ before, after }) => before && after);
  for (const [columns, own] of grouped(staying, ({ after }) => Object.keys(after ?? {}).join(','))) {
    const alike = grouped(own, ({ after }) => JSON.stringify(after));
    if (alike.size <= ALIKE_MAX) for (const same of alike.values()) updateAlike(db, table, same);
    else updateEach(db, table, columns.split(','), own);
  }
}

function updateAlike(db: WritableDb, table: TableName, changes: readonly RowChange[]): void {
  const after = changes[0]?.after ?? {};
  const columns = Object.keys(after).map((name) => `${name} = ?`);
  const sql = `UPDATE ${table} SET ${columns.join(', ')} WHERE ${TRACKED[table].key} IN (SELECT value FROM json_each(?))`;
  const keys = JSON.stringify(changes.map(({ key }) => key));
  expectAll(run(db, sql, [...Object.values(after), keys]).changes, table, changes);
}

function updateEach(db: WritableDb, table: TableName, names: readonly string[], changes: readonly RowChange[]): void {
  const columns = names.map((name, index) => `${name} = j.value ->> ${index + 1}`);
  const sql = `UPDATE ${table} SET ${columns.join(', ')} FROM json_each(?) j WHERE ${table}.${TRACKED[table].key} = j.value ->> 0`;
  const rows = changes.map(({ key, after }) => [key, ...Object.values(after ?? {})]);
  expectAll(run(db, sql, [JSON.stringify(rows)]).changes, table, changes);
}

function grouped(changes: readonly RowChange[], by: (change: RowChange) => string): Map<string, RowChange[]> {
  const groups = new Map<string, RowChange[]>();
  for (const change of changes) {
    const name = by(change);
    const group = groups.get(name);
    if (group) group.push(change);
    else groups.set(name, [change]);
  }
  return groups;
}

function insert(db: WritableDb, table: TableName, key: number, row: Row): void {
  const names = Object.keys(row);
  const places = names.map(() => '?').join(', ');
  run(db, `INSERT INTO ${table} (${TRACKED[table].key}, ${names.join(', ')}) VALUES (?, ${places})`, [
    key,
    ...Object.values(row),
  ]);
}

function remove(db: WritableDb, table: TableName, changes: readonly RowChange[]): void {
  if (changes.length === 0) return;
  const sql = `DELETE FROM ${table} WHERE ${TRACKED[table].key} IN (SELECT value FROM json_each(?))`;
  expectAll(run(db, sql, [JSON.stringify(changes.map(({ key }) => key))]).changes, table, changes);
}

function expectAll(changed: number, table: TableName, changes: readonly RowChange[]): void {
  if (changed !== changes.length)
    throw new HexaplaError('internal', `The log names rows of ${table} that are not there`);
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
