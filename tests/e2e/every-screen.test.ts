/** Every screen and state for eyes that need more: forced colours, no motion, and 200 % zoom. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
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
  if (folder) await hexapla.page.screenshot({ path: join(folder, `${name.replace(/\W+/g, '-')}.png`) });
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
