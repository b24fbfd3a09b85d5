/** Columns and type: hidden, moved, resized, set; from the pointer and from the keyboard; kept. */
import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, test } from 'vitest';
import { HILLS, ROWS, writeReaderLibrary } from './pages/reader-library.ts';
import { ReaderPage } from './pages/reader-page.ts';
import { sharedWindow } from './shared-window.ts';

let reader: ReaderPage;
const hexapla = sharedWindow({
  write: writeReaderLibrary,
  begin: async ({ page }) => {
    reader = new ReaderPage(page);
    await reader.open(HILLS);
  },
});
const set = (settings: Record<string, unknown>) =>
  hexapla.page.evaluate((patch) => window.hexapla.call('settings.set', patch), settings);
const headWidth = async (place: number) => (await reader.heads.nth(place).boundingBox())!.width;

describe('keys', () => {
  test('move by sentence, row and column, and light what they reach', async () => {
    await reader.grid.focus();
    await reader.key('Control+Home');
    expect(await reader.focused()).toBe('Three Hills');
    await reader.key('ArrowDown');
    await reader.key('ArrowDown');
    expect(await reader.focused()).toBe('It rained.');
    await reader.key('ArrowRight');
    expect(await reader.focused()).toBe('Partimmo presto e pioveva.');
    expect((await reader.lit()).counterparts).toContain('It rained.');
    await reader.key('End');
    expect(await reader.focused()).toBe('انطلقنا باكرين وكان المطر.');
    await reader.key('Home');
    expect(await reader.focused()).toBe('We set out early.');
    await reader.key('Control+ArrowDown');
    expect(await reader.focused()).toBe('Hill 3 lies in the east.');
    await reader.key('ArrowUp');
    expect(await reader.focused()).toBe('It was wet.');
  });

  test('reach the far end and come back', async () => {
    await reader.key('Control+End');
    await reader.ready();
    expect(await reader.focused()).toBe(`Hill ${ROWS.last} lies in the east.`);
    await reader.key('Control+Home');
    await reader.ready();
    expect(await reader.focused()).toBe('Three Hills');
  });

  test('stop at one sentence in the tab order', async () => {
    expect(await reader.grid.locator('[data-sentence][tabindex="0"]').count()).toBe(1);
  });
});

describe('copying', () => {
  test('takes the text of one column, in order, without numbers and marks', async () => {
    const from = (await reader.sentence(3, 1, 1).boundingBox())!;
    const to = (await reader.sentence(5, 1, 1).boundingBox())!;
    await hexapla.page.mouse.move(from.x + 1, from.y + 10);
    await hexapla.page.mouse.down();
    await hexapla.page.mouse.move(to.x + to.width - 2, to.y + 10, { steps: 8 });
    await hexapla.page.mouse.up();
    const text = await reader.copied();
    expect(text.split('\n\n')).toHaveLength(3);
    expect(text.startsWith('Hill 3 lies in the east. Nobody climbs it')).toBe(true);
    expect(text).not.toMatch(/collina|Paragraph|\u00ad/u);
  });
});

describe('columns', () => {
  test('can be hidden and shown again', async () => {
    await reader.choose('Columns', 'Italian');
    await hexapla.page.keyboard.press('Escape');
    expect(await reader.columnNames()).toEqual(['English', 'العربية']);
    await reader.leave();
    await reader.open(HILLS);
    expect(await reader.columnNames()).toEqual(['English', 'العربية']);
    await reader.choose('Columns', 'Italian');
    await hexapla.page.keyboard.press('Escape');
    expect(await reader.columnNames()).toEqual(['English', 'Italiano', 'العربية']);
  });

  test('are moved by dragging their heads and by keys, and stay there', async () => {
    const first = (await reader.heads.nth(0).boundingBox())!;
    const last = (await reader.heads.nth(2).boundingBox())!;
    await hexapla.page.mouse.move(first.x + 20, first.y + 10);
    await hexapla.page.mouse.down();
    await hexapla.page.mouse.move(last.x + last.width / 2, last.y + 10, { steps: 6 });
    await hexapla.page.mouse.up();
    await reader.ready();
    expect(await reader.columnNames()).toEqual(['Italiano', 'العربية', 'English']);
    await reader.sentence(ROWS.split, 3, 3).hover();
    expect((await reader.lit()).counterparts).toEqual(['Venne anche il cane.', 'جاء الكلب أيضًا.']);
    await reader.leave();
    await reader.open(HILLS);
    expect(await reader.columnNames()).toEqual(['Italiano', 'العربية', 'English']);
    const menu = () => reader.heads.filter({ hasText: 'English' }).getByRole('button');
    await menu().focus();
    await reader.key('Alt+ArrowLeft');
    await menu().focus();
    await reader.key('Alt+ArrowLeft');
    await reader.ready();
    expect(await reader.columnNames()).toEqual(['English', 'Italiano', 'العربية']);
  });

  test('are made wider by dragging the gap and by its keys', async () => {
    const before = await headWidth(0);
    await reader.gaps.first().focus();
    await reader.key('ArrowRight');
    await reader.key('ArrowRight');
    expect((await headWidth(0)) - before).toBeGreaterThan(25);
    const box = (await reader.gaps.first().boundingBox())!;
    const wide = await headWidth(0);
    await hexapla.page.mouse.move(box.x + box.width / 2, box.y + 200);
    await hexapla.page.mouse.down();
    await hexapla.page.mouse.move(box.x + box.width / 2 - 60, box.y + 200, { steps: 4 });
    await hexapla.page.mouse.up();
    expect(wide - (await headWidth(0))).toBeGreaterThan(50);
    await reader.gaps.first().focus();
    await reader.key('Enter');
    expect(Math.abs((await headWidth(0)) - before)).toBeLessThan(2);
  });

  test('keep a readable width in a narrow window, and the page scrolls sideways', async () => {
    const resize = (width: number) =>
      hexapla.app.evaluate(
        ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]!.setContentSize(size, 800),
        width,
      );
    await resize(640);
    await reader.settle();
    expect(await headWidth(0)).toBeGreaterThan(200);
    const [inner, outer] = await reader.grid.evaluate((grid) => [grid.scrollWidth, grid.clientWidth]);
    expect(inner).toBeGreaterThan(outer);
    await resize(1280);
    await reader.settle();
  });
});

describe('type', () => {
  test('changes live from the panel', async () => {
    const size = () => reader.cell(3, 1).evaluate((cell) => Number.parseFloat(getComputedStyle(cell).fontSize));
    const before = await size();
    await hexapla.page.getByRole('button', { name: 'How the page is set' }).click();
    const slider = hexapla.page.getByRole('slider', { name: 'Text size' });
    await slider.focus();
    await reader.key('ArrowRight');
    await reader.key('ArrowRight');
    expect(await size()).toBe(before + 1);
    await hexapla.page.getByRole('radio', { name: 'Dark' }).click();
    expect(await hexapla.page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    await reader.key('Escape');
    await set({ theme: 'light', fontSize: before });
  });

  test('is hyphenated where it is justified, and copied without the hyphens', async () => {
    await set({ justify: true });
    await hexapla.page.waitForFunction(() => document.querySelector('#reading-grid')?.textContent?.includes('\u00ad'));
    await reader.cell(3, 2).click({ clickCount: 3 });
    const text = await reader.copied();
    expect(text).toContain('Nessuno la sale d’inverno');
    expect(text).not.toContain('\u00ad');
    await set({ justify: false });
  });
});

describe('accessibility', () => {
  const violations = async () => {
    const { violations: found } = await new AxeBuilder({ page: hexapla.page }).setLegacyMode(true).analyze();
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  };
  test.each([
    { theme: 'light', locale: 'en' },
    { theme: 'dark', locale: 'en' },
    { theme: 'sepia', locale: 'de' },
    { theme: 'light', locale: 'ar' },
  ])('finds no fault in $theme, $locale', async (settings) => {
    await set(settings);
    await reader.settle();
    expect(await violations()).toEqual([]);
  });

  test('the whole page mirrors in Arabic, and arrows go by sight', async () => {
    await set({ locale: 'ar' });
    await reader.ready();
    const [first, last] = await Promise.all([reader.heads.nth(0).boundingBox(), reader.heads.nth(2).boundingBox()]);
    expect(first!.x).toBeGreaterThan(last!.x);
    expect((await reader.spine.boundingBox())!.x).toBeLessThan(last!.x);
    await reader.grid.focus();
    await reader.key('Control+Home');
    await reader.key('ArrowLeft');
    expect(await reader.focused()).toBe('Tre colline');
    await set({ locale: 'en' });
  });
});
