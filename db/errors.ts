/** SQLite's and the file system's errors in the contract's words. */
import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { HexaplaError } from '../contract/errors.ts';
import type { ErrorCode } from '../contract/errors.ts';

/** Below this much room an I/O error of SQLite is taken for a full disk: a page plus the WAL's index. */
const FULL_BELOW_BYTES = 256 * 1024;

const MESSAGES: Partial<Record<ErrorCode, string>> = {
  'database-corrupt': 'The library file is damaged',
  'database-locked': 'The library is in use by another program',
  'database-no-permission': 'The library cannot be written',
  'disk-full': 'The disk is full',
};

/**
 * Turns what better-sqlite3 or node:fs threw into a HexaplaError; anything else comes back as it is. `path` is the library's file,
 * named in the error's fields.
 */
export function databaseError(error: unknown, path: string): unknown {
  if (error instanceof HexaplaError) return error;
  const code = codeOf(error, path);
  if (!code) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return new HexaplaError(code, `${MESSAGES[code] ?? code}: ${detail}`, { path }, { cause: error });
}

/** What is asked for has to wait until an operation over very many rows has come to its end. */
export class Unsettled extends Error {}

/**
 * Whether the write lock was held by somebody else, or the work is not settled yet: the call changed nothing and may be tried again.
 */
export function isBusy(error: unknown): boolean {
  if (error instanceof Unsettled) return true;
  return error instanceof BetterSqlite.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

function codeOf(error: unknown, path: string): ErrorCode | undefined {
  if (error instanceof BetterSqlite.SqliteError) return sqliteCode(error.code, path);
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'database-no-permission';
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk-full';
  // A file where the folder should be, or a path that cannot exist.
  if (code === 'ENOTDIR' || code === 'EEXIST' || code === 'EISDIR') return 'library-unavailable';
  return undefined;
}

function sqliteCode(code: string, path: string): ErrorCode | undefined {
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return 'database-corrupt';
  if (code === 'SQLITE_FULL') return 'disk-full';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'database-locked';
  if (code.startsWith('SQLITE_IOERR')) return roomLeft(path) < FULL_BELOW_BYTES ? 'disk-full' : 'library-unavailable';
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_PERM') || code.startsWith('SQLITE_CANTOPEN')) {
    return roomLeft(path) < FULL_BELOW_BYTES ? 'disk-full' : 'database-no-permission';
  }
  return undefined;
}

function roomLeft(path: string): number {
  try {
    const stats = statfsSync(dirname(path));
    return stats.bavail * stats.bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
