/** A corrector's hand in the real window: where the keyboard is after each step, what the pointer reaches, and what is said where nothing is done. */
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
const undo = (what: string) => page.undo(what);
const selected = () => page.rows.and(page.page.locator('[aria-selected="true"]')).count();
const entry = (name: string) => page.page.getByRole('menuitem', { name, exact: true });
const dialog = () => page.page.getByRole('dialog', { name: 'Sentences of this row' });
const groups = () =>
  dialog()
    .getByRole('group', { name: /^Group/ })
    .count();

beforeEach(async () => {
  await page.standAt(14, 2);
});

describe('the keyboard', () => {
  test('stays where a link was completed; where it was begun is shown meanwhile', async () => {
    const start = page.segment(14, 2, 1);
    await page.key('Space');
    expect(await start.getAttribute('data-link-start')).toBe('');
    await page.standAt(16, 1);
    await page.key('Space');
    await said('Paragraphs linked.');
    expect(await page.standing()).toMatchObject({ row: 16, column: 1 });
    expect(await start.getAttribute('data-link-start')).toBeNull();
    for (const row of [14, 16]) {
      await page.standAt(row, row === 14 ? 2 : 1);
      await page.key('Space');
    }
    await said('linked already');
    await page.key('Escape');
    await page.key('Shift+L');
    await said('Link removed.');
    expect(await page.standing()).toMatchObject({ row: 16, column: 1 });
    await undo('Remove link');
    await undo('Link paragraphs');
  });

  test('goes back by undo to where each edit was made, and by redo to where it led', async () => {
    await page.standAt(15, 3);
    await page.key('Shift+M');
    await said('Rows 14 and 15 merged.');
    const led = await page.standing();
    expect(led).toEqual({ row: 14, column: 3, paragraph: 2 });
    await page.standAt(13, 1);
    await page.key('Alt+ArrowDown');
    await said('Row 13: last paragraph moved down');
    await page.standAt(17, 2);
    await undo('Move paragraph');
    expect(await page.standing()).toEqual({ row: 13, column: 1, paragraph: 1 });
    await undo('Merge rows');
    expect(await page.standing()).toEqual({ row: 15, column: 3, paragraph: 1 });
    await page.key('Control+Shift+z');
    await said('Done again: Merge rows');
    expect(await page.standing()).toEqual(led);
    await undo('Merge rows');
  });
});

describe('the sentences of a row', () => {
  test('are rearranged from the one where the keyboard stands, with undo of their own', async () => {
    await page.key('Control+ArrowRight');
    await page.key('e');
    await dialog().waitFor();
    await vi.waitFor(async () => expect(await page.focused()).toMatch(/^Nessuno/));
    const before = await groups();
    await page.key('Alt+ArrowUp');
    await vi.waitFor(async () => expect(await groups()).toBe(before));
    await page.key('Home');
    expect(await page.focused()).toMatch(/^La collina 14/);
    await page.key('m');
    await vi.waitFor(async () => expect(await groups()).toBe(before - 1));
    await page.key('Control+z');
    await vi.waitFor(async () => expect(await groups()).toBe(before));
    await page.key('Control+y');
    await vi.waitFor(async () => expect(await groups()).toBe(before - 1));
    await page.key('Control+Enter');
    await dialog().waitFor({ state: 'detached' });
    await said('Sentences rearranged.');
    await undo('Edit sentences');
  });

  test('keep undo from what lies behind their dialog', async () => {
    await page.key('a');
    await said('Row 14 confirmed.');
    await page.key('e');
    await dialog().waitFor();
    await dialog().getByRole('button', { name: 'Cancel' }).focus();
    await page.key('Control+z');
    await page.key('Escape');
    await dialog().waitFor({ state: 'detached' });
    expect(await page.row(14).getByRole('img', { name: 'confirmed' }).count()).toBe(1);
    await undo('Confirm');
  });
});

describe('the pointer', () => {
  test('takes a row by its edge, and with Shift all rows up to it', async () => {
    const edge = (row: number) => page.row(row).getByRole('rowheader');
    await edge(15).click();
    expect(await page.standing()).toMatchObject({ row: 15, column: 2 });
    await edge(17).click({ modifiers: ['Shift'] });
    expect(await selected()).toBe(3);
    await edge(16).click({ button: 'right' });
    await entry('Merge the selected rows').waitFor();
    expect(await entry('Split Row').count()).toBe(0);
    await entry('Confirm').click();
    await said('3 rows confirmed.');
    await undo('Confirm');
    await page.key('Escape');
    expect(await selected()).toBe(0);
  });

  test('finds in a row’s menu what can’t be done there, and why', async () => {
    await page.row(14).getByRole('rowheader').click({ button: 'right' });
    await entry('Remove Link').waitFor();
    expect(await entry('Remove Link').getAttribute('aria-disabled')).toBe('true');
    expect(await entry('Remove Link').getAttribute('title')).toBe('This paragraph has no link.');
    expect(await entry('Merge with Next Row').getAttribute('aria-disabled')).not.toBe('true');
    await page.key('Escape');
    await entry('Remove Link').waitFor({ state: 'detached' });
  });

  test('divides a paragraph where the menu was opened', async () => {
    // It begins in the middle of a line.
    const { x, y } = await page.sentence(14, 2, 2).evaluate((span) => {
      const [first] = span.getClientRects();
      return { x: first!.left + 1, y: first!.top + first!.height / 2 };
    });
    await page.page.mouse.click(x, y, { button: 'right' });
    await entry('Divide Paragraph Here').click();
    await said('Paragraph divided.');
    expect((await page.texts(14))[1]?.[1]).toMatch(/^Nessuno/);
    await undo('Divide paragraph');
  });

  test('takes the keyboard along with a paragraph, and is told where it can’t be taken', async () => {
    const handle = page.segment(15, 3, 1).locator('[data-handle]');
    await page.drag(handle, page.row(17));
    await said('the paragraphs of a version keep their order');
    expect(await page.standing()).toEqual({ row: 15, column: 3, paragraph: 1 });
    await page.drag(handle, page.row(14));
    await said('Row 15: first paragraph moved up');
    expect(await page.standing()).toMatchObject({ row: 15, column: 3 });
    await undo('Move paragraph');
    expect(await page.standing()).toEqual({ row: 15, column: 3, paragraph: 1 });
  });
});
