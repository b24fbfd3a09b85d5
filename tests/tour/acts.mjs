/** What the stops of the tour have in common: reaching the library, the reader and Align mode, and leaving whatever is open. */

export const firstWork = (page) => page.getByRole('grid').locator('[data-work]').first();

export async function escape({ page }) {
  await page.keyboard.press('Escape');
}

export async function openReview({ app, page, texts, command }) {
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
  }, texts);
  await command('import.files');
  await page.getByRole('dialog').getByRole('article').first().waitFor({ timeout: 60_000 });
}

/** Opens the settings at a section, named as in settings-dialog.tsx. */
export async function openSettings({ page, command }, section) {
  await command('settings.show');
  await page.locator(`[data-section="${section}"]`).click();
}

export async function openFirst({ page }) {
  await firstWork(page).focus();
  await page.keyboard.press('Enter');
  await page.locator('#reading-grid').waitFor();
}

/** The fourth row of the first work, in Align mode. */
export async function align(tools) {
  await openFirst(tools);
  await tools.page.keyboard.press('Control+e');
  await tools.page.getByRole('toolbar').first().waitFor();
  await tools.page.locator('#reading-grid [data-row="3"] [data-sentence]').first().click();
}

/** Align mode with two rows merged into one. */
export async function alignMerged(tools) {
  await align(tools);
  await tools.page.keyboard.press('m');
  await secondSegment(tools.page).waitFor();
}

export async function unmerge({ page }) {
  await page.keyboard.press('Control+z');
  await secondSegment(page).waitFor({ state: 'detached' });
}

const secondSegment = (page) => page.locator('#reading-grid [data-row="3"] [data-segment-id]:nth-child(2)').first();

/** Selects the first words of a column's place-th sentence on the page (from 0), as dragging over them does. */
export async function selectWords(page, place, column) {
  await page
    .locator(`#reading-grid [data-column="${column}"] [data-sentence]`)
    .nth(place)
    .evaluate((sentence) => {
      const text = sentence.firstChild;
      document.getSelection().setBaseAndExtent(text, 0, text, Math.min(18, text.length));
    });
}

/**
 * Goes back to the library from wherever a stop has led, even one that failed half way: closes dialogs by Escape, notices by their last
 * button and the reader's side panel, so that they are on no later picture.
 */
export async function returnToLibrary({ page, command }) {
  const dialogs = page.locator('[role="dialog"]:not([data-type])');
  for (let tries = 0; tries < 3 && (await dialogs.count()) > 0; tries++) {
    await page.keyboard.press('Escape');
    await page.waitForTimeout(200);
  }
  await closeNotices(page);
  const panel = page.locator('#reader-panel');
  if ((await panel.count()) > 0) {
    // A search field keeps the first Escape to itself while it holds something.
    for (let tries = 0; tries < 2 && (await panel.count()) > 0; tries++) {
      await panel.locator('button, input').first().focus();
      await page.keyboard.press('Escape');
      await page.waitForTimeout(200);
    }
  }
  await command('library.show');
}

async function closeNotices(page) {
  const notices = page.locator('[role="dialog"][data-type], [role="alertdialog"][data-type]');
  while ((await notices.count()) > 0) {
    // One that has just gone by itself needs no closing.
    await notices
      .first()
      .getByRole('button')
      .last()
      .click({ timeout: 2000 })
      .catch(() => undefined);
    await page.waitForTimeout(200);
  }
}
