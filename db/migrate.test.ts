import { existsSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { Migration } from './migrations/index.ts';
import { temporaryFolder } from './testing.ts';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'library.db');
});
afterEach(() => folder.remove());

/** The next migration of a future build, and one that breaks half way. */
const NEXT = (MIGRATIONS.at(-1)?.version ?? 0) + 1;
const good: Migration = { version: NEXT, up: 'CREATE TABLE bookmark (id INTEGER PRIMARY KEY) STRICT' };
const bad: Migration = { version: NEXT, up: 'CREATE TABLE half (id INTEGER) STRICT; CREATE TABLE work (id INTEGER)' };
const orphaning: Migration = {
  version: NEXT,
  up: `PRAGMA defer_foreign_keys = ON; INSERT INTO bead_segment (segment_id, bead_id) VALUES (1, 1)`,
};

function schemaOf(db: BetterSqlite.Database): unknown {
  return db.prepare('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name').all();
}

test('numbers rise by one from one', () => {
  expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, index) => index + 1));
});

test('a fresh library has the schema of one that was migrated step by step', () => {
  const fresh = new BetterSqlite(':memory:');
  migrate(fresh, [...MIGRATIONS, good]);
  const stepwise = new BetterSqlite(path);
  for (let count = 1; count <= MIGRATIONS.length; count += 1) migrate(stepwise, MIGRATIONS.slice(0, count));
  migrate(stepwise, [...MIGRATIONS, good]);
  expect(schemaOf(stepwise)).toEqual(schemaOf(fresh));
  stepwise.close();
});

test('an existing library is copied before it is migrated, and the copy is whole', () => {
  const db = new BetterSqlite(path);
  migrate(db);
  db.exec(`INSERT INTO work (title, author, created_at, folded_title, folded) VALUES ('T', '', 1, 't', 't')`);
  expect(migrate(db, [...MIGRATIONS, good])).toBe(NEXT);
  const copy = new BetterSqlite(`${path}.before-${NEXT}`, { readonly: true });
  expect(copy.pragma('user_version', { simple: true })).toBe(NEXT - 1);
  expect(copy.prepare('SELECT title FROM work').pluck().all()).toEqual(['T']);
  copy.close();
  db.close();
});

test('a new library needs no copy, and one that is current is not touched', () => {
  const db = new BetterSqlite(path);
  migrate(db);
  migrate(db);
  expect(existsSync(`${path}.before-${NEXT - 1}`)).toBe(false);
  db.close();
});

test.each([
  ['breaks', bad, /already exists/u],
  ['leaves a reference to nothing', orphaning, /foreign key/iu],
])('a migration that %s leaves the library as it was', (_, migration, message) => {
  const db = new BetterSqlite(path);
  migrate(db);
  const before = schemaOf(db);
  expect(() => migrate(db, [...MIGRATIONS, migration])).toThrow(message);
  expect(schemaOf(db)).toEqual(before);
  expect(db.pragma('user_version', { simple: true })).toBe(NEXT - 1);
  expect(db.prepare('SELECT count(*) FROM bead_segment').pluck().get()).toBe(0);
  db.close();
});
