/** The library as a reader lives with it: first start, finding, renaming, tagging, deleting and taking it back, and the next day. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WorkDetail } from '../../contract/model.ts';
import type { LibraryInfo, WorkPage } from '../../contract/service-api.ts';
import { launch } from './harness.ts';
import type { Hexapla } from './harness.ts';
import { accessibilityFaults } from './pages/accessibility.ts';
import { callService } from './pages/service.ts';
import { LibraryPage } from './pages/library-page.ts';
import { ReaderPage } from './pages/reader-page.ts';

const DECLARATION = 'Universal Declaration of Human Rights';
let home = '';
let hexapla: Hexapla;
let library: LibraryPage;

async function start(): Promise<void> {
  hexapla = await launch({ home });
  library = new LibraryPage(hexapla.page);
}
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'hexapla-library-'));
  await start();
});
afterAll(async () => {
  await hexapla.close();
  await rm(home, { recursive: true, force: true });
});

const isFocused = (element: Element): boolean => element === document.activeElement;

/** Tests follow one another in one library, as the days of a reader do. */
describe('a new library', () => {
  test('gets the sample works, and the Universal Declaration opens by itself', { timeout: 120_000 }, async () => {
    const reader = new ReaderPage(hexapla.page);
    await reader.rows.first().waitFor({ timeout: 100_000 });
    expect(await hexapla.page.getByRole('banner').innerText()).toContain(DECLARATION);
    const info = await callService<LibraryInfo>(hexapla.page, 'library.info', {});
    expect(info).toMatchObject({ workCount: 3, fresh: false });
  });

  test('opens on the library the next time, and works open by click and by Enter', async () => {
    await hexapla.close();
    await start();
    await library.work(DECLARATION).waitFor();
    expect(await library.works.count()).toBe(3);
    await library.work(DECLARATION).focus();
    await hexapla.page.keyboard.press('Enter');
    await new ReaderPage(hexapla.page).rows.first().waitFor();
    await library.show();
    await library.work('The Book of Ruth').click();
    await new ReaderPage(hexapla.page).rows.first().waitFor();
    await library.show();
  });

  test('keeps the keyboard where a reader goes on: in the text, and back at the work', async () => {
    await hexapla.close();
    await start();
    const reader = new ReaderPage(hexapla.page);
    const ruth = library.work('The Book of Ruth');
    await expect.poll(() => ruth.evaluate(isFocused)).toBe(true);
    const ring = () => ruth.evaluate((work) => getComputedStyle(work).outlineColor);
    // Nobody has asked yet where the keyboard is.
    expect(await ring()).toBe('rgba(0, 0, 0, 0)');
    await hexapla.page.keyboard.press('Shift');
    expect(await ring()).not.toBe('rgba(0, 0, 0, 0)');
    await hexapla.page.keyboard.press('Enter');
    await reader.ready();
    await expect.poll(() => reader.sentence(1, 1, 1).evaluate(isFocused)).toBe(true);
    await hexapla.page.keyboard.press('Control+l');
    await expect.poll(() => library.work('The Book of Ruth').evaluate(isFocused)).toBe(true);
    await library.work('Joseph and his Brothers').dblclick();
    await reader.ready();
    expect(await hexapla.page.evaluate(() => getSelection()?.toString())).toBe('');
    await hexapla.page.keyboard.press('ArrowDown');
    await expect.poll(() => reader.sentence(1, 1, 1).evaluate(isFocused)).toBe(true);
    await library.show();
  });

  test('has no accessibility fault in light, dark and Arabic, as covers and as a list', async () => {
    const { page } = hexapla;
    for (const settings of [
      { theme: 'light', libraryView: 'cards' },
      { theme: 'dark', libraryView: 'list' },
      { theme: 'light', libraryView: 'list', locale: 'ar' },
      { theme: 'dark', libraryView: 'cards', locale: 'ar' },
    ]) {
      await callService(page, 'settings.set', { locale: 'en', ...settings });
      expect(await accessibilityFaults(page)).toEqual([]);
    }
    await callService(page, 'settings.set', { locale: 'en', theme: 'light', libraryView: 'cards' });
  });
});

describe('works', () => {
  test('are renamed by F2 and the focus comes back', async () => {
    const { page } = hexapla;
    await library.work('The Book of Ruth').focus();
    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: 'Title' }).fill('Ruth');
    await page.keyboard.press('Enter');
    await library.work('Ruth').waitFor();
    expect(await library.titles()).toContain('Ruth');
    await expect.poll(() => page.evaluate(() => document.activeElement?.hasAttribute('data-work'))).toBe(true);
  });

  test('are tagged and found by tag, title and language', async () => {
    const { page } = hexapla;
    await library.choose('Ruth', 'Add Tag…');
    await page.getByRole('textbox', { name: 'Tag' }).fill('harvest');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Tag' }).waitFor({ state: 'detached' });
    await library.search.fill('harv');
    await expect.poll(() => library.titles()).toEqual(['Ruth']);
    await library.search.fill('no such work');
    await page.getByText('Nothing fits “no such work” in title, author or tag.').waitFor();
    await page.getByRole('button', { name: 'Clear Search and Filters' }).click();
    await expect.poll(() => library.works.count()).toBe(3);
    await page.getByRole('combobox', { name: 'Language' }).click();
    await page.getByRole('option', { name: /^Arabic/ }).click();
    await expect.poll(() => library.titles()).toEqual([DECLARATION]);
    await page.getByRole('combobox', { name: 'Language' }).click();
    await page.getByRole('option', { name: 'All languages' }).click();
  });

  test('several at once are collected and tagged, found by both together, and Ctrl+Z takes it back', async () => {
    const { page } = hexapla;
    await library.works.first().focus();
    await page.keyboard.press('Control+a');
    await page.getByText('3 works selected').waitFor();
    await page.getByRole('button', { name: 'Collect…' }).click();
    await page.getByRole('textbox', { name: 'Collection' }).fill('Foundations');
    await page.keyboard.press('Enter');
    await page.getByText('3 works are in “Foundations” now').waitFor();
    await library.choose('Ruth', 'Collections', 'New Collection…');
    await page.getByRole('textbox', { name: 'Collection' }).fill('Bible');
    await page.keyboard.press('Escape');
    await page.getByRole('textbox', { name: 'Collection' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Clear selection' }).click();

    await page
      .getByRole('toolbar', { name: 'Collections' })
      .getByRole('button', { name: /^Foundations/ })
      .click();
    await page.getByRole('combobox', { name: 'Tag' }).click();
    await page.getByRole('option', { name: /^harvest/ }).click();
    await expect.poll(() => library.titles()).toEqual(['Ruth']);
    await library.search.fill('zebra');
    await page.getByText('the tag “harvest”, and the collection “Foundations”').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Clear Search and Filters' }).click();
    await expect.poll(() => library.works.count()).toBe(3);
    await library.works.first().focus();
    await page.keyboard.press('Control+z');
    await page.getByRole('toolbar', { name: 'Collections' }).waitFor({ state: 'detached' });
  });

  test('dragged into a collection, which is renamed where it stands and deleted, each with undo and by keys', async () => {
    const { page } = hexapla;
    const shelf = page.getByRole('toolbar', { name: 'Collections' });
    await library.choose('Ruth', 'Collections', 'New Collection…');
    await page.getByRole('textbox', { name: 'Collection' }).fill('Foundations');
    await page.keyboard.press('Enter');
    await shelf.getByRole('button', { name: 'Foundations 1' }).waitFor();
    await library.drag(DECLARATION, shelf.getByRole('button', { name: /^Foundations/ }));
    await shelf.getByRole('button', { name: 'Foundations 2' }).waitFor();
    await library.drag(DECLARATION, page.getByText('New Collection…'));
    await page.getByRole('textbox', { name: 'Collection' }).fill('Rights');
    await page.keyboard.press('Enter');
    await shelf.getByRole('button', { name: 'Rights 1' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    await shelf.getByRole('button', { name: /^All Works/ }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('F2');
    const name = page.getByRole('textbox', { name: 'Name of the collection “Foundations”' });
    await name.fill('rights');
    await page.keyboard.press('Enter');
    await page.getByText('There is a collection of this name already.').waitFor();
    await name.fill('First Books');
    await page.keyboard.press('Enter');
    await shelf.getByRole('button', { name: 'First Books 2' }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-name'))).toBe('First Books');
    await page.keyboard.press('Delete');
    await shelf.getByRole('button', { name: /^First Books/ }).waitFor({ state: 'detached' });
    await expect.poll(() => library.works.count()).toBe(3);
    await library.works.first().focus();
    await page.keyboard.press('Control+z');
    await shelf.getByRole('button', { name: 'First Books 2' }).waitFor();
    await page.keyboard.press('Control+z');
    await shelf.getByRole('button', { name: 'Foundations 2' }).waitFor();
    for (const one of ['Foundations', 'Rights']) {
      await shelf.getByRole('button', { name: new RegExp(`^${one}`) }).click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Delete Collection' }).click();
      await page.getByText(`The collection “${one}” was deleted`).waitFor();
    }
    await shelf.waitFor({ state: 'detached' });
  });

  test('several at once are dragged onto a collection; collections are put in order by keys, menu and pointer', async () => {
    const { page } = hexapla;
    const shelf = page.getByRole('toolbar', { name: 'Collections' });
    const order = () => shelf.getByRole('button').evaluateAll((all) => all.map((one) => one.getAttribute('data-name')));
    for (const name of ['Alpha', 'Beta', 'Gamma']) {
      await library.choose('Ruth', 'Collections', 'New Collection…');
      await page.getByRole('textbox', { name: 'Collection' }).fill(name);
      await page.keyboard.press('Enter');
      await shelf.getByRole('button', { name: `${name} 1` }).waitFor();
    }
    await library.works.first().focus();
    await page.keyboard.press('Control+a');
    await library.count.getByText('3 works selected').waitFor();
    await library.work('Ruth').dragTo(shelf.getByRole('button', { name: /^Beta/ }));
    await shelf.getByRole('button', { name: 'Beta 3' }).waitFor();
    await page.keyboard.press('Escape');

    await shelf.getByRole('button', { name: /^Alpha/ }).focus();
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(order).toEqual(['', 'Beta', 'Alpha', 'Gamma']);
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-name'))).toBe('Alpha');
    await shelf.getByRole('button', { name: /^Gamma/ }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Move Earlier' }).click();
    await expect.poll(order).toEqual(['', 'Beta', 'Gamma', 'Alpha']);
    expect(await accessibilityFaults(page)).toEqual([]);
    const beta = shelf.getByRole('button', { name: /^Beta/ });
    const box = await beta.boundingBox();
    await shelf
      .getByRole('button', { name: /^Alpha/ })
      .dragTo(beta, { targetPosition: { x: 4, y: (box?.height ?? 20) / 2 } });
    await expect.poll(order).toEqual(['', 'Alpha', 'Beta', 'Gamma']);
    await page.getByText('“Alpha” is now number 1 of 3').waitFor();
    await library.works.first().focus();
    await page.keyboard.press('Control+z');
    await expect.poll(order).toEqual(['', 'Beta', 'Gamma', 'Alpha']);
    for (const name of ['Beta', 'Gamma', 'Alpha']) {
      await shelf.getByRole('button', { name: new RegExp(`^${name}`) }).focus();
      await page.keyboard.press('Delete');
      await shelf.getByRole('button', { name: new RegExp(`^${name}`) }).waitFor({ state: 'detached' });
    }
  });

  test('are deleted and brought back whole, by the notice and by Ctrl+Z', async () => {
    const { page } = hexapla;
    const before = await callService<LibraryInfo>(page, 'library.info', {});
    await library.choose('Ruth', 'Delete');
    await expect.poll(() => library.works.count()).toBe(2);
    await library
      .notice(/“Ruth” was moved to the bin/)
      .getByRole('button', { name: 'Undo' })
      .click();
    await expect.poll(() => library.works.count()).toBe(3);

    const place = (await library.titles()).indexOf('Ruth');
    await library.work('Ruth').focus();
    await page.keyboard.press('Delete');
    await expect.poll(() => library.works.count()).toBe(2);
    await expect.poll(() => library.works.nth(Math.min(1, place)).evaluate(isFocused)).toBe(true);
    await page.keyboard.press('Control+z');
    await expect.poll(() => library.works.count()).toBe(3);
    await expect.poll(() => library.work('Ruth').evaluate(isFocused)).toBe(true);

    await page.keyboard.press('Control+a');
    await library.count.getByText('3 works selected').waitFor();
    await page.keyboard.press('Delete');
    await page.getByRole('heading', { name: 'Bring two versions of a text' }).waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(() => library.works.count()).toBe(3);
    const after = await callService<LibraryInfo>(page, 'library.info', {});
    expect(after.segmentCount).toBe(before.segmentCount);
  });

  test('and versions lie in the bin until they are restored from it', async () => {
    const { page } = hexapla;
    const { versions } = await callService<WorkDetail>(page, 'library.work', { workId: 2 });
    await callService(page, 'library.deleteVersion', { versionId: versions.at(-1)?.id });
    await library.choose(DECLARATION, 'Delete');
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('menuitem', { name: 'Bin…' }).click();
    const bin = page.getByRole('dialog', { name: 'Bin' });
    await bin.getByText('goes in 30 days').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await bin.getByRole('button', { name: `Restore ${DECLARATION}` }).click();
    await bin.getByRole('button', { name: /^Restore .*, Version in / }).click();
    await bin.getByText('The bin is empty.').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => library.works.count()).toBe(3);
    const after = await callService<WorkDetail>(page, 'library.work', { workId: 2 });
    expect(after.versions.map(({ id }) => id)).toEqual(versions.map(({ id }) => id));
  });

  test('are selected one by one with Space and in a row with Shift', async () => {
    const { page } = hexapla;
    await library.works.first().focus();
    await page.keyboard.press('Space');
    await library.count.getByText('1 work selected').waitFor();
    await page.keyboard.press('Shift+End');
    await library.count.getByText('3 works selected').waitFor();
    await page.keyboard.press('Escape');
    await library.count.getByText('3 works', { exact: true }).waitFor();
    expect(await library.works.locator('[aria-selected="true"]').count()).toBe(0);
  });

  test('have details: author, notes, order of the columns, versions deleted and brought back', async () => {
    const { page } = hexapla;
    await library.choose('Ruth', 'Edit Details…');
    const details = page.getByRole('dialog', { name: 'Details' });
    await details.getByRole('textbox', { name: 'Author' }).fill('unknown');
    await details.getByRole('button', { name: 'Move English down' }).click();
    expect(await accessibilityFaults(page)).toEqual([]);
    await details.getByRole('button', { name: 'Save' }).click();
    await details.waitFor({ state: 'detached' });
    const { works } = await callService<WorkPage>(page, 'library.works', { from: 0, count: 10, search: 'ruth' });
    expect(works[0]).toMatchObject({ author: 'unknown', languages: ['es', 'en'] });

    await library.choose('Ruth', 'Edit Details…');
    await details.getByRole('button', { name: 'Delete English' }).click();
    await expect.poll(() => details.getByRole('button', { name: /^Delete / }).count()).toBe(1);
    await page.keyboard.press('Escape');
    await library.notice('The version in English was moved to the bin').getByRole('button', { name: 'Undo' }).click();
    await expect
      .poll(async () => {
        const page1 = await callService<WorkPage>(page, 'library.works', { from: 0, count: 10, search: 'ruth' });
        return page1.works[0]?.versionCount;
      })
      .toBe(2);
  });

  test('are as they were left after a restart', async () => {
    await hexapla.close();
    await start();
    await library.work('Ruth').waitFor();
    const { works } = await callService<WorkPage>(hexapla.page, 'library.works', {
      from: 0,
      count: 10,
      search: 'harv',
    });
    expect(works).toHaveLength(1);
    expect(works[0]).toMatchObject({ title: 'Ruth', author: 'unknown' });
  });
});
