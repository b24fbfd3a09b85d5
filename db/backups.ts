/** Whole copies of a library file, and what can be read from one. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import type { BackupWork } from '../contract/backup.ts';
import { MAX_BACKUP_WORKS } from '../contract/backup.ts';
import { HexaplaError } from '../contract/errors.ts';
import { databaseError } from './errors.ts';
import { migrate } from './migrate.ts';
import { SCHEMA_VERSION } from './migrations/index.ts';
import { writeSettings } from './settings.ts';
import { all, brandReadable, brandWritable, get, raw } from './sql.ts';
import type { ReadableDb } from './sql.ts';

/** Pages copied between two looks at the progress: 4 MB. */
const PAGES_AT_ONCE = 1000;

/**
 * Copies the library to `target` as it is at this moment, whoever writes meanwhile: the connection holds a snapshot for as long as the
 * copy takes. The copy is one file without a WAL, synced, and appears under its name only when it is whole.
 * @param onProgress gets the share done, 0 to 1, and may throw to stop; nothing is left then
 * @throws what SQLite and the file system throw; HexaplaError database-corrupt where the copy is not whole
 */
export async function copyLibrary(
  db: ReadableDb,
  target: string,
  onProgress: (share: number) => void = () => undefined,
): Promise<void> {
  const unfinished = `${target}.part`;
  rmSync(unfinished, { force: true });
  const source = raw(db);
  source.exec('BEGIN');
  try {
    // The first read takes the snapshot; without it every write elsewhere would make the copy start anew.
    source.prepare('SELECT count(*) FROM sqlite_schema').get();
    await source.backup(unfinished, {
      progress: ({ totalPages, remainingPages }) => {
        onProgress(totalPages === 0 ? 1 : 1 - remainingPages / totalPages);
        return PAGES_AT_ONCE;
      },
    });
    finishCopy(unfinished);
    renameSync(unfinished, target);
  } catch (error) {
    rmSync(unfinished, { force: true });
    rmSync(`${unfinished}-journal`, { force: true });
    throw error;
  } finally {
    source.exec('COMMIT');
  }
}

/** Makes the copy readable without a WAL beside it, also from a disk that can't be written. */
function finishCopy(path: string): void {
  const db = new BetterSqlite(path);
  try {
    db.pragma('journal_mode = DELETE');
    assertWhole(db, path);
  } finally {
    db.close();
  }
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
}

function assertWhole(db: BetterSqlite.Database, path: string): void {
  const verdict = db.pragma('integrity_check(1)', { simple: true });
  if (verdict !== 'ok') throw new HexaplaError('database-corrupt', `The file is damaged: ${String(verdict)}`, { path });
}

/**
 * Opens a backup for reading only and checks it from end to end. Close it with `closeConnection`.
 * @throws HexaplaError backup-newer { file, found, known }; backup-corrupt { file } for a damaged file and for one that is no library
 */
export function openBackup(path: string): ReadableDb {
  const file = basename(path);
  let db: BetterSqlite.Database | undefined;
  try {
    db = new BetterSqlite(path, { readonly: true, fileMustExist: true });
    db.pragma('trusted_schema = OFF');
    const found = db.pragma('user_version', { simple: true }) as number;
    if (found > SCHEMA_VERSION) {
      const fields = { file, found, known: SCHEMA_VERSION };
      throw new HexaplaError(
        'backup-newer',
        `The backup has schema ${found}; this build knows ${SCHEMA_VERSION}`,
        fields,
      );
    }
    assertWhole(db, path);
    if (found === 0) throw new HexaplaError('backup-corrupt', 'The file is no library', { file });
    return brandReadable(db);
  } catch (error) {
    db?.close();
    const known = databaseError(error, path);
    if (known instanceof HexaplaError && known.code === 'database-corrupt')
      throw new HexaplaError('backup-corrupt', known.message, { file }, { cause: error });
    throw known;
  }
}

/** Brings a copy that nobody has open to this build's schema. Fails without a trace in the copy's name, or leaves it ready to be opened. */
export function upgradeCopy(path: string): void {
  const db = new BetterSqlite(path);
  try {
    db.pragma('foreign_keys = ON');
    migrate(db);
    assertWhole(db, path);
  } finally {
    db.close();
  }
  rmSync(`${path}.before-${SCHEMA_VERSION}`, { force: true });
}

/** Makes a library without works at `path`, for one who starts afresh: the sample works do not come by themselves again. */
export function createEmptyLibrary(path: string): void {
  rmSync(path, { force: true });
  const db = new BetterSqlite(path);
  try {
    migrate(db);
    writeSettings(brandWritable(db), { samplesDeclined: true });
  } finally {
    db.close();
  }
}

export interface LibraryFacts {
  readonly works: number;
  readonly versions: number;
  readonly segments: number;
  readonly schemaVersion: number;
}

/** Counts of what is visible; the bin is not counted. Reads schemas of every age. */
export function libraryFacts(db: ReadableDb): LibraryFacts {
  const counts = get<{ works: number; versions: number; segments: number }>(
    db,
    `SELECT (SELECT count(*) FROM work WHERE deleted_at IS NULL) AS works, count(v.id) AS versions,
       coalesce(sum(v.segment_count), 0) AS segments
     FROM version v JOIN work w ON w.id = v.work_id WHERE v.deleted_at IS NULL AND w.deleted_at IS NULL`,
  );
  const schemaVersion = raw(db).pragma('user_version', { simple: true }) as number;
  return { works: 0, versions: 0, segments: 0, ...counts, schemaVersion };
}

/** The visible works of a backup by title. */
export function backupWorks(db: ReadableDb): BackupWork[] {
  return all<Omit<BackupWork, 'languages'> & { languages: string }>(
    db,
    `SELECT w.title, w.author, json_group_array(v.language ORDER BY v.position) AS languages,
       coalesce(sum(v.segment_count), 0) AS segments
     FROM work w LEFT JOIN version v ON v.work_id = w.id AND v.deleted_at IS NULL
     WHERE w.deleted_at IS NULL GROUP BY w.id ORDER BY w.folded_title, w.id LIMIT ${MAX_BACKUP_WORKS}`,
  ).map((row) => ({
    ...row,
    languages: [...new Set((JSON.parse(row.languages) as (string | null)[]).filter((one) => one !== null))],
  }));
}
