/** Files that no reader should trust. Each becomes a draft with an error or a warning; none of them costs the service its life. */
import { closeSync, ftruncateSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { DraftVersion } from '../../contract/import.ts';
import { ServiceClient, temporaryHome } from './client.ts';
import { errorOf, planOf, problemsOf } from './help.ts';

// Real processes on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const MB = 1024 * 1024;
const { home, remove } = temporaryHome();
const files = temporaryHome();
let client: ServiceClient;
beforeAll(async () => {
  client = await ServiceClient.open({ home });
});
afterAll(async () => {
  await client.close();
  remove();
  files.remove();
});

function file(name: string, content: string | Uint8Array): string {
  const path = join(files.home, name);
  writeFileSync(path, content);
  return path;
}

/** A file of zeros that takes no room on the disk. */
function sparse(name: string, bytes: number): string {
  const path = join(files.home, name);
  const handle = openSync(path, 'w');
  ftruncateSync(handle, bytes);
  closeSync(handle);
  return path;
}

async function inspect(path: string): Promise<DraftVersion> {
  const draft = await client.run('import.inspect', { sources: await client.sources([path]) });
  await client.call('import.discard', { draftId: draft.draftId });
  return draft.versions[0] as DraftVersion;
}

test('a folder, a file that is not there, one without a text, one that is no text', async () => {
  mkdirSync(join(files.home, 'folder.txt'));
  const fifo = join(files.home, 'pipe.txt');
  execFileSync('mkfifo', [fifo]);
  const paths = [
    join(files.home, 'folder.txt'),
    join(files.home, 'missing.txt'),
    file('empty.txt', ''),
    file('blank.txt', ' \n\t\n '),
    file(
      'binary.txt',
      Uint8Array.from({ length: 5000 }, (_, index) => (index * 89) % 256),
    ),
    sparse('zeros.txt', 200 * MB),
    sparse('huge.txt', 300 * MB),
    '/dev/zero',
  ];
  const draft = await client.run('import.inspect', { sources: await client.sources(paths) });
  expect(draft.versions.map(({ error }) => error?.code)).toEqual([
    'file-is-folder',
    'file-missing',
    'file-empty',
    'file-empty',
    'file-binary',
    'file-binary',
    'file-too-large',
    'file-unreadable',
  ]);
  for (const { fileName, error } of draft.versions) expect(error?.fields).toMatchObject({ file: fileName });
  expect(draft.groups).toEqual([]);
});

test('a file of another user is refused with the reason', async ({ skip }) => {
  const path = file('secret.txt', 'Mine.');
  execFileSync('chmod', ['000', path]);
  // Root may read everything: then the service runs as nobody, on a library of its own.
  const asRoot = process.getuid?.() === 0;
  if (asRoot && !usable(NOBODY)) skip('cannot run as another user here');
  const own = temporaryHome();
  if (asRoot) execFileSync('chown', ['-R', `${NOBODY}`, own.home]);
  execFileSync('chmod', ['755', files.home]);
  const other = await ServiceClient.open({ home: own.home, ...(asRoot ? { uid: NOBODY } : {}) });
  const draft = await other.run('import.inspect', { sources: await other.sources([path]) });
  expect(draft.versions[0]).toMatchObject({ error: { code: 'file-no-permission', fields: { file: 'secret.txt' } } });
  await other.close();
  own.remove();
});

const NOBODY = 65_534;
/** Whether a process of this user could read the program: a checkout in root's home is closed to others. */
function usable(uid: number): boolean {
  try {
    execFileSync(process.execPath, ['--version'], { uid, stdio: 'ignore' });
    execFileSync('test', ['-r', new URL('../../service/main.ts', import.meta.url).pathname], { uid });
    return true;
  } catch {
    return false;
  }
}

test('a file that vanishes between choosing and reading is missing', async () => {
  const path = file('fleeting.txt', 'Here now.');
  const sources = await client.sources([path]);
  rmSync(path);
  const draft = await client.run('import.inspect', { sources });
  expect(draft.versions[0]).toMatchObject({ error: { code: 'file-missing' } });
});

test('a line of 50 MB is cut into paragraphs that can be read, aligned and shown', async () => {
  const path = join(files.home, 'line.txt');
  const handle = openSync(path, 'w');
  for (let index = 0; index < 50; index += 1)
    writeSync(handle, 'word and word again, then once more. '.repeat(MB / 37));
  closeSync(handle);
  const draft = await client.run('import.inspect', { sources: await client.sources([path]) });
  const [version] = draft.versions;
  expect(version?.error).toBeUndefined();
  expect(version?.warnings.map(({ code }) => code)).toContain('long-paragraph-cut');
  const { workIds } = await client.run('import.commit', planOf(draft, 'One line'));
  const opening = await client.call('reader.open', { workId: workIds[0]!, count: 200 });
  const characters = opening.first.beads
    .flatMap(({ cells }) => cells.flat())
    .reduce((sum, { text }) => sum + text.length, 0);
  expect(opening.first.beads.length).toBeGreaterThan(0);
  expect(characters).toBeLessThan(8 * MB);
}, 240_000);

test('100,000 empty lines are no text; with one word among them they are one paragraph', async () => {
  expect(await inspect(file('lines.txt', '\n'.repeat(100_000)))).toMatchObject({ error: { code: 'file-empty' } });
  const one = `${'\n'.repeat(100_000)}Word.${'\n'.repeat(100_000)}`;
  expect(await inspect(file('one.txt', one))).toMatchObject({ segmentCount: 1 });
});

test('bytes that are no letters, NULs and lone surrogates are warned of and read as well as can be', async () => {
  const text = 'A sentence that is long enough to be told apart from noise by anybody. ';
  const invalid = Buffer.concat([
    Buffer.from(`${text.repeat(20)}é`),
    Buffer.from([0xc3, 0x28, 0xff]),
    Buffer.from(text),
  ]);
  const broken = await inspect(file('invalid.txt', invalid));
  expect(broken.error).toBeUndefined();
  expect(broken.segmentCount).toBe(1);
  const nul = await inspect(file('nul.txt', `${text.repeat(20)}\0${text}`));
  expect(nul.warnings.map(({ code }) => code)).toContain('nul-removed');
  expect(nul.first[0]?.text).not.toContain('\0');
  const draft = await client.run('import.inspect', {
    sources: [{ kind: 'text', name: 'lone.txt', text: `${text}\ud800${text}` }],
  });
  expect(draft.versions[0]?.error).toBeUndefined();
  expect(draft.versions[0]?.first[0]?.text).not.toMatch(/\p{Surrogate}/u);
});

test('a page with scripts, frames and 10,000 nested tags gives its text and nothing else', async () => {
  const nested = `${'<div>'.repeat(10_000)}Deep down.${'</div>'.repeat(10_000)}`;
  const html = `<html><body><script>alert(1)</script><iframe src="https://example.org"></iframe><p onclick="x()">Plain text.</p>${nested}</body></html>`;
  const version = await inspect(file('page.html', html));
  expect(version.error).toBeUndefined();
  const text = version.first.map((segment) => segment.text).join('\n');
  expect(text).toContain('Plain text.');
  expect(text).not.toMatch(/alert|example\.org|onclick/u);
});

test('the library answers as before after all of that', async () => {
  expect(await client.call('library.info', {})).toMatchObject({ workCount: 1 });
  await client.close();
  expect(problemsOf(home)).toEqual([]);
  client = await ServiceClient.open({ home });
});

test('a text that takes more memory than a job may use fails its job, and nothing else', async () => {
  const own = temporaryHome();
  const small = await ServiceClient.open({ home: own.home, env: { HEXAPLA_JOB_MEMORY_MB: '80' } });
  const text = 'A paragraph of a book that is too long for this machine.\n\n'.repeat(600_000);
  const job = await small.start('import.inspect', { sources: await small.sources([file('book.txt', text)]) });
  expect((await errorOf(job.result)).code).toBe('too-large');
  expect(await small.call('library.info', {})).toMatchObject({ workCount: 0 });
  const after = await small.run('import.inspect', { sources: [{ kind: 'text', name: 'a.txt', text: 'Short.' }] });
  expect(after.versions).toMatchObject([{ segmentCount: 1 }]);
  await small.close();
  own.remove();
});
