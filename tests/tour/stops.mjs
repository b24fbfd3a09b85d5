/**
 * The stops of the screenshot tour: how each state of the window is reached and left again. Nothing here depends on the language of the
 * window: commands are the menu's, elements are found by role and place. Each stop begins and ends on the library without a dialog.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ITALIAN = `La piazza ritrovata

La piazza è tornata ai cittadini dopo 3 anni di lavori. Il sindaco ha tagliato il nastro alle dieci.

Molti sono venuti a vedere la nuova fontana, che spruzza acqua fino a 6 metri.
`;
const FRENCH = `La place retrouvée

La place est revenue aux citoyens après 3 ans de travaux. Le maire a coupé le ruban à dix heures.

Beaucoup sont venus voir la nouvelle fontaine, qui lance de l’eau jusqu’à 6 mètres.
`;
const ARABIC = `الساحة المستعادة

عادت الساحة إلى المواطنين بعد 3 سنوات من الأشغال. وقصّ رئيس البلدية الشريط في العاشرة.

جاء كثيرون ليروا النافورة الجديدة التي تقذف الماء إلى 6 أمتار.
`;
const ARTICLE = `<html lang="de"><head><title>Das Haus am See</title></head><body><article><h1>Das Haus am See</h1>
<p>Am Ufer steht ein altes Haus. Niemand hat seit zwölf Jahren darin gewohnt, und doch brennt abends Licht.</p></article>
<div class="comments"><h3>Kommentar schreiben</h3><p>Deine E-Mail-Adresse wird nicht veröffentlicht.</p></div>
<script>track()</script><footer>© 2024 Seeblatt. Alle Rechte vorbehalten.</footer></body></html>`;

/** Writes the files that the tour imports and returns their paths. */
export function writeTourTexts(folder) {
  const files = {
    'piazza.it.txt': ITALIAN,
    'piazza.fr.txt': FRENCH,
    'piazza.ar.txt': ARABIC,
    'haus.html': ARTICLE,
    'leer.txt': '',
    'bild.txt': Uint8Array.from({ length: 4000 }, (_, index) => index % 256),
  };
  return Object.entries(files).map(([name, content]) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  });
}

const firstWork = (page) => page.getByRole('grid').locator('[data-work]').first();

async function openReview({ app, page, texts, command }) {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
  }, texts);
  await command('import.files');
  await page.getByRole('dialog').getByRole('article').first().waitFor({ timeout: 60_000 });
}

/** Closes dialogs by Escape and notices by their last button, so that they are on no later picture. */
async function clear({ page }) {
  const notices = page.locator('[role="dialog"][data-type], [role="alertdialog"][data-type]');
  const dialogs = page.locator('[role="dialog"]:not([data-type])');
  for (let tries = 0; tries < 3 && (await dialogs.count()) > 0; tries++) {
    await page.keyboard.press('Escape');
    await page.waitForTimeout(200);
  }
  while ((await notices.count()) > 0) {
    // One that has just gone by itself needs no closing.
    await notices
      .first()
      // By element: to roles the closing button of a notice exists only while the notice is pointed at or focused.
      .locator('button')
      .last()
      .click({ timeout: 2000 })
      .catch(() => undefined);
    await page.waitForTimeout(200);
  }
}

/** Opens the settings at one of their sections, counted from 0. */
async function openSettings({ page, command }, section) {
  await command('settings.show');
  await page.getByRole('tab').nth(section).click();
}

/** name: of the picture. arrive: from the library to the state. leave: back; clear() if absent. */
export const STOPS = [
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
    leave: ({ page }) => page.keyboard.press('Escape'),
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
    name: 'rename',
    arrive: async ({ page }) => {
      await firstWork(page).focus();
      await page.keyboard.press('F2');
    },
    leave: escape,
  },
  {
    name: 'details',
    arrive: async ({ page }) => {
      await firstWork(page).click({ button: 'right' });
      await page.getByRole('menuitem').nth(2).click();
      await page.getByRole('dialog').locator('[aria-expanded="false"]:not([role="combobox"])').first().click();
    },
    leave: escape,
  },
  {
    name: 'drop-target',
    arrive: ({ page }) => page.evaluate(() => drag('dragover')),
    leave: ({ page }) => page.evaluate(() => drag('dragleave')),
  },
  { name: 'import-sources', arrive: ({ command }) => command('import.paste'), leave: escape },
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
  { name: 'settings', arrive: (tools) => openSettings(tools, 0), leave: escape },
  { name: 'settings-reading', arrive: (tools) => openSettings(tools, 1), leave: escape },
  { name: 'settings-library', arrive: (tools) => openSettings(tools, 3), leave: escape },
  {
    name: 'settings-backup-inside',
    arrive: async (tools) => {
      await tools.page.evaluate(() => window.hexapla.call('backups.create', {}));
      await openSettings(tools, 4);
      await tools.page.getByRole('tabpanel').getByRole('listitem').first().getByRole('button').click();
      await tools.page.getByRole('tabpanel').getByRole('listitem').first().waitFor();
    },
    leave: escape,
  },
  {
    name: 'settings-shortcut-taken',
    arrive: async (tools) => {
      await openSettings(tools, 5);
      // The last button of a command's line records; its keys are taken by the library.
      await tools.page.getByRole('tabpanel').getByRole('group').nth(1).getByRole('button').first().click();
      await tools.page.keyboard.press('Control+l');
    },
    leave: ({ page }) => page.keyboard.press('Escape'),
  },
  { name: 'palette', arrive: ({ command }) => command('palette.show'), leave: escape },
  {
    name: 'palette-found',
    arrive: async ({ page, command }) => {
      await command('palette.show');
      await page.getByRole('dialog').getByRole('combobox').fill('r');
    },
    leave: escape,
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
  { name: 'shortcuts', arrive: ({ command }) => command('help.shortcuts'), leave: escape },
  { name: 'about', arrive: ({ command }) => command('help.about'), leave: escape },
  {
    name: 'reader',
    arrive: openFirst,
    leave: ({ command }) => command('library.show'),
  },
  {
    // Scripts beside each other: what the columns menu shows when the first three are hidden.
    name: 'reader-scripts',
    arrive: async (tools) => {
      await tools.page.evaluate(async () => {
        const answer = await window.hexapla.call('library.works', { from: 0, count: 1, search: 'Universal' });
        const workId = answer.result.works[0].id;
        const work = await window.hexapla.call('library.work', { workId });
        const shown = ['ar', 'zh', 'ru'];
        const hidden = work.result.versions
          .filter(({ language }) => !shown.includes(language.split('-')[0]))
          .map(({ id }) => id);
        const opening = await window.hexapla.call('reader.open', { workId, count: 1 });
        const state = { beadId: opening.result.beadIds[0], fraction: 0, hidden, widths: {}, showParatext: false };
        await window.hexapla.call('reader.saveState', { workId, state });
      });
      await openFirst(tools);
    },
    leave: ({ command }) => command('library.show'),
  },
  ...['interlinear', 'alternating', 'single', 'blurred'].map((mode) => ({
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
      await command('library.show');
    },
  })),
  {
    name: 'reader-print',
    arrive: async (tools) => {
      await openFirst(tools);
      await tools.command('reader.print');
      await tools.page.getByRole('dialog').waitFor();
    },
    leave: async ({ page, command }) => {
      await page.keyboard.press('Escape');
      await command('library.show');
    },
  },
  {
    name: 'reader-aloud',
    arrive: async (tools) => {
      await openFirst(tools);
      await tools.command('reader.readAloud');
    },
    leave: async ({ command }) => {
      await command('reader.readAloud');
      await command('library.show');
    },
  },
  {
    name: 'reader-doubts',
    arrive: async (tools) => {
      await openFirst(tools);
      await tools.command('align.doubts');
      await tools.page.locator('#reader-panel [aria-selected="true"]').first().waitFor();
    },
    leave: async ({ command }) => {
      await command('align.doubts');
      await command('library.show');
    },
  },
  {
    name: 'reader-dot-plot',
    arrive: async (tools) => {
      await openFirst(tools);
      await tools.command('reader.dotPlot');
      await tools.page.locator('#reader-panel canvas').waitFor();
    },
    leave: async ({ command }) => {
      await command('reader.dotPlot');
      await command('library.show');
    },
  },
  {
    name: 'reader-align-again',
    arrive: async (tools) => {
      await openFirst(tools);
      await tools.command('align.realign');
      await tools.page.locator('[role="dialog"] :is(article, [role="status"])').first().waitFor({ timeout: 60_000 });
    },
    leave: async ({ page, command }) => {
      await page.keyboard.press('Escape');
      await command('library.show');
    },
  },
  {
    name: 'reader-furniture',
    arrive: async (tools) => {
      await openFirst(tools);
      await tools.command('reader.toggleParatext');
    },
    leave: async ({ command }) => {
      await command('reader.toggleParatext');
      await command('library.show');
    },
  },
  {
    // Two rows merged, and the cut chosen that would part them again.
    name: 'align',
    arrive: async (tools) => {
      await align(tools);
      await tools.page.keyboard.press('m');
      await tools.page.locator('#reading-grid [data-row="3"] [data-segment-id]:nth-child(2)').first().waitFor();
    },
    leave: unalign,
  },
  {
    name: 'align-cut',
    arrive: async (tools) => {
      await align(tools);
      await tools.page.keyboard.press('m');
      await tools.page.locator('#reading-grid [data-row="3"] [data-segment-id]:nth-child(2)').first().waitFor();
      await tools.page.keyboard.press('s');
    },
    leave: async (tools) => {
      await tools.page.keyboard.press('Escape');
      await unalign(tools);
    },
  },
  {
    name: 'align-sentences',
    arrive: async (tools) => {
      await align(tools);
      await tools.page.keyboard.press('e');
      await tools.page.getByRole('dialog').waitFor();
    },
    leave: async (tools) => {
      await tools.page.keyboard.press('Escape');
      await tools.page.getByRole('dialog').waitFor({ state: 'detached' });
      await tools.command('library.show');
    },
  },
  {
    name: 'reader-contents',
    arrive: async (tools) => {
      await openFirst(tools);
      await tools.command('reader.contents');
      await tools.page.getByRole('tree').waitFor();
    },
    leave: closePanel,
  },
  {
    name: 'reader-go-to',
    arrive: async (tools) => {
      await openFirst(tools);
      await tools.command('reader.goTo');
      await tools.page.getByRole('dialog').waitFor();
    },
    leave: async ({ page, command }) => {
      await page.keyboard.press('Escape');
      await command('library.show');
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
    leave: async (tools) => {
      await tools.page.getByRole('searchbox').fill('');
      await closePanel(tools);
    },
  },
  {
    name: 'reader-selection',
    arrive: async (tools) => {
      await openFirst(tools);
      await selectWords(tools.page, 1, 0);
    },
    leave: ({ command }) => command('library.show'),
  },
  {
    // A highlight of each colour, a bookmark, and a note that has lost its place.
    name: 'reader-notes',
    arrive: async (tools) => {
      await openFirst(tools);
      await tools.page.evaluate(annotate);
      await tools.command('reader.notes');
      await tools.page.locator('#reader-panel [data-note]').nth(6).waitFor();
    },
    leave: async (tools) => {
      await tools.page.evaluate(forgetNotes);
      await closePanel(tools);
    },
  },
  {
    name: 'reader-note-editor',
    arrive: async (tools) => {
      await openFirst(tools);
      await tools.command('reader.note.add');
      await tools.page.getByRole('dialog').locator('textarea').fill('…');
    },
    leave: async ({ page, command }) => {
      await page.keyboard.press('Escape');
      await command('library.show');
    },
  },
];

/** The fourth row of the first work, in Align mode. */
async function align(tools) {
  await openFirst(tools);
  await tools.page.keyboard.press('Control+e');
  await tools.page.getByRole('toolbar').first().waitFor();
  await tools.page.locator('#reading-grid [data-row="3"] [data-sentence]').first().click();
}

async function unalign({ page, command }) {
  await page.keyboard.press('Control+z');
  await page
    .locator('#reading-grid [data-row="3"] [data-segment-id]:nth-child(2)')
    .first()
    .waitFor({ state: 'detached' });
  await command('library.show');
}

async function closePanel({ page, command }) {
  await page.locator('#reader-panel').press('Escape');
  await command('library.show');
}

/** Selects the first words of a row, as dragging over them does. */
async function selectWords(page, row, column) {
  await page
    .locator(`#reading-grid [data-row="${row}"] [data-column="${column}"] [data-sentence]`)
    .first()
    .evaluate((sentence) => {
      const text = sentence.firstChild;
      document.getSelection().setBaseAndExtent(text, 0, text, Math.min(18, text.length));
    });
}

/** In the page: writes notes into the work that is open. */
async function annotate() {
  const { result: page } = await window.hexapla.call('library.works', { from: 0, count: 1, sort: 'opened' });
  const workId = page.works[0].id;
  const { result: opening } = await window.hexapla.call('reader.open', { workId, count: 20 });
  const { versions } = opening.work;
  const add = async (row, column, colour, kind, text) => {
    const segment = opening.first.beads[row].cells[column][0];
    const anchors = [{ segmentId: segment.id, start: 0, end: Math.min(24, segment.text.length) }];
    const note = { workId, versionId: versions[column].id, kind, colour, text, anchors };
    await window.hexapla.call('notes.add', note);
  };
  const colours = ['yellow', 'green', 'blue', 'red', 'violet'];
  for (const [index, colour] of colours.entries())
    await add(1 + index, index % 2, colour, 'mark', index === 1 ? 'Compare the other versions here.' : '');
  await add(2, 0, 'yellow', 'bookmark', '');
  await add(3, versions.length - 1, 'red', 'mark', 'This version was taken away.');
  await window.hexapla.call('library.deleteVersion', { versionId: versions.at(-1).id });
  window.tourVersion = versions.at(-1).id;
}

/** In the page: takes all of it back. */
async function forgetNotes() {
  const { result: page } = await window.hexapla.call('library.works', { from: 0, count: 1, sort: 'opened' });
  const workId = page.works[0].id;
  await window.hexapla.call('library.restoreVersion', { versionId: window.tourVersion });
  const { result: notes } = await window.hexapla.call('notes.list', { workId });
  await window.hexapla.call('notes.delete', { noteIds: notes.map(({ id }) => id) });
}

async function escape({ page }) {
  await page.keyboard.press('Escape');
}

async function openFirst({ page }) {
  await firstWork(page).focus();
  await page.keyboard.press('Enter');
  await page.locator('#reading-grid').waitFor();
}

/** In the page: what a file that is dragged over the window looks like to it. */
export const DRAG_SCRIPT = `window.drag = (type) => {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(['text'], 'a.txt'));
  window.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true, relatedTarget: null }));
};`;

export { clear };
