/** Stops in the dialogs that the whole window has: import, settings, palette, shortcuts, about. */
import { openReview, openSettings } from './acts.mjs';

const IMPORT_STOPS = [
  {
    name: 'drop-target',
    arrive: ({ page }) => page.evaluate(() => drag('dragover')),
    leave: ({ page }) => page.evaluate(() => drag('dragleave')),
  },
  { name: 'import-sources', arrive: ({ command }) => command('import.paste') },
  { name: 'import-review', arrive: openReview },
  {
    name: 'import-review-open',
    arrive: async (tools) => {
      await openReview(tools);
      const article = tools.page.getByRole('article').nth(3);
      for (const button of await article.locator('button[aria-expanded="false"][aria-controls^="paratext"]').all())
        await button.click();
      await article.locator('button[aria-controls^="settings"]').click();
      await article.locator('button[aria-controls^="paratext"]').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'import-bad-files',
    arrive: async (tools) => {
      await openReview(tools);
      await tools.page.getByRole('article').last().scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'import-aside-notice',
    arrive: async (tools) => {
      await openReview(tools);
      await tools.page.keyboard.press('Escape');
    },
  },
];

const SETTINGS_STOPS = [
  { name: 'settings', arrive: (tools) => openSettings(tools, 'appearance') },
  { name: 'settings-reading', arrive: (tools) => openSettings(tools, 'reading') },
  { name: 'settings-import', arrive: (tools) => openSettings(tools, 'import') },
  { name: 'settings-alignment', arrive: (tools) => openSettings(tools, 'alignment') },
  { name: 'settings-library', arrive: (tools) => openSettings(tools, 'library') },
  {
    name: 'settings-backup-inside',
    arrive: async (tools) => {
      await tools.page.evaluate(() => window.hexapla.call('backups.create', {}));
      await openSettings(tools, 'backups');
      await tools.page.getByRole('tabpanel').getByRole('listitem').first().getByRole('button').click();
      await tools.page.getByRole('tabpanel').getByRole('listitem').first().waitFor();
    },
  },
  {
    name: 'settings-shortcut-taken',
    arrive: async (tools) => {
      await openSettings(tools, 'shortcuts');
      // The last button of a command's line records; its keys are taken by the library.
      await tools.page.getByRole('tabpanel').getByRole('group').nth(1).getByRole('button').first().click();
      await tools.page.keyboard.press('Control+l');
    },
  },
];

export const WINDOW_STOPS = [
  ...IMPORT_STOPS,
  ...SETTINGS_STOPS,
  { name: 'palette', arrive: ({ command }) => command('palette.show') },
  {
    name: 'palette-found',
    arrive: async ({ page, command }) => {
      await command('palette.show');
      await page.getByRole('dialog').getByRole('combobox').fill('r');
    },
  },
  { name: 'shortcuts', arrive: ({ command }) => command('help.shortcuts') },
  { name: 'about', arrive: ({ command }) => command('help.about') },
];
