/** Walks the window through all stops in every look, and takes a picture of each. Says which stops failed, and goes on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { returnToLibrary } from './acts.mjs';
import { DRAG_SCRIPT } from './in-page.mjs';
import { STOPS } from './stops.mjs';
import { writeTourTexts } from './texts.mjs';

/** Every stop in each: German has the longest words, Arabic runs from right to left. */
const LOOKS = [
  { name: 'light', settings: { theme: 'light', locale: 'en' } },
  { name: 'dark', settings: { theme: 'dark', locale: 'en' } },
  { name: 'sepia', settings: { theme: 'sepia', locale: 'en' } },
  { name: 'german', settings: { theme: 'light', locale: 'de' } },
  { name: 'arabic', settings: { theme: 'light', locale: 'ar' } },
];

/**
 * @param {{ app: import('playwright-core').ElectronApplication, page: import('playwright-core').Page, folder: string,
 *   only: readonly string[],
 *   settle: (page: object) => Promise<void>, save: (page: object, file: string) => Promise<void> }} window a window on a fresh
 *   library whose samples are installed; settle waits until the page stands still;
 *   only: how the names of the wanted stops begin, none for all; "@sepia" is a wanted look
 * @returns {Promise<string[]>} what went wrong, one line a stop
 */
export async function takeTour({ app, page, folder, only, settle, save }) {
  const looks = only.filter((name) => name.startsWith('@'));
  const starts = only.filter((name) => !name.startsWith('@'));
  const wanted = ({ name }) => starts.length === 0 || starts.some((start) => name.startsWith(start));
  const faults = [];
  const texts = mkdtempSync(join(tmpdir(), 'hexapla-tour-texts-'));
  const tools = {
    app,
    page,
    texts: writeTourTexts(texts),
    set: (settings) => page.evaluate((values) => window.hexapla.call('settings.set', values), settings),
    command: (id) =>
      app.evaluate(({ Menu }, name) => {
        Menu.getApplicationMenu().getMenuItemById(name).click();
      }, id),
  };
  await page.evaluate(DRAG_SCRIPT);
  page.setDefaultTimeout(10_000);
  await tools.command('library.show');
  for (const look of LOOKS) {
    if (looks.length > 0 && !looks.includes(`@${look.name}`)) continue;
    await tools.set(look.settings);
    for (const stop of STOPS.filter(wanted)) {
      try {
        await stop.arrive(tools);
        await settle(page);
        await save(page, join(folder, `${stop.name}-${look.name}.png`));
        await stop.leave?.(tools);
      } catch (error) {
        faults.push(`${stop.name}-${look.name}: ${error.message.split('\n')[0]}`);
      }
      await returnToLibrary(tools);
    }
  }
  rmSync(texts, { recursive: true, force: true });
  return faults;
}
