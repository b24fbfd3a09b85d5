/** The process and its envelopes: greeting, refusals, ends. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { PROTOCOL_VERSION } from '../../contract/protocol.ts';
import { serviceApi } from '../../contract/service-api.ts';
import { DEFAULT_SETTINGS } from '../../contract/settings.ts';
import { SCHEMA_VERSION } from '../../db/index.ts';
import { ServiceClient, temporaryHome } from './client.ts';
import { errorOf, importWork, pasted } from './help.ts';

// Real processes on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const { home, remove } = temporaryHome();
let client: ServiceClient;
beforeAll(async () => {
  client = await ServiceClient.open({ home });
});
afterAll(async () => {
  await client.close();
  remove();
});

test('says hello with the protocol and the schema', async () => {
  expect(await client.greeting).toMatchObject({
    type: 'hello',
    protocol: PROTOCOL_VERSION,
    schemaVersion: SCHEMA_VERSION,
  });
  const info = await client.call('library.info', {});
  expect(info).toMatchObject({ path: home, workCount: 0, fresh: true, schemaVersion: SCHEMA_VERSION });
});

test.each([
  'library.destroy',
  'library',
  '',
  '__proto__',
  'constructor',
  'toString',
  'library.__proto__',
  'x'.repeat(10_000),
])('refuses the unknown operation %s', async (operation) => {
  const error = await errorOf(client.send(operation, {}));
  expect(error.code).toBe('unknown-operation');
  expect(error.message.length).toBeLessThan(200);
});

test.each([
  ['library.works', {}],
  ['library.works', { from: -1, count: 10 }],
  ['library.works', { from: 0, count: 100_000 }],
  ['library.works', { from: 0, count: 1.5 }],
  ['library.works', null],
  ['library.works', 'SELECT'],
  ['library.work', { workId: '1' }],
  ['library.work', { workId: Number.NaN }],
  ['library.updateWork', { workId: 1, title: 'x'.repeat(501) }],
  ['library.deleteWorks', { workIds: [] }],
  ['library.deleteWorks', { workIds: Array.from({ length: 1001 }, (_, index) => index + 1) }],
  ['reader.page', { workId: 1, fromBead: 1, count: 201 }],
  [
    'reader.saveState',
    { workId: 1, state: { beadId: null, fraction: 2, hidden: [], widths: {}, showParatext: false } },
  ],
  ['settings.set', { fontSize: 1000 }],
  ['settings.set', { theme: 'pink' }],
  ['import.inspect', { sources: [] }],
  ['import.inspect', { sources: [{ kind: 'file', path: '/etc/passwd' }] }],
  ['import.commit', { draftId: 'x', works: [] }],
] as const)('refuses bad input to %s: %j', async (operation, input) => {
  const error = await errorOf(client.send(operation, input));
  expect(error.code).toBe('bad-request');
  expect(error.fields).toMatchObject({ operation });
});

test('every operation refuses what is no object', async () => {
  for (const operation of Object.keys(serviceApi)) {
    expect((await errorOf(client.send(operation, 7, 'host'))).code, operation).toBe('bad-request');
  }
});

test('what is for main only is refused to the window, and a file is never named by path', async () => {
  expect((await errorOf(client.call('files.grant', { paths: ['/etc/passwd'] }))).code).toBe('not-allowed');
  const guessed = client.run('import.inspect', { sources: [{ kind: 'file', token: '/etc/passwd' }] });
  expect((await errorOf(guessed)).code).toBe('not-allowed');
});

test('what is not there is not found', async () => {
  const calls = [
    client.call('library.work', { workId: 999 }),
    client.call('library.updateWork', { workId: 999, title: 'x' }),
    client.call('library.deleteVersion', { versionId: 999 }),
    client.call('reader.open', { workId: 999, count: 10 }),
    client.call('reader.page', { workId: 999, fromBead: 1, count: 10 }),
    client.call('import.segments', { draftId: 'none', key: 'v1', from: 0, count: 1 }),
    client.call('import.segments', { draftId: '../library', key: 'v1', from: 0, count: 1 }),
    client.run('import.commit', {
      draftId: '../library',
      works: [
        {
          workId: null,
          title: '',
          author: '',
          tags: [],
          versions: [
            { key: 'v1', meta: { language: 'en', label: '', translator: '', date: '', source: '', original: false } },
          ],
        },
      ],
    }),
    client.run('align.propose', { workId: 999, scope: { kind: 'all' } }),
  ];
  const errors = await Promise.all(calls.map(errorOf));
  expect(errors.map(({ code }) => code)).toEqual(errors.map(() => 'not-found'));
  expect(await client.call('library.deleteWorks', { workIds: [999] })).toEqual({ deleted: 0 });
  expect(await client.call('jobs.cancel', { jobId: 'none' })).toEqual({ cancelled: false });
});

test('settings are kept, told of, and come one at a time', async () => {
  const changed = client.next('settings.changed');
  expect(await client.call('settings.set', { theme: 'dark' })).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' });
  expect((await changed).settings.theme).toBe('dark');
  expect((await client.call('settings.set', { fontSize: 20 })).theme).toBe('dark');
  expect(await client.call('settings.get', {})).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark', fontSize: 20 });
});

test('calls are answered in any number, commands in their order', async () => {
  const sizes = Array.from({ length: 50 }, (_, index) => 12 + (index % 20));
  const answers = await Promise.all(sizes.map((fontSize) => client.call('settings.set', { fontSize })));
  expect(answers.map(({ fontSize }) => fontSize)).toEqual(sizes);
});

test('the second service on one library is refused, and the first goes on', async () => {
  expect((await errorOf(ServiceClient.open({ home }))).code).toBe('database-locked');
  expect((await client.call('library.info', {})).path).toBe(home);
});

test('the log holds no word of what is read', async () => {
  const secret = 'Xylophonquartett';
  await importWork(client, secret, { [`${secret}.txt`]: `${secret} ${secret}.` });
  await errorOf(client.send('library.updateWork', { workId: secret }));
  await errorOf(
    client.run('import.inspect', { sources: [pasted(secret, '\0\0')], workId: 5 }).then(() => client.send(secret, {})),
  );
  expect(readFileSync(join(home, 'logs', 'service.log'), 'utf8')).not.toContain(secret);
});

test('a service that could not open its library answers every call with the reason, and ends when it is told', async () => {
  const refused = new ServiceClient({ home });
  expect(await refused.greeting).toMatchObject({ type: 'failed', error: { code: 'database-locked' } });
  expect((await errorOf(refused.call('library.info', {}))).code).toBe('database-locked');
  expect(await refused.close()).toBe(0);
});

test('ends by itself when its parent goes', async () => {
  const other = temporaryHome();
  const orphan = await ServiceClient.open({ home: other.home });
  orphan.disconnect();
  expect(await orphan.exited).toBe(0);
  other.remove();
});
