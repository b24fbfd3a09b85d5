/**
 * Two who change the same rows: the page edits rows that were changed elsewhere meanwhile, and Align mode and the queue of doubts edit at
 * once. Nothing is lost, nothing is done to other rows than were meant, and the user is told what happened.
 */
import { expect, test, vi } from 'vitest';
import { AlignPage } from './pages/align-page.ts';
import { SHIPS, writeReviewLibrary } from './pages/review-library.ts';
import { callService } from './pages/service.ts';
import { sharedWindow } from './shared-window.ts';

let align: AlignPage;
let workId = 0;
const hexapla = sharedWindow({
  write: writeReviewLibrary,
  begin: async ({ page }) => {
    align = new AlignPage(page);
    await align.open(SHIPS);
    const { works } = await callService<{ works: { id: number }[] }>(page, 'library.works', { from: 0, count: 1 });
    workId = works[0]!.id;
    await align.begin();
  },
});

interface Stored {
  readonly revision: number;
  readonly beadIds: number[];
}
async function stored(): Promise<Stored> {
  const opening = await callService<{ revision: number; beadIds: Record<string, number> }>(
    hexapla.page,
    'reader.open',
    { workId, count: 1 },
  );
  return { revision: opening.revision, beadIds: Object.values(opening.beadIds) };
}
/** An edit that the page does not know of, as if from another window. Rows are counted from 1. */
async function mergeElsewhere(row: number): Promise<void> {
  const { revision, beadIds } = await stored();
  const edit = { kind: 'merge', beadIds: beadIds.slice(row - 1, row + 1) };
  await callService(hexapla.page, 'edit.apply', { workId, revision, edit });
}
/** Notices of weight are read out by an announcer of their own, so that their words are in the page twice. */
const notice = () => hexapla.page.locator('[data-type="error"]').filter({ hasText: 'changed from elsewhere' }).first();
const undoAll = async (operations: number) => {
  for (let left = operations; left > 0; left -= 1) {
    await align.key('Control+z');
    await vi.waitFor(async () => expect(await align.said.textContent()).toMatch(/^Undone/));
  }
};
const closeNotice = async () => {
  await notice().locator('button').click();
  await notice().waitFor({ state: 'detached' });
};

test('an edit of rows that were changed elsewhere is not made; the page shows them as they are and says so', async () => {
  await align.standAt(10, 1);
  const before = await stored();
  await mergeElsewhere(5);
  const { beadIds } = await stored();
  const top = await align.top();
  // The second key, pressed before the first was answered, was meant for rows that are gone as well.
  await hexapla.page.evaluate(() => {
    const press = () => new KeyboardEvent('keydown', { key: 'm', code: 'KeyM', bubbles: true, cancelable: true });
    for (let times = 2; times > 0; times -= 1) document.activeElement?.dispatchEvent(press());
  });
  await notice().waitFor();
  expect(await notice().textContent()).toContain('nothing was lost');
  await vi.waitFor(async () => expect(await align.said.textContent()).toContain('changed from elsewhere'));
  expect((await stored()).beadIds).toEqual(beadIds);
  // What was row 10 is row 9 now: the keyboard is on it, and the row at the top is where it was.
  await vi.waitFor(async () => expect(await align.standing()).toMatchObject({ row: 9, column: 1 }));
  expect(await align.top()).toEqual({ row: top.row - 1, offset: top.offset });
  await align.key('a');
  await vi.waitFor(async () => expect(await align.said.textContent()).toContain('Row 9 confirmed.'));
  await closeNotice();
  await undoAll(2);
  expect((await stored()).beadIds).toEqual(before.beadIds);
});

test('sentences that could not be stored are shown again, and stored when they are applied once more', async () => {
  await align.standAt(10, 1);
  await align.key('e');
  const dialog = hexapla.page.getByRole('dialog', { name: 'Sentences of this row' });
  const groups = dialog.getByRole('group', { name: /^Group/ });
  await dialog.waitFor();
  expect(await groups.count()).toBe(2);
  await align.key('m');
  await mergeElsewhere(5);
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await notice().waitFor();
  await dialog.waitFor();
  expect(await groups.count()).toBe(1);
  await dialog.getByRole('button', { name: 'Apply' }).click();
  await dialog.waitFor({ state: 'detached' });
  await vi.waitFor(async () => expect(await align.said.textContent()).toContain('Sentences rearranged.'));
  await closeNotice();
  await undoAll(2);
});

test('Align mode and the queue of doubts edit in one order, never against each other', async () => {
  const before = await stored();
  await align.standAt(10, 1);
  await align.key('Control+F8');
  const list = hexapla.page.locator('#reader-panel').getByRole('listbox');
  const options = list.getByRole('option');
  await vi.waitFor(async () => expect(await options.count()).toBe(4));
  await list.evaluate((element) => {
    const press = (name: string) =>
      document.querySelector<HTMLElement>(`[role="toolbar"] [aria-label="${name}"]`)?.click();
    press('Merge with Next Row');
    element.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
    press('Pin or Unpin Row');
    element.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
  });
  await vi.waitFor(async () => expect(await options.count()).toBe(2));
  await vi.waitFor(async () => expect((await stored()).beadIds).toHaveLength(before.beadIds.length - 1));
  const marks = (row: number, name: string) => align.row(row).getByRole('img', { name }).count();
  await align.grid.focus();
  await align.standAt(10, 1);
  expect(await align.type(10)).toBe('2-2');
  expect(await marks(10, 'pinned')).toBe(1);
  expect(await notice().count()).toBe(0);
  await undoAll(4);
  expect((await stored()).beadIds).toEqual(before.beadIds);
  await vi.waitFor(async () => expect(await options.count()).toBe(4));
});
