/** Getting about and keeping notes in the real window: the side panel, contents, places, finding, highlights, notes and their export. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { accessibilityFaults } from './pages/accessibility.ts';
import { NotesPage } from './pages/notes-page.ts';
import { HILLS, ROWS, writeReaderLibrary } from './pages/reader-library.ts';
import { ReaderPage } from './pages/reader-page.ts';
import { callService } from './pages/service.ts';
import { sharedWindow } from './shared-window.ts';

const WAIT = { timeout: 8000 };

let reader: ReaderPage;
let notes: NotesPage;
const press = (keys: string) => hexapla.page.keyboard.press(keys);
const type = (text: string) => hexapla.page.keyboard.type(text);
const position = () => hexapla.page.locator('footer').textContent();

const hexapla = sharedWindow({
  write: writeReaderLibrary,
  begin: async ({ page }) => {
    reader = new ReaderPage(page);
    notes = new NotesPage(reader);
    await reader.open(HILLS);
  },
});

describe('getting about', () => {
  test('the panel opens by key with its contents, leads to a heading, and gives the focus back', async () => {
    await reader.sentence(ROWS.split, 1, 1).focus();
    await reader.spine.focus();
    await press('Control+Shift+O');
    const item = notes.panel.getByRole('treeitem', { name: 'Three Hills' });
    await expect.poll(() => notes.focus(), WAIT).toContain('Three Hills');
    expect(await item.getAttribute('aria-current')).toBe('location');
    await press('Escape');
    await expect.poll(() => notes.focus(), WAIT).toBe('Place in the work');
    expect(await notes.panel.count()).toBe(0);
  });

  test('a paragraph is gone to by number; back and forward lead between the places', async () => {
    await press('Control+G');
    await notes.dialog.waitFor();
    await type('9999');
    await press('Enter');
    await expect.poll(() => notes.dialog.textContent(), WAIT).toContain('The last one is 300.');
    await press('Control+A');
    await type('150');
    await press('Enter');
    await expect.poll(() => notes.focus(), WAIT).toBe('Hill 150 lies in the east.');
    await press('Alt+ArrowLeft');
    await expect.poll(position, WAIT).toContain('¶ 1 of 300');
    await press('Alt+ArrowRight');
    await expect.poll(position, WAIT).toContain('¶ 150 of 300');
    await press('Alt+ArrowLeft');
    await expect.poll(position, WAIT).toContain('¶ 1 of 300');
  });

  test('the panel is made wider by keys and keeps its width', async () => {
    await press('Control+Shift+O');
    const edge = notes.panel.getByRole('separator');
    await edge.focus();
    const before = (await notes.panel.boundingBox())!.width;
    await press('ArrowLeft');
    await expect.poll(async () => (await notes.panel.boundingBox())!.width, WAIT).toBe(before + 16);
    await expect
      .poll(async () => (await callService<{ panelWidth: number }>(hexapla.page, 'settings.get', {})).panelWidth, WAIT)
      .toBe(before + 16);
    await press('Escape');
  });
});

describe('finding', () => {
  test('lists hits with their counterparts, marks them, and goes from one to the next by Enter', async () => {
    await press('Control+F');
    await type('COLLINA 15');
    await expect.poll(() => notes.status.textContent(), WAIT).toBe('Found 11 times');
    await expect.poll(() => notes.hit(1).textContent(), WAIT).toContain('Hill 15 lies in the east.');
    await press('Enter');
    await expect.poll(() => notes.drawn('found-now'), WAIT).toEqual(['collina 15']);
    expect(await position()).toContain('¶ 15');
    await press('Enter');
    await expect.poll(() => notes.status.textContent(), WAIT).toBe('2 of 11');
    await expect.poll(() => notes.drawn('found-now'), WAIT).toEqual(['collina 15']);
    await expect.poll(position, WAIT).toContain('¶ 150');
    expect((await notes.drawn('found')).length).toBeGreaterThan(2);
    await press('ArrowDown');
    await expect.poll(() => notes.hit(2).evaluate((hit) => hit.contains(document.activeElement)), WAIT).toBe(true);
    await press('ArrowDown');
    await expect.poll(() => notes.status.textContent(), WAIT).toBe('3 of 11');
    await notes.panel.getByRole('searchbox').focus();
  });

  test('in one version, or for whole words only', async () => {
    await notes.button('Whole words only').click();
    await expect.poll(() => notes.status.textContent(), WAIT).toBe('Found once');
    await notes.button('Whole words only').click();
    await notes.panel.getByRole('combobox', { name: 'Version' }).click();
    await hexapla.page.getByRole('option', { name: 'English' }).click();
    await expect.poll(() => notes.status.textContent(), WAIT).toBe('Not found');
    await press('Control+F');
    await type('hill 15');
    await expect.poll(() => notes.status.textContent(), WAIT).toBe('Found 11 times');
  });

  test('Escape leaves no marks, and back leads to where the search began', async () => {
    await press('Control+F');
    await press('Escape');
    await expect.poll(() => notes.drawn('found'), WAIT).toEqual([]);
    await press('Alt+ArrowLeft');
    await expect.poll(position, WAIT).toContain('¶ 1 of 300');
  });
});

describe('reading and annotating', () => {
  test('selected words are highlighted from the toolbar, and the row says so', async () => {
    await notes.select(3, 2, 3, 12);
    await notes.toolbar.getByRole('button', { name: 'Highlight: Green' }).click();
    await expect.poll(() => notes.drawn('note-green'), WAIT).toEqual(['collina 3']);
    await reader.row(3).getByRole('button', { name: 'One note at paragraph 3' }).waitFor();
  });

  test('a note on the focused sentence is written, changed and undone by keyboard alone', async () => {
    await press('Control+G');
    await notes.dialog.waitFor();
    await type('5');
    await press('Enter');
    await expect.poll(() => notes.focus(), WAIT).toBe('Hill 5 lies in the east.');
    await press('Control+Alt+M');
    await expect.poll(() => notes.dialog.textContent(), WAIT).toContain('Hill 5 lies in the east.');
    await notes.writing();
    await type('Which one?');
    await press('Control+Enter');
    await notes.dialog.waitFor({ state: 'detached' });
    const said = hexapla.page.getByRole('contentinfo').getByRole('status');
    await expect.poll(() => said.textContent(), WAIT).toBe('Note saved');
    await press('Control+D');
    await expect.poll(() => said.textContent(), WAIT).toBe('Bookmark set');
    await reader.row(5).getByRole('button', { name: '2 notes at paragraph 5' }).waitFor();
    await press('Control+Shift+N');
    await expect.poll(() => notes.status.textContent(), WAIT).toBe('3 notes');
    await expect
      .poll(() => notes.notes.allTextContents(), WAIT)
      .toEqual([
        expect.stringContaining('collina 3'),
        expect.stringContaining('Which one?'),
        expect.stringContaining('Bookmark'),
      ]);
    await type('which');
    await expect.poll(() => notes.status.textContent(), WAIT).toBe('One note');
    const note = notes.notes.first().locator('[data-note]');
    await note.focus();
    await press('F2');
    await notes.writing();
    // The caret stands behind what was written.
    await type(' The second.');
    await press('Control+Enter');
    await expect.poll(() => notes.notes.first().textContent(), WAIT).toContain('Which one? The second.');
    await note.focus();
    await press('Delete');
    await expect.poll(() => notes.status.textContent(), WAIT).toBe('No notes');
    await hexapla.page.locator('#reading-grid').focus();
    await press('Control+Z');
    await expect.poll(() => notes.notes.first().textContent(), WAIT).toContain('Which one? The second.');
  });

  test('a note leads to its words', async () => {
    await reader.spine.focus();
    await press('End');
    await notes.notes.first().locator('[data-note]').focus();
    await press('Enter');
    await expect.poll(() => notes.focus(), WAIT).toBe('Hill 5 lies in the east.');
  });

  test('notes are saved as a file with their counterparts', async () => {
    await notes.panel.getByRole('searchbox').fill('');
    const file = join(hexapla.home, 'notes.md');
    await hexapla.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, file);
    await notes.button('Export these notes').click();
    await hexapla.page.getByRole('menuitem', { name: 'Markdown' }).click();
    await hexapla.page.getByText('Saved as notes.md').waitFor();
    const text = await readFile(file, 'utf8');
    expect(text).toContain('# Three Hills');
    expect(text).toContain('> Hill 5 lies in the east.');
    expect(text).toContain('La collina 5 sta a oriente.');
    expect(text).toContain('Which one? The second.');
  });

  test('a note whose words have gone says so, and is attached elsewhere only when told to', async () => {
    const list = await callService<{ id: number; versionId: number; quote: string }[]>(hexapla.page, 'notes.list', {
      workId: 1,
    });
    const english = list.find(({ quote }) => quote.startsWith('Hill 5'))!;
    await callService(hexapla.page, 'library.deleteVersion', { versionId: english.versionId });
    await expect
      .poll(() => notes.notes.allTextContents(), WAIT)
      .toContainEqual(expect.stringContaining('no longer stand where the note was made'));
    await notes.button('Look for the words').first().click();
    await expect.poll(() => notes.panel.textContent(), WAIT).toContain('They stand nowhere in the text now');
    await callService(hexapla.page, 'library.restoreVersion', { versionId: english.versionId });
    await expect.poll(() => notes.panel.textContent(), WAIT).not.toContain('no longer stand');
  });

  test('axe finds nothing wrong with the panels, light, dark and in Arabic', async () => {
    const faults = async (where: string) =>
      (await accessibilityFaults(hexapla.page)).map((fault) => `${where}: ${fault}`);
    const found = await faults('notes light');
    await press('Control+Shift+O');
    await hexapla.page.getByRole('tree').waitFor();
    found.push(...(await faults('contents light')));
    await callService(hexapla.page, 'settings.set', { theme: 'dark' });
    await press('Control+F');
    await type('5');
    await hexapla.page.locator('#reader-panel mark').first().waitFor();
    await hexapla.page.locator('html[data-theme="dark"]').waitFor();
    found.push(...(await faults('find dark')));
    await callService(hexapla.page, 'settings.set', { locale: 'ar' });
    await hexapla.page.locator('html[lang="ar"]').waitFor();
    await press('Control+Shift+N');
    await hexapla.page.locator('#reader-panel [data-note]').first().waitFor();
    found.push(...(await faults('notes dark Arabic')));
    expect(found).toEqual([]);
  });
});
