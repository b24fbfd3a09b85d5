/** Every screen and state that a user can bring about without other programs, one after the other, each reached from the one before. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { AlignPage } from './align-page.ts';
import { ImportPage } from './import-page.ts';
import { LibraryPage } from './library-page.ts';
import { HILLS, ROWS } from './reader-library.ts';
import type { Hexapla } from '../harness.ts';

type Look = (name: string) => Promise<void>;

const SETTINGS = ['Appearance', 'Reading', 'Import', 'Alignment', 'Library', 'Backups', 'Shortcuts', 'About'];
const MODES = ['columns', 'interlinear', 'alternating', 'single', 'blurred'] as const;
const PANELS = {
  contents: 'Control+Shift+o',
  find: 'Control+f',
  notes: 'Control+Shift+n',
  doubts: 'Control+F8',
  plot: 'Control+Shift+d',
};

/** Notices have the role too. */
const dialogs = (page: Page): Locator => page.locator('[role="dialog"]:not([data-type])');

/** Begins and ends in the library. */
export async function seeEveryScreen({ app, page }: Pick<Hexapla, 'app' | 'page'>, look: Look): Promise<void> {
  const align = new AlignPage(page);
  const dialog = dialogs(page);
  const inDialog = async (name: string, keys: string) => {
    await page.keyboard.press(keys);
    await dialog.first().waitFor();
    await look(name);
    await page.keyboard.press('Escape');
    await dialog.first().waitFor({ state: 'detached' });
  };
  await seeLibrary({ app, page }, look, inDialog);
  await align.open(HILLS);
  for (const [index, mode] of MODES.entries()) {
    await page.keyboard.press(`Control+${index + 1}`);
    await expect.poll(() => align.grid.getAttribute('data-mode')).toBe(mode);
    await look(`reader, ${mode}`);
  }
  await page.keyboard.press('Control+1');
  for (const [name, keys] of Object.entries(PANELS)) {
    await align.grid.focus();
    await page.keyboard.press(keys);
    await page.locator('#reader-panel').waitFor();
    await look(`reader with ${name}`);
  }
  await page.locator('#reader-panel').getByRole('button', { name: 'Close the panel' }).click();
  await inDialog('go to a paragraph', 'Control+g');
  await inDialog('print', 'Control+p');
  await inDialog('align again', 'Control+r');
  await seeAlignMode(align, look, inDialog);
  await align.leave();
}

async function seeLibrary(
  { app, page }: Pick<Hexapla, 'app' | 'page'>,
  look: Look,
  inDialog: (name: string, keys: string) => Promise<void>,
): Promise<void> {
  const library = new LibraryPage(page);
  await library.show();
  for (const view of ['List', 'Covers']) {
    await page.getByRole('radio', { name: view }).click();
    await library.works.first().waitFor();
    await look(`library, ${view}`);
  }
  await library.work(HILLS).click({ button: 'right' });
  await page.getByRole('menu').waitFor();
  await look('menu of a work');
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await library.work(HILLS).focus();
  await inDialog('details of a work', 'F2');
  await inDialog('palette', 'Control+k');
  await inDialog('shortcuts', 'Shift+?');
  const importing = new ImportPage(app, page);
  await importing.paste('A hill.\n\nAnother hill.\n\nA third hill.');
  await look('paste a text');
  await importing.readPasted('hills');
  await look('import');
  await importing.dialog.getByRole('button', { name: 'Cancel' }).click();
  await importing.dialog.waitFor({ state: 'detached' });
  // What was given up is offered again by a notice, which would stand before what comes next.
  const notice = page.locator('[role="dialog"][data-type="info"]');
  await notice.getByRole('button', { name: 'Dismiss' }).click();
  await notice.waitFor({ state: 'detached' });
  await page.keyboard.press('Control+,');
  for (const name of SETTINGS) {
    await page.getByRole('tab', { name, exact: true }).click();
    await page.getByRole('tabpanel', { name, exact: true }).waitFor();
    await look(`settings, ${name}`);
  }
  await page.keyboard.press('Escape');
  await dialogs(page).waitFor({ state: 'detached' });
}

async function seeAlignMode(
  align: AlignPage,
  look: Look,
  inDialog: (name: string, keys: string) => Promise<void>,
): Promise<void> {
  await align.begin();
  await align.standAt(ROWS.split, 1);
  await look('Align mode');
  await align.key('Shift+ArrowDown');
  await look('Align mode, rows selected');
  await align.key('Escape');
  await align.key('s');
  await look('Align mode, a cut');
  await align.key('Escape');
  await align.key('l');
  await look('Align mode, a link begun');
  await align.key('Escape');
  await inDialog('sentences of a row', 'e');
  await align.segment(ROWS.split, 1, 1).click({ button: 'right' });
  await align.page.getByRole('menu').waitFor();
  await look('menu of a row');
  await align.key('Escape');
  await align.page.getByRole('menu').waitFor({ state: 'detached' });
  await align.end();
}
