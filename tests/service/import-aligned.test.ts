/** What was exported comes back as it was, rows and all; and rows that other programs made stand as they are. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { ExportFormat } from '../../contract/export.ts';
import type { ImportDraft, ImportPlan } from '../../contract/import.ts';
import type { BeadId, BeadRow, WorkId } from '../../contract/model.ts';
import { ServiceClient, temporaryHome } from './client.ts';
import { errorOf, importWork, metaOf, pasted, planOf, problemsOf, story } from './help.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const { home, remove } = temporaryHome();
const out = join(home, 'out');
let client: ServiceClient;
let workId: WorkId;
/** When the service has found out and stored which sentences of the merged row lie opposite each other. */
let found: Promise<unknown>;
beforeAll(async () => {
  mkdirSync(out);
  client = await ServiceClient.open({ home });
  const texts = { 's.en.txt': story('en', 24), 's.it.txt': story('it', 24), 'other.it.txt': story('it', 24) };
  workId = await importWork(client, 'Ships', texts);
  await correct();
});
afterAll(async () => {
  await client.close();
  remove();
});

const open = (id: WorkId) => client.call('reader.open', { workId: id, count: 60 });

/** Something of all that a user may leave in a work. */
async function correct(): Promise<void> {
  const { first, work, ...opened } = await open(workId);
  let { revision } = opened;
  const [english, italian] = work.versions;
  const edit = async (change: Parameters<typeof client.call<'edit.apply'>>[1]['edit']) =>
    ({ revision } = await client.call('edit.apply', { workId, revision, edit: change }));
  const ids = first.beads.map(({ id }) => id);
  found = client.next('sentences.found', () => true);
  await edit({ kind: 'merge', beadIds: ids.slice(1, 3) });
  await edit({ kind: 'status', beadIds: ids.slice(4, 6), status: 'confirmed' });
  await edit({ kind: 'status', beadIds: [ids[8] as BeadId], status: 'doubtful' });
  await edit({ kind: 'pin', beadIds: [ids[6] as BeadId], pinned: true });
  const segmentOf = (row: number, column: number) => first.beads[row]!.cells[column]![0]!.id;
  await edit({ kind: 'link', a: segmentOf(10, 0), b: segmentOf(12, 1) });
  await client.call('library.updateWork', { workId, author: 'Anna', tags: ['sea'], notes: 'Read it twice.' });
  await client.call('library.updateVersion', { versionId: english!.id, label: 'first', translator: 'Bo', date: '1948', source: 'attic', original: true }); // prettier-ignore
  const anchors = [{ segmentId: segmentOf(3, 1), start: 3, end: 9 }];
  await client.call('notes.add', { workId, versionId: italian!.id, kind: 'mark', colour: 'green', text: 'Look!', anchors }); // prettier-ignore
}

async function exported(id: WorkId, file: string, format: ExportFormat, level: 'paragraph' | 'sentence' = 'paragraph') {
  const [granted] = await client.call('files.grant', { paths: [join(out, file)], writable: true }, 'host');
  const versionIds = (await client.call('library.work', { workId: id })).versions.map((version) => version.id);
  await client.run('export.work', { token: granted!.token, workId: id, format, level, versionIds });
  return readFileSync(join(out, file), 'utf8');
}

const inspect = async (...names: readonly string[]) =>
  client.run('import.inspect', { sources: await client.sources(names.map((name) => join(out, name))) });

/** The plan that the window makes of a draft: what the files say. */
function planAsSaid(draft: ImportDraft): ImportPlan {
  const versions = new Map(draft.versions.map((version) => [version.key, version]));
  const metaOfKey = (key: string) => ({ ...metaOf(versions.get(key)!), ...versions.get(key)!.facts });
  return {
    draftId: draft.draftId,
    works: draft.groups.map(({ title, author, tags, keys, workId: to }) => ({
      workId: to,
      title,
      author,
      tags: [...tags],
      versions: keys.map((key) => ({ key, meta: metaOfKey(key) })),
    })),
  };
}

async function importAsSaid(...names: readonly string[]): Promise<WorkId> {
  const { workIds } = await client.run('import.commit', planAsSaid(await inspect(...names)));
  return workIds[0]!;
}

const textsOf = (rows: readonly BeadRow[]) =>
  rows.map(({ cells }) => cells.map((cell) => cell.map(({ text }) => text)));
const factsOf = (rows: readonly BeadRow[]) => rows.map(({ status, pinned }) => [status, pinned]);

describe('an export', () => {
  test('as JSON comes back whole: rows, statuses, sentences, links, notes and what is said of the work', async () => {
    const before = await exported(workId, 'ships.json', 'json');
    const draft = await inspect('ships.json');
    expect(draft.groups).toMatchObject([{ title: 'Ships', author: 'Anna', tags: ['sea'], why: 'aligned', keys: ['v1.1', 'v1.2', 'v1.3'] }]); // prettier-ignore
    expect(draft.versions[0]).toMatchObject({ format: 'hexapla', language: { value: 'en', score: 1 }, aligned: { column: 0 } }); // prettier-ignore
    const { workIds } = await client.run('import.commit', planAsSaid(draft));
    expect(JSON.parse(await exported(workIds[0]!, 'again.json', 'json'))).toEqual(JSON.parse(before));
    await found;
    const [was, is] = [await open(workId), await open(workIds[0]!)];
    expect(is.work).toMatchObject({ title: 'Ships', author: 'Anna', tags: ['sea'], notes: 'Read it twice.' });
    expect(is.work.versions[0]).toMatchObject({ label: 'first', translator: 'Bo', date: '1948', original: true });
    expect(is.first.beads.map(({ sentenceBeads }) => sentenceBeads.map(({ runs }) => runs))).toEqual(
      was.first.beads.map(({ sentenceBeads }) => sentenceBeads.map(({ runs }) => runs)),
    );
    expect(await client.call('notes.list', { workId: workIds[0]! })).toMatchObject([{ text: 'Look!', state: 'placed', row: 2 }]); // prettier-ignore
    expect(is.first.beads.flatMap(({ links }) => links)).toHaveLength(2);
    expect((await client.call('edit.history', { workId: workIds[0]! })).undo).toBeNull();
  });

  test('as JSON by sentence has the same rows again', async () => {
    await exported(workId, 'sentences.json', 'json', 'sentence');
    const again = await importAsSaid('sentences.json');
    const before = JSON.parse(await exported(workId, 'a.json', 'json')) as { beads: unknown };
    expect((JSON.parse(await exported(again, 'b.json', 'json')) as { beads: unknown }).beads).toEqual(before.beads);
  });

  test.each(['tsv', 'tmx'] as const)('as %s has its rows and statuses again, and sentences beside each other', async (format) => {
    await exported(workId, `ships.${format}`, format);
    const again = await open(await importAsSaid(`ships.${format}`));
    const before = (await open(workId)).first.beads;
    expect(textsOf(again.first.beads)).toEqual(textsOf(before));
    expect(factsOf(again.first.beads)).toEqual(factsOf(before));
    expect(again.work.languages).toEqual(['en', 'it']);
    expect(again.work.versions[0]?.label).toContain('first');
    expect(again.first.beads[0]?.sentenceBeads).toHaveLength(2);
    expect(again.work.relations).toMatchObject([{ verdict: 'translation' }, {}, {}]);
  }); // prettier-ignore
});

describe('a memory of another program', () => {
  // The engine would put these otherwise: the first English paragraph beside both Italian ones.
  const [en, it] = [story('en', 12).split('\n\n'), story('it', 12).split('\n\n')];
  const units = en.map((text, index) => [text, it[(index + 1) % 12]!]);
  const memory = `<tmx version="1.4"><header srclang="en-US"/><body>${units
    .map(([a, b]) => `<tu><tuv xml:lang="EN-US"><seg>${a}</seg></tuv><tuv xml:lang="IT"><seg>${b}</seg></tuv></tu>`)
    .join('')}</body></tmx>`;
  const source = pasted('ships.tmx', memory);

  test('keeps its rows, and they are judged', async () => {
    const draft = await client.run('import.inspect', { sources: [source] });
    expect(draft.versions.map(({ language }) => language.value)).toEqual(['en-US', 'it']);
    expect(draft.groups).toMatchObject([{ title: 'ships', why: 'aligned' }]);
    const { workIds } = await client.run('import.commit', planAsSaid(draft));
    const { first } = await open(workIds[0]!);
    expect(textsOf(first.beads)).toEqual(units.map((sides) => sides.map((text) => [text])));
    expect(first.beads.some(({ status }) => status === 'doubtful')).toBe(true);
  });

  test('is aligned anew where that is wanted, or where one version of it alone is taken', async () => {
    const draft = await client.run('import.inspect', { sources: [source] });
    const plan = planAsSaid(draft);
    const anew = { ...plan, works: plan.works.map((work) => ({ ...work, keepRows: false })) };
    const { workIds } = await client.run('import.commit', anew);
    const { first } = await open(workIds[0]!);
    expect(textsOf(first.beads)).not.toEqual(units.map((sides) => sides.map((text) => [text])));

    const one = await client.run('import.inspect', { sources: [source] });
    const alone = planOf({ ...one, versions: one.versions.slice(1) }, 'Alone');
    const single = await client.run('import.commit', alone);
    expect((await open(single.workIds[0]!)).work.languages).toEqual(['it']);
  });

  test('is joined by a text from elsewhere, in any order, and keeps its rows', async () => {
    const sources = [pasted('ships.fr.txt', story('en', 12)), source];
    const draft = await client.run('import.inspect', { sources });
    const changed = await client.run('import.change', { draftId: draft.draftId, key: 'v2.2', change: { language: 'it-CH' } }); // prettier-ignore
    expect(changed).toMatchObject({ language: { value: 'it-CH' }, segmentCount: 12 });
    const refused = client.run('import.change', { draftId: draft.draftId, key: 'v2.2', change: { encoding: 'utf-16le' } });
    expect((await errorOf(refused)).code).toBe('bad-request');
    const { workIds } = await client.run('import.commit', planOf(draft, 'Joined'));
    const { first, work } = await open(workIds[0]!);
    expect(work.versions.map(({ fileName }) => fileName)).toEqual(['ships.fr.txt', 'ships.tmx', 'ships.tmx']);
    const kept = textsOf(first.beads).map(([, ...own]) => own).filter((own) => own.flat().length > 0);
    expect(kept).toEqual(units.map((sides) => sides.map((text) => [text])));
    expect(first.beads.flatMap(({ cells }) => cells[0])).toHaveLength(12);
  }); // prettier-ignore

  test('that is broken is named, and the others go on', async () => {
    writeFileSync(join(out, 'broken.tmx'), '<?xml version="1.0"?><tmx version="1.4"><body><tu>');
    writeFileSync(join(out, 'broken.json'), '{ "versions": [ { "segments": 3');
    writeFileSync(join(out, 'good.tsv'), 'en\tit\nHello.\tCiao.\n');
    const draft = await inspect('broken.tmx', 'broken.json', 'good.tsv');
    expect(draft.versions.map(({ key, error }) => [key, error?.code])).toEqual([
      ['v1', 'file-format'],
      ['v2', 'file-format'],
      ['v3.1', undefined],
      ['v3.2', undefined],
    ]);
    await client.call('import.discard', { draftId: draft.draftId });
  });
});

test('the library is whole after all this', () => {
  expect(problemsOf(home)).toEqual([]);
});
