/**
 * `npm run tour [-- DIR]`: a picture of every screen in light, dark, sepia and in a right-to-left locale, as PNG files in tour/ (or
 * DIR). The screens are reached by the commands of the menu, on a fresh library with the samples.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { hasDisplay, underVirtualDisplay } from './display.mjs';
import { root } from './paths.mjs';
import { run } from './processes.mjs';

await bootstrap({ desktop: true });
if (!hasDisplay()) process.exit(await run(...underVirtualDisplay(process.execPath, process.argv.slice(1))));

const { buildAll } = await import('./build.mjs');
const { ensureRuntime } = await import('./runtime.mjs');
const { openWindow, saveScreenshot, settle } = await import('./window.mjs');

/** Each begins where the one before ended: first the sample work that a fresh library opens, last the library. */
const STOPS = [
  { name: 'reader', commands: [] },
  { name: 'reader-furniture', commands: ['reader.toggleParatext'] },
  { name: 'library', commands: ['reader.toggleParatext', 'library.show'] },
  { name: 'library-list', commands: [], settings: { libraryView: 'list' } },
  { name: 'import-paste', commands: ['import.paste'], settings: { libraryView: 'cards' }, dialog: true },
  { name: 'settings', commands: ['settings.show'], dialog: true },
  { name: 'shortcuts', commands: ['help.shortcuts'], dialog: true },
  { name: 'about', commands: ['help.about'], dialog: true },
];
const LOOKS = [
  { name: 'light', settings: { theme: 'light', locale: 'en' } },
  { name: 'dark', settings: { theme: 'dark', locale: 'en' } },
  { name: 'sepia', settings: { theme: 'sepia', locale: 'en' } },
  { name: 'arabic', settings: { theme: 'light', locale: 'ar' } },
];

const command = (app, id) =>
  app.evaluate(({ Menu }, name) => {
    Menu.getApplicationMenu().getMenuItemById(name).click();
  }, id);
const set = (page, settings) => page.evaluate((values) => window.hexapla.call('settings.set', values), settings);

/** Opens the sample of the most versions again, from the library, by the keyboard. */
async function reopenSample(page) {
  await page
    .getByRole('gridcell', { name: /Universal Declaration/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  await settle(page);
}

async function walk({ app, page }, look, folder) {
  await set(page, look.settings);
  await settle(page);
  for (const stop of STOPS) {
    if (stop.settings) await set(page, stop.settings);
    for (const id of stop.commands) await command(app, id);
    await settle(page);
    await saveScreenshot(page, join(folder, `${stop.name}-${look.name}.png`));
    if (stop.dialog) await page.keyboard.press('Escape');
  }
  await reopenSample(page);
}

const folder = resolve(process.argv[2] ?? join(root, 'tour'));
await buildAll();
const { dist } = await ensureRuntime();
const home = mkdtempSync(join(tmpdir(), 'hexapla-tour-'));
const opened = await openWindow({ dist, home });
try {
  await settle(opened.page);
  for (const look of LOOKS) await walk(opened, look, folder);
} finally {
  await opened.app.close();
  rmSync(home, { recursive: true, force: true });
}
console.log(folder);
