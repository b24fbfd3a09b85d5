/** What was edited by hand outlives the program, and so does the way back; and Align mode is accessible in every dress. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { isAlive, launch } from './harness.ts';
import type { Hexapla } from './harness.ts';
import { accessibilityFaults } from './pages/accessibility.ts';
import { AlignPage } from './pages/align-page.ts';
import { HILLS, writeReaderLibrary } from './pages/reader-library.ts';

let home = '';
let hexapla: Hexapla;
let page: AlignPage;

async function start(): Promise<void> {
  hexapla = await launch({ home });
  page = new AlignPage(hexapla.page);
  await page.open(HILLS);
}
const saidMatches = (words: string) => page.hear(words);

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'hexapla-align-crash-'));
  writeReaderLibrary(home);
  await start();
});
afterAll(async () => {
  await hexapla.close();
  await rm(home, { recursive: true, force: true });
});

test('edits can be undone after the program was killed', async () => {
  await page.begin();
  const before = [await page.texts(3), await page.texts(5)];
  await page.standAt(5, 1);
  await page.key('m');
  await saidMatches('Rows 5 and 6 merged.');
  await page.standAt(3, 2);
  await page.key('Alt+ArrowDown');
  await saidMatches('last paragraph moved down');
  expect(await page.type(3)).toBe('1-0-1');

  const main = hexapla.app.process();
  const ended = new Promise((resolve) => main.once('exit', resolve));
  main.kill('SIGKILL');
  await ended;
  await vi.waitFor(() => expect(isAlive(main.pid ?? 0)).toBe(false));
  await start();

  // Outside of Align mode too, and with the operation's name.
  await vi.waitFor(async () => expect(await page.type(3)).toBe('1-0-1'));
  await page.page.keyboard.press('Control+z');
  await saidMatches('Undone: Move paragraph');
  await page.page.keyboard.press('Control+z');
  await saidMatches('Undone: Merge rows');
  expect([await page.texts(3), await page.texts(5)]).toEqual(before);
  await page.page.keyboard.press('Control+Shift+z');
  await saidMatches('Done again: Merge rows');
  await page.page.keyboard.press('Control+z');
  await saidMatches('Undone: Merge rows');
});

test.each([
  { theme: 'light', locale: 'en' },
  { theme: 'dark', locale: 'de' },
  { theme: 'light', locale: 'ar' },
] as const)('Align mode has no fault in $theme, $locale', async (look) => {
  await page.page.evaluate((settings) => window.hexapla.call('settings.set', settings), look);
  const { page: shown } = page;
  await shown.locator(`html[lang="${look.locale}"][data-theme="${look.theme}"]`).waitFor();
  const tools = shown.getByRole('toolbar').first();
  if (!(await tools.isVisible())) await shown.keyboard.press('Control+e');
  await tools.waitFor();
  // Rows that are selected; a cut, and the sentences of a row.
  await page.standAt(4, 1);
  await page.key('Shift+ArrowDown');
  expect(await accessibilityFaults(shown)).toEqual([]);
  if (look.theme === 'dark') return;
  await page.standAt(2, 1);
  await page.key('s');
  await page.key('e');
  await shown.getByRole('dialog').waitFor();
  expect(await accessibilityFaults(shown)).toEqual([]);
  await page.key('Escape');
  await shown.getByRole('dialog').waitFor({ state: 'detached' });
});
