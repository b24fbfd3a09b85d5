/** Stops in the reader, its modes and panels, and in Align mode, all on the work that stands first in the library. */
import { align, alignMerged, escape, openFirst, selectWords, unmerge } from './acts.mjs';
import { annotate, forgetNotes, putBack, showLanguages } from './in-page.mjs';

/** A stop that a command of the open reader leads to, once what it shows is there. */
const byCommand = (name, id, shows) => ({
  name,
  arrive: async (tools) => {
    await openFirst(tools);
    await tools.command(id);
    if (shows) await tools.page.locator(shows).first().waitFor({ timeout: 60_000 });
  },
});

/** The same for a command that leaves by being given again. */
const byToggle = (name, id) => ({ ...byCommand(name, id), leave: ({ command }) => command(id) });

/** The Declaration with the versions of some languages alone, or with all of them. */
const shown = (name, languages, mode) => ({
  name,
  arrive: async (tools) => {
    await tools.page.evaluate(showLanguages, languages);
    await openFirst(tools);
    await tools.command(`reader.mode.${mode}`);
    await tools.page.locator(`[data-mode="${mode}"]`).waitFor();
  },
  leave: async ({ page, command }) => {
    await command('reader.mode.columns');
    await command('library.show');
    await page.locator('#reading-grid').waitFor({ state: 'detached' });
    await page.evaluate(putBack);
  },
});

const MODE_STOPS = ['interlinear', 'alternating', 'single', 'blurred'].map((mode) => ({
  name: `reader-${mode}`,
  arrive: async (tools) => {
    await openFirst(tools);
    await tools.command(`reader.mode.${mode}`);
    await tools.page.locator(`[data-mode="${mode}"]`).waitFor();
    const sentence = tools.page.locator('[data-row="2"] [data-sentence]').first();
    if (mode === 'single') await sentence.click();
    if (mode === 'blurred') await tools.page.locator('[data-row="2"] [data-blurred] [data-sentence]').first().click();
  },
  leave: async ({ page, command }) => {
    await page.keyboard.press('Escape');
    await command('reader.mode.columns');
  },
}));

const ALIGN_STOPS = [
  // Two rows merged, and the cut chosen that would part them again.
  { name: 'align', arrive: alignMerged, leave: unmerge },
  {
    name: 'align-cut',
    arrive: async (tools) => {
      await alignMerged(tools);
      await tools.page.keyboard.press('s');
    },
    leave: async (tools) => {
      await tools.page.keyboard.press('Escape');
      await unmerge(tools);
    },
  },
  {
    name: 'align-sentences',
    arrive: async (tools) => {
      await align(tools);
      await tools.page.keyboard.press('e');
      await tools.page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'align-selected',
    arrive: async (tools) => {
      await align(tools);
      await tools.page.keyboard.press('Shift+ArrowDown');
    },
    leave: escape,
  },
  {
    name: 'align-link',
    arrive: async (tools) => {
      await align(tools);
      await tools.page.keyboard.press('l');
    },
    leave: escape,
  },
  {
    name: 'align-row-menu',
    arrive: async (tools) => {
      await align(tools);
      await tools.page.locator('#reading-grid [data-row="3"] [data-sentence]').first().click({ button: 'right' });
      await tools.page.getByRole('menu').waitFor();
    },
    leave: escape,
  },
];

/** The work with one setting of the page changed; without it again afterwards. */
const withSetting = (name, setting, inner) => ({
  name,
  arrive: async (tools) => {
    await tools.set({ [setting]: true });
    await inner.arrive(tools);
  },
  leave: async (tools) => {
    await inner.leave?.(tools);
    await tools.set({ [setting]: false });
  },
});

export const READER_STOPS = [
  { name: 'reader', arrive: openFirst },
  shown('reader-scripts', ['ar', 'zh', 'ru'], 'columns'),
  shown('reader-all', [], 'interlinear'),
  ...MODE_STOPS,
  withSetting('reader-vertical', 'verticalJapanese', shown('', ['en', 'ja'], 'columns')),
  withSetting('reader-justified', 'justify', { arrive: openFirst }),
  {
    name: 'reader-type',
    arrive: async (tools) => {
      await openFirst(tools);
      // By its place among the buttons that open something.
      await tools.page.getByRole('banner').locator('button[aria-haspopup="dialog"]').last().click();
    },
    leave: escape,
  },
  byCommand('reader-export', 'reader.export', '[role="dialog"]'),
  byCommand('reader-print', 'reader.print', '[role="dialog"]'),
  byToggle('reader-aloud', 'reader.readAloud'),
  byToggle('reader-furniture', 'reader.toggleParatext'),
  {
    // The aligner doubts no row of the Declaration: one is doubted by hand, so that the queue has something to show.
    name: 'reader-doubts',
    arrive: async (tools) => {
      await align(tools);
      await tools.page.keyboard.press('r');
      await tools.command('align.doubts');
      await tools.page.locator('#reader-panel [role="listbox"] [role="option"]').first().waitFor();
    },
    leave: ({ command }) => command('edit.undo'),
  },
  byCommand('reader-dot-plot', 'reader.dotPlot', '#reader-panel canvas'),
  byCommand('reader-align-again', 'align.realign', '[role="dialog"] :is(article, [role="status"])'),
  byCommand('reader-contents', 'reader.contents', '[role="tree"]'),
  byCommand('reader-go-to', 'reader.goTo', '[role="dialog"]'),
  ...ALIGN_STOPS,
  {
    name: 'reader-selection',
    arrive: async (tools) => {
      await openFirst(tools);
      await selectWords(tools.page, 1, 0);
    },
  },
  {
    name: 'reader-find',
    arrive: async (tools) => {
      await openFirst(tools);
      await tools.command('reader.find');
      await tools.page.getByRole('searchbox').fill('the');
      await tools.page.locator('#reader-panel mark').first().waitFor();
      await tools.page.getByRole('searchbox').press('Enter');
    },
    leave: ({ page }) => page.getByRole('searchbox').fill(''),
  },
  {
    name: 'reader-notes',
    arrive: async (tools) => {
      await openFirst(tools);
      await tools.page.evaluate(annotate);
      await tools.command('reader.notes');
      await tools.page.locator('#reader-panel [data-note]').nth(6).waitFor();
    },
    leave: ({ page }) => page.evaluate(forgetNotes),
  },
  {
    name: 'reader-note-editor',
    arrive: async (tools) => {
      await openFirst(tools);
      await tools.command('reader.note.add');
      await tools.page.getByRole('dialog').locator('textarea').fill('…');
    },
  },
];
