/** Operations over very many rows through the real service: answered at once, carried out behind, and whole after a kill. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { Edit } from '../../contract/edit.ts';
import type { BeadId, VersionId, WorkId } from '../../contract/model.ts';
import { LIBRARY_FILE, closeConnection, openLibrary, openReader, unsettledWorks } from '../../db/index.ts';
import type { ReadableDb } from '../../db/index.ts';
import { addShaped, faultsOf, stateOf } from '../../db/edits/testing.ts';
import { ServiceClient, temporaryHome } from './client.ts';
import { problemsOf } from './help.ts';

const ROWS = 2000;

function hashOf(db: ReadableDb, workId: WorkId): string {
  return createHash('sha256')
    .update(JSON.stringify(stateOf(db, workId)))
    .digest('hex');
}

/** A work of one paragraph a row in two versions, and its rows. */
function book(home: string): { workId: WorkId; versionIds: readonly VersionId[] } {
  const library = openLibrary(home);
  const work = addShaped(
    library.writer,
    Array.from({ length: ROWS }, () => [1, 1]),
  );
  library.close();
  return work;
}

test('a column moved over 2,000 rows is on every page at once, outlives a kill, and is taken back whole', async () => {
  const { home, remove } = temporaryHome();
  const { workId, versionIds } = book(home);
  let client = await ServiceClient.open({ home });
  const reader = openReader(join(home, LIBRARY_FILE));
  const settled = () => vi.waitFor(() => expect(unsettledWorks(reader)).toEqual([]), { timeout: 20_000 });
  const start = hashOf(reader, workId);
  const { beadIds, revision } = await client.call('reader.open', { workId, count: 1 });
  const [first, middle] = [beadIds[0] as BeadId, beadIds[ROWS / 2] as BeadId];
  const shift: Edit = { kind: 'shift', beadId: first, versionId: versionIds[1]!, way: 'down' };
  const outcome = await client.call('edit.apply', { workId, revision, edit: shift });
  expect(outcome).toMatchObject({ undo: 'shift', splices: [{ from: 0, removed: ROWS }] });
  expect(outcome.splices[0]?.beadIds).toHaveLength(ROWS + 1);
  expect(outcome.splices[0]?.rows[1]?.cells.map(([one]) => one?.number)).toEqual([2, 1]);
  // What is asked for is as it will be, wherever it stands.
  const { beads } = await client.call('reader.page', { workId, fromBead: middle, count: 2 });
  expect(beads[0]?.cells.map(([one]) => one?.number)).toEqual([ROWS / 2 + 1, ROWS / 2]);
  expect(faultsOf(reader, workId)).toEqual([]);
  // A further edit need not wait.
  const pinned = await client.call('edit.apply', {
    workId,
    revision: outcome.revision,
    edit: { kind: 'pin', beadIds: [middle], pinned: true },
  });
  expect(pinned.undo).toBe('pin');
  await client.kill();
  expect(faultsOf(reader, workId)).toEqual([]);
  client = await ServiceClient.open({ home });
  expect(unsettledWorks(reader)).toEqual([]);
  const again = await client.call('reader.open', { workId, count: 1 });
  expect(again.beadIds).toHaveLength(ROWS + 1);
  const last = await client.call('reader.page', { workId, fromBead: again.beadIds[ROWS] as BeadId, count: 1 });
  expect(last.beads[0]?.cells.map(([one]) => one?.number)).toEqual([undefined, ROWS]);
  expect(await client.call('edit.undo', { workId })).toMatchObject({ name: 'pin', undo: 'shift' });
  expect(await client.call('edit.undo', { workId })).toMatchObject({ name: 'shift', undo: null, redo: 'shift' });
  // Answered from the arrays before the rows are there.
  expect(await client.call('reader.contents', { workId })).toHaveLength(2);
  await settled();
  expect(hashOf(reader, workId)).toBe(start);
  expect(await client.call('edit.redo', { workId })).toMatchObject({ undo: 'shift' });
  await client.call('edit.undo', { workId });
  await settled();
  expect(hashOf(reader, workId)).toBe(start);
  closeConnection(reader);
  await client.close();
  expect(problemsOf(home)).toEqual([]);
  remove();
}, 60_000);

test('everything above is confirmed in one answer, and all of it taken back', async () => {
  const { home, remove } = temporaryHome();
  const { workId } = book(home);
  const client = await ServiceClient.open({ home });
  const reader = openReader(join(home, LIBRARY_FILE));
  const start = hashOf(reader, workId);
  const { beadIds, revision } = await client.call('reader.open', { workId, count: 1 });
  const edit: Edit = { kind: 'confirmAbove', beadId: beadIds[ROWS - 1] as BeadId };
  const { splices } = await client.call('edit.apply', { workId, revision, edit });
  expect(splices).toMatchObject([{ from: 0, removed: ROWS - 1 }]);
  expect(new Set(splices[0]?.flags)).toEqual(new Set([32]));
  const { beads } = await client.call('reader.page', { workId, fromBead: beadIds[ROWS - 3] as BeadId, count: 3 });
  expect(beads.map(({ status }) => status)).toEqual(['confirmed', 'confirmed', 'auto']);
  // The queue waits until the rows are all there: nothing but the last one is left to look at.
  expect((await client.call('review.doubts', { workId, which: 'all', from: 0, count: 5 })).total).toBe(1);
  await client.call('edit.undo', { workId });
  await client.close();
  const library = openLibrary(home);
  expect(hashOf(library.writer, workId)).toBe(start);
  library.close();
  closeConnection(reader);
  expect(problemsOf(home)).toEqual([]);
  remove();
}, 60_000);

test('what is looked for while a column moves is found where it will stand', async () => {
  const { home, remove } = temporaryHome();
  const { workId, versionIds } = book(home);
  const client = await ServiceClient.open({ home });
  const [own, other] = versionIds as [VersionId, VersionId];
  const { beadIds, revision } = await client.call('reader.open', { workId, count: 1 });
  const far = ROWS - 100;
  const { beads } = await client.call('reader.page', { workId, fromBead: beadIds[far] as BeadId, count: 1 });
  const segmentId = beads[0]!.cells[1]![0]!.id;
  const edit: Edit = { kind: 'shift', beadId: beadIds[0] as BeadId, versionId: other, way: 'down' };
  await client.call('edit.apply', { workId, revision, edit });
  // Asked right behind, before most rows are carried out.
  const find = { workId, query: `Paragraph ${far}`, exact: true, wholeWord: true, from: far - 50, list: 10 };
  // The words stand in every paragraph: not at one place alone.
  const anchors = [{ segmentId, start: 0, end: 9 }];
  const note = { workId, versionId: other, kind: 'mark', colour: 'blue', text: '', anchors } as const;
  const [found, place, added] = await Promise.all([
    client.call('reader.find', find),
    client.call('reader.rowOf', { workId, versionId: other, number: far + 1 }),
    client.call('notes.add', note),
  ]);
  expect(found.hits).toMatchObject([
    { versionId: own, row: far },
    { versionId: other, row: far + 1, segmentId },
  ]);
  expect(place).toEqual({ row: far + 1 });
  expect(added).toMatchObject({ row: far + 1, state: 'placed' });
  expect(await client.call('notes.findPlace', { noteId: added.id })).toMatchObject({ place: null });
  await client.close();
  expect(problemsOf(home)).toEqual([]);
  remove();
}, 60_000);
