/** What was imported and corrected comes out again as it stands, whole, and only where the user said. */
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { VersionId, WorkId } from '../../contract/model.ts';
import type { ExportFormat } from '../../contract/export.ts';
import { ServiceClient, temporaryHome } from './client.ts';
import { errorOf, importWork, story } from './help.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const { home, remove } = temporaryHome();
const out = join(home, 'out');
let client: ServiceClient;
let workId: WorkId;
let versionIds: VersionId[];
beforeAll(async () => {
  mkdirSync(out);
  client = await ServiceClient.open({ home });
  workId = await importWork(client, 'Ships', { 's.en.txt': story('en', 30), 's.it.txt': story('it', 30) });
  versionIds = (await client.call('library.work', { workId })).versions.map(({ id }) => id);
});
afterAll(async () => {
  await client.close();
  remove();
});

async function grant(file: string, writable = true): Promise<string> {
  const [granted] = await client.call('files.grant', { paths: [join(out, file)], writable }, 'host');
  return granted?.token ?? '';
}

async function exported(file: string, format: ExportFormat, level: 'paragraph' | 'sentence' = 'paragraph') {
  const token = await grant(file);
  const told = await client.run('export.work', { token, workId, format, level, versionIds });
  expect(told.file).toBe(file);
  return readFileSync(join(out, file), 'utf8');
}

interface Exported {
  readonly versions: readonly { language: string; segments: readonly { text: string }[] }[];
  readonly beads: readonly { runs: readonly [number, number][]; status: string }[];
}

test('rows that were corrected by hand come out as they stand, in the order that was asked for', async () => {
  const { first, revision } = await client.call('reader.open', { workId, count: 40 });
  const beadIds = first.beads.slice(1, 3).map(({ id }) => id);
  await client.call('edit.apply', { workId, revision, edit: { kind: 'merge', beadIds } });
  const page = (await client.call('reader.open', { workId, count: 40 })).first.beads;
  const json = JSON.parse(await exported('ships.json', 'json')) as Exported;
  const rows = json.beads.map(({ runs, status }) => ({
    status,
    cells: runs.map(([start, end], version) =>
      json.versions[version]?.segments.slice(start, end).map(({ text }) => text),
    ),
  }));
  expect(rows).toEqual(
    page.map(({ cells, status }) => ({ status, cells: cells.map((cell) => cell.map(({ text }) => text)) })),
  );
  expect(rows[1]?.cells.map((cell) => cell?.length)).toEqual([2, 2]);

  const token = await grant('turned.tsv');
  await client.run('export.work', {
    token,
    workId,
    format: 'tsv',
    level: 'paragraph',
    versionIds: versionIds.toReversed(),
  });
  expect(readFileSync(join(out, 'turned.tsv'), 'utf8').split('\n')[0]).toMatch(/\tit \S+\ten \S+$/);
});

test('sentence by sentence every sentence is in exactly one row', async () => {
  const json = JSON.parse(await exported('sentences.json', 'json', 'sentence')) as Exported;
  for (const version of [0, 1]) {
    const ends = json.beads.map(({ runs }) => runs[version] ?? [0, 0]);
    expect(ends.every(([start], index) => start === (index === 0 ? 0 : ends[index - 1]?.[1]))).toBe(true);
    expect(ends.at(-1)?.[1]).toBe(60);
  }
});

test('every format is written, and what stood there is replaced', async () => {
  writeFileSync(join(out, 'ships.html'), 'what stood there');
  for (const format of ['html', 'tmx', 'epub', 'tsv'] as const) {
    expect(await exported(`ships.${format}`, format)).toContain(format === 'epub' ? 'application/epub+zip' : 'Anna');
  }
  expect(readdirSync(out).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('a file that may only be read is not written, nor one in a folder that is not there', async () => {
  writeFileSync(join(out, 'read.txt'), 'to be read');
  const choice = { workId, format: 'tsv', level: 'paragraph', versionIds } as const;
  const token = await grant('read.txt', false);
  expect((await errorOf(client.run('export.work', { ...choice, token }))).code).toBe('not-allowed');
  expect(readFileSync(join(out, 'read.txt'), 'utf8')).toBe('to be read');
  const inspect = client.run('import.inspect', { sources: [{ kind: 'file', token: await grant('read.txt') }] });
  expect((await errorOf(inspect)).code).toBe('not-allowed');
  const missing = await grant('no-such-folder/x.tsv');
  expect(await errorOf(client.run('export.work', { ...choice, token: missing }))).toMatchObject({
    code: 'file-unwritable',
    fields: { file: 'x.tsv' },
  });
  const others = client.run('export.work', { ...choice, token: await grant('x.tsv'), versionIds: [999] });
  expect((await errorOf(others)).code).toBe('not-found');
  expect(existsSync(join(out, 'x.tsv'))).toBe(false);
});

test('nor is one in a folder that may not be written to', async ({ skip }) => {
  if (process.getuid?.() === 0) skip('root may write everywhere');
  chmodSync(out, 0o555);
  const choice = { workId, format: 'tsv', level: 'paragraph', versionIds } as const;
  const refused = await errorOf(client.run('export.work', { ...choice, token: await grant('y.tsv') }));
  chmodSync(out, 0o755);
  expect(refused.code).toBe('file-unwritable');
});
