/** Nothing that was stored is lost and nothing half is stored: kills, cancels, full disks, damaged and foreign libraries. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statfsSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { beforeEach, expect, test, vi } from 'vitest';
import type { JobProgress } from '../../contract/events.ts';
import type { ImportPlan } from '../../contract/import.ts';
import type { WorkId } from '../../contract/model.ts';
import { SCHEMA_VERSION } from '../../db/index.ts';
import { ServiceClient } from './client.ts';
import { copiedLibrary, errorOf, importWork, inspectLibrary, pasted, planOf, problemsOf, story } from './help.ts';

// Real processes on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let home: string;
let workId: WorkId;
const stored = copiedLibrary(async (client) => {
  workId = await importWork(client, 'Before', { 'b.en.txt': story('en', 8), 'b.it.txt': story('it', 8) });
});
beforeEach(() => (home = stored.home));

const LONG = 2500;
const database = () => join(home, 'library.db');

/** A draft that takes long to align. */
async function slowToAlign(client: ServiceClient): Promise<ImportPlan> {
  const sources = [pasted('long.en.txt', story('en', LONG)), pasted('long.it.txt', story('it', LONG))];
  return planOf(await client.run('import.inspect', { sources }), 'Half');
}

/** One that there is nothing to align in, and much to store. */
async function slowToStore(client: ServiceClient): Promise<ImportPlan> {
  return planOf(await client.run('import.inspect', { sources: [pasted('long.txt', story('en', 4 * LONG))] }), 'Half');
}

const titles = async (client: ServiceClient) =>
  (await client.call('library.works', { from: 0, count: 100 })).works.map(({ title }) => title);

const storing = ({ phase }: JobProgress) => phase === 'storing';
const aligning = ({ phase, share }: JobProgress) => phase !== 'storing' && share > 0.05;

const STAGES = [
  ['aligning', slowToAlign, aligning],
  ['storing', slowToStore, storing],
] as const;

test.each(STAGES)(
  'killed while %s: the library is whole, what was there is there, nothing half came in',
  async (_, slow, when) => {
    const client = await ServiceClient.open({ home });
    const before = await client.call('reader.open', { workId, count: 20 });
    const plan = await slow(client);
    const at = client.next('job.progress', (progress) => progress.operation === 'import.commit' && when(progress));
    await client.start('import.commit', plan);
    await at;
    await client.kill();
    const again = await ServiceClient.open({ home });
    expect(await titles(again)).toEqual(['Before']);
    const after = await again.call('reader.open', { workId, count: 20 });
    expect(after.first).toEqual(before.first);
    expect(existsSync(join(home, 'drafts')) ? readdirSync(join(home, 'drafts')) : []).toEqual([]);
    expect(await importWork(again, 'After', { 'a.txt': 'It can be written.' })).toBeGreaterThan(workId);
    await again.close();
    expect(problemsOf(home)).toEqual([]);
    expect(inspectLibrary(home, (db) => db.prepare('SELECT count(*) FROM original').pluck().get())).toBe(3);
  },
  120_000,
);

test.each(STAGES)(
  'cancelled while %s: nothing came in, and the draft can be imported after all',
  async (_, slow, when) => {
    const client = await ServiceClient.open({ home });
    const plan = await slow(client);
    const job = await client.start('import.commit', plan);
    await client.next('job.progress', (progress) => progress.jobId === job.jobId && when(progress));
    expect(await client.call('jobs.cancel', { jobId: job.jobId })).toEqual({ cancelled: true });
    expect((await errorOf(job.result)).code).toBe('cancelled');
    expect(await titles(client)).toEqual(['Before']);
    expect(await client.call('jobs.list', {})).toEqual([]);
    const shares = job.progress.map(({ share }) => share);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    const [work] = plan.works;
    await client.run('import.commit', {
      ...plan,
      works: [{ ...work!, title: 'Whole', versions: work!.versions.slice(0, 1) }],
    });
    expect((await titles(client)).toSorted()).toEqual(['Before', 'Whole']);
    await client.close();
    expect(problemsOf(home)).toEqual([]);
  },
  120_000,
);

test('jobs wait in their lane, are listed, and can be cancelled there; reading goes on meanwhile', async () => {
  const client = await ServiceClient.open({ home });
  const first = await client.start('import.commit', await slowToAlign(client));
  const second = await client.start('review.score', { workId });
  const listed = await client.call('jobs.list', {});
  expect(listed.map(({ operation }) => operation)).toEqual(['import.commit', 'review.score']);
  expect(listed[1]).toMatchObject({ phase: 'waiting' });
  expect((await client.call('reader.open', { workId, count: 5 })).first.beads).toHaveLength(5);
  const draft = await client.run('import.inspect', { sources: [pasted('x', 'Not held up.')] });
  expect(draft.versions).toHaveLength(1);
  expect(await client.call('jobs.cancel', { jobId: second.jobId })).toEqual({ cancelled: true });
  expect((await errorOf(second.result)).code).toBe('cancelled');
  await client.call('jobs.cancel', { jobId: first.jobId });
  expect((await errorOf(first.result)).code).toBe('cancelled');
  await client.close();
});

test('commands wait while a job writes, and are all carried out', async () => {
  const client = await ServiceClient.open({ home });
  const plan = await slowToStore(client);
  const at = client.next('job.progress', storing);
  const job = await client.start('import.commit', plan);
  await at;
  const page = client.call('reader.open', { workId, count: 5 });
  const renamed = client.call('library.updateWork', { workId, title: 'Renamed' });
  expect((await page).work.title).toBe('Before');
  expect((await renamed).title).toBe('Renamed');
  await job.result;
  expect((await titles(client)).toSorted()).toEqual(['Half', 'Renamed']);
  await client.close();
});

test('closing in the middle of a job leaves a whole library in one file', async () => {
  const client = await ServiceClient.open({ home });
  await client.start('import.commit', await slowToAlign(client));
  expect(await client.close()).toBe(0);
  expect(readdirSync(home).filter((name) => name.startsWith('library.db'))).toEqual(['library.db']);
  expect(problemsOf(home)).toEqual([]);
});

test('a library from a newer version is refused and not touched', async () => {
  const db = new BetterSqlite(database());
  db.pragma('user_version = 999');
  db.close();
  const before = readFileSync(database());
  const error = await errorOf(ServiceClient.open({ home }));
  expect(error).toMatchObject({
    code: 'database-newer',
    fields: { path: database(), found: 999, known: SCHEMA_VERSION },
  });
  expect(readFileSync(database()).equals(before)).toBe(true);
});

test('a damaged library is refused and not touched: garbage, a torn end, a hole in the middle after a crash', async () => {
  const client = await ServiceClient.open({ home });
  await importWork(client, 'More', { 'm.txt': story('en', 300) });
  await client.close();
  const whole = readFileSync(database());
  const refused = async () => {
    const before = readFileSync(database());
    const error = await errorOf(ServiceClient.open({ home }));
    expect(readFileSync(database()).equals(before)).toBe(true);
    return error.code;
  };
  writeFileSync(database(), 'This is no database. '.repeat(1000));
  expect(await refused()).toBe('database-corrupt');
  writeFileSync(database(), whole);
  truncateSync(database(), Math.floor(whole.length / 2));
  expect(await refused()).toBe('database-corrupt');
  writeFileSync(
    database(),
    Buffer.concat([whole.subarray(0, 8192), Buffer.alloc(65_536, 7), whole.subarray(8192 + 65_536)]),
  );
  writeFileSync(`${database()}-wal`, '');
  expect(await refused()).toBe('database-corrupt');
  writeFileSync(database(), whole);
  const again = await ServiceClient.open({ home });
  expect((await titles(again)).toSorted()).toEqual(['Before', 'More']);
  await again.close();
});

test('a library in a folder that cannot be written is refused with the reason', async ({ skip }) => {
  const asRoot = process.getuid?.() === 0;
  if (asRoot && !readableBy(NOBODY)) skip('cannot run as another user here');
  for (const name of readdirSync(home)) chmodSync(join(home, name), 0o555);
  chmodSync(home, 0o555);
  const error = await errorOf(ServiceClient.open({ home, ...(asRoot ? { uid: NOBODY } : {}) }));
  expect(error).toMatchObject({ code: 'database-no-permission', fields: { path: database() } });
  chmodSync(home, 0o755);
});

const NOBODY = 65_534;
function readableBy(uid: number): boolean {
  try {
    execFileSync('test', ['-r', new URL('../../service/main.ts', import.meta.url).pathname], { uid });
    return true;
  } catch {
    return false;
  }
}

test('a full disk fails the import with the reason; what was stored stays, and the service goes on', async ({
  skip,
}) => {
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
    const draft = await client.run('import.inspect', { sources: [pasted('long.txt', story('en', 9000))] });
    // What is left holds a part of the import, but not all of it.
    writeFileSync(join(disk, 'other'), Buffer.alloc(statfsSync(disk).bavail * statfsSync(disk).bsize - 1_000_000));
    expect(await errorOf(client.run('import.commit', planOf(draft, 'Too much')))).toMatchObject({ code: 'disk-full' });
    expect(await titles(client)).toEqual(['Before']);
    expect((await client.call('reader.open', { workId, count: 20 })).first.beads).toHaveLength(8);
    rmSync(join(disk, 'other'));
    truncateSync(join(disk, 'logs', 'service.log'), 0);
    await client.run('import.commit', planOf(draft, 'Fits now'));
    expect((await titles(client)).toSorted()).toEqual(['Before', 'Fits now']);
    await client.close();
    expect(problemsOf(disk)).toEqual([]);
  } finally {
    execFileSync('umount', ['-l', disk]);
  }
});

test('a library path that is a file is told apart', async () => {
  const file = join(home, 'file');
  writeFileSync(file, '');
  expect((await errorOf(ServiceClient.open({ home: file }))).code).toBe('library-unavailable');
});
