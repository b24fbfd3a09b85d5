/** What the user does by hand while a job works on the same rows stands afterwards, and the job comes to its end. */
import { expect, test, vi } from 'vitest';
import type { Edit } from '../../contract/edit.ts';
import type { JobProgress } from '../../contract/events.ts';
import type { BeadId, WorkId } from '../../contract/model.ts';
import { ServiceClient, temporaryHome } from './client.ts';
import { importWork, pasted, planOf, problemsOf, story } from './help.ts';

// Real processes on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 120_000 });

/** Paragraphs of the version that joins: aligned long enough for an edit or two. */
const LONG = 900;

async function edits(client: ServiceClient, workId: WorkId): Promise<void> {
  const { beadIds, revision, first } = await client.call('reader.open', { workId, count: 10 });
  const pin: Edit = { kind: 'pin', beadIds: [beadIds[2] as BeadId], pinned: true };
  const pinned = await client.call('edit.apply', { workId, revision, edit: pin });
  const segmentId = first.beads[5]!.cells[0]![0]!.id;
  const split: Edit = { kind: 'splitSegment', segmentId, offset: 10 };
  await client.call('edit.apply', { workId, revision: pinned.revision, edit: split });
}

test('a version joins a work of which a row is pinned and a paragraph divided meanwhile', async () => {
  const { home, remove } = temporaryHome();
  const client = await ServiceClient.open({ home });
  const workId = await importWork(client, 'Joined', { 'j.en.txt': story('en', LONG), 'j.it.txt': story('it', LONG) });
  const draft = await client.run('import.inspect', { sources: [pasted('k.it.txt', story('it', LONG))], workId });
  const before = await client.call('reader.open', { workId, count: 10 });
  const aligning = ({ operation, phase, share }: JobProgress) =>
    operation === 'import.commit' && phase !== 'reading' && phase !== 'storing' && share > 0.05;
  const at = client.next('job.progress', aligning);
  const job = await client.start('import.commit', planOf(draft, 'Joined', workId));
  await at;
  await edits(client, workId);
  await job.result;
  const { work, first, beadIds } = await client.call('reader.open', { workId, count: 10 });
  expect(work.versions).toHaveLength(3);
  expect(beadIds[2]).toBe(before.beadIds[2]);
  expect(first.beads[2]).toMatchObject({ pinned: true });
  expect(first.beads[2]?.cells.map((cell) => cell.length)).toEqual([1, 1, 1]);
  expect(first.beads.flatMap(({ cells }) => cells[0] ?? []).filter(({ number }) => number === 6)).toHaveLength(2);
  const shares = job.progress.map(({ share }) => share);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  await client.close();
  expect(problemsOf(home)).toEqual([]);
  remove();
});

test('a work is judged anew although rows are pinned and divided meanwhile', async () => {
  const { home, remove } = temporaryHome();
  const client = await ServiceClient.open({ home });
  const workId = await importWork(client, 'Judged', { 'j.en.txt': story('en', LONG), 'j.it.txt': story('it', LONG) });
  const at = client.next('job.progress', ({ operation, share }) => operation === 'review.score' && share > 0.1);
  const job = await client.start('review.score', { workId });
  await at;
  await edits(client, workId);
  const { doubtful } = await job.result;
  const { work, first } = await client.call('reader.open', { workId, count: 10 });
  expect(work.doubtfulCount).toBe(doubtful);
  expect(first.beads[2]).toMatchObject({ pinned: true });
  await client.close();
  expect(problemsOf(home)).toEqual([]);
  remove();
});
