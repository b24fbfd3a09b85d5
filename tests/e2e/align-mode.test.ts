/** Correcting an alignment in the real window: by keys, by the pointer, with undo that outlives the program. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { launch } from './harness.ts';
import type { Hexapla } from './harness.ts';
import { AlignPage } from './pages/align-page.ts';
import { HILLS, writeReaderLibrary } from './pages/reader-library.ts';

let home = '';
let hexapla: Hexapla;
let page: AlignPage;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'hexapla-align-'));
  writeReaderLibrary(home);
  hexapla = await launch({ home });
  page = new AlignPage(hexapla.page);
  await page.open(HILLS);
});
afterAll(async () => {
  await hexapla.close();
  await rm(home, { recursive: true, force: true });
});

const said = (words: string | RegExp) =>
  vi.waitFor(async () => expect(await page.said.textContent()).toMatch(words), { timeout: 5000 });

describe('by keys alone', () => {
  test('rows are merged and split again, and the keyboard stays', async () => {
    await page.begin();
    const before = [await page.texts(13), await page.texts(14)];
    await page.standAt(13, 2);
    await page.key('m');
    await said('Rows 13 and 14 merged.');
    expect(await page.texts(13)).toEqual(before[0]!.map((cell, column) => [...cell, ...before[1]![column]!]));
    expect(await page.standing()).toEqual({ row: 13, column: 2, paragraph: 1 });
    await page.page.screenshot({ path: '/tmp/edit-w-merged.png' });
    await page.key('ArrowDown');
    await page.key('s');
    await page.page.screenshot({ path: '/tmp/edit-w-cut.png' });
    await page.key('Enter');
    await said('Row 13 split.');
    expect([await page.texts(13), await page.texts(14)]).toEqual(before);
    await page.key('Control+z');
    await said('Undone: Split row');
    await page.key('Control+z');
    await said('Undone: Merge rows');
    expect([await page.texts(13), await page.texts(14)]).toEqual(before);
  });
});
