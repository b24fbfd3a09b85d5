/** A backup and back: made in the settings, looked into, restored; the library that it took the place of is kept. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BackupInfo } from '../../contract/backup.ts';
import type { LibraryInfo } from '../../contract/service-api.ts';
import { launch, stubFileDialog } from './harness.ts';
import type { Hexapla } from './harness.ts';
import { accessibilityFaults } from './pages/accessibility.ts';
import { LibraryPage } from './pages/library-page.ts';
import { ReaderPage } from './pages/reader-page.ts';
import { callService } from './pages/service.ts';

let home = '';
let hexapla: Hexapla;
let library: LibraryPage;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'hexapla-backups-'));
  hexapla = await launch({ home });
  await new ReaderPage(hexapla.page).rows.first().waitFor({ timeout: 100_000 });
  library = new LibraryPage(hexapla.page);
  await library.show();
}, 120_000);
afterAll(async () => {
  await hexapla.close();
  await rm(home, { recursive: true, force: true });
});

async function showSection(name: string): Promise<void> {
  await hexapla.page.keyboard.press('Control+,');
  await hexapla.page.getByRole('tab', { name, exact: true }).click();
}

test('a backup is made and looked into; restoring it brings back what was deleted', async () => {
  const { page } = hexapla;
  await showSection('Backups');
  await page.getByRole('button', { name: 'Back Up Now' }).click();
  await page.getByRole('button', { name: 'Look Inside…' }).first().waitFor();
  await page.keyboard.press('Escape');
  await library.choose('The Book of Ruth', 'Delete');
  await expect.poll(() => library.works.count()).toBe(2);

  await showSection('Backups');
  await page.getByRole('button', { name: 'Look Inside…' }).first().click();
  await page.getByRole('listitem').filter({ hasText: 'The Book of Ruth' }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Restore This Backup' }).click();
  await expect.poll(() => library.works.count(), { timeout: 30_000 }).toBe(3);
  await page.getByText('The one before it is among the backups.').waitFor();
  const kept = await callService<BackupInfo[]>(page, 'backups.list', {});
  expect(kept.map(({ kind, works }) => [kind, works])).toEqual([
    ['before-restore', 2],
    ['manual', 3],
  ]);
});

test('the library moves to another folder and is read from there', async () => {
  const { page, app } = hexapla;
  const away = join(home, 'away');
  await stubFileDialog(app, [away]);
  await showSection('Library');
  await page.getByRole('button', { name: 'Move Library…' }).click();
  await page.getByText('Move the library into “away”?').waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await expect
    .poll(async () => (await callService<LibraryInfo>(page, 'library.info', {}).catch(() => null))?.path, {
      timeout: 30_000,
    })
    .toBe(away);
  await page.keyboard.press('Escape');
  await expect.poll(() => library.works.count()).toBe(3);
});
