/** Editing over the real channel: outcomes, conflicts, what the window is told. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Edit } from '../../contract/edit.ts';
import type { BeadId, WorkId } from '../../contract/model.ts';
import { ServiceClient, temporaryHome } from './client.ts';
import { errorOf, importWork, problemsOf, story } from './help.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const { home, remove } = temporaryHome();
let client: ServiceClient;
let workId: WorkId;
beforeAll(async () => {
  client = await ServiceClient.open({ home });
  workId = await importWork(client, 'Edited', { 'b.en.txt': story('en', 12), 'b.it.txt': story('it', 12) });
});
afterAll(async () => {
  await client.close();
  remove();
});

const open = () => client.call('reader.open', { workId, count: 50 });

test('a merge answers with the rows that changed, tells the library, and is undone and done again by name', async () => {
  const before = await open();
  const [first, second] = before.beadIds as unknown as [BeadId, BeadId];
  const told = client.next('library.changed');
  const found = client.next('sentences.found', ({ beadIds }) => beadIds.includes(first));
  const merged = await client.call('edit.apply', {
    workId,
    revision: before.revision,
    edit: { kind: 'merge', beadIds: [first, second] },
  });
  expect((await told).workIds).toEqual([workId]);
  expect(merged).toMatchObject({ name: 'merge', undo: 'merge', redo: null, focus: first });
  expect(merged.splices).toMatchObject([{ from: 0, removed: 2 }]);
  const row = merged.splices[0]?.rows[0];
  expect(row?.cells.map((cell) => cell.length)).toEqual([2, 2]);
  expect(row?.status).toBe('edited');
  // Two sentences in each of the paragraphs, which the engine finds again inside, a moment later.
  expect(row?.sentenceBeads).toHaveLength(1);
  expect(await found).toMatchObject({ workId });
  const { beads } = await client.call('reader.page', { workId, fromBead: first, count: 1 });
  expect(beads[0]?.sentenceBeads.length).toBeGreaterThanOrEqual(2);
  expect(await client.call('edit.history', { workId })).toEqual({ undo: 'merge', redo: null });
  const undone = await client.call('edit.undo', { workId });
  expect(undone).toMatchObject({ name: 'merge', undo: null, redo: 'merge' });
  expect((await open()).first).toEqual(before.first);
  expect(await client.call('edit.redo', { workId })).toMatchObject({ name: 'merge', undo: 'merge', redo: null });
  expect(await client.call('edit.history', { workId })).toEqual({ undo: 'merge', redo: null });
  await client.call('edit.undo', { workId });
});

test('an edit of rows that are others by now, and one that there is nothing to do with, are refused and change nothing', async () => {
  const { beadIds, revision } = await open();
  const beadId = beadIds[0] as BeadId;
  const refusal = (stated: number, edit: Edit) =>
    errorOf(client.call('edit.apply', { workId, revision: stated, edit }));
  expect(await refusal(revision - 1, { kind: 'pin', beadIds: [beadId], pinned: true })).toMatchObject({
    code: 'conflict',
  });
  expect(await refusal(revision, { kind: 'merge', beadIds: [beadId] })).toMatchObject({
    code: 'edit-impossible',
    fields: { edit: 'merge' },
  });
  expect(await refusal(revision, { kind: 'confirmAbove', beadId: 99_999 as BeadId })).toMatchObject({
    code: 'not-found',
  });
  expect((await open()).revision).toBe(revision);
});

test('the library is whole after all this', () => expect(problemsOf(home)).toEqual([]));
