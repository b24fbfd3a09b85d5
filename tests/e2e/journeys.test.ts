/** What users come for, from beginning to end: a drift is mended; a text is read and annotated; the language is switched in the middle of things. */
import { describe, expect, test, vi } from 'vitest';
import { AlignPage } from './pages/align-page.ts';
import { DRIFT, DRIFT_ROWS, writeDriftLibrary } from './pages/drift-library.ts';
import { LibraryPage } from './pages/library-page.ts';
import { NotesPage } from './pages/notes-page.ts';
import { HILLS, writeReaderLibrary } from './pages/reader-library.ts';
import { callService } from './pages/service.ts';
import { sharedWindow } from './shared-window.ts';

const WAIT = { timeout: 8000 };

let align: AlignPage;
let notes: NotesPage;
const hexapla = sharedWindow({
  write: (home) => {
    writeReaderLibrary(home);
    writeDriftLibrary(home);
  },
  begin: async ({ page }) => {
    align = new AlignPage(page);
    notes = new NotesPage(align);
    await new LibraryPage(page).works.first().waitFor();
  },
});
const press = (keys: string) => hexapla.page.keyboard.press(keys);
const type = (text: string) => hexapla.page.keyboard.type(text);
const said = (words: string | RegExp) => expect.poll(() => align.said.textContent(), WAIT).toMatch(words);
const position = () => hexapla.page.locator('footer').textContent();

test('a drift: the queue of doubts leads to where it begins, one shift mends all of it, and it is confirmed', async () => {
  const { last, slipped } = DRIFT_ROWS;
  await align.open(DRIFT);
  await press('Control+F8');
  const doubts = notes.panel.getByRole('listbox').getByRole('option');
  await expect.poll(() => doubts.first().textContent(), WAIT).toContain('numbers differ: 443 / 454');
  expect(await doubts.count()).toBe(last - slipped + 1);
  await notes.panel.getByRole('listbox').focus();
  await press('Enter');
  await expect.poll(() => notes.focus(), WAIT).toContain(`Day ${slipped}:`);
  await align.begin();
  await align.standAt(slipped, 2);
  await press('Control+Shift+ArrowDown');
  await said(`Column shifted down from row ${slipped}, Italian.`);
  expect(await align.type(slipped)).toBe('1-0');
  // Each day stands beside its own from here to the end; the gap that was at the end is taken up.
  for (const day of [slipped + 1, slipped + 2]) {
    const [english, italian] = (await align.texts(day)).map(([text]) => text);
    expect([english, italian]).toEqual([
      expect.stringContaining(`Day ${day}:`),
      expect.stringContaining(`Giorno ${day}:`),
    ]);
  }
  await press('Control+End');
  await align.ready();
  expect((await align.texts(last))[1]).toEqual([expect.stringContaining(`Giorno ${last}:`)]);
  await press('c');
  await said(`All ${last - 1} rows above confirmed.`);
  await press('a');
  await said(`Row ${last} confirmed.`);
  await expect.poll(() => notes.status.textContent(), WAIT).toContain('Nothing is in doubt.');
  await press('Control+E');
  await align.leave();
});

test('reading and noting: a highlight and a note are made, found again in the list, and there after the work was left', async () => {
  await align.open(HILLS);
  await press('Control+G');
  await notes.dialog.waitFor();
  await type('20');
  await press('Enter');
  await expect.poll(() => notes.focus(), WAIT).toBe('Hill 20 lies in the east.');
  await notes.select(21, 2, 3, 13);
  await notes.toolbar.getByRole('button', { name: 'Highlight: Blue' }).click();
  await expect.poll(() => notes.drawn('note-blue'), WAIT).toEqual(['collina 21']);
  await align.sentence(20, 1, 1).focus();
  await press('Control+Alt+M');
  await expect.poll(() => notes.dialog.textContent(), WAIT).toContain('Hill 20 lies in the east.');
  await notes.writing();
  await type('Which hill is this?');
  await press('Control+Enter');
  await notes.dialog.waitFor({ state: 'detached' });
  const top = await align.top();
  await align.leave();
  await align.open(HILLS);
  expect(await align.top()).toEqual(top);
  // A note has the colour that was used last.
  const drawn = ['Hill 20 lies in the east.', 'collina 21'];
  await expect.poll(() => notes.drawn('note-blue'), WAIT).toEqual(drawn);
  await press('Control+Shift+N');
  await expect
    .poll(() => notes.notes.allTextContents(), WAIT)
    .toEqual([expect.stringContaining('Which hill is this?'), expect.stringContaining('collina 21')]);
  await align.spine.focus();
  await press('End');
  await notes.notes.first().locator('[data-note]').focus();
  await press('Enter');
  await expect.poll(() => notes.focus(), WAIT).toBe('Hill 20 lies in the east.');
});

describe('the language is switched in the middle', () => {
  const speak = async (locale: 'en' | 'it' | 'ar') => {
    await callService(hexapla.page, 'settings.set', { locale });
    await expect.poll(() => hexapla.page.evaluate(() => document.documentElement.lang), WAIT).toBe(locale);
    await align.settle();
  };

  test('of a note half written: its words stay, and it is saved', async () => {
    await align.sentence(20, 1, 2).focus();
    await press('Control+Alt+M');
    await notes.writing();
    await type('Half a tho');
    await speak('ar');
    await type('ught');
    expect(await notes.dialog.getByRole('textbox').inputValue()).toBe('Half a thought');
    await press('Control+Enter');
    await notes.dialog.waitFor({ state: 'detached' });
    await speak('en');
    await expect
      .poll(() => notes.notes.allTextContents(), WAIT)
      .toContainEqual(expect.stringContaining('Half a thought'));
  });

  test('of a find: the words, the hits and the place among them stay', async () => {
    await press('Control+F');
    await type('collina 15');
    await expect.poll(() => notes.status.textContent(), WAIT).toBe('Found 11 times');
    await press('Enter');
    await press('Enter');
    await expect.poll(() => notes.status.textContent(), WAIT).toBe('2 of 11');
    const place = await align.top();
    await speak('it');
    expect(await notes.page.locator('#reader-panel').getByRole('searchbox').inputValue()).toBe('collina 15');
    await expect
      .poll(() => notes.page.locator('#reader-panel').getByRole('status').textContent(), WAIT)
      .toMatch(/2.*11/);
    expect(await align.top()).toEqual(place);
    expect(await position()).toContain('150');
    await press('Enter');
    await expect
      .poll(() => notes.page.locator('#reader-panel').getByRole('status').textContent(), WAIT)
      .toMatch(/3.*11/);
    await speak('en');
    await press('Escape');
  });

  test('of an edit: the rows selected, the cut that was chosen and what can be undone stay', async () => {
    await align.begin();
    await press('Control+Home');
    await align.ready();
    await align.standAt(14, 2);
    await press('m');
    await said('Rows 14 and 15 merged.');
    await press('Shift+ArrowDown');
    await align.standAt(14, 2, 2);
    await press('s');
    const cuts = () => align.row(14).locator('[data-cut]').count();
    await vi.waitFor(async () => expect(await cuts()).toBe(3));
    const top = await align.top();
    await speak('ar');
    expect(await cuts()).toBe(3);
    expect(await align.top()).toEqual(top);
    await speak('it');
    expect(await align.standing()).toMatchObject({ row: 14, column: 2 });
    await press('Enter');
    await said('Riga 14 divisa.');
    await press('Control+z');
    await said(/^Annullato: Dividi riga/);
    await speak('en');
    await press('Control+z');
    await said('Undone: Merge rows');
    expect(await align.type(14)).toBe('1-1-1');
  });
});
