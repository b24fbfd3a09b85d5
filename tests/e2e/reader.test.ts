/** Reading a work in the real window: its columns and rows, lit counterparts, gaps and doubts, the place that is kept. */
import { describe, expect, test } from 'vitest';
import { ALONE, HILLS, HOLLOW, ROWS, writeReaderLibrary } from './pages/reader-library.ts';
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

describe('the page', () => {
  test('has a column for each version, with its language, direction, edition and translator', async () => {
    expect(await reader.columnNames()).toEqual(['English', 'Italiano', 'العربية']);
    await expect(reader.heads.nth(0).textContent()).resolves.toContain('first edition');
    await expect(reader.heads.nth(1).textContent()).resolves.toContain('Mario Rossi');
    const arabic = reader.cell(ROWS.title, 3);
    expect(await arabic.getAttribute('lang')).toBe('ar');
    expect(await arabic.getAttribute('dir')).toBe('rtl');
    expect(await arabic.evaluate((cell) => getComputedStyle(cell).fontFamily)).toContain('Noto Naskh Arabic');
  });

  test('tells a screen reader how many rows there are and which this is', async () => {
    expect(await reader.grid.getAttribute('role')).toBe('grid');
    expect(await reader.grid.getAttribute('aria-rowcount')).toBe(String(ROWS.last + 1));
    expect(await reader.row(3).getAttribute('aria-rowindex')).toBe('4');
    expect(await reader.row(3).getByRole('rowheader').textContent()).toContain('Paragraph 3');
  });

  test('sets the cells of a row on one baseline', async () => {
    const tops = await reader
      .row(3)
      .locator('[data-column]')
      .evaluateAll((cells) =>
        cells.map((cell) => {
          const probe = document.createElement('span');
          probe.style.cssText = 'display:inline-block;inline-size:0;block-size:0';
          cell.querySelector('[data-segment]')!.prepend(probe);
          const { bottom } = probe.getBoundingClientRect();
          probe.remove();
          return bottom;
        }),
      );
    expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(1);
  });

  test('draws only the rows around the view', async () => {
    expect(await reader.rows.count()).toBeLessThan(60);
  });
});

describe('a sentence', () => {
  test('is lit with its counterparts in every column, counted through all paragraphs of the row', async () => {
    await reader.sentence(ROWS.split, 1, 3).hover();
    expect(await reader.lit()).toEqual({
      self: ['The dog came too.'],
      counterparts: ['Venne anche il cane.', 'جاء الكلب أيضًا.'],
    });
    await reader.sentence(ROWS.split, 2, 1).hover();
    expect(await reader.lit()).toEqual({
      self: ['Partimmo presto e pioveva.'],
      counterparts: ['We set out early.', 'It rained.', 'انطلقنا باكرين وكان المطر.'],
    });
  });

  test('goes dark when the pointer leaves', async () => {
    await reader.sentence(ROWS.split, 1, 1).hover();
    await reader.spine.hover();
    expect(await reader.lit()).toEqual({ self: [], counterparts: [] });
  });
});

describe('rows of their own kind', () => {
  test('a gap is shown in words', async () => {
    expect(await reader.cell(ROWS.gap, 2).textContent()).toBe('no counterpart');
  });

  test('a doubtful row says why, to the eye and to a screen reader', async () => {
    const mark = reader.row(ROWS.doubtful).getByRole('button');
    const name = await mark.getAttribute('aria-label');
    expect(name).toContain('doubtful');
    expect(name).toContain('7');
    await mark.focus();
    await reader.key('Enter');
    await expect(hexapla.page.getByRole('dialog').textContent()).resolves.toContain('7');
    await reader.key('Escape');
  });

  test('confirmed and pinned rows have a sign with a name', async () => {
    expect(await reader.row(ROWS.confirmed).getByRole('img', { name: 'confirmed' }).count()).toBe(1);
    expect(await reader.row(ROWS.pinned).getByRole('img', { name: 'pinned' }).count()).toBe(1);
  });

  test('furniture is folded into a line that unfolds', async () => {
    const line = hexapla.page.getByRole('button', { name: '3 lines of page furniture' });
    expect(await reader.row(ROWS.furniture + 1).count()).toBe(0);
    await line.click();
    expect(await reader.cell(ROWS.furniture + 1, 1).textContent()).toBe('Leave a comment');
    expect(await line.count()).toBe(0);
  });

  test('are counted below the page, and visited from there', async () => {
    const status = hexapla.page.getByRole('contentinfo');
    await expect(status.textContent()).resolves.toContain('2 doubtful');
    await expect(status.textContent()).resolves.toContain('1 gap');
    await reader.spine.focus();
    await reader.key('Home');
    await status.getByRole('button', { name: '2 doubtful' }).click();
    await reader.settle();
    expect(await reader.focused()).toBe('Hill 6 lies in the east.');
    await reader.key('F8');
    await reader.ready();
    expect(await reader.focused()).toBe('Hill 200 lies in the east.');
    await reader.key('F7');
    await reader.ready();
    expect(await reader.focused()).toBe('Hill 4 lies in the east.');
  });

  test('are visited from where the keyboard is, in its column', async () => {
    await reader.key('F8');
    await reader.ready();
    await reader.key('ArrowRight');
    await reader.key('F8');
    await reader.ready();
    const cell = hexapla.page.locator('[data-column]:focus-within');
    expect([await cell.getAttribute('aria-colindex'), await cell.textContent()]).toEqual([
      '3',
      expect.stringContaining('200'),
    ]);
  });
});

describe('works out of the ordinary', () => {
  test('one version alone is read like any other', async () => {
    await reader.leave();
    await reader.open(ALONE);
    expect(await reader.columnNames()).toEqual(['Italiano']);
    expect(await reader.sentence(1, 1, 2).textContent()).toBe('Nessuno risponde.');
    await reader.key('F8');
    await hexapla.page.getByRole('contentinfo').getByRole('status').getByText('nothing doubtful').waitFor();
  });

  test('an empty work says so and offers to add a version', async () => {
    await reader.leave();
    await reader.press(HOLLOW);
    await hexapla.page.getByRole('heading', { name: 'There is nothing to read here yet' }).waitFor();
    await hexapla.page.getByRole('main').getByRole('button', { name: 'Add a version' }).click();
    await hexapla.page.getByRole('dialog').waitFor();
    await reader.key('Escape');
    expect(await reader.rows.count()).toBe(0);
    await reader.leave();
  });
});
