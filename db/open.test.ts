import { copyFileSync, readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HexaplaError } from '../contract/errors.ts';
import {
  SCHEMA_VERSION,
  insertWork,
  listWorks,
  openForJob,
  openLibrary,
  openReader,
  closeConnection,
} from './index.ts';
import type { ReadableDb, WritableDb } from './index.ts';
import { all, pluck, raw, run } from './sql.ts';
import { addWork, bead, temporaryFolder } from './testing.ts';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'library.db');
});
afterEach(() => folder.remove());

const newWork = { title: 'T', author: '', tags: [] };

function errorOf(body: () => unknown): HexaplaError {
  try {
    body();
  } catch (error) {
    if (error instanceof HexaplaError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

test('a new library has the newest schema, WAL, foreign keys, and strict tables without double-quoted strings', () => {
  const { writer, reader, schemaVersion, close } = openLibrary(folder.path);
  expect(schemaVersion).toBe(SCHEMA_VERSION);
  for (const db of [writer, reader]) {
    expect(pluck(db, 'PRAGMA journal_mode')).toEqual(['wal']);
    expect(pluck(db, 'PRAGMA foreign_keys')).toEqual([1]);
    expect(pluck(db, 'PRAGMA synchronous')).toEqual([1]);
  }
  const tables = all<{ name: string; strict: number }>(
    writer,
    `SELECT name, strict FROM pragma_table_list WHERE type = 'table'`,
  );
  const loose = tables.filter(({ name, strict }) => !name.startsWith('sqlite_') && strict === 0);
  expect(loose).toEqual([]);
  expect(() => pluck(reader, 'SELECT "no such column" FROM work')).toThrow(/no such column/u);
  close();
});

test('a reader cannot write: SQLite refuses, and the types do', () => {
  const { reader, close } = openLibrary(folder.path);
  expect(() => run(reader as WritableDb, `DELETE FROM work`)).toThrow(/readonly/u);
  const typed = (db: ReadableDb) => {
    // @ts-expect-error a ReadableDb is no WritableDb
    run(db, 'DELETE FROM work');
  };
  expect(typed).toBeTypeOf('function');
  close();
});

test('one library, one process: a second opening is refused until the first has closed', () => {
  const first = openLibrary(folder.path);
  expect(errorOf(() => openLibrary(folder.path)).code).toBe('database-locked');
  const job = openForJob(first.path);
  insertWork(job, newWork, 1);
  closeConnection(job);
  first.close();
  const again = openLibrary(folder.path);
  expect(listWorks(again.reader, { from: 0, count: 10 }).total).toBe(1);
  again.close();
});

test('a library from a newer version is refused and stays as it is, to the byte', () => {
  openLibrary(folder.path).close();
  const db = new BetterSqlite(path);
  db.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
  db.close();
  const before = readFileSync(path);
  const error = errorOf(() => openLibrary(folder.path));
  expect(error.code).toBe('database-newer');
  expect(error.fields).toEqual({ path, found: SCHEMA_VERSION + 1, known: SCHEMA_VERSION });
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(errorOf(() => openReader(path)).code).toBe('database-newer');
});

test('garbage and databases of other programs are refused and left alone', () => {
  writeFileSync(path, 'x'.repeat(20_000));
  expect(errorOf(() => openLibrary(folder.path)).code).toBe('database-corrupt');
  expect(readFileSync(path, 'utf8')).toBe('x'.repeat(20_000));
  writeFileSync(path, '');
  const foreign = new BetterSqlite(path);
  foreign.exec('CREATE TABLE bookmarks (url TEXT)');
  foreign.close();
  const before = readFileSync(path);
  expect(errorOf(() => openLibrary(folder.path)).code).toBe('database-corrupt');
  expect(readFileSync(path).equals(before)).toBe(true);
});

test('a truncated library is refused', () => {
  const library = openLibrary(folder.path);
  const long = Array.from({ length: 300 }, (_, index) => `${index} ${'word '.repeat(50)}`);
  addWork(
    library.writer,
    'Long',
    { en: long },
    long.map((_, index) => bead([index, index + 1])),
  );
  library.close();
  truncateSync(path, 3 * 4096 + 100);
  expect(errorOf(() => openLibrary(folder.path)).code).toBe('database-corrupt');
});

test('what was committed before the process was killed is there, from the WAL', () => {
  const library = openLibrary(folder.path);
  insertWork(library.writer, newWork, 1);
  const killed = temporaryFolder();
  for (const name of readdirSync(folder.path).filter((file) => file.startsWith('library.db'))) {
    copyFileSync(join(folder.path, name), join(killed.path, name));
  }
  library.close();
  const again = openLibrary(killed.path);
  expect(listWorks(again.reader, { from: 0, count: 1 }).total).toBe(1);
  again.close();
  killed.remove();
});

test('a file where the folder should be is told apart from a damaged library', () => {
  const file = join(folder.path, 'file');
  writeFileSync(file, '');
  expect(errorOf(() => openLibrary(file)).code).toBe('library-unavailable');
  expect(errorOf(() => openLibrary(join(file, 'deeper'))).code).toBe('library-unavailable');
});

test('a full library says disk-full and keeps what it had', () => {
  const { writer, reader, close } = openLibrary(folder.path);
  insertWork(writer, newWork, 1);
  const pages = raw(writer).pragma('page_count', { simple: true }) as number;
  raw(writer).pragma(`max_page_count = ${pages}`);
  const long = Array.from({ length: 500 }, () => 'word '.repeat(100));
  const adding = () =>
    addWork(
      writer,
      'Long',
      { en: long },
      long.map((_, index) => bead([index, index + 1])),
    );
  expect(adding).toThrow(/full/u);
  expect(listWorks(reader, { from: 0, count: 10 }).works.map(({ title }) => title)).toEqual(['T']);
  close();
});
