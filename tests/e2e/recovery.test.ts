/** A damaged library at the start: what happened is said, a backup is looked into and takes its place, and the damaged file is kept. */
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { launch } from './harness.ts';
import type { Hexapla } from './harness.ts';
import { accessibilityFaults } from './pages/accessibility.ts';
import { LibraryPage } from './pages/library-page.ts';
import { HILLS, writeReaderLibrary } from './pages/reader-library.ts';
import { callService } from './pages/service.ts';

let home = '';
let hexapla: Hexapla;
const garbage = Buffer.from('This is no database. '.repeat(1000));
const file = () => join(home, 'library.db');

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'hexapla-recovery-'));
  writeReaderLibrary(home);
  hexapla = await launch({ home });
  await callService(hexapla.page, 'backups.create', {});
  await vi.waitFor(async () => {
    const made = await callService<unknown[]>(hexapla.page, 'backups.list', {});
    if (made.length === 0) throw new Error('There is no backup yet');
  }, 30_000);
  await hexapla.close();
  await writeFile(file(), garbage);
  hexapla = await launch({ home });
}, 90_000);
afterAll(async () => {
  await hexapla.close();
  await rm(home, { recursive: true, force: true });
});

test('a look into a backup, and it takes the place of the damaged file, which is kept', async () => {
  const { page } = hexapla;
  await page.getByRole('heading', { name: 'The library is damaged' }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Look Inside…' }).click();
  await page.getByRole('listitem').filter({ hasText: HILLS }).waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  expect((await readFile(file())).equals(garbage)).toBe(true);
  await page.getByRole('button', { name: 'Restore This Backup' }).click();
  await new LibraryPage(page).work(HILLS).waitFor({ timeout: 30_000 });
  const kept = (await readdir(home)).filter((name) => name.startsWith('library.db.damaged-'));
  await page.getByText(`The damaged file is kept in the library’s folder as “${kept[0]}”.`).waitFor();
  expect((await readFile(join(home, kept[0] ?? ''))).equals(garbage)).toBe(true);
});

test('with nothing wanted of the backups, an empty library shows the first step', async () => {
  await hexapla.close();
  await writeFile(file(), garbage);
  hexapla = await launch({ home });
  const { page } = hexapla;
  await page.getByRole('button', { name: 'Start with an Empty Library…' }).click();
  await page.getByRole('button', { name: 'Start Empty' }).click();
  await page.getByRole('button', { name: 'Choose Files…' }).waitFor({ timeout: 30_000 });
  expect(await callService(page, 'library.info', {})).toMatchObject({ workCount: 0 });
  const kept = (await readdir(home)).filter((name) => name.startsWith('library.db.damaged-'));
  expect(kept).toHaveLength(2);
});
