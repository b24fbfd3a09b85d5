/**
 * Putting another library in the place of the one that is open. The other one is prepared beside it under a name of its own; giving it
 * the name NEXT_FILE is the moment of decision, and the next start takes it over. A crash before leaves the old library, one after it
 * the new one, whole either way.
 */
import { copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { LIBRARY_FILE } from './folder.ts';
import { raw } from './sql.ts';
import type { WritableDb } from './sql.ts';

export const NEXT_FILE = 'library.db.next';

/**
 * From here on nobody else can write to the library until this connection is closed; reading goes on. Commands of the service wait.
 * @throws SQLITE_BUSY where somebody else writes for longer than the connection waits
 */
export function lockWrites(db: WritableDb): void {
  raw(db).exec('BEGIN IMMEDIATE');
}

/**
 * Takes over the library that was put in waiting, if there is one. To be called with the library's lock held and no connection open.
 * The old one is among the backups by then (service/tasks/restore.ts).
 */
export function adoptNext(folder: string): boolean {
  const next = join(folder, NEXT_FILE);
  const path = join(folder, LIBRARY_FILE);
  if (!existsSync(next)) return false;
  settle(path);
  // What is left of the old library's log must never meet the new file.
  for (const ending of ['-wal', '-shm', '-journal']) rmSync(`${path}${ending}`, { force: true });
  renameSync(next, path);
  return true;
}

/**
 * Decides for the library at `staged` in the place of a damaged one, whose files are kept in the folder under the name `aside`. To be
 * called with the library's lock held and no connection open. A crash before the decision leaves the damaged library where it was.
 */
export function replaceDamaged(folder: string, staged: string, aside: string): void {
  const path = join(folder, LIBRARY_FILE);
  const endings = ['', '-wal', '-journal'].filter((ending) => existsSync(`${path}${ending}`));
  for (const ending of endings) keepAs(`${path}${ending}`, join(folder, `${aside}${ending}`));
  renameSync(staged, join(folder, NEXT_FILE));
  for (const ending of endings) rmSync(`${path}${ending}`);
}

/** A second name for the same file takes no room and no time; not every file system knows such names. */
function keepAs(path: string, kept: string): void {
  try {
    linkSync(path, kept);
  } catch {
    copyFileSync(path, kept);
  }
}

/** Moves the log of the old library into its file, so that a crash right now would leave it whole. */
function settle(path: string): void {
  if (!existsSync(path)) return;
  try {
    const old = new BetterSqlite(path);
    try {
      old.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      old.close();
    }
  } catch {
    // A damaged library may be why another one takes its place.
  }
}
