/** Whatever is imported, added, aligned anew, thrown away and brought back: every segment in one bead, order kept, none lost. */
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { WorkId } from '../../contract/model.ts';
import { ServiceClient, temporaryHome } from './client.ts';
import { importWork, pasted, planOf, problemsOf, realign } from './help.ts';

// Real processes on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

const paragraph = fc.oneof(
  fc.constantFrom(
    'The ship sailed to London in 1848.',
    'La nave partì per Londra nel 1848.',
    '12',
    '***',
    '船は1848年にロンドンへ向かった。',
    'אוניה',
  ),
  fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
);
/** Never without a letter: a text without any is no text. */
const text = fc.array(paragraph, { minLength: 1, maxLength: 12 }).map((list) => ['Text.', ...list].join('\n\n'));

const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('add' as const), text }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('realign' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('delete' as const, 'restore' as const), which: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('order' as const), seed: fc.nat(100) }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

async function perform(client: ServiceClient, workId: WorkId, versions: number[], one: Step): Promise<void> {
  if (one.do === 'add') {
    if (versions.length >= 6) return;
    const draft = await client.run('import.inspect', { sources: [pasted('added.txt', one.text)], workId });
    await client.run('import.commit', planOf(draft, '', workId));
    const ids = (await client.call('library.work', { workId })).versions.map(({ id }) => id);
    versions.push(...ids.filter((id) => !versions.includes(id)));
  } else if (one.do === 'realign') await realign(client, workId);
  else if (one.do === 'order') {
    const ids = (await client.call('library.work', { workId })).versions.map(({ id }) => id);
    const turn = ids.length === 0 ? 0 : one.seed % ids.length;
    await client.call('library.orderVersions', { workId, versionIds: [...ids.slice(turn), ...ids.slice(0, turn)] });
  } else {
    const versionId = versions[one.which % versions.length] as never;
    await client.call(one.do === 'delete' ? 'library.deleteVersion' : 'library.restoreVersion', { versionId });
  }
}

/** What is shown of a work: each visible version's segments once, in order, and the outline says the same as the pages. */
async function expectShown(client: ServiceClient, workId: WorkId): Promise<void> {
  const { work, beadIds, lengths, flags, first } = await client.call('reader.open', { workId, count: 200 });
  expect(first.beads.map(({ id }) => id)).toEqual([...beadIds]);
  expect(work.beadCount).toBe(beadIds.length);
  expect(flags).toHaveLength(beadIds.length);
  work.versions.forEach((version, column) => {
    const numbers = first.beads.flatMap(({ cells }) => cells[column] ?? []).map(({ number }) => number);
    expect(numbers).toEqual(Array.from({ length: version.segmentCount }, (_, index) => index + 1));
  });
  const shown = first.beads.flatMap(({ cells }) =>
    cells.map((cell) => cell.reduce((sum, { text: own }) => sum + own.length, 0)),
  );
  expect([...lengths]).toEqual(shown);
}

test('every segment stays in exactly one bead, in order, through any changes', async () => {
  const { home, remove } = temporaryHome();
  const client = await ServiceClient.open({ home });
  await fc.assert(
    fc.asyncProperty(
      fc.array(text, { minLength: 1, maxLength: 3 }),
      fc.array(step, { maxLength: 6 }),
      async (texts, steps) => {
        const named = Object.fromEntries(texts.map((one, index) => [`${index}.txt`, one]));
        const workId = await importWork(client, 'T', named);
        const versions: number[] = (await client.call('library.work', { workId })).versions.map(({ id }) => id);
        for (const one of steps) {
          await perform(client, workId, versions, one);
          await expectShown(client, workId);
        }
        for (const versionId of versions) await client.call('library.restoreVersion', { versionId: versionId });
        await expectShown(client, workId);
        expect(problemsOf(home)).toEqual([]);
      },
    ),
    { numRuns: 12 },
  );
  await client.close();
  remove();
});
