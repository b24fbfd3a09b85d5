/** The ways to read one alignment: under each other, sentence by sentence, alone, blurred; the place is kept through all of them. */
import { describe, expect, test } from 'vitest';
import { READING_MODES } from '../../contract/model.ts';
import type { ReadingMode } from '../../contract/model.ts';
import { accessibilityFaults } from './pages/accessibility.ts';
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
const mode = () => reader.grid.getAttribute('data-mode');
async function switchTo(next: ReadingMode): Promise<void> {
  await hexapla.page.getByRole('radiogroup').getByRole('radio').nth(READING_MODES.indexOf(next)).click();
  await expect.poll(mode).toBe(next);
  await reader.ready();
}
/** The top edges of some sentences, from above. */
const tops = (places: readonly (readonly [row: number, column: number, sentence: number])[]) =>
  Promise.all(places.map(async (place) => (await reader.sentence(...place).boundingBox())!.y));

describe('every mode', () => {
  test('keeps the row at the top, from anywhere to anywhere', async () => {
    await reader.scroll(4321);
    const { row } = await reader.top();
    expect(row).toBeGreaterThan(10);
    for (const next of [
      'interlinear',
      'blurred',
      'alternating',
      'single',
      'interlinear',
      'alternating',
      'columns',
    ] as const) {
      await switchTo(next);
      expect([next, (await reader.top()).row]).toEqual([next, row]);
    }
  });

  test('keeps the keyboard on its sentence', async () => {
    await reader.grid.focus();
    await reader.key('Control+ArrowDown');
    await reader.key('ArrowRight');
    const sentence = await reader.focused();
    expect(sentence).toMatch(/^La collina/);
    for (const next of ['interlinear', 'alternating', 'blurred', 'columns', 'single'] as const) {
      expect(await reader.focused()).toBe(sentence);
      await reader.key(`Control+${READING_MODES.indexOf(next) + 1}`);
      await expect.poll(mode).toBe(next);
    }
    // Alone, another version stands there.
    await expect.poll(() => reader.focused()).toMatch(/^Hill/);
    await reader.key('Control+1');
  });

  test('is kept with the work, with the version that leads', async () => {
    await switchTo('interlinear');
    await reader.leave();
    await reader.open(HILLS);
    expect(await mode()).toBe('interlinear');
  });

  test('draws no more than the rows around the view, and leaves no blanks when it is scrolled through', async () => {
    for (const next of ['interlinear', 'alternating'] as const) {
      await switchTo(next);
      await reader.scroll(3000);
      await reader.ready();
      const gaps = await reader.rows.evaluateAll((rows) =>
        rows
          .slice(1)
          .map((row, index) => row.getBoundingClientRect().top - rows[index]!.getBoundingClientRect().bottom),
      );
      expect(Math.max(...gaps.map(Math.abs))).toBeLessThan(1);
      expect(gaps.length).toBeLessThan(60);
    }
  });

  test('has no accessibility faults, in light, dark and from right to left', async () => {
    const looks = [
      ['light', 'en', READING_MODES],
      ['dark', 'en', ['interlinear', 'blurred']],
      ['sepia', 'ar', ['alternating', 'single']],
    ] as const;
    for (const [theme, locale, modes] of looks) {
      await set({ theme, locale });
      await expect.poll(() => hexapla.page.evaluate(() => document.documentElement.lang)).toBe(locale);
      for (const next of modes) {
        await switchTo(next);
        expect([next, await accessibilityFaults(hexapla.page)]).toEqual([next, []]);
      }
    }
    await set({ theme: 'light', locale: 'en' });
    await expect.poll(() => hexapla.page.evaluate(() => document.documentElement.lang)).toBe('en');
  });
});

describe('under each other', () => {
  test('sentence by sentence: each sentence bead stands together, in the order of the columns', async () => {
    await switchTo('interlinear');
    await reader.grid.focus();
    await reader.key('Control+Home');
    await reader.ready();
    // English has two sentences against one of the others first, then one against one, twice.
    const order = await tops([
      [ROWS.split, 1, 1],
      [ROWS.split, 2, 1],
      [ROWS.split, 3, 1],
      [ROWS.split, 1, 3],
      [ROWS.split, 2, 2],
      [ROWS.split, 3, 2],
      [ROWS.split, 1, 4],
    ]);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(new Set(order).size).toBe(order.length);
    const [first, second] = await tops([
      [ROWS.split, 1, 1],
      [ROWS.split, 1, 2],
    ]);
    expect(second).toBe(first);
  });

  test('a selection stays in its version and is copied as it was written', async () => {
    const from = (await reader.sentence(ROWS.split, 2, 1).boundingBox())!;
    const to = (await reader.sentence(ROWS.split, 2, 3).boundingBox())!;
    await hexapla.page.mouse.move(from.x + 1, from.y + 10);
    await hexapla.page.mouse.down();
    await hexapla.page.mouse.move(to.x + to.width - 1, to.y + 10, { steps: 8 });
    await hexapla.page.mouse.up();
    expect(await reader.copied()).toBe('Partimmo presto e pioveva. Venne anche il cane. Era bagnato.');
  });

  test('paragraph by paragraph: whole cells, the gap among them', async () => {
    await switchTo('alternating');
    const boxes = await Promise.all(
      [1, 2, 3].map(async (column) => (await reader.cell(ROWS.gap, column).boundingBox())!),
    );
    expect(boxes.map(({ x }) => x)).toEqual([boxes[0]!.x, boxes[0]!.x, boxes[0]!.x]);
    expect(boxes[1]!.y).toBeGreaterThan(boxes[0]!.y + boxes[0]!.height - 1);
    expect(await reader.cell(ROWS.gap, 2).textContent()).toBe('no counterpart');
  });
});

describe('one version alone', () => {
  const card = () => hexapla.page.getByRole('dialog', { name: 'Counterparts' });

  test('shows its counterparts when it is pointed at, and hides them when the pointer leaves', async () => {
    await switchTo('single');
    expect(await reader.columnNames()).toEqual(['English']);
    await reader.sentence(ROWS.split, 1, 3).hover();
    await card().getByText('Venne anche il cane.').waitFor();
    await card().getByText('جاء الكلب أيضًا.').waitFor();
    await reader.spine.hover();
    await card().waitFor({ state: 'detached' });
  });

  test('by key they come, follow the keyboard and go', async () => {
    await reader.grid.focus();
    await reader.key('Control+Home');
    await reader.key('Enter');
    await card().getByText('Tre colline').waitFor();
    await reader.key('ArrowDown');
    await card().getByText('Partimmo presto e pioveva.').waitFor();
    expect(await reader.focused()).toBe('We set out early.');
    await reader.key('Escape');
    await card().waitFor({ state: 'detached' });
  });

  test('the other versions are turned to by arrow keys, sentence for sentence', async () => {
    await reader.key('ArrowDown');
    await reader.key('ArrowDown');
    expect(await reader.focused()).toBe('The dog came too.');
    await reader.key('ArrowRight');
    await expect.poll(() => reader.focused()).toBe('Venne anche il cane.');
    expect(await reader.columnNames()).toEqual(['Italiano']);
    await reader.key('ArrowLeft');
    await expect.poll(() => reader.focused()).toBe('The dog came too.');
  });
});

describe('blurred columns', () => {
  const isClear = (row: number, column: number, sentence: number) =>
    reader.sentence(row, column, sentence).evaluate((span) => getComputedStyle(span).color !== 'rgba(0, 0, 0, 0)');
  const isHidden = (row: number, column: number, sentence: number) =>
    reader.sentence(row, column, sentence).getAttribute('aria-hidden');

  test('clear where the pointer is, and stay clear where it presses', async () => {
    await hexapla.page.emulateMedia({ reducedMotion: 'reduce' });
    await switchTo('blurred');
    await reader.spine.hover();
    expect(await isClear(3, 1, 1)).toBe(true);
    await expect.poll(() => isClear(3, 2, 1)).toBe(false);
    expect(await isHidden(3, 2, 1)).toBe('true');
    await reader.sentence(3, 2, 1).hover();
    await expect.poll(() => isClear(3, 2, 1)).toBe(true);
    await reader.sentence(3, 2, 2).click();
    await reader.spine.hover();
    await expect.poll(() => isClear(3, 2, 1)).toBe(false);
    expect(await isClear(3, 2, 2)).toBe(true);
    expect(await isHidden(3, 2, 2)).toBeNull();
  });

  test('clear by key, and a screen reader is told what came', async () => {
    await reader.grid.focus();
    await reader.key('Control+Home');
    await reader.key('ArrowDown');
    await reader.key('Enter');
    await expect.poll(() => isClear(ROWS.split, 2, 1)).toBe(true);
    expect(await isHidden(ROWS.split, 3, 1)).toBeNull();
    const told = hexapla.page.getByRole('status').filter({ hasText: 'Partimmo presto e pioveva.' });
    expect(await told.textContent()).toContain('انطلقنا باكرين وكان المطر.');
    // The next sentence of another bead: what was asked for before is hidden again.
    await reader.key('ArrowDown');
    await reader.key('ArrowDown');
    await expect.poll(() => isClear(ROWS.split, 2, 1)).toBe(false);
    await reader.key('ArrowRight');
    expect(await reader.focused()).toBe('Venne anche il cane.');
    await expect.poll(() => isClear(ROWS.split, 2, 2)).toBe(true);
    expect(await isHidden(ROWS.split, 2, 2)).toBeNull();
  });

  test('are bars in forced colours, that clear like the rest', async () => {
    await hexapla.page.emulateMedia({ forcedColors: 'active' });
    const look = () =>
      reader.sentence(4, 3, 1).evaluate((span) => {
        const { color, backgroundColor } = getComputedStyle(span);
        return color === backgroundColor;
      });
    await expect.poll(look).toBe(true);
    await reader.sentence(4, 3, 1).hover();
    await expect.poll(look).toBe(false);
    await hexapla.page.emulateMedia({ forcedColors: null, reducedMotion: null });
    await switchTo('columns');
  });
});
