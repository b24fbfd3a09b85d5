import {
  appendFileSync,
  copyFileSync,
  existsSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HexaplaError } from '../contract/errors.ts';
import type { Library } from './index.ts';
import {
  NEXT_FILE,
  SCHEMA_VERSION,
  backupWorks,
  closeConnection,
  copyLibrary,
  libraryFacts,
  openBackup,
  openLibrary,
  openReader,
} from './index.ts';
import { addVersion, paragraph, temporaryFolder } from './testing.ts';
import { insertWork } from './works.ts';

let folder: { path: string; remove: () => void };
let library: Library;
beforeEach(() => {
  folder = temporaryFolder();
  library = openLibrary(folder.path);
});
afterEach(() => {
  library.close();
  folder.remove();
});

function addWork(title: string, paragraphs = 1): void {
  const workId = insertWork(library.writer, { title, author: 'A', tags: [] }, 1);
  addVersion(
    library.writer,
    workId,
    'en',
    Array.from({ length: paragraphs }, (_, index) => paragraph(`${index} ${'x'.repeat(2000)}`)),
  );
}

async function backUp(onProgress?: (share: number) => void): Promise<string> {
  const path = join(folder.path, 'copy.db');
  const reader = openReader(library.path);
  try {
    await copyLibrary(reader, path, onProgress);
  } finally {
    closeConnection(reader);
  }
  return path;
}

function codeOf(open: () => unknown): string {
  try {
    open();
  } catch (error) {
    if (error instanceof HexaplaError) return error.code;
    throw error;
  }
  return 'opened';
}

test('a copy holds the library as it was when the copy began, whatever is written meanwhile, and is one file', async () => {
  addWork('Long', 6000);
  const shares: number[] = [];
  const path = await backUp((share) => {
    shares.push(share);
    addWork(`Later ${shares.length}`);
  });
  // Did writes elsewhere make it start anew, it would never end.
  expect(shares.length).toBeGreaterThan(2);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  const copy = openBackup(path);
  expect(backupWorks(copy)).toEqual([{ title: 'Long', author: 'A', languages: ['en'], segments: 6000 }]);
  expect(libraryFacts(copy)).toEqual({ works: 1, versions: 1, segments: 6000, schemaVersion: SCHEMA_VERSION });
  closeConnection(copy);
  expect(existsSync(`${path}-wal`)).toBe(false);
});

test('a copy that is stopped leaves nothing', async () => {
  addWork('Long', 3000);
  await expect(
    backUp(() => {
      throw new HexaplaError('cancelled', 'Cancelled');
    }),
  ).rejects.toMatchObject({ code: 'cancelled' });
  expect(existsSync(join(folder.path, 'copy.db'))).toBe(false);
  expect(existsSync(join(folder.path, 'copy.db.part'))).toBe(false);
});

test('a backup that is damaged, cut short, foreign or newer is told apart, and left as it is', async () => {
  addWork('Long', 500);
  const path = await backUp();
  const damaged = join(folder.path, 'damaged.db');
  copyFileSync(path, damaged);
  writeSync(openSync(damaged, 'r+'), Buffer.alloc(200_000, 0xa5), 0, 200_000, 300_000);
  expect(codeOf(() => openBackup(damaged))).toBe('backup-corrupt');

  const short = join(folder.path, 'short.db');
  copyFileSync(path, short);
  truncateSync(short, statSync(path).size / 2);
  expect(codeOf(() => openBackup(short))).toBe('backup-corrupt');

  const text = join(folder.path, 'text.db');
  writeFileSync(text, 'Dear diary');
  appendFileSync(text, ' '.repeat(5000));
  expect(codeOf(() => openBackup(text))).toBe('backup-corrupt');

  const newer = join(folder.path, 'newer.db');
  copyFileSync(path, newer);
  const db = new BetterSqlite(newer);
  db.pragma('user_version = 999');
  db.close();
  const bytes = readFileSync(newer);
  expect(codeOf(() => openBackup(newer))).toBe('backup-newer');
  expect(readFileSync(newer).equals(bytes)).toBe(true);
});

test('a library in waiting is taken over at the next start, also where the old one has a log left', async () => {
  addWork('Old');
  const next = await backUp();
  addWork('Newer than the copy');
  library.close();
  // As after a kill: what the old library's log holds must not get into the other file.
  writeFileSync(`${library.path}-wal`, Buffer.alloc(4096, 1));
  copyFileSync(next, join(folder.path, NEXT_FILE));
  library = openLibrary(folder.path);
  expect(backupWorks(library.reader).map(({ title }) => title)).toEqual(['Old']);
  expect(existsSync(join(folder.path, NEXT_FILE))).toBe(false);
});
