/** Brings a library's schema up to date: all or nothing, after a backup, and never backwards. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import type BetterSqlite from 'better-sqlite3';
import { HexaplaError } from '../contract/errors.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { Migration } from './migrations/index.ts';

/** 'HXPL': marks a file as a library of ours, so that another program's database is never migrated by mistake. */
export const APPLICATION_ID = 0x4858504c;

/**
 * Checks that the file is ours and no newer than this build. Writes nothing.
 * @throws HexaplaError database-newer { path, found, known }; database-corrupt { path } for a database of another program
 */
export function checkVersion(raw: BetterSqlite.Database, migrations: readonly Migration[] = MIGRATIONS): number {
  const found = raw.pragma('user_version', { simple: true }) as number;
  const known = newest(migrations);
  if (found > known) {
    const message = `The library has schema ${found}; this build knows ${known}`;
    throw new HexaplaError('database-newer', message, { path: raw.name, found, known });
  }
  const application = raw.pragma('application_id', { simple: true }) as number;
  const tables = raw.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() as number;
  if (tables > 0 && (found === 0 || application !== APPLICATION_ID)) {
    throw new HexaplaError('database-corrupt', 'The file is a database of another program', { path: raw.name });
  }
  return found;
}

/**
 * Runs the migrations that are missing, each in a transaction of its own with its user_version, so that a failure or a kill
 * leaves the last whole schema. Before the first one an existing library is copied beside itself (library.db.before-N).
 * @returns the schema version reached
 */
export function migrate(raw: BetterSqlite.Database, migrations: readonly Migration[] = MIGRATIONS): number {
  const found = checkVersion(raw, migrations);
  const missing = migrations.filter((migration) => migration.version > found);
  if (missing.length === 0) return found;
  if (found > 0) backup(raw, `${raw.name}.before-${missing.at(-1)?.version ?? found}`);
  for (const migration of missing) apply(raw, migration);
  return newest(migrations);
}

function newest(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.version ?? 0;
}

function apply(raw: BetterSqlite.Database, migration: Migration): void {
  raw
    .transaction(() => {
      raw.exec(migration.up);
      const broken = raw.pragma('foreign_key_check') as unknown[];
      if (broken.length > 0) throw new Error(`Migration ${migration.version} breaks ${broken.length} foreign keys`);
      raw.pragma(`application_id = ${APPLICATION_ID}`);
      raw.pragma(`user_version = ${migration.version}`);
    })
    .immediate();
}

/** VACUUM INTO makes a whole, consistent copy; the rename makes it appear only when it is whole. */
function backup(raw: BetterSqlite.Database, target: string): void {
  if (existsSync(target)) return;
  const unfinished = `${target}.part`;
  rmSync(unfinished, { force: true });
  raw.prepare('VACUUM INTO ?').run(unfinished);
  renameSync(unfinished, target);
}
