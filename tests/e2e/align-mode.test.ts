/** Correcting an alignment in the real window: by keys, by the pointer, with undo that outlives the program. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { AlignPage } from './pages/align-page.ts';
import { HILLS, writeReaderLibrary } from './pages/reader-library.ts';
import { sharedWindow } from './shared-window.ts';

let page: AlignPage;
sharedWindow({
  write: writeReaderLibrary,
  begin: async (hexapla) => {
    page = new AlignPage(hexapla.page);
    await page.open(HILLS);
    await page.begin();
  },
});

const said = (words: string | RegExp) => page.hear(words);

/** Rows as they were; the tests leave them so. */
const rows = async (...numbers: number[]) => Promise.all(numbers.map((number) => page.texts(number)));
const undo = (what: string) => page.undo(what);

beforeEach(async () => {
  await page.standAt(14, 2);
});

describe('by keys alone', () => {
  test('rows are merged, and cut where they were', async () => {
    const before = await rows(13, 14);
    await page.standAt(13, 2);
    await page.key('m');
    await said('Rows 13 and 14 merged.');
    expect(await page.texts(13)).toEqual(before[0]!.map((cell, column) => [...cell, ...before[1]![column]!]));
    expect(await page.standing()).toEqual({ row: 13, column: 2, paragraph: 1 });
    await page.key('ArrowDown');
    await page.key('s');
    await page.key('Enter');
    await said('Row 13 split.');
    expect(await rows(13, 14)).toEqual(before);
    await undo('Split row');
    await undo('Merge rows');
    expect(await rows(13, 14)).toEqual(before);
  });

  test('a drift is mended: the column goes down from here, and what was missing is seen', async () => {
    const [row13, row14, row15] = await rows(13, 14, 15);
    await page.key('Control+Shift+ArrowDown');
    await said('Column shifted down from row 14, Italian.');
    expect(await page.type(14)).toBe('1-0-1');
    expect(await rows(13, 15)).toEqual([row13, [row15![0], row14![1], row15![2]]]);
    expect(await page.standing()).toEqual({ row: 14, column: 2, paragraph: 0 });
    await page.key('Control+Shift+ArrowUp');
    await said('Column shifted up');
    expect(await rows(13, 14, 15)).toEqual([row13, row14, row15]);
    await undo('Shift column');
    await undo('Shift column');
  });

  test('a paragraph goes to the next row, into a row of its own, and back', async () => {
    const before = await rows(13, 14, 15);
    await page.key('Alt+ArrowDown');
    await said('Row 14: last paragraph moved down, Italian.');
    expect([await page.type(14), await page.type(15)]).toEqual(['1-0-1', '1-2-1']);
    expect(await page.standing()).toEqual({ row: 14, column: 2, paragraph: 0 });
    await page.key('ArrowDown');
    await page.key('Alt+ArrowUp');
    await said('Row 15: first paragraph moved up');
    expect(await rows(13, 14, 15)).toEqual(before);
    await page.key('ArrowUp');
    await page.key('Alt+Shift+ArrowDown');
    await said('Paragraph set in a row of its own');
    expect([await page.type(14), await page.type(15)]).toEqual(['1-0-1', '0-1-0']);
    for (const what of ['Row of its own', 'Move paragraph', 'Move paragraph']) await undo(what);
    expect(await rows(13, 14, 15)).toEqual(before);
  });

  test('a paragraph is divided before a sentence, and joined again', async () => {
    await page.key('Control+ArrowRight');
    await page.key('Enter');
    await said('Paragraph divided.');
    expect((await page.texts(14))[1]).toHaveLength(2);
    await page.key('j');
    await said('Paragraphs joined.');
    expect((await page.texts(14))[1]).toHaveLength(1);
    await undo('Join paragraphs');
    await undo('Divide paragraph');
  });

  test('several rows are confirmed at once; what can’t be done is said', async () => {
    await page.key('Shift+ArrowDown');
    await page.key('Shift+ArrowDown');
    await page.key('a');
    await said('3 rows confirmed.');
    expect(await page.row(15).getByRole('img', { name: 'confirmed' }).count()).toBe(1);
    await undo('Confirm');
    expect(await page.row(15).getByRole('img', { name: 'confirmed' }).count()).toBe(0);
    await page.key('Escape');
    await page.key('j');
    await said('There is only one paragraph here.');
  });

  test('paragraphs that stand apart are linked, the link leads there, and is removed', async () => {
    await page.key('Space');
    await page.tools.getByText('go to its counterpart').waitFor();
    await page.key('ArrowDown');
    await page.key('ArrowLeft');
    await page.key('Space');
    await said('Paragraphs linked.');
    const note = page.cell(14, 2).getByRole('button', { name: 'counterpart at paragraph 16, English' });
    await note.click();
    expect(await page.standing()).toMatchObject({ row: 15, column: 1 });
    await page.key('Shift+L');
    await said('Link removed.');
    await undo('Remove link');
    await undo('Link paragraphs');
    expect(await note.count()).toBe(0);
  });
});

test('sentences within a row are rearranged', async () => {
  const title = 'Sentences of this row';
  await page.key('e');
  const dialog = page.page.getByRole('dialog', { name: title });
  await dialog.waitFor();
  expect(await dialog.getByRole('group', { name: /^Group/ }).count()).toBe(2);
  await page.key('m');
  await vi.waitFor(async () => expect(await dialog.getByRole('group', { name: /^Group/ }).count()).toBe(1));
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await said('Sentences rearranged.');
  await page.sentence(14, 2, 1).hover();
  expect((await page.lit()).counterparts).toHaveLength(5);
  await undo('Edit sentences');
});

describe('rows are selected', () => {
  const selected = () =>
    page.rows
      .and(page.page.locator('[aria-selected="true"]'))
      .evaluateAll((all) => all.map((row) => Number((row as HTMLElement).dataset['row']) + 1));
  const count = () => page.page.getByRole('region', { name: 'Tools for correcting' }).getByRole('status').textContent();

  test('by keys and by the pointer, and it is said how many', async () => {
    await page.key('Shift+ArrowDown');
    await page.key('Shift+ArrowDown');
    expect(await selected()).toEqual([14, 15, 16]);
    expect(await count()).toBe('3 rows selected, 14 to 16');
    await page.key('Shift+ArrowUp');
    expect(await selected()).toEqual([14, 15]);
    await page.sentence(18, 1, 1).click({ modifiers: ['Shift'] });
    expect(await selected()).toEqual([14, 15, 16, 17, 18]);
    expect(await page.grid.getAttribute('aria-multiselectable')).toBe('true');
    await page.key('Escape');
    expect(await selected()).toEqual([]);
    expect(await count()).toBe('');
    await page.key('Control+a');
    // All but the furniture, which is folded.
    expect(await count()).toBe('297 rows selected, 1 to 300');
    await page.key('Escape');
  });

  test('what is done is done to all of them, the keyboard stays; one step takes it back', async () => {
    await page.key('Shift+ArrowDown');
    await page.key('Shift+ArrowDown');
    for (const [key, words] of [
      ['p', '3 rows pinned.'],
      ['r', '3 rows marked as doubtful.'],
      ['x', 'Status of 3 rows cleared.'],
      ['a', '3 rows confirmed.'],
    ] as const) {
      await page.key(key);
      await said(words);
      expect(await page.standing()).toMatchObject({ row: 16, column: 2 });
      expect(await selected()).toEqual([14, 15, 16]);
    }
    for (const mark of ['confirmed', 'pinned'])
      expect(await page.row(15).getByRole('img', { name: mark }).count()).toBe(1);
    for (const what of ['Confirm', 'Clear status', 'Mark as doubtful', 'Pin']) await undo(what);
    expect(await page.standing()).toMatchObject({ row: 16, column: 2 });
    await page.standAt(14, 2);
    await page.sentence(16, 2, 1).click({ modifiers: ['Shift'] });
    await page.tools.getByRole('button', { name: 'Merge the selected rows' }).click();
    await said('Rows 14 to 16 merged.');
    expect(await page.type(14)).toBe('3-3-3');
    await undo('Merge rows');
  });

  test('aligning again is about them', async () => {
    await page.key('Shift+ArrowDown');
    await page.key('Control+Shift+r');
    const dialog = page.page.getByRole('dialog', { name: 'Align again' });
    await vi.waitFor(async () => expect(await dialog.textContent()).toMatch(/The selected rows.*2 rows looked at/), {
      timeout: 15_000,
    });
    await page.key('Escape');
    await dialog.waitFor({ state: 'detached' });
  });
});

describe('by the pointer', () => {
  test('several paragraphs are dragged at once, and one step takes them back', async () => {
    const before = await rows(13, 14);
    await page.standAt(13, 1);
    await page.key('m');
    await said('Rows 13 and 14 merged.');
    await page.drag(page.segment(13, 2, 1).locator('[data-handle]'), page.cell(14, 2));
    await said('Row 13: last 2 paragraphs moved down, Italian.');
    expect([await page.type(13), await page.type(14)]).toEqual(['2-0-2', '1-3-1']);
    await undo('Move paragraph');
    expect(await page.type(13)).toBe('2-2-2');
    await undo('Merge rows');
    expect(await rows(13, 14)).toEqual(before);
  });

  test('a paragraph is dragged by its number to the row above', async () => {
    const before = await rows(13, 14);
    await page.drag(page.segment(14, 2, 1).locator('[data-handle]'), page.cell(13, 2));
    await said('Row 14: first paragraph moved up, Italian.');
    expect(await page.type(13)).toBe('1-2-1');
    await undo('Move paragraph');
    expect(await rows(13, 14)).toEqual(before);
  });

  test('the boundary of two rows is drawn over a paragraph', async () => {
    const { x, y } = await page.boundary(13, 1);
    await page.page.mouse.move(x, y);
    await page.page.mouse.down();
    await page.page.mouse.move(x, y + 60, { steps: 4 });
    await page.page.mouse.move(x, y + 110, { steps: 4 });
    await page.page.mouse.up();
    await said('Row 14: first paragraph moved up, English.');
    expect(await page.type(13)).toBe('2-1-1');
    await undo('Move paragraph');
  });

  test('a row’s own tools, its menu and the line of tools do the same as keys', async () => {
    await page.row(15).hover();
    await page.row(15).getByRole('button', { name: 'Merge with Next Row' }).click();
    await said('Rows 15 and 16 merged.');
    await page.segment(15, 1, 2).click({ button: 'right' });
    await page.page.getByRole('menuitem', { name: 'Split Row' }).click();
    await page.tools.getByRole('button', { name: 'Split' }).click();
    await said('Row 15 split.');
    await page.tools.getByRole('button', { name: 'Pin or Unpin Row' }).click();
    await said('Row 15 pinned.');
    expect(await page.row(15).getByRole('img', { name: 'pinned' }).count()).toBe(1);
    for (const what of ['Pin', 'Split row', 'Merge rows']) await undo(what);
  });
});

test('the line of tools is one stop of the Tab key, and arrows go along it', async () => {
  const tools = page.tools.getByRole('button');
  const isFocused = (tool: Element) => tool === document.activeElement;
  await tools.first().focus();
  await page.key('ArrowRight');
  expect(await tools.nth(1).evaluate(isFocused)).toBe(true);
  await page.key('Tab');
  expect(await page.tools.locator(':focus').count()).toBe(0);
  await page.key('Shift+Tab');
  expect(await tools.nth(1).evaluate(isFocused)).toBe(true);
  await page.grid.focus();
});

describe('the view', () => {
  test('never jumps: rows above and below an edit stay where they are', async () => {
    await page.standAt(15, 1);
    const place = async (row: number) => (await page.row(row).boundingBox())!.y;
    const above = await place(13);
    await page.key('m');
    await said('Rows 15 and 16 merged.');
    expect(await place(13)).toBeCloseTo(above, 0);
    await undo('Merge rows');
    expect(await place(13)).toBeCloseTo(above, 0);
  });

  test('never jumps, whatever is done: the row at the top stays to the pixel, and so after each undo', async () => {
    await page.standAt(16, 2);
    const top = await page.top();
    const keys = [
      'm',
      'Shift+M',
      'Alt+ArrowDown',
      'Alt+Shift+ArrowDown',
      'Control+Shift+ArrowDown',
      'a',
      'r',
      'p',
      'c',
    ];
    for (const key of keys) {
      await page.standAt(16, 2);
      const before = await page.said.textContent();
      await page.key(key);
      await vi.waitFor(async () => expect(await page.said.textContent()).not.toBe(before));
      expect([key, await page.top()]).toEqual([key, top]);
      await undo('');
      expect([key, 'undone', await page.top()]).toEqual([key, 'undone', top]);
    }
  });

  test('goes to what an undo changed where that is out of sight', async () => {
    await page.standAt(13, 1);
    await page.key('m');
    await said('Rows 13 and 14 merged.');
    const merged = await page.texts(13);
    await page.scroll(6000);
    await undo('Merge rows');
    await page.ready();
    expect(await page.standing()).toMatchObject({ row: 13, column: 1 });
    expect(await page.texts(13)).not.toEqual(merged);
  });

  test('shows at once what an edit of more rows than one answer holds changed in it', async () => {
    await page.key('Control+End');
    await page.ready();
    await page.key('c');
    await said('All 299 rows above confirmed.');
    expect(await page.rows.and(page.page.locator('[aria-busy]')).count()).toBe(0);
    expect(await page.row(290).getByRole('img', { name: 'confirmed' }).count()).toBe(1);
    await undo('Confirm all above');
    expect(await page.row(290).getByRole('img', { name: 'confirmed' }).count()).toBe(0);
    await page.key('Control+Home');
    await page.ready();
  });
});
