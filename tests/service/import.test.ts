/** From files to a work that is read, through the real process: drafts, changes, additions, the bin. */
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { DraftVersion } from '../../contract/import.ts';
import type { BeadId, VersionId } from '../../contract/model.ts';
import { BEAD_FLAGS } from '../../contract/service-api.ts';
import { ServiceClient, temporaryHome } from './client.ts';
import { errorOf, importWork, metaOf, pasted, planOf, problemsOf, realign, story } from './help.ts';

// Real processes on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const { home, remove } = temporaryHome();
const files = temporaryHome();
let client: ServiceClient;
beforeAll(async () => {
  client = await ServiceClient.open({ home });
});
afterAll(async () => {
  await client.close();
  remove();
  files.remove();
});

function file(name: string, content: string | Uint8Array): string {
  const path = join(files.home, name);
  writeFileSync(path, content);
  return path;
}

const drafts = () => (existsSync(join(home, 'drafts')) ? readdirSync(join(home, 'drafts')) : []);

test('two files become one work with two columns, aligned row by row', async () => {
  const paths = [file('anna.en.txt', story('en', 12)), file('anna.it.txt', story('it', 12))];
  const draft = await client.run('import.inspect', { sources: await client.sources(paths) });
  expect(draft.versions).toMatchObject([
    { fileName: 'anna.en.txt', format: 'text', language: { value: 'en' }, segmentCount: 12, convention: 'blank-lines' },
    { fileName: 'anna.it.txt', format: 'text', language: { value: 'it' }, segmentCount: 12 },
  ]);
  expect(draft.versions[0]?.first).toHaveLength(8);
  expect(draft.groups).toMatchObject([{ keys: ['v1', 'v2'], workId: null, why: 'name' }]);
  const changed = client.next('library.changed');
  const { workIds } = await client.run('import.commit', planOf(draft, 'Anna'));
  const [workId] = workIds;
  expect((await changed).workIds).toEqual(workIds);
  const opening = await client.call('reader.open', { workId: workId!, count: 5 });
  expect(opening.work).toMatchObject({ title: 'Anna', versionCount: 2, beadCount: 12, languages: ['en', 'it'] });
  expect(opening.work.relations).toMatchObject([{ verdict: 'translation' }]);
  expect(opening.beadIds).toHaveLength(12);
  expect(opening.lengths).toHaveLength(24);
  expect(opening.first.beads).toHaveLength(5);
  const [row] = opening.first.beads;
  expect(row?.cells.map(([segment]) => segment?.text.slice(0, 12))).toEqual(['Chapter para', 'Il paragrafo']);
  expect(row?.cells[0]?.[0]?.sentences).toHaveLength(4);
  const page = await client.call('reader.page', {
    workId: workId!,
    fromBead: opening.beadIds[10] as BeadId,
    count: 50,
  });
  expect(page).toMatchObject({ from: 10, beads: [{ id: opening.beadIds[10] }, { id: opening.beadIds[11] }] });
  expect(drafts()).toEqual([]);
});

test('the original is kept byte for byte, and the same bytes are known again', async () => {
  const path = file(
    'again.txt',
    Buffer.from([0xff, 0xfe, ...Buffer.from('Kept as it was, with two bytes a letter.', 'utf16le')]),
  );
  const first = await client.run('import.inspect', { sources: await client.sources([path]) });
  expect(first.versions[0]).toMatchObject({ encoding: { value: 'utf-16le' }, warnings: [] });
  const { workIds } = await client.run('import.commit', planOf(first, 'Again'));
  const second = await client.run('import.inspect', { sources: await client.sources([path]) });
  expect(second.versions[0]?.warnings).toEqual([
    { code: 'already-in-library', values: { workId: workIds[0], title: 'Again' } },
  ]);
  await client.call('import.discard', { draftId: second.draftId });
  expect(drafts()).toEqual([]);
  expect((await errorOf(client.run('import.commit', planOf(second, 'Gone')))).code).toBe('not-found');
});

test('several files are several works where their names say so', async () => {
  const sources = [
    pasted('Candide (français).txt', 'Il y avait en Westphalie un jeune garçon.'),
    pasted('candide.en.txt', 'In Westphalia there lived a young boy.'),
    pasted('Moby Dick.txt', 'Call me Ishmael. Some years ago I went to sea.'),
  ];
  const draft = await client.run('import.inspect', { sources });
  expect(draft.groups.map(({ keys }) => keys)).toEqual([['v1', 'v2'], ['v3']]);
  await client.call('import.discard', { draftId: draft.draftId });
});

test('files whose names say nothing are put together by what is in them; one more language is offered to the stored work', async () => {
  const tides = Array.from(
    { length: 10 },
    (_, index) => `On day ${index * 13} the sea rose ${index + 40} feet and Ishmael slept.`,
  );
  const sources = [
    pasted('eins.txt', story('en', 10)),
    pasted('zwei.txt', tides.join('\n\n')),
    pasted('drei.txt', story('it', 10)),
  ];
  const draft = await client.run('import.inspect', { sources });
  expect(draft.groups).toMatchObject([
    { keys: ['v1', 'v3'], why: 'content', workId: null },
    { keys: ['v2'], why: 'single', workId: null },
  ]);
  await client.call('import.discard', { draftId: draft.draftId });
  const workId = await importWork(client, 'Offered', { 'offered.en.txt': story('en', 3) });
  const offer = async (name: string, language: 'en' | 'it') => {
    const next = await client.run('import.inspect', { sources: [pasted(name, story(language, 3))] });
    await client.call('import.discard', { draftId: next.draftId });
    return next.groups[0]?.workId;
  };
  expect(await offer('Offered (italiano).md', 'it')).toBe(workId);
  expect(await offer('offered.2.txt', 'en')).toBe(null);
  expect(await offer('other.it.txt', 'it')).toBe(null);
});

test('a version is read again in another encoding, language, format or convention', async () => {
  const bytes = Buffer.from('El niño come.\nLa niña bebe.', 'latin1');
  const draft = await client.run('import.inspect', { sources: await client.sources([file('nino.txt', bytes)]) });
  const { draftId } = draft;
  const change = (of: Parameters<typeof client.run<'import.change'>>[1]['change']) =>
    client.run('import.change', { draftId, key: 'v1', change: of });
  const cyrillic = await change({ encoding: 'windows-1251' });
  expect(cyrillic.first[0]?.text).toContain('сo');
  const latin = await change({ encoding: 'windows-1252', language: 'es' });
  expect(latin).toMatchObject({ encoding: { value: 'windows-1252' }, language: { value: 'es' } });
  expect(latin.first.map(({ text }) => text).join(' ')).toBe('El niño come. La niña bebe.');
  expect((await change({ convention: 'lines' })).segmentCount).toBe(2);
  expect((await change({ format: 'lines' })).format).toBe('lines');
  expect((await errorOf(change({ encoding: 'klingon' }))).code).toBe('bad-request');
  await client.call('import.discard', { draftId });
});

test('paratext that was reversed stays so when the language changes, and is stored so', async () => {
  const html = `<html><head><title>News</title></head><body><article><h1>News</h1><p>${'The mayor spoke at length to the crowd. '.repeat(4)}</p>
    <p>${'Nobody knew what she would say next about it. '.repeat(4)}</p></article><footer><p>All rights reserved. © 2024 The Paper</p></footer></body></html>`;
  const draft = await client.run('import.inspect', { sources: [pasted('news.html', html)] });
  const change = (of: Parameters<typeof client.run<'import.change'>>[1]['change']) =>
    client.run('import.change', { draftId: draft.draftId, key: 'v1', change: of });
  const marked = await change({ paratext: [{ index: 1, paratext: true }] });
  expect(marked.proposals.find(({ index }) => index === 1)).toMatchObject({ paratext: true });
  const proposed = marked.proposals.find(({ reason }) => reason !== undefined);
  if (proposed) await change({ paratext: [{ index: proposed.index, paratext: false }] });
  const german = await change({ language: 'de' });
  expect(german.language.value).toBe('de');
  expect(german.proposals.find(({ index }) => index === 1)).toMatchObject({ paratext: true });
  const pages = await client.call('import.segments', { draftId: draft.draftId, key: 'v1', from: 1, count: 1 });
  expect(pages).toMatchObject([{ index: 1, paratext: true }]);
  const { workIds } = await client.run('import.commit', planOf({ ...draft, versions: [german] }, 'News'));
  const opening = await client.call('reader.open', { workId: workIds[0]!, count: 10 });
  expect([...opening.flags].some((bits) => bits & BEAD_FLAGS.paratext)).toBe(true);
});

test('a version joins a stored work; rows that stay keep their ids and the reading position holds', async () => {
  const workId = await importWork(client, 'Grows', { 'g.en.txt': story('en', 10) });
  const before = await client.call('reader.open', { workId, count: 10 });
  const beadId = before.beadIds[6] as BeadId;
  const state = { beadId, fraction: 0.5, hidden: [], widths: {}, showParatext: true };
  await client.call('reader.saveState', { workId, state });
  const sources = [pasted('g.it.txt', story('it', 10))];
  const draft = await client.run('import.inspect', { sources, workId });
  expect(draft.groups).toMatchObject([{ workId, keys: ['v1'] }]);
  await client.run('import.commit', planOf(draft, 'Grows', workId));
  const after = await client.call('reader.open', { workId, count: 10 });
  expect(after.work.versions.map(({ language }) => language)).toEqual(['en', 'it']);
  expect(after.beadIds).toEqual(before.beadIds);
  expect(after.state).toMatchObject(state);
  expect(after.first.beads[0]?.cells.map((cell) => cell.length)).toEqual([1, 1]);
  const summary = (await client.call('library.works', { from: 0, count: 10, search: 'grows' })).works[0];
  expect(summary?.progress).toBeCloseTo(6 / 9);
});

test('versions are renamed, moved, thrown away and brought back', async () => {
  const workId = await importWork(client, 'Columns', { 'c.en.txt': story('en', 5), 'c.it.txt': story('it', 5) });
  const { versions } = await client.call('library.work', { workId });
  const [en, it] = versions.map(({ id }) => id) as [VersionId, VersionId];
  const renamed = await client.call('library.updateVersion', { versionId: it, label: 'Nuova', direction: 'rtl' });
  expect(renamed.versions[1]).toMatchObject({ label: 'Nuova', direction: 'rtl', language: 'it' });
  await client.call('library.orderVersions', { workId, versionIds: [it, en] });
  const turned = await client.call('reader.open', { workId, count: 1 });
  expect(turned.first.beads[0]?.cells[0]?.[0]?.text).toMatch(/^Il paragrafo/u);
  const without = await client.call('library.deleteVersion', { versionId: it });
  expect(without).toMatchObject({ versionCount: 1, relations: [] });
  expect((await client.call('reader.open', { workId, count: 1 })).lengths).toHaveLength(5);
  const whole = await client.call('library.restoreVersion', { versionId: it });
  expect(whole.versions.map(({ id }) => id)).toEqual([it, en]);
  expect((await client.call('reader.open', { workId, count: 1 })).lengths).toEqual(turned.lengths);
  expect((await errorOf(client.call('library.orderVersions', { workId, versionIds: [en] }))).code).toBe('conflict');
});

test('works go to the bin and come back', async () => {
  const workId = await importWork(client, 'Thrown away', { 'x.txt': 'One paragraph.' });
  const count = async () => (await client.call('library.works', { from: 0, count: 1 })).total;
  const before = await count();
  expect(await client.call('library.deleteWorks', { workIds: [workId] })).toEqual({ deleted: 1 });
  expect(await count()).toBe(before - 1);
  expect(await client.call('library.restoreWorks', { workIds: [workId] })).toEqual({ restored: 1 });
  expect(await count()).toBe(before);
});

test('a work is aligned anew and stays whole', async () => {
  const workId = await importWork(client, 'Again and again', {
    'r.en.txt': story('en', 20),
    'r.it.txt': story('it', 20),
  });
  const before = await client.call('reader.open', { workId, count: 50 });
  expect(await realign(client, workId)).toEqual({ accepted: 0 });
  expect((await client.call('reader.open', { workId, count: 50 })).first).toEqual(before.first);
});

test('a plan is refused where it takes a version twice, or one that failed; nothing of it is stored', async () => {
  const sources = [pasted('ok.txt', 'Fine.'), pasted('empty.txt', '')];
  const draft = await client.run('import.inspect', { sources });
  expect(draft.versions[1]).toMatchObject({ error: { code: 'file-empty' } });
  expect(draft.groups.flatMap(({ keys }) => keys)).toEqual(['v1']);
  const { total } = await client.call('library.works', { from: 0, count: 1 });
  const meta = metaOf(draft.versions[0] as DraftVersion);
  const work = (...keys: string[]) => ({
    workId: null,
    title: 'No',
    author: '',
    tags: [],
    versions: keys.map((key) => ({ key, meta })),
  });
  const commit = (...works: ReturnType<typeof work>[]) =>
    errorOf(client.run('import.commit', { draftId: draft.draftId, works }));
  expect((await commit(work('v1', 'v1'))).code).toBe('bad-request');
  expect((await commit(work('v1'), work('v2'))).code).toBe('bad-request');
  expect((await commit(work('v1'), work('v9'))).code).toBe('not-found');
  expect((await commit(work('v1'), { ...work('v1'), workId: 999 as never })).code).toBe('bad-request');
  expect((await client.call('library.works', { from: 0, count: 1 })).total).toBe(total);
  await client.call('import.discard', { draftId: draft.draftId });
});

test('the samples are installed and aligned', async () => {
  const { workIds } = await client.run('library.installSamples', {});
  expect(workIds.length).toBeGreaterThanOrEqual(2);
  const works = await Promise.all(workIds.map((workId) => client.call('library.work', { workId })));
  const languages = new Set(works.flatMap((work) => work.versions.map(({ language }) => language.split('-')[0])));
  expect([...languages]).toEqual(expect.arrayContaining(['it', 'fr', 'de', 'en', 'es', 'ar', 'zh', 'ja', 'ru']));
  for (const { relations } of works) for (const { verdict } of relations) expect(verdict).toBe('translation');
  const arabic = works.flatMap(({ versions }) => versions).find(({ language }) => language === 'ar');
  expect(arabic?.direction).toBe('rtl');
  expect((await client.call('library.info', {})).fresh).toBe(false);
});

test('the same text twice in one import is one original and two versions', async () => {
  const text = story('en', 3);
  const workId = await importWork(client, 'Twins', { 'a.txt': text, 'b.txt': text });
  const { versions } = await client.call('library.work', { workId });
  expect(versions.map(({ hash }) => hash)).toEqual([versions[0]?.hash, versions[0]?.hash]);
});

test('the library is whole after all of that', async () => {
  await client.close();
  expect(problemsOf(home)).toEqual([]);
  client = await ServiceClient.open({ home });
});
