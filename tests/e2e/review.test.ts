/** What is in doubt, what aligning again would change, and the whole at a glance, in the real window. */
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { Locator } from 'playwright-core';
import { accessibilityFaults } from './pages/accessibility.ts';
import { ReaderPage } from './pages/reader-page.ts';
import { PLACES, SHIPS, writeReviewLibrary } from './pages/review-library.ts';
import { callService } from './pages/service.ts';
import { sharedWindow } from './shared-window.ts';

let reader: ReaderPage;
let workId = 0;
const hexapla = sharedWindow({
  write: writeReviewLibrary,
  begin: async ({ page }) => {
    reader = new ReaderPage(page);
    await reader.open(SHIPS);
    const { works } = await callService<{ works: { id: number }[] }>(page, 'library.works', {
      from: 0,
      count: 1,
    });
    workId = works[0]!.id;
  },
});

const panel = () => hexapla.page.locator('#reader-panel');
const list = () => panel().getByRole('listbox');
const items = () => list().getByRole('option');
const chosen = () => list().getByRole('option', { selected: true });
const dialog = () => hexapla.page.getByRole('dialog', { name: 'Align again' });
const picture = async (name: string) => {
  const folder = process.env['REVIEW_PICTURES'];
  if (folder) await hexapla.page.screenshot({ path: join(folder, `${name}.png`) });
};

async function eventually(locator: () => Locator, words: string | RegExp): Promise<void> {
  await vi.waitFor(async () => expect(await locator().textContent()).toMatch(words), { timeout: 5000 });
}

/** Ids of the rows as they are stored. */
async function rows(): Promise<number[]> {
  const { beadIds } = await callService<{ beadIds: Float64Array }>(hexapla.page, 'reader.open', { workId, count: 1 });
  return Object.values(beadIds);
}

describe('the queue of doubts', () => {
  test('lists the least sure first, with reasons in words, and a gap of several rows as one', async () => {
    await hexapla.page.locator('#reading-grid').focus();
    await reader.key('Control+F8');
    await items().first().waitFor();
    const said = (await items().allTextContents()).map((text) => text.replace(/\s+/g, ' '));
    expect(said).toHaveLength(4);
    expect(said[0]).toContain('numbers differ: 12 / 21');
    expect(said[1]).toContain('3.1 times longer than expected');
    expect(said[2]).toContain('gap of 3 paragraphs');
    expect(said[3]).toContain('no shared words');
    await vi.waitFor(async () => expect(await list().evaluate((one) => one === document.activeElement)).toBe(true));
    await picture('doubts-light');
  });

  test('takes the page along; a row is left, or gone to', async () => {
    await reader.key('ArrowDown');
    await vi.waitFor(async () => expect(await reader.row(PLACES.doubtful[1]).isVisible()).toBe(true));
    await reader.key('x');
    await eventually(chosen, 'gap of 3 paragraphs');
    await reader.key('End');
    await reader.key('Enter');
    await vi.waitFor(async () => expect(await reader.focused()).toContain('On day'));
    expect(await reader.row(PLACES.doubtful[2]).isVisible()).toBe(true);
  });

  test('a row is confirmed from the list, which goes on to the next; undo brings it back', async () => {
    await list().focus();
    await reader.key('Home');
    await reader.key('a');
    await eventually(chosen, '3.1 times longer');
    await vi.waitFor(async () => expect(await items().count()).toBe(3));
    await eventually(() => hexapla.page.getByRole('contentinfo'), '5 doubtful');
    await reader.key('Control+z');
    await eventually(() => hexapla.page.getByRole('contentinfo'), '6 doubtful');
    await vi.waitFor(async () => expect(await items().count()).toBe(4));
  });
});

describe('the dot plot', () => {
  test('has its facts as a list, and is walked by keys', async () => {
    await reader.key('Control+Shift+d');
    await items().first().waitFor();
    const facts = await items().allTextContents();
    expect(facts).toContain('English: paragraphs 41 to 43 have no counterpart');
    expect(facts).toContain(`Row ${PLACES.doubtful[0]} is doubtful`);
    const plot = panel().getByRole('slider', { name: 'Place in the dot plot' });
    await plot.focus();
    await reader.key('End');
    await vi.waitFor(async () => expect(Number(await plot.getAttribute('aria-valuenow'))).toBeGreaterThan(80));
    await reader.key('+');
    await reader.key('Home');
    await vi.waitFor(async () => expect(await plot.getAttribute('aria-valuenow')).toBe('1'));
    await reader.key('-');
    await picture('plot-light');
  });

  test('a press leads to the place', async () => {
    const plot = panel().getByRole('slider', { name: 'Place in the dot plot' });
    const { width, height } = (await plot.boundingBox())!;
    await plot.click({ position: { x: width / 2, y: height / 2 } });
    await vi.waitFor(async () => {
      const row = Number(await plot.getAttribute('aria-valuenow'));
      expect(row).toBeGreaterThan(35);
      expect(row).toBeLessThan(55);
    });
  });
});

describe('aligning again', () => {
  test('shows what would change; to cancel changes nothing', async () => {
    const before = await rows();
    await reader.key('Control+r');
    const changes = dialog().getByRole('article');
    await changes.first().waitFor();
    expect(await changes.count()).toBeGreaterThan(1);
    await expect(changes.first().textContent()).resolves.toContain(`row ${PLACES.merged[0]}`);
    await picture('realign-light');
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await dialog().waitFor({ state: 'detached' });
    expect(await rows()).toEqual(before);
  });

  test('a part is taken over, as one step that undo takes back', async () => {
    const before = await rows();
    await reader.key('Control+r');
    await dialog().getByRole('article').nth(1).getByRole('checkbox').uncheck();
    await dialog()
      .getByRole('button', { name: /^Accept \d+ of \d+$/ })
      .click();
    await dialog().waitFor({ state: 'detached' });
    await vi.waitFor(async () => expect(await rows()).not.toEqual(before));
    await hexapla.page.getByRole('button', { name: 'Undo' }).click();
    await vi.waitFor(async () => expect(await rows()).toEqual(before));
  });
});

describe('everyone', () => {
  const looks = [
    { theme: 'light', locale: 'en' },
    { theme: 'dark', locale: 'en' },
    { theme: 'light', locale: 'ar' },
  ] as const;
  test.each(looks)('axe finds nothing in $theme, $locale', async (look) => {
    await callService(hexapla.page, 'settings.set', look);
    for (const [name, key] of [
      ['doubts', 'Control+F8'],
      ['plot', 'Control+Shift+d'],
    ] as const) {
      await reader.key(key);
      await list().waitFor();
      await reader.settle();
      await picture(`${name}-${look.theme}-${look.locale}`);
      expect(await accessibilityFaults(hexapla.page, '#reader-panel')).toEqual([]);
    }
    await reader.key('Control+r');
    await hexapla.page.getByRole('dialog').getByRole('article').first().waitFor();
    await picture(`realign-${look.theme}-${look.locale}`);
    expect(await accessibilityFaults(hexapla.page, '[role="dialog"]')).toEqual([]);
    await reader.key('Escape');
    await hexapla.page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});
