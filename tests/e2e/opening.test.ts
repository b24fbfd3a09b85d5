/** Files given to the program from outside: a folder on the command line, a second start, and what is rubbish among them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bareArguments, electronExecutable, launch, launchEnvironment } from './harness.ts';
import type { Hexapla } from './harness.ts';
import { ImportPage } from './pages/import-page.ts';
import { LibraryPage } from './pages/library-page.ts';
import { writeReaderLibrary } from './pages/reader-library.ts';
import { FRENCH, ITALIAN } from './pages/texts.ts';

let home = '';
let texts = '';
let hexapla: Hexapla;
let importing: ImportPage;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'hexapla-opening-'));
  texts = join(home, 'texts');
  writeReaderLibrary(home);
  await mkdir(join(texts, 'deeper'), { recursive: true });
  const files: Record<string, string | Uint8Array> = {
    'piazza.it.txt': ITALIAN,
    'deeper/piazza.fr.txt': Buffer.from(FRENCH, 'utf16le'),
    'اليوم ذهبنا إلى البحر.txt': 'ذهبنا اليوم إلى البحر. كانت الشمس تشرق على الماء.\n\nعدنا في المساء.',
    'empty.txt': '',
    'picture renamed.txt': Uint8Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256),
    'cover.jpg': 'no text, and not asked for',
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(texts, name), content);
  await writeFile(join(texts, 'huge.txt'), 'x');
  await truncate(join(texts, 'huge.txt'), 300 * 2 ** 20);
  hexapla = await launch({ home, args: [texts] });
  importing = new ImportPage(hexapla.app, hexapla.page);
});
afterAll(async () => {
  await hexapla.close();
  await rm(home, { recursive: true, force: true });
});

/** Starts the program once more with these words, and waits until it has handed them over. */
async function startAgain(...words: readonly string[]): Promise<void> {
  const options = { env: launchEnvironment(home), stdio: 'ignore', cwd: texts } as const;
  const second = spawn(electronExecutable(), [...bareArguments(), ...words], options);
  expect(await once(second, 'exit')).toEqual([0, null]);
}

test('a folder named on the command line is read; each file that is none of use is named with what to do', async () => {
  const { page } = hexapla;
  await importing.reviewed();
  await importing.version('piazza.it.txt').getByText('Italian').first().waitFor();
  await importing.version('piazza.fr.txt').getByText('French').first().waitFor();
  await importing.version('اليوم ذهبنا إلى البحر.txt').getByText('Arabic').first().waitFor();
  expect(await importing.dialog.getByRole('article').count()).toBe(6);
  for (const [name, words] of [
    ['empty.txt', 'There is no text in “empty.txt”.'],
    ['picture renamed.txt', '“picture renamed.txt” is not a text.'],
    ['huge.txt', '“huge.txt” is too large. At most 256 MB can be read.'],
  ] as const)
    await importing.version(name).getByText(words).waitFor();
  await importing.commit();
  await expect.poll(() => page.getByRole('grid').locator('[data-work]').count()).toBe(5);
});

test('a second start hands its files to the window; what is in the library and what comes twice is said', async () => {
  await startAgain('piazza.it.txt', '--some-switch');
  await importing.reviewed();
  await importing.version('piazza.it.txt').getByText('This very text is in the library already').waitFor();
  await writeFile(join(texts, 'again.txt'), ITALIAN);
  await startAgain(join(texts, 'again.txt'), 'no such file.txt');
  await importing.version('again.txt').getByText('The same text as “piazza.it.txt”').waitFor();
  await importing.dialog.getByRole('button', { name: 'Import 1 version' }).waitFor();
  await importing.version('again.txt').getByRole('button', { name: 'Take in again' }).click();
  await importing.dialog.getByRole('button', { name: 'Import 2 versions' }).waitFor();
  await hexapla.page.keyboard.press('Escape');
  expect(await new LibraryPage(hexapla.page).works.count()).toBe(5);
});
