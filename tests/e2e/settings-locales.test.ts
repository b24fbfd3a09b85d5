/** Settings show at once and stay; the language of the window changes live, also to right-to-left; a library that can't be opened explains. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import type { Settings } from '../../contract/settings.ts';
import { accessibilityFaults } from './pages/accessibility.ts';
import { callService } from './pages/service.ts';
import { LibraryPage } from './pages/library-page.ts';
import { ReaderPage } from './pages/reader-page.ts';
import { sharedWindow } from './shared-window.ts';

const hexapla = sharedWindow({
  begin: async ({ page }, again) => {
    if (!again) await new ReaderPage(page).rows.first().waitFor({ timeout: 100_000 });
    await new LibraryPage(page).show();
  },
});

describe('settings', () => {
  test('the language changes live to Arabic and back, with the direction and the menu', async () => {
    const { page, app } = hexapla;
    await page.keyboard.press('Control+,');
    await page.getByRole('combobox', { name: 'Language of the window' }).click();
    await page.getByRole('option', { name: 'العربية' }).click();
    await page.getByRole('dialog', { name: 'الإعدادات' }).waitFor();
    expect(await page.evaluate(() => [document.documentElement.dir, document.documentElement.lang])).toEqual([
      'rtl',
      'ar',
    ]);
    expect(await accessibilityFaults(page)).toEqual([]);
    const firstMenu = () => app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items[0]?.label);
    await expect.poll(firstMenu).toBe('ملف');
    await page.getByRole('combobox', { name: 'لغة النافذة' }).click();
    await page.getByRole('option', { name: 'English' }).click();
    await page.getByRole('dialog', { name: 'Settings' }).waitFor();
    expect(await page.evaluate(() => document.documentElement.dir)).toBe('ltr');
    await expect.poll(firstMenu).toBe('File');
  });

  test('theme and reading defaults show at once and are stored', async () => {
    const { page } = hexapla;
    await page.getByRole('radio', { name: 'Dark' }).click();
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Reading' }).click();
    await page.getByRole('slider', { name: 'Size' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('switch', { name: /^Justify/ }).click();
    await expect
      .poll(() => callService<Settings>(page, 'settings.get', {}))
      .toMatchObject({ theme: 'dark', fontSize: 18, justify: true });
    await page.getByRole('button', { name: 'Reset Reading' }).click();
    await expect
      .poll(() => callService<Settings>(page, 'settings.get', {}))
      .toMatchObject({ fontSize: 17.5, justify: false });
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('every section is without faults for assistive technology; forced colours and reduced motion are honoured', async () => {
    const { page } = hexapla;
    await page.keyboard.press('Control+,');
    for (const name of ['Appearance', 'Reading', 'Import', 'Alignment', 'Library', 'Backups', 'Shortcuts', 'About']) {
      await page.getByRole('tab', { name, exact: true }).click();
      await page.getByRole('tabpanel', { name, exact: true }).waitFor();
      expect(await accessibilityFaults(page), name).toEqual([]);
    }
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    // Where backgrounds are the system's, the chosen one is told by its border.
    const border = (name: string) =>
      page.getByRole('tab', { name, exact: true }).evaluate((tab) => getComputedStyle(tab).borderTopColor);
    expect(await border('About')).not.toBe(await border('Import'));
    expect(
      await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--quick').trim()),
    ).toMatch(/^0m?s$/);
    await page.emulateMedia({ forcedColors: null, reducedMotion: null });
    await page.getByRole('tab', { name: 'Appearance' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('? lists the shortcuts and Escape gives the focus back', async () => {
    const { page } = hexapla;
    const works = page.getByRole('grid').locator('[data-work]');
    await works.first().focus();
    await page.keyboard.press('Shift+?');
    const dialog = page.getByRole('dialog', { name: 'Keyboard Shortcuts' });
    await dialog.getByText('Undo', { exact: true }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => works.first().evaluate((work) => work === document.activeElement)).toBe(true);
  });

  test('About names the version and the folder of the library', async () => {
    const { page } = hexapla;
    await page.getByRole('button', { name: 'Menu', exact: true }).click();
    await page.getByRole('menuitem', { name: 'About Hexapla' }).click();
    const about = page.getByRole('dialog', { name: 'About Hexapla' });
    await about.getByText(hexapla.home).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  test('at 200 % nothing of the library is cut off sideways', async () => {
    const { page, app } = hexapla;
    const zoom = (factor: number) =>
      app.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(to), factor);
    await zoom(2);
    await page.waitForTimeout(300);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await zoom(1);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});

describe('a library made by a newer version', () => {
  test('is explained, left untouched, and opens once it can', async () => {
    const file = join(hexapla.home, 'library.db');
    const setVersion = (version: number): number => {
      const db = new DatabaseSync(file);
      const before = Number(db.prepare('PRAGMA user_version').get()?.['user_version']);
      db.exec(`PRAGMA user_version = ${version}`);
      db.close();
      return before;
    };
    let known = 0;
    await hexapla.restart(() => void (known = setVersion(999)));
    const { page } = hexapla;
    await page.getByRole('heading', { name: 'This library was made by a newer Hexapla' }).waitFor();
    await page.getByText('Nothing was changed').waitFor();
    await page.getByRole('button', { name: 'Show Folder' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(setVersion(known)).toBe(999);
    await page.getByRole('button', { name: 'Try Again' }).click();
    await page.getByRole('grid').locator('[data-work]').first().waitFor();
  });
});
