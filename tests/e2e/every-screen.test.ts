/** Every screen and state for eyes that need more: forced colours, no motion, 200 % zoom, and the contrast of sepia. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { accessibilityFaults } from './pages/accessibility.ts';
import { writeReaderLibrary } from './pages/reader-library.ts';
import { seeEveryScreen } from './pages/every-screen.ts';
import { cutOff, moving, unreadable } from './pages/sight.ts';
import { sharedWindow } from './shared-window.ts';

const hexapla = sharedWindow({ write: writeReaderLibrary });

/** How selected rows are told where their wash is taken away. */
const outlines = () =>
  hexapla.page
    .locator('#reading-grid [aria-selected="true"]')
    .evaluateAll((rows) => rows.map((row) => getComputedStyle(row).outlineStyle));

/** Pictures for whoever wants to look: SCREEN_PICTURES names a folder. */
async function picture(name: string): Promise<void> {
  const folder = process.env['SCREEN_PICTURES'];
  if (!folder) return;
  // By the window itself: Playwright's pictures show a quarter of what is zoomed to 200 %.
  const png = await hexapla.app.evaluate(async ({ BrowserWindow }) =>
    (await BrowserWindow.getAllWindows()[0]?.webContents.capturePage())?.toPNG().toString('base64'),
  );
  await writeFile(join(folder, `${name.replace(/\W+/g, '-')}.png`), Buffer.from(png ?? '', 'base64'));
}

test('forced colours and no motion: every word can be read, and nothing moves', { timeout: 120_000 }, async () => {
  const { page } = hexapla;
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  const faults: string[] = [];
  const selected: string[] = [];
  await seeEveryScreen(hexapla, async (name) => {
    for (const fault of [...(await page.evaluate(unreadable)), ...(await page.evaluate(moving))])
      faults.push(`${name}: ${fault}`);
    selected.push(...(await outlines()));
    await picture(`forced ${name}`);
  });
  await page.emulateMedia({ forcedColors: null, reducedMotion: null });
  expect(faults).toEqual([]);
  expect(selected).toEqual(['solid', 'solid']);
});

test('200 % zoom: no control is cut off, and no page is wider than the window', { timeout: 120_000 }, async () => {
  const { app, page } = hexapla;
  const zoom = (factor: number) =>
    app.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(to), factor);
  await zoom(2);
  await expect.poll(() => page.evaluate(() => window.devicePixelRatio)).toBe(2);
  const faults: string[] = [];
  await seeEveryScreen(hexapla, async (name) => {
    for (const fault of await page.evaluate(cutOff)) faults.push(`${name}: ${fault}`);
    await picture(`zoom ${name}`);
  });
  await zoom(1);
  expect(faults).toEqual([]);
});

/** Every kind of surface and mark once: axe takes its time. */
const LOOKED_AT = /^(library, |reader, (columns|blurred)|reader with (find|notes|doubts)|Align mode, rows)/;

test('sepia: axe finds enough contrast in library, reader and Align mode', { timeout: 120_000 }, async () => {
  const { page } = hexapla;
  const theme = (name: 'light' | 'sepia') =>
    page.evaluate((value) => window.hexapla.call('settings.set', { theme: value }), name);
  await theme('sepia');
  await page.locator('html[data-theme="sepia"]').waitFor();
  const faults: string[] = [];
  await seeEveryScreen(hexapla, async (name) => {
    if (LOOKED_AT.test(name))
      for (const fault of await accessibilityFaults(page, 'html', ['color-contrast'])) faults.push(`${name}: ${fault}`);
    await picture(`sepia ${name}`);
  });
  await theme('light');
  expect(faults).toEqual([]);
});
