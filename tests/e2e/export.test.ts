/** Getting a work out: from the reader by key and from the library by menu, in the format and with the versions that were chosen. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, stubSaveDialog } from './harness.ts';
import type { Hexapla } from './harness.ts';
import { accessibilityFaults } from './pages/accessibility.ts';
import { LibraryPage } from './pages/library-page.ts';
import { HILLS, writeReaderLibrary } from './pages/reader-library.ts';

let home = '';
let hexapla: Hexapla;
let library: LibraryPage;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'hexapla-export-'));
  writeReaderLibrary(home);
  hexapla = await launch({ home });
  library = new LibraryPage(hexapla.page);
});
afterAll(async () => {
  await hexapla.close();
  await rm(home, { recursive: true, force: true });
});

test('a table of two of three versions, from the reader by key', async () => {
  const { app, page } = hexapla;
  await library.work(HILLS).click();
  await page.getByRole('heading', { name: 'Three Hills' }).first().waitFor();
  await page.keyboard.press('Control+Shift+E');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('radio', { name: 'Table (TSV)' }).check();
  await dialog.getByRole('switch', { name: /^Arabic/ }).click();
  expect(await accessibilityFaults(page)).toEqual([]);
  await stubSaveDialog(app, null);
  await dialog.getByRole('button', { name: 'Save…' }).click();
  await stubSaveDialog(app, join(home, 'hills.tsv'));
  await dialog.getByRole('button', { name: 'Save…' }).click();
  await page.getByText('Saved as “hills.tsv”').waitFor();
  const lines = (await readFile(join(home, 'hills.tsv'), 'utf8')).trimEnd().split('\n');
  expect(lines[0]).toBe('row\ttype\tstatus\tscore\treasons\ten first edition\tit Mario Rossi');
  expect(lines[1]).toContain('Three Hills\tTre colline');
  expect(lines[2]).toMatch(/^2\t2-1\t/);
});

test('a book from the menu of a work in the library; a file that can not be written is named', async () => {
  const { app, page } = hexapla;
  await library.show();
  await library.choose(HILLS, 'Export…');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('radio', { name: 'E-book (EPUB)' }).check();
  await stubSaveDialog(app, join(home, 'no-such-folder', 'hills.epub'));
  await dialog.getByRole('button', { name: 'Save…' }).click();
  await page.getByRole('alert').getByText('The file hills.epub could not be written.').waitFor();
  await library.choose(HILLS, 'Export…');
  await stubSaveDialog(app, join(home, 'hills.epub'));
  await dialog.getByRole('button', { name: 'Save…' }).click();
  await page.getByText('Saved as “hills.epub”').waitFor();
  expect((await readFile(join(home, 'hills.epub'), 'latin1')).slice(30, 58)).toBe('mimetypeapplication/epub+zip');
});
