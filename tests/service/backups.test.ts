/** Backups and moves of a library by the real service: what they hold, what they survive, and what they refuse. */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  statfsSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { beforeEach, expect, test, vi } from 'vitest';
import type { BackupInfo } from '../../contract/backup.ts';
import type { JobProgress } from '../../contract/events.ts';
import { adopt, backupFolder, listBackups, newName, prune } from '../../service/backup/store.ts';
import { isDue } from '../../service/backup/schedule.ts';
import { ServiceClient } from './client.ts';
import { copiedLibrary, errorOf, importWork, problemsOf, story } from './help.ts';

// Real processes on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let home: string;
const stored = copiedLibrary(async (client) => {
  await importWork(client, 'Before', { 'b.en.txt': story('en', 400), 'b.it.txt': story('it', 400) });
});
beforeEach(() => (home = stored.home));

const open = (env: Record<string, string> = {}) => ServiceClient.open({ home, env });
const titles = async (client: ServiceClient) =>
  (await client.call('library.works', { from: 0, count: 100 })).works.map(({ title }) => title).toSorted();
const addWork = (client: ServiceClient, title: string) =>
  importWork(client, title, { [`${title}.txt`]: story('en', 3) });

test('a backup is made, listed, looked into and restored; what it took the place of is a backup itself', async () => {
  const client = await open();
  const info = await client.run('backups.create', {});
  expect(info).toMatchObject({ kind: 'manual', works: 1, versions: 2, newer: false });
  await addWork(client, 'After');
  expect(await client.call('backups.list', {})).toEqual([info]);
  const contents = await client.run('backups.inspect', { name: info.name });
  expect(contents).toEqual({
    info,
    works: [{ title: 'Before', author: '', languages: ['en', 'it'], segments: 800 }],
    segments: 800,
  });

  const { kept } = await client.run('backups.restore', { name: info.name });
  expect(await client.exited).toBe(0);
  const again = await open();
  expect(await titles(again)).toEqual(['Before']);
  expect(kept).toMatchObject({ kind: 'before-restore', works: 2 });
  expect(await again.call('backups.list', {})).toEqual([kept, info]);

  await again.run('backups.restore', { name: kept.name });
  await again.exited;
  const third = await open();
  expect(await titles(third)).toEqual(['After', 'Before']);
  await third.close();
  expect(problemsOf(home)).toEqual([]);
});

test('nothing that is asked for while the libraries change places is lost: it is refused', async () => {
  const client = await open();
  const { name } = await client.run('backups.create', {});
  const { works } = await client.call('library.works', { from: 0, count: 1 });
  const workId = works[0]?.id;
  if (workId === undefined) throw new Error('There is no work');
  const job = await client.start('backups.restore', { name });
  const asked = Array.from({ length: 200 }, (_, index) =>
    client
      .call('library.updateWork', { workId, author: `Author ${index}` })
      .then(() => index)
      .catch(() => -1),
  );
  const { kept } = await job.result;
  const answered = Math.max(...(await Promise.all(asked)));
  await client.exited;
  const again = await open();
  // Every change that was answered is in the library that was put aside.
  const inside = await again.run('backups.inspect', { name: kept.name });
  expect(inside.works[0]?.author).toBe(answered < 0 ? '' : `Author ${answered}`);
  await again.close();
});

const POINTS: [string, (progress: JobProgress) => boolean][] = [
  ['checking', ({ phase }) => phase === 'checking'],
  ['copying', ({ phase, share }) => phase === 'copying' && share > 0.5],
  ['finishing', ({ phase }) => phase === 'finishing'],
];
test('killed in the middle of a restore, the old library is there or the new one, whole; killed after it, the new one', async () => {
  const client = await open();
  const { name } = await client.run('backups.create', {});
  await addWork(client, 'After');
  await client.close();
  const files = ['library.db', join('backups', `${name}.db`), join('backups', `${name}.json`)];
  for (const [point, when] of [...POINTS, ['done', () => false] as const]) {
    const trial = join(home, point);
    for (const file of files) cpSync(join(home, file), join(trial, file));
    const victim = await ServiceClient.open({ home: trial });
    const at = victim.next('job.progress', (progress) => progress.operation === 'backups.restore' && when(progress));
    const job = await victim.start('backups.restore', { name });
    // A small library may be through before the point is told of.
    await (point === 'done' ? job.result : Promise.race([at, job.result]));
    await victim.kill();
    const again = await ServiceClient.open({ home: trial });
    const found = await titles(again);
    await again.close();
    expect(point === 'done' ? [['Before']] : [['Before'], ['After', 'Before']]).toContainEqual(found);
    expect(problemsOf(trial)).toEqual([]);
    const left = [...readdirSync(trial), ...readdirSync(backupFolder(trial))];
    expect(left.filter((file) => /copy|part|next/.test(file))).toEqual([]);
  }
});

test('damaged and newer backups are refused; the library stays as it is', async () => {
  const client = await open();
  const damaged = await client.run('backups.create', {});
  writeSync(openSync(join(backupFolder(home), `${damaged.name}.db`), 'r+'), Buffer.alloc(60_000, 7), 0, 60_000, 40_000);
  const newer = await client.run('backups.create', {});
  const db = new BetterSqlite(join(backupFolder(home), `${newer.name}.db`));
  db.pragma('user_version = 999');
  db.close();
  for (const operation of ['backups.inspect', 'backups.restore'] as const) {
    const corrupt = await errorOf(client.run(operation, { name: damaged.name }));
    expect(corrupt).toMatchObject({ code: 'backup-corrupt', fields: { file: `${damaged.name}.db` } });
    expect(await errorOf(client.run(operation, { name: newer.name }))).toMatchObject({
      code: 'backup-newer',
      fields: { found: 999 },
    });
    expect((await errorOf(client.run(operation, { name: 'none' }))).code).toBe('not-found');
  }
  expect((await errorOf(client.run('backups.inspect', { name: '../library' }))).code).toBe('bad-request');
  await addWork(client, 'After');
  expect(await titles(client)).toEqual(['After', 'Before']);
  await client.close();
});

test('a library from before it was damaged comes back; the damaged file is kept as it is', async () => {
  const client = await open();
  const { name } = await client.run('backups.create', {});
  const file = join(home, 'library.db');
  // Behind the back of the service: the tables at the file's end can't be read any more.
  const size = readFileSync(file).byteLength;
  writeSync(openSync(file, 'r+'), Buffer.alloc(Math.floor(size / 2), 9), 0, Math.floor(size / 2), Math.floor(size / 2));
  const bytes = readFileSync(file);
  const { kept } = await client.run('backups.restore', { name });
  await client.exited;
  expect(readFileSync(join(backupFolder(home), `${kept.name}.db`)).equals(bytes)).toBe(true);
  const again = await open();
  expect(await titles(again)).toEqual(['Before']);
  await again.close();
  expect(problemsOf(home)).toEqual([]);
});

/** A service whose library is damaged: it is up, says so, and answers what helps. */
async function openDamaged(): Promise<ServiceClient> {
  const client = new ServiceClient({ home });
  expect(await client.greeting).toMatchObject({ type: 'failed', error: { code: 'database-corrupt' } });
  return client;
}

test('a library that can not be opened any more is replaced by a backup; the damaged file is kept to the last byte', async () => {
  const client = await open();
  const { name } = await client.run('backups.create', {});
  await client.close();
  const garbage = Buffer.from('This is no database. '.repeat(1000));
  writeFileSync(join(home, 'library.db'), garbage);
  writeFileSync(join(home, 'library.db-wal'), 'its log');

  const recovering = await openDamaged();
  expect((await recovering.call('backups.list', {})).map((backup) => backup.name)).toEqual([name]);
  expect((await recovering.run('backups.inspect', { name })).works).toHaveLength(1);
  expect((await errorOf(recovering.call('library.info', {}))).code).toBe('database-corrupt');
  expect((await errorOf(recovering.run('backups.recover', { name: 'no-such-backup' }))).code).toBe('not-found');
  expect(readFileSync(join(home, 'library.db')).equals(garbage)).toBe(true);
  const { kept } = await recovering.run('backups.recover', { name });
  await recovering.close();
  expect(readFileSync(join(home, kept)).equals(garbage)).toBe(true);
  expect(readFileSync(join(home, `${kept}-wal`), 'utf8')).toBe('its log');

  const again = await open();
  expect(await titles(again)).toEqual(['Before']);
  expect((await errorOf(again.run('backups.recover', { name }))).code).toBe('conflict');
  await again.close();
  expect(problemsOf(home)).toEqual([]);
  expect(readFileSync(join(home, kept)).equals(garbage)).toBe(true);
});

test('one that has no backup is started afresh; killed right after, the empty library or the damaged one is there', async () => {
  writeFileSync(join(home, 'library.db'), 'This is no database. '.repeat(1000));
  const recovering = await openDamaged();
  const { kept } = await recovering.run('backups.recover', { name: null });
  process.kill(recovering.pid ?? 0, 'SIGKILL');
  await recovering.exited;
  const again = await open();
  expect(await again.call('library.info', {})).toMatchObject({ workCount: 0, fresh: false });
  await again.close();
  expect(readFileSync(join(home, kept), 'utf8')).toContain('This is no database.');
});

test('a full disk fails the backup with the reason and leaves no half of one', async ({ skip }) => {
  const disk = join(home, 'disk');
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    skip('a small disk can be mounted by root only');
  }
  try {
    stored.copyTo(disk);
    const client = await ServiceClient.open({ home: disk });
    const { name } = await client.run('backups.create', {});
    writeFileSync(join(disk, 'other'), Buffer.alloc(statfsSync(disk).bavail * statfsSync(disk).bsize - 100_000));
    expect((await errorOf(client.run('backups.create', {}))).code).toBe('disk-full');
    expect((await errorOf(client.run('backups.restore', { name }))).code).toBe('disk-full');
    expect((await client.call('backups.list', {})).map((backup) => backup.name)).toEqual([name]);
    expect(readdirSync(backupFolder(disk)).toSorted()).toEqual([`${name}.db`, `${name}.json`]);
    // Moving there is refused before anything is copied.
    const elsewhere = await open();
    const [grant] = await elsewhere.call('files.grant', { paths: [join(disk, 'new')] }, 'host');
    expect((await errorOf(elsewhere.run('library.move', { token: grant?.token ?? '' }))).code).toBe('disk-full');
    expect(await titles(elsewhere)).toEqual(['Before']);
    await elsewhere.close();
    await client.close();
  } finally {
    execFileSync('umount', ['-l', disk]);
  }
});

test('one is made by itself when a day has gone by, not again on the same day, and not when it was switched off', async () => {
  const client = await open({ HEXAPLA_BACKUP_AFTER_MS: '0' });
  await vi.waitFor(async () => expect(await client.call('backups.list', {})).toMatchObject([{ kind: 'automatic' }]), {
    timeout: 30_000,
  });
  await client.close();
  const day = 24 * 60 * 60 * 1000;
  const [last] = listBackups(home) as [BackupInfo];
  expect(isDue([last], last.createdAt + 1, last.createdAt + day - 1)).toBe(false);
  expect(isDue([last], last.createdAt + 1, last.createdAt + day)).toBe(true);
  expect(isDue([last], last.createdAt - 1, last.createdAt + day)).toBe(false);
  expect(isDue([{ ...last, kind: 'manual' }], 0, 0)).toBe(true);
});

test('ten automatic ones are kept, and all that were asked for', () => {
  const make = (kind: 'automatic' | 'manual', createdAt: number) => {
    const name = newName(home, kind, createdAt);
    const copy = join(backupFolder(home), `${name}.copy`);
    writeFileSync(copy, 'x');
    adopt(home, name, copy, { kind, createdAt, works: 1, versions: 1, schemaVersion: 1, build: 'test' });
  };
  for (let day = 1; day <= 13; day++) {
    make('automatic', day * 1_000_000);
    make('manual', day * 1_000_000);
  }
  prune(home);
  const kinds = listBackups(home).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'automatic')).toHaveLength(10);
  expect(kinds.filter((kind) => kind === 'manual')).toHaveLength(13);
  expect(listBackups(home).at(-1)).toMatchObject({ kind: 'manual', createdAt: 1_000_000 });
  expect(listBackups(home).find(({ kind }) => kind === 'automatic')?.createdAt).toBe(13_000_000);
});

test('the library moves with its backups; the old file goes when the new one has been opened', async () => {
  const client = await open();
  const backup = await client.run('backups.create', {});
  const away = join(home, 'away');
  const [grant] = await client.call('files.grant', { paths: [away] }, 'host');
  expect(await client.run('library.move', { token: grant?.token ?? '' })).toEqual({ path: away });
  await client.exited;
  expect(existsSync(join(home, 'library.db'))).toBe(true);

  const moved = await open();
  expect((await moved.call('library.info', {})).path).toBe(away);
  expect(await titles(moved)).toEqual(['Before']);
  expect(await moved.call('backups.list', {})).toEqual([backup]);
  expect(existsSync(join(home, 'library.db'))).toBe(false);
  await addWork(moved, 'After');

  // Onto another library it does not go, and back home it does.
  const taken = join(home, 'taken');
  mkdirSync(taken);
  writeFileSync(join(taken, 'library.db'), '');
  const grants = await moved.call('files.grant', { paths: [taken, home] }, 'host');
  const refused = await errorOf(moved.run('library.move', { token: grants[0]?.token ?? '' }));
  expect(refused).toMatchObject({ code: 'library-exists', fields: { path: taken } });
  expect(existsSync(join(taken, 'library.db'))).toBe(true);
  const [below] = await moved.call('files.grant', { paths: [join(taken, 'library.db', 'below')] }, 'host');
  expect(await errorOf(moved.run('library.move', { token: below?.token ?? '' }))).toMatchObject({
    code: 'folder-unwritable',
    fields: { path: join(taken, 'library.db', 'below') },
  });
  await moved.run('library.move', { token: grants[1]?.token ?? '' });
  await moved.exited;
  const back = await open();
  expect((await back.call('library.info', {})).path).toBe(home);
  expect(await titles(back)).toEqual(['After', 'Before']);
  await back.close();
  expect(problemsOf(home)).toEqual([]);
});

test('a library whose disk is not there is said to be missing; no empty one takes its place', async () => {
  const client = await open();
  const away = join(home, 'away');
  const [grant] = await client.call('files.grant', { paths: [away] }, 'host');
  await client.run('library.move', { token: grant?.token ?? '' });
  await client.exited;
  const moved = await open();
  await moved.close();
  execFileSync('mv', [away, join(home, 'unplugged')]);
  expect(await errorOf(open())).toMatchObject({ code: 'library-unavailable', fields: { path: away } });
  execFileSync('mv', [join(home, 'unplugged'), away]);
  const again = await open();
  expect(await titles(again)).toEqual(['Before']);
  await again.close();
});

test('where the new place fails at its first opening, the old one is opened', async () => {
  const client = await open();
  const away = join(home, 'away');
  const [grant] = await client.call('files.grant', { paths: [away] }, 'host');
  await client.run('library.move', { token: grant?.token ?? '' });
  await client.exited;
  execFileSync('mv', [away, join(home, 'unplugged')]);
  const back = await open();
  expect((await back.call('library.info', {})).path).toBe(home);
  expect(await titles(back)).toEqual(['Before']);
  await back.close();
});
