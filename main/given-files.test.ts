import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { GivenFiles, TEXT_ENDINGS, filesOf, pathsNamed } from './given-files.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'hexapla-given-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(...names: readonly string[]): string[] {
  return names.map((name) => {
    const path = join(folder, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, 'x');
    return path;
  });
}

test('files are taken whatever they are called; of folders the texts in them, in the order of their names', async () => {
  const [scan, second, tenth, page] = write('scan.pdf', 'in/2.txt', 'in/10.TXT', 'in/deep/page.html');
  write('in/.hidden.txt', 'in/cover.jpg', '.git/x.md');
  symlinkSync(folder, join(folder, 'in', 'loop'));
  const given = [scan!, join(folder, 'in'), join(folder, 'gone.txt')];
  expect(await filesOf(given, 'dropped')).toEqual([scan, second, tenth, page]);
  expect(await filesOf(given, 'kept')).toEqual([scan, second, tenth, page, given[2]]);
});

test('a folder that may not be read, and one with too many, end the looking and nothing else', async ({ skip }) => {
  write(...Array.from({ length: 1010 }, (_, at) => `many/${at}.txt`));
  expect(await filesOf([join(folder, 'many')], 'kept')).toHaveLength(1000);
  if (process.getuid?.() === 0) skip('root may read everywhere');
  const [closed] = write('closed/a.txt');
  chmodSync(join(closed!, '..'), 0);
  const within = join(closed!, '..');
  expect([await filesOf([within], 'dropped'), await filesOf([within], 'kept')]).toEqual([[], [within]]);
  chmodSync(join(closed!, '..'), 0o755);
});

test('a command line names files, not switches and not the program', () => {
  const argv = [
    '/opt/electron',
    '/opt/hexapla',
    '--no-sandbox',
    'a.txt',
    '/tmp/b.txt',
    '',
    '--inspect=0',
    'file:///tmp/c%20%C3%A0.txt',
  ];
  expect(pathsNamed(argv, '/opt/hexapla', '/home/reader')).toEqual([
    '/home/reader/a.txt',
    '/tmp/b.txt',
    '/tmp/c à.txt',
  ]);
});

test('the systems are told of the same files as the program takes', () => {
  const installer = readFileSync('scripts/windows/open-with.nsh', 'utf8');
  const windows = Array.from(installer.matchAll(/\$\{DO\} "(\w+)"/gu), ([, ending]) => ending);
  const builder = readFileSync('electron-builder.yml', 'utf8');
  const mac = Array.from(builder.matchAll(/ext: \[([^\]]+)\]/gu), ([, list = '']) => list.split(', ')).flat();
  expect([windows, mac.toSorted()]).toEqual([TEXT_ENDINGS, TEXT_ENDINGS.toSorted()]);
});

test('what was given is taken once', () => {
  const told = vi.fn<() => void>();
  const given = new GivenFiles(told);
  given.give([]);
  expect(told).not.toHaveBeenCalled();
  given.give(['a']);
  given.give(['b']);
  expect(told).toHaveBeenCalledTimes(2);
  expect([given.take(), given.take()]).toEqual([['a', 'b'], []]);
});
