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
  { name: 'settings-about', arrive: (tools) => openSettings(tools, 'about') },
  { name: 'settings-shortcuts', arrive: (tools) => openSettings(tools, 'shortcuts') },
  {
    name: 'settings-backups',
    arrive: async (tools) => {
      await tools.page.evaluate(() => window.hexapla.call('backups.create', {}));
      await openSettings(tools, 'backups');
      await tools.page.getByRole('tabpanel').getByRole('listitem').first().waitFor();
    },
  },
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

/** What the window is told of the service, as main tells it. */
const told =
  (state) =>
  async ({ app }) => {
    await app.evaluate(
      ({ BrowserWindow }, value) =>
        // As in main/channels.ts.
        BrowserWindow.getAllWindows()[0].webContents.send('hexapla:push', { type: 'state', state: value }),
      state,
    );
  };
const SERVICE_STOPS = [
  { name: 'service-restarting', arrive: told({ state: 'restarting' }), leave: told({ state: 'ready' }) },
  ...['database-corrupt', 'database-newer', 'library-unavailable'].map((code) => ({
    name: `failed-${code}`,
    arrive: told({ state: 'failed', error: { code, message: code, fields: {} } }),
    leave: told({ state: 'ready' }),
  })),
];

export const WINDOW_STOPS = [
  ...SERVICE_STOPS,
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
