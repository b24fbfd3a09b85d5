/** Importing as people do it: by the file dialog and by pasting, with corrections, with bad files among the good, and called off. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WorkDetail } from '../../contract/model.ts';
import type { LibraryInfo, WorkPage } from '../../contract/service-api.ts';
import { launch } from './harness.ts';
import type { Hexapla } from './harness.ts';
import { accessibilityFaults } from './pages/accessibility.ts';
import { callService } from './pages/service.ts';
import { ImportPage } from './pages/import-page.ts';
import { LibraryPage } from './pages/library-page.ts';
import { ReaderPage } from './pages/reader-page.ts';
import { ARTICLE, FRENCH, GERMAN, ITALIAN, writeTexts } from './pages/texts.ts';

let hexapla: Hexapla;
let importing: ImportPage;
let library: LibraryPage;

beforeAll(async () => {
  hexapla = await launch();
  importing = new ImportPage(hexapla.app, hexapla.page);
  library = new LibraryPage(hexapla.page);
  await new ReaderPage(hexapla.page).rows.first().waitFor({ timeout: 100_000 });
  await library.show();
}, 120_000);
afterAll(() => hexapla.close());

const newest = async (): Promise<WorkDetail> => {
  const { works } = await callService<WorkPage>(hexapla.page, 'library.works', { from: 0, count: 1, sort: 'added' });
  return callService<WorkDetail>(hexapla.page, 'library.work', { workId: works[0]?.id });
};
const workCount = async () => (await callService<LibraryInfo>(hexapla.page, 'library.info', {})).workCount;

/** What had the keyboard is gone with the step before. */
const hasFocus = (element: Element): boolean => element.contains(document.activeElement);

describe('importing files', () => {
  test('two versions become one work that opens with its columns side by side', async () => {
    await importing.chooseFiles(...(await writeTexts({ 'piazza.it.txt': ITALIAN, 'piazza.fr.txt': FRENCH })));
    expect(await importing.groups().count()).toBe(1);
    expect(await importing.version('piazza.it.txt').innerText()).toContain('Italian');
    expect(await importing.version('piazza.fr.txt').innerText()).toContain('French');
    await expect.poll(() => importing.dialog.evaluate(hasFocus)).toBe(true);
    expect(await accessibilityFaults(hexapla.page)).toEqual([]);
    await importing.commit();
    const reader = new ReaderPage(hexapla.page);
    await reader.ready();
    expect((await reader.columnNames()).map((name) => name.toLowerCase())).toEqual(['italiano', 'français']);
    await library.show();
  });

  test('the wrong language and encoding are corrected, and what was said of a version is stored', async () => {
    const bytes = Buffer.from('Caffè freddo, perché no? La città è bella.\n', 'latin1');
    await importing.chooseFiles(...(await writeTexts({ 'nota.txt': bytes })));
    await importing.more('nota.txt');
    await importing.setEncoding('nota.txt', 'WINDOWS-1251');
    await expect.poll(() => importing.version('nota.txt').innerText()).toContain('Caffи');
    await importing.setEncoding('nota.txt', 'WINDOWS-1252');
    await expect.poll(() => importing.version('nota.txt').innerText()).toContain('Caffè');
    await importing.setLanguage('nota.txt', 'cors', 'Corsican');
    const version = importing.version('nota.txt');
    await version.getByRole('textbox', { name: 'Translator' }).fill('Anna B.');
    await version.getByRole('textbox', { name: 'Date' }).fill('1998');
    await importing.commit();
    await new ReaderPage(hexapla.page).rows.first().waitFor();
    const { versions } = await newest();
    expect(versions[0]).toMatchObject({ language: 'co', translator: 'Anna B.', date: '1998' });
    await library.show();
  });

  test('page furniture is proposed with its reason and one click makes it text again', async () => {
    await importing.chooseFiles(...(await writeTexts({ 'articolo.html': ARTICLE })));
    const version = importing.version('articolo.html');
    await version.getByRole('button', { name: /^Page furniture/ }).click();
    await version.getByText('Copyright notice').waitFor();
    await version.getByRole('switch', { name: /Il Giornale/ }).click();
    await version.getByText('Kept as text').waitFor();
    await importing.settled('articolo.html');
    expect(await version.getByRole('switch', { name: /Il Giornale/ }).getAttribute('aria-checked')).toBe('false');
    expect(await accessibilityFaults(hexapla.page)).toEqual([]);
    await version.getByRole('button', { name: 'Make All of It Text' }).click();
    await version.getByRole('button', { name: 'Fold All of It Away' }).waitFor();
    await importing.commit();
    const reader = new ReaderPage(hexapla.page);
    await reader.ready();
    expect(await reader.grid.innerText()).toContain('Tutti i diritti riservati');
    await library.show();
  });

  test('versions move between works, and several works show in the library', async () => {
    const before = await workCount();
    const files = { 'piazza.it.txt': `${ITALIAN}\nFine.`, 'piazza.fr.txt': `${FRENCH}\nFin.`, 'see.de.txt': GERMAN };
    await importing.chooseFiles(...(await writeTexts(files)));
    await hexapla.page.getByRole('button', { name: 'All into One Work' }).click();
    expect(await importing.groups().count()).toBe(1);
    await hexapla.page.getByRole('button', { name: 'Each a Work of Its Own' }).click();
    expect(await importing.groups().count()).toBe(3);
    await importing.version('piazza.fr.txt').getByRole('button', { name: 'Move piazza.fr.txt' }).click();
    await hexapla.page.getByRole('menuitem', { name: 'Move to “La piazza ritrovata”' }).click();
    expect(await importing.groups().count()).toBe(2);
    await importing.drag('see.de.txt', importing.groups().first());
    expect(await importing.groups().count()).toBe(1);
    await importing.version('see.de.txt').getByRole('button', { name: 'Move see.de.txt' }).click();
    await hexapla.page.getByRole('menuitem', { name: 'Move to a new work' }).click();
    await importing.commit();
    await library.count.getByText('2 works selected').waitFor();
    await expect
      .poll(() => library.works.filter({ hasText: 'La piazza ritrovata' }).first().evaluate(hasFocus))
      .toBe(true);
    expect(await workCount()).toBe(before + 2);
    await hexapla.page.keyboard.press('Escape');
  });

  test('bad files are named with the remedy and block none of the good ones', async () => {
    const binary = Uint8Array.from({ length: 4000 }, (_, index) => index % 256);
    const paths = await writeTexts({
      'empty.txt': '',
      'picture.txt': binary,
      'novel.epub': binary,
      'haus.de.txt': `${GERMAN}\nEnde.`,
    });
    await importing.chooseFiles(...paths);
    expect(await importing.version('empty.txt').innerText()).toContain('There is no text in “empty.txt”.');
    expect(await importing.version('picture.txt').innerText()).toContain('save it as text, Markdown or HTML');
    expect(await importing.version('novel.epub').innerText()).toContain('convert it to HTML');
    await importing.commit();
    await new ReaderPage(hexapla.page).rows.first().waitFor();
    expect((await newest()).versions).toHaveLength(1);
    await library.show();
  });
});

describe('importing text', () => {
  test('pasted on the library it is named, and joins a work that is there', async () => {
    const { page } = hexapla;
    await importing.paste(GERMAN);
    await importing.readPasted('lake');
    await importing.dialog.getByRole('textbox', { name: 'Title of the work' }).fill('Lake');
    await importing.commit();
    await library.show();
    await importing.paste('There is an old house on the shore.\n\nNobody has lived in it for 12 years.');
    await importing.dialog.getByText(/\d+ characters/).waitFor();
    await importing.readPasted('lake-en');
    await importing.dialog.getByRole('combobox', { name: 'Add to' }).click();
    await page.getByRole('combobox', { name: 'Search works' }).fill('lake');
    await page.getByRole('option', { name: 'Lake' }).first().click();
    await importing.commit();
    const reader = new ReaderPage(page);
    await reader.ready();
    expect(await reader.columnNames()).toHaveLength(2);
    await library.show();
  });

  test('put aside by Escape it is kept, and goes on where it was', async () => {
    const { page } = hexapla;
    await importing.paste('A text that nobody wants to lose.');
    await page.keyboard.press('Escape');
    await library.notice('The import was put aside').getByRole('button', { name: 'Continue' }).click();
    expect(await importing.dialog.getByRole('textbox', { name: 'Or paste a text here' }).inputValue()).toContain(
      'lose',
    );
    await importing.dialog.getByRole('textbox', { name: 'Or paste a text here' }).fill('');
    await page.keyboard.press('Escape');
    await importing.dialog.waitFor({ state: 'detached' });
  });
});

describe('calling off', () => {
  test('a long import can be cancelled and leaves nothing behind', async () => {
    const { page } = hexapla;
    const before = await workCount();
    const long = (sentence: string) => Array.from({ length: 9000 }, (_, n) => `${sentence} ${n}.`).join('\n\n');
    const files = {
      'lungo.it.txt': long('La casa è grande numero'),
      'lungo.fr.txt': long('La maison est grande numéro'),
    };
    await importing.chooseFiles(...(await writeTexts(files)));
    await importing.dialog.getByRole('button', { name: /^Import \d/ }).click();
    await importing.dialog.getByRole('progressbar').waitFor();
    await importing.dialog.getByRole('button', { name: 'Continue in the Background' }).click();
    const jobs = page.getByRole('region', { name: 'Work in progress' });
    await jobs.getByRole('button', { name: 'Cancel' }).click();
    await jobs.waitFor({ state: 'detached', timeout: 10_000 });
    expect(await workCount()).toBe(before);
    const drafts = await readdir(join(hexapla.home, 'drafts')).catch(() => []);
    expect(drafts.length).toBeLessThan(20);
  });
});
