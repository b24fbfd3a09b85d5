/** The command palette, and keys of the user's own: by keyboard alone, across a restart. */
import { expect, test } from 'vitest';
import { accessibilityFaults } from './pages/accessibility.ts';
import { LibraryPage } from './pages/library-page.ts';
import { ReaderPage } from './pages/reader-page.ts';
import { sharedWindow } from './shared-window.ts';

const hexapla = sharedWindow({
  begin: async ({ page }, again) => {
    if (!again) await new ReaderPage(page).rows.first().waitFor({ timeout: 100_000 });
    await new LibraryPage(page).show();
  },
});

const palette = () => hexapla.page.getByRole('dialog', { name: 'Command Palette' });
const open = async (keys = 'Control+k') => {
  await hexapla.page.keyboard.press(keys);
  await palette().getByRole('combobox').waitFor();
};
const accelerator = (id: string) =>
  hexapla.app.evaluate(({ Menu }, name) => Menu.getApplicationMenu()?.getMenuItemById(name)?.accelerator ?? null, id);

test('finds a command by some of its letters, does it, and gives the focus back', async () => {
  const { page } = hexapla;
  await page.getByRole('searchbox').focus();
  await open();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.type('drk the');
  const current = palette().getByRole('option', { selected: true });
  await current.filter({ hasText: 'Dark Theme' }).waitFor();
  const field = palette().getByRole('combobox');
  expect(await field.getAttribute('aria-activedescendant')).toBe(await current.getAttribute('id'));
  await page.keyboard.press('Enter');
  await palette().waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
  expect(await page.getByRole('searchbox').evaluate((one) => one === document.activeElement)).toBe(true);
});

test('says what can be done on this screen only, and what is on', async () => {
  await open();
  expect(await palette().getByRole('option', { name: 'Split Row' }).count()).toBe(0);
  expect(
    await palette()
      .getByRole('option', { name: /^on Dark Theme/ })
      .count(),
  ).toBe(1);
  expect(await accessibilityFaults(hexapla.page)).toEqual([]);
  await hexapla.page.keyboard.type('qqqq');
  await palette().getByRole('status').filter({ hasText: 'Nothing found' }).waitFor();
  await hexapla.page.keyboard.press('Escape');
  await palette().waitFor({ state: 'detached' });
});

test('goes to a work by its title', async () => {
  const { page } = hexapla;
  await open('Control+Shift+P');
  await page.keyboard.type('ruth');
  await palette().getByRole('option', { selected: true }).filter({ hasText: 'The Book of Ruth' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'The Book of Ruth', level: 1 }).waitFor();
  await expect
    .poll(() =>
      hexapla.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('align.nextDoubt')?.enabled),
    )
    .toBe(true);
  await new LibraryPage(page).show();
});

test('keys are recorded, a conflict is shown and taken over, and both survive a restart', async () => {
  await hexapla.page.keyboard.press('Control+,');
  await hexapla.page.getByRole('tab', { name: 'Shortcuts' }).click();
  const change = hexapla.page.getByRole('button', { name: 'Change the keys of “Import Files…”' });
  await change.click();
  await hexapla.page.keyboard.press('Control+l');
  await hexapla.page.getByText('Taken by: Library').waitFor();
  await hexapla.page.getByRole('button', { name: 'Use It Here' }).click();
  await expect.poll(() => accelerator('import.files')).toBe('CmdOrCtrl+L');
  await expect.poll(() => accelerator('library.show')).toBe(null);
  expect(await change.evaluate((one) => one === document.activeElement)).toBe(true);
  await hexapla.page.getByRole('button', { name: 'Change the keys of “Library”' }).click();
  await hexapla.page.keyboard.press('j');
  await hexapla.page.getByText('Here a letter needs Ctrl or Alt.').waitFor();
  await hexapla.page.keyboard.press('Control+j');
  await expect.poll(() => accelerator('library.show')).toBe('CmdOrCtrl+J');

  await hexapla.restart();
  await expect.poll(() => accelerator('library.show')).toBe('CmdOrCtrl+J');
  await open();
  await hexapla.page.keyboard.type('ruth');
  await hexapla.page.keyboard.press('Enter');
  await hexapla.page.getByRole('heading', { name: 'The Book of Ruth', level: 1 }).waitFor();
  await hexapla.page.keyboard.press('Control+j');
  await hexapla.page.getByRole('searchbox').waitFor();
  await hexapla.page.keyboard.press('Control+,');
  await hexapla.page.getByRole('tab', { name: 'Shortcuts' }).click();
  await hexapla.page.getByRole('button', { name: 'Reset All' }).click();
  await expect.poll(() => accelerator('import.files')).toBe('CmdOrCtrl+O');
});
