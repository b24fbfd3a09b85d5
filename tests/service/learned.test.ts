/** Words learned from what the user confirmed and from works that are read: in the real service, on a real library. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { BeadId, WorkId } from '../../contract/model.ts';
import { ServiceClient, temporaryHome } from './client.ts';
import { pasted, problemsOf } from './help.ts';

vi.setConfig({ testTimeout: 60_000 });

const { home, remove } = temporaryHome();
let client: ServiceClient;
beforeAll(async () => {
  // Sooner than an operation over very many rows is carried out: the learner has to come back.
  client = await ServiceClient.open({ home, env: { HEXAPLA_LEARN_AFTER_MS: '1' } });
}, 60_000);
afterAll(async () => {
  await client.close();
  remove();
});

/** Two made-up languages without a letter in common: no cognate, no dictionary and no length tells which words correspond. */
const COUNT = 30;
const made = (letters: string) =>
  Array.from({ length: COUNT }, (_, k) =>
    Array.from({ length: 6 }, (__, n) => letters[(k >> n) % 2 ? n : n + 6]).join(''),
  );
const left = made('abcdefghijkl');
const right = made('nopqrstuvwyz');

/** So many that they are confirmed part by part (docs/adr/0007-long-operations.md). */
const ROWS = 300;
/** Six words a row, chosen without a pattern but always the same. */
const row = (words: readonly string[], n: number) =>
  `${Array.from({ length: 6 }, (_, k) => words[(n * 7 + k * k * (3 + (n % 5)) + k) % COUNT]).join(' ')}.`;
const lessons = (words: readonly string[]) => Array.from({ length: ROWS }, (_, n) => row(words, n)).join('\n\n');

async function importTwo(title: string, en: string, it: string): Promise<WorkId> {
  const draft = await client.run('import.inspect', { sources: [pasted('en.txt', en), pasted('it.txt', it)] });
  const versions = draft.versions.map(({ key }, side) => {
    const language = side === 0 ? 'en' : 'it';
    return { key, meta: { language, label: '', translator: '', date: '', source: '', original: false } };
  });
  const works = [{ workId: null, title, author: '', tags: [], versions }];
  const { workIds } = await client.run('import.commit', { draftId: draft.draftId, works });
  return workIds[0]!;
}
const learned = () => client.call('lexicon.learned', {});
/** Until the service has learned by itself what is asked for. */
const until = (what: (summary: Awaited<ReturnType<typeof learned>>) => boolean) =>
  vi.waitFor(async () => expect(await learned()).toSatisfy(what), { timeout: 30_000 });

/** Rows of a work of which the second version lacks every fourth: how many stand with their own counterpart. */
const KEPT = left.flatMap((_, k) => (k % 4 === 2 ? [] : [k]));
const twenty = (word: string | undefined) => `${Array.from({ length: 20 }, () => word).join(' ')}.`;
async function alignedRight(title: string): Promise<number> {
  const it = KEPT.map((k) => twenty(right[k])).join('\n\n');
  const workId = await importTwo(title, left.map(twenty).join('\n\n'), it);
  const { first } = await client.call('reader.open', { workId, count: 200 });
  return first.beads.filter(({ cells: [a, b] }) => {
    const [one, other] = [a?.[0], b?.[0]];
    return a?.length === 1 && b?.length === 1 && KEPT[other!.number - 1] === one!.number - 1;
  }).length;
}
let teacher: WorkId;
let blind = 0;

test('nothing is learned before a row is confirmed', async () => {
  teacher = await importTwo('Lessons', lessons(left), lessons(right));
  blind = await alignedRight('Blind');
  expect(await learned()).toEqual({ library: [], works: { works: 0, words: 0 } });
});

test('few confirmed rows are counted, many teach their words, by themselves, in a pause', async () => {
  const confirm = async (count: number) => {
    const { beadIds, revision } = await client.call('reader.open', { workId: teacher, count: 1 });
    const ids = [...beadIds].slice(0, count) as BeadId[];
    await client.call('edit.apply', {
      workId: teacher,
      revision,
      edit: { kind: 'status', beadIds: ids, status: 'confirmed' },
    });
  };
  await confirm(20);
  await until(({ library }) => library[0]?.rows === 20);
  expect((await learned()).library).toMatchObject([{ a: 'en', b: 'it', words: 0, kept: false }]);
  await confirm(ROWS);
  await until(({ library }) => library[0]?.kept === true);
  const [words] = (await learned()).library;
  expect(words).toMatchObject({ a: 'en', b: 'it', rows: ROWS });
  expect(words!.words).toBeGreaterThanOrEqual(COUNT);
});

test('what was learned aligns another work that says nothing else', async () => {
  const seeing = await alignedRight('Seeing');
  expect(seeing).toBeGreaterThan(KEPT.length * 0.8);
  expect(blind).toBeLessThan(seeing / 2);
});

test('words of a work are rendered by what was learned on it, from the second look on', async () => {
  await client.call('settings.set', { learnWords: false });
  const { first, work } = await client.call('reader.open', { workId: teacher, count: 10 });
  const [own, other] = work.versions;
  const ask = async () => {
    const bead = first.beads[3]!;
    const place = { workId: teacher, beadId: bead.id, sentenceBead: 0, versionId: own!.id, otherId: other!.id };
    const words = await client.call('words.renderings', place);
    const text = (column: number, { start, end }: { start: number; end: number }) =>
      bead.cells[column]![0]!.text.slice(start, end);
    return words.flatMap((word) => word.renderings.map((by) => [text(0, word), text(1, by)] as const));
  };
  expect(await ask()).toEqual([]);
  await client.call('settings.set', { learnWords: true });
  await ask();
  await until(({ works }) => works.works === 1);
  const pairs = await ask();
  expect(pairs.length).toBeGreaterThanOrEqual(4);
  for (const [a, b] of pairs) expect(right.indexOf(b)).toBe(left.indexOf(a));
});

test('is forgotten on demand, and comes back only when it is asked for or other rows are confirmed', async () => {
  const forgotten = await client.call('lexicon.forget', {});
  expect(forgotten).toMatchObject({ library: [{ rows: ROWS, words: 0, kept: false }], works: { works: 0, words: 0 } });
  expect(await client.run('lexicon.learn', {})).toEqual({ learned: 0 });
  expect(await client.run('lexicon.learn', { anew: true })).toEqual({ learned: 1 });
  expect((await learned()).library).toMatchObject([{ kept: true }]);
  expect(await client.run('lexicon.learn', { anew: true })).toEqual({ learned: 0 });
});

test('goes with the works that it came from', async () => {
  await client.call('library.deleteWorks', { workIds: [teacher] });
  await client.run('lexicon.learn', {});
  expect((await learned()).library).toEqual([]);
  expect(problemsOf(home)).toEqual([]);
});
