/** Opening a library: its folder, its lock, its connections. The only place that makes connections to library.db. */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { HexaplaError } from '../contract/errors.ts';
import { writeHeldArrays } from './edits/arrays.ts';
import { settleWorks } from './edits/parts.ts';
import { databaseError } from './errors.ts';
import { LIBRARY_FILE } from './folder.ts';
import { adoptNext } from './handover.ts';
import { checkVersion, migrate } from './migrate.ts';
import { brandReadable, brandWritable, raw } from './sql.ts';
import type { ReadableDb, WritableDb } from './sql.ts';

const LOCK_FILE = 'library.lock';

/** Up to this size a library that was not closed properly is checked whole before it is used: about 0.2 s. */
const CHECK_UP_TO_BYTES = 64 * 1024 * 1024;

/** How long a job's connection waits for another writer. The service's own writer never waits: it would stop page reads. */
const JOB_BUSY_MS = 10_000;

/**
 * Pages in the WAL before a commit of the service's writer moves them into the file, which waits for the disk: some 32 MB. Whoever writes
 * often calls `checkpoint` in a pause.
 */
const WRITER_CHECKPOINT_PAGES = 8000;

export interface Library {
  readonly path: string;
  readonly schemaVersion: number;
  readonly reader: ReadableDb;
  readonly writer: WritableDb;
  /** Closes the connections and gives the library free. */
  readonly close: () => void;
}

/**
 * Opens the library in `folder`, making or migrating it where needed, and holds it against a second process until `close` or
 * until this process dies.
 *
 * @throws HexaplaError database-locked, database-newer, database-corrupt, database-no-permission, disk-full,
 *   library-unavailable; fields { path }
 */
export function openLibrary(folder: string): Library {
  const path = join(folder, LIBRARY_FILE);
  return translated(path, () => {
    mkdirSync(folder, { recursive: true });
    const lock = takeLock(join(folder, LOCK_FILE), path);
    try {
      adoptNext(folder);
      const unclean = existsSync(`${path}-wal`);
      if (existsSync(path)) refuseForeign(path);
      const writer = connect(path, { readonly: false, busyMs: 0 });
      const schemaVersion = prepareLibrary(writer, path, unclean);
      writer.pragma(`wal_autocheckpoint = ${WRITER_CHECKPOINT_PAGES}`);
      // What was not carried out to its end, and what an unclean end left unwritten.
      settleWorks(brandWritable(writer));
      writeHeldArrays(brandWritable(writer));
      const reader = connect(path, { readonly: true, busyMs: JOB_BUSY_MS });
      const close = () => {
        try {
          writeHeldArrays(brandWritable(writer));
        } catch {
          // The disk is full, or another connection writes: they are derived when the library is opened again.
        }
        reader.close();
        // The last connection to close moves the WAL into the file and removes it.
        writer.close();
        lock.close();
      };
      return { path, schemaVersion, reader: brandReadable(reader), writer: brandWritable(writer), close };
    } catch (error) {
      lock.close();
      throw error;
    }
  });
}

/**
 * Runs `body` while nobody has the library open or can open it.
 * @throws HexaplaError database-locked { path }
 */
export function whileClosed<Result>(folder: string, body: () => Result): Result {
  const path = join(folder, LIBRARY_FILE);
  return translated(path, () => {
    const lock = takeLock(join(folder, LOCK_FILE), path);
    try {
      return body();
    } finally {
      lock.close();
    }
  });
}

/** A connection of its own for a worker thread of the process that holds the library. Close it with `closeConnection`. */
export function openForJob(path: string): WritableDb {
  return translated(path, () => brandWritable(connect(path, { readonly: false, busyMs: JOB_BUSY_MS })));
}

/** A connection that can only read; needs no lock. */
export function openReader(path: string): ReadableDb {
  return translated(path, () => {
    const db = connect(path, { readonly: true, busyMs: JOB_BUSY_MS });
    checkVersion(db);
    return brandReadable(db);
  });
}

export function closeConnection(db: ReadableDb): void {
  raw(db).close();
}

/**
 * Moves the WAL into the file and syncs it: after this, what was committed outlives a power cut too. Answers false where that cannot
 * be now (the disk is full, somebody reads): nothing is lost, and the next checkpoint does it.
 */
export function checkpoint(db: WritableDb): boolean {
  try {
    const [row] = raw(db).pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    return row?.busy === 0;
  } catch {
    return false;
  }
}

/** Runs `body` and turns the database's errors into the contract's. */
export function translated<Result>(path: string, body: () => Result): Result {
  try {
    return body();
  } catch (error) {
    throw databaseError(error, path);
  }
}

function connect(path: string, options: { readonly: boolean; busyMs: number }): BetterSqlite.Database {
  const db = new BetterSqlite(path, { readonly: options.readonly, timeout: options.busyMs });
  try {
    db.pragma('foreign_keys = ON');
    // WAL with NORMAL: a commit survives a crash or a kill of the process at once, and a power cut from the next checkpoint on.
    // The file cannot be damaged either way. Jobs checkpoint before they report that they are done.
    db.pragma('synchronous = NORMAL');
    db.pragma('trusted_schema = OFF');
    db.pragma('temp_store = MEMORY');
    db.pragma('cache_size = -16384');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Looks through a connection that cannot write, so that a library which this build refuses stays as it is to the last byte. */
function refuseForeign(path: string): void {
  const db = connect(path, { readonly: true, busyMs: 0 });
  try {
    checkVersion(db);
  } finally {
    db.close();
  }
}

/** Nothing is written before the file is known to be ours, whole as far as can be seen, and no newer than this build. */
function prepareLibrary(db: BetterSqlite.Database, path: string, unclean: boolean): number {
  try {
    checkVersion(db);
    checkWhole(db, path, unclean);
    db.pragma('journal_mode = WAL');
    return migrate(db);
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * A file shorter than its header says was truncated. After an unclean end, a library of moderate size is read through as well; in
 * a large one damage shows as database-corrupt on the first call that meets it.
 */
function checkWhole(db: BetterSqlite.Database, path: string, unclean: boolean): void {
  const bytes = statSync(path).size;
  const pages = db.pragma('page_count', { simple: true }) as number;
  const pageBytes = db.pragma('page_size', { simple: true }) as number;
  if (!unclean && bytes > 0 && pages * pageBytes > bytes) {
    throw new HexaplaError('database-corrupt', 'The library file is shorter than it should be', { path });
  }
  if (!unclean || bytes > CHECK_UP_TO_BYTES) return;
  const verdict = db.pragma('quick_check(1)', { simple: true });
  if (verdict !== 'ok') {
    throw new HexaplaError('database-corrupt', `The library file is damaged: ${String(verdict)}`, { path });
  }
}

/** An exclusive lock of SQLite on a file of its own: it goes with the process, however that ends. */
function takeLock(lockPath: string, libraryPath: string): BetterSqlite.Database {
  const lock = new BetterSqlite(lockPath, { timeout: 0 });
  try {
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    throw databaseError(error, libraryPath);
  }
}
