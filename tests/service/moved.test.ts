/** Text that a translator moved: found by the engine, linked by the service, and the user's to remove. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { CrossLink, WorkId } from '../../contract/model.ts';
import { sampleVersions } from '../golden/seeded-errors.ts';
import { ServiceClient, temporaryHome } from './client.ts';
import { importWork, problemsOf } from './help.ts';

vi.setConfig({ testTimeout: 60_000 });

const { home, remove } = temporaryHome();
let client: ServiceClient;
let workId: WorkId;

beforeAll(async () => {
  client = await ServiceClient.open({ home });
  const [english, spanish] = sampleVersions('ruth', ['en', 'es']).map(({ segments }) =>
    segments.map(({ text }) => text),
  );
  // paragraphs 30 to 60 stand before paragraphs 3 to 30
  const order = [
    [0, 3],
    [30, 60],
    [3, 30],
    [60, 90],
  ] as const;
  const moved = order.flatMap(([from, to]) => spanish!.slice(from, to));
  workId = await importWork(client, 'Ruth', { 'en.txt': english!.join('\n\n'), 'es.txt': moved.join('\n\n') });
}, 60_000);
afterAll(async () => {
  await client.close();
  remove();
});

interface Shown extends CrossLink {
  readonly number: number;
  readonly column: number;
}
async function links(): Promise<{ readonly revision: number; readonly links: readonly Shown[] }> {
  const { revision, beadIds, first } = await client.call('reader.open', { workId, count: 200 });
  expect(first.beads).toHaveLength(beadIds.length);
  const found = first.beads.flatMap(({ cells, links: own }) =>
    own.map((link) => {
      const column = cells.findIndex((cell) => cell.some(({ id }) => id === link.segmentId));
      return { ...link, column, number: cells[column]!.find(({ id }) => id === link.segmentId)!.number };
    }),
  );
  return { revision, links: found };
}

test('is linked when it is imported, paragraph by paragraph, each way; the rows stay as they are', async () => {
  const { links: found } = await links();
  const english = found.filter(({ column }) => column === 0);
  expect(english.length).toBeGreaterThanOrEqual(18);
  expect(found).toHaveLength(2 * english.length);
  expect(found.every(({ score }) => score !== null && score > 0.7 && score <= 1)).toBe(true);
  // one of the two blocks crosses the rows
  const right = english.filter(({ number, otherNumber }) => [-30, 27].includes(number - otherNumber));
  expect(right.length).toBeGreaterThan(0.9 * english.length);
});

test('a link is removed, found again by aligning anew though no row changes, and undone like other operations', async () => {
  const before = await links();
  const { segmentId: a, otherSegmentId: b } = before.links[0]!;
  await client.call('edit.apply', { workId, revision: before.revision, edit: { kind: 'unlink', a, b } });
  expect((await links()).links).toHaveLength(before.links.length - 2);
  const proposal = await client.run('align.propose', { workId, scope: { kind: 'all' } });
  expect(proposal).toMatchObject({ changes: 0, links: 1 });
  await client.run('align.accept', { proposalId: proposal.proposalId, changes: 'all' });
  expect((await links()).links).toHaveLength(before.links.length);
  expect(await client.call('edit.undo', { workId })).toMatchObject({ name: 'realign' });
  expect((await links()).links).toHaveLength(before.links.length - 2);
  expect(await client.call('edit.undo', { workId })).toMatchObject({ name: 'unlink' });
  expect((await links()).links).toEqual(before.links);
  expect(problemsOf(home)).toEqual([]);
});
