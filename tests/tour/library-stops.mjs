/** Stops in the library and its dialogs. */
import { escape, firstWork } from './acts.mjs';
import { gatherCollections, scatterCollections } from './in-page.mjs';

export const LIBRARY_STOPS = [
  { name: 'library', arrive: async () => undefined },
  {
    name: 'library-list',
    arrive: ({ set }) => set({ libraryView: 'list' }),
    leave: ({ set }) => set({ libraryView: 'cards' }),
  },
  {
    name: 'library-selected',
    arrive: async ({ page }) => {
      await firstWork(page).focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Shift+End');
    },
    leave: escape,
  },
  { name: 'library-work-menu', arrive: ({ page }) => firstWork(page).click({ button: 'right' }), leave: escape },
  {
    name: 'library-menu',
    arrive: ({ page }) => page.getByRole('banner').getByRole('button').first().click(),
    leave: escape,
  },
  {
    name: 'library-nothing-found',
    arrive: ({ page }) => page.getByRole('searchbox').fill('zzzz'),
    leave: ({ page }) => page.getByRole('searchbox').fill(''),
  },
  {
    name: 'library-empty-and-undo',
    arrive: async ({ page }) => {
      await firstWork(page).focus();
      await page.keyboard.press('Control+a');
      await page.keyboard.press('Delete');
      await firstWork(page).waitFor({ state: 'detached' });
    },
    leave: async ({ page, command }) => {
      await command('edit.undo');
      await firstWork(page).waitFor();
    },
  },
  {
    name: 'library-collect',
    arrive: async ({ page }) => {
      await firstWork(page).focus();
      await page.keyboard.press('Control+a');
      await page.getByRole('contentinfo').getByRole('button').nth(1).click();
    },
    leave: async ({ page }) => {
      await page.keyboard.press('Escape');
      await firstWork(page).focus();
      await page.keyboard.press('Escape');
    },
  },
  {
    // Two collections on their shelf, one of them chosen, and a work in the bin.
    name: 'library-collections',
    arrive: async ({ page }) => {
      await page.evaluate(gatherCollections);
      await page.locator('[data-name="Rights"]').click();
    },
    leave: async ({ page }) => {
      await page.locator('[data-name=""]').click();
      await page.evaluate(scatterCollections);
    },
  },
  {
    name: 'library-bin',
    arrive: async ({ page, command }) => {
      await firstWork(page).focus();
      await page.keyboard.press('Delete');
      await command('library.bin');
      await page.getByRole('dialog').getByRole('listitem').first().waitFor();
    },
    leave: async ({ page, command }) => {
      await page.keyboard.press('Escape');
      await command('edit.undo');
    },
  },
  {
    name: 'rename',
    arrive: async ({ page }) => {
      await firstWork(page).focus();
      await page.keyboard.press('F2');
    },
  },
  {
    name: 'details',
    arrive: async ({ page }) => {
      await firstWork(page).click({ button: 'right' });
      await page.getByRole('menuitem').nth(2).click();
      await page.getByRole('dialog').locator('[aria-expanded="false"]:not([role="combobox"])').first().click();
    },
  },
];
