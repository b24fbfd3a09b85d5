/** Words of a sentence and what renders them, asked of the real service. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BeadId, BeadRow, VersionId, WorkId } from '../../contract/model.ts';
import type { RenderedWord } from '../../contract/words.ts';
import { ServiceClient } from './client.ts';
import { errorOf, importWork } from './help.ts';

const home = mkdtempSync(join(tmpdir(), 'hexapla-words-'));
let client: ServiceClient;
let workId: WorkId;
let row: BeadRow;
let versions: readonly { readonly id: VersionId; readonly language: string }[];

const ENGLISH = [
  'The house of Anna stands in London since 1894. Nobody opens the door.',
  'In the morning the dog sleeps under the table. The water is cold.',
];
const ITALIAN = [
  'La casa di Anna sta a Londra dal 1894. Nessuno apre la porta.',
  'Al mattino il cane dorme sotto il tavolo. L’acqua è fredda.',
];

beforeAll(async () => {
  client = await ServiceClient.open({ home });
  workId = await importWork(client, 'Houses', { 'a.en.txt': ENGLISH.join('\n\n'), 'a.it.txt': ITALIAN.join('\n\n') });
  const opening = await client.call('reader.open', { workId, count: 10 });
  versions = opening.work.versions;
  row = opening.first.beads[0]!;
}, 60_000);
afterAll(async () => {
  await client.close();
  rmSync(home, { recursive: true, force: true });
});

const textOf = (place: { segmentId: number; start: number; end: number }) =>
  row.cells
    .flat()
    .find(({ id }) => id === place.segmentId)!
    .text.slice(place.start, place.end);
const said = (words: readonly RenderedWord[]) =>
  Object.fromEntries(words.map((word) => [textOf(word), word.renderings.map(textOf)]));

test('tells each word of a sentence with its likely renderings, in characters of the segments', async () => {
  const [en, it] = [versions[0]!, versions[1]!];
  const words = await client.call('words.renderings', {
    workId,
    beadId: row.id,
    sentenceBead: 0,
    versionId: en.id,
    otherId: it.id,
  });
  expect(said(words)).toMatchObject({ house: ['casa'], Anna: ['Anna'], 1894: ['1894'] });
  for (const { renderings } of words) {
    for (const { certainty, versionId } of renderings) {
      expect(versionId).toBe(it.id);
      expect(certainty).toBeGreaterThan(0.4);
      expect(certainty).toBeLessThanOrEqual(1);
    }
  }
  const second = await client.call('words.renderings', {
    workId,
    beadId: row.id,
    sentenceBead: 1,
    versionId: it.id,
    otherId: en.id,
  });
  expect(said(second)).toMatchObject({ porta: ['door'] });
  expect(Object.keys(said(second))).not.toContain('casa');
});

test('answers the same when asked again, and has nothing to say of a sentence that is not there', async () => {
  const ask = (sentenceBead: number) =>
    client.call('words.renderings', {
      workId,
      beadId: row.id,
      sentenceBead,
      versionId: versions[0]!.id,
      otherId: versions[1]!.id,
    });
  expect(await ask(0)).toEqual(await ask(0));
  expect(await ask(99)).toEqual([]);
  const missing = {
    workId,
    beadId: 999_999 as BeadId,
    sentenceBead: 0,
    versionId: versions[0]!.id,
    otherId: versions[1]!.id,
  };
  expect((await errorOf(client.call('words.renderings', missing))).code).toBe('not-found');
});
