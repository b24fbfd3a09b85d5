/** Notes and finding through the real service: what the window asks for, in the order in which it asks. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { FindHit, FindResult, FindSlice } from '../../contract/find.ts';
import type { SegmentView, VersionId, WorkId } from '../../contract/model.ts';
import type { Note } from '../../contract/notes.ts';
import { ServiceClient, temporaryHome } from './client.ts';
import { errorOf, importWork, problemsOf, story } from './help.ts';

// Real processes on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Paragraphs of each version. */
const COUNT = 16;

let home: string;
let remove: () => void;
let client: ServiceClient;
let workId: WorkId;
let versions: { id: VersionId; language: string }[];
let rows: (readonly (readonly SegmentView[])[])[];

beforeAll(async () => {
  ({ home, remove } = temporaryHome());
  client = await ServiceClient.open({ home });
  workId = await importWork(client, 'Ships', { 'a.en.txt': story('en', COUNT), 'a.it.txt': story('it', COUNT) });
  const opening = await client.call('reader.open', { workId, count: 100 });
  versions = opening.work.versions.map(({ id, language }) => ({ id, language }));
  rows = opening.first.beads.map(({ cells }) => cells);
}, 30_000);
afterAll(async () => {
  await client.close();
  remove();
});

const english = () => versions.findIndex(({ language }) => language === 'en');
const segment = (row: number) => rows[row]![english()]![0]!;

async function addNote(row: number, quote: string, text = ''): Promise<Note> {
  const { id, text: whole } = segment(row);
  const start = whole.indexOf(quote);
  const anchors = [{ segmentId: id, start, end: start + quote.length }];
  const versionId = versions[english()]!.id;
  return client.call('notes.add', { workId, versionId, kind: 'mark', colour: 'green', text, anchors });
}

async function find(query: string, options: Partial<FindSlice> = {}): Promise<{ hits: FindHit[]; count: number }> {
  const hits: FindHit[] = [];
  let count = 0;
  for (let from: number | null = 0; from !== null;) {
    const slice: FindSlice = {
      workId,
      query,
      exact: false,
      wholeWord: false,
      list: 1000 - hits.length,
      ...options,
      from,
    };
    const result: FindResult = await client.call('reader.find', slice);
    hits.push(...result.hits);
    count += result.count;
    from = result.next;
  }
  return { hits, count };
}

describe('notes', () => {
  test('are told with the row they stand in, survive a restart, and come back by undo', async () => {
    const told = client.next('notes.changed');
    const { id } = await addNote(4, 'ships', 'How many?');
    expect(await told).toEqual({ workId });
    await client.close();
    client = await ServiceClient.open({ home });
    expect(await client.call('notes.list', { workId })).toMatchObject([
      { id, quote: 'ships', text: 'How many?', row: 4, state: 'placed', language: 'en' },
    ]);
    await client.call('notes.delete', { noteIds: [id] });
    expect(await client.call('notes.list', { workId })).toEqual([]);
    const outcome = await client.call('edit.undo', { workId });
    expect(outcome).toMatchObject({ name: 'note', redo: 'note' });
    expect(await client.call('notes.list', { workId })).toMatchObject([{ id, quote: 'ships' }]);
  });

  test('tell their counterparts', async () => {
    const { id } = await addNote(6, 'They sailed away');
    const [counterparts] = await client.call('notes.counterparts', { workId, noteIds: [id] });
    expect(counterparts).toEqual([{ versionId: versions[1 - english()]!.id, text: 'Partirono lontano.' }]);
  });

  test('of a version that was imported anew are orphans, and their place is offered', async () => {
    const { id } = await addNote(8, segment(8).text);
    const { id: repeated } = await addNote(9, 'sailed away');
    const old = versions[english()]!.id;
    const { work } = await client.call('reader.open', { workId, count: 1 });
    const again = story('en', COUNT).replace('They sailed away.', 'They went away.');
    await importInto(work.title, again);
    await client.call('library.deleteVersion', { versionId: old });
    const orphan = (await client.call('notes.list', { workId })).find((note) => note.id === id)!;
    expect(orphan).toMatchObject({ state: 'orphan', quote: segment(8).text });
    const found = (await client.call('notes.findPlace', { noteId: id })).place!;
    expect(found).toMatchObject({ exact: true, row: 8 });
    expect(found.versionId).not.toBe(old);
    // What stands at several places is offered nowhere.
    expect(await client.call('notes.findPlace', { noteId: repeated })).toEqual({ place: null });
    const anchors = [...found.anchors];
    expect(await client.call('notes.attach', { noteId: id, versionId: found.versionId, anchors })).toMatchObject({
      state: 'placed',
      row: 8,
    });
    await client.call('library.restoreVersion', { versionId: old });
  }, 30_000);

  test('are refused without words of the text, or for another work', async () => {
    const anchors = [{ segmentId: segment(0).id, start: 0, end: 4 }];
    const note = {
      workId,
      versionId: versions[1 - english()]!.id,
      kind: 'mark',
      colour: 'red',
      text: '',
      anchors,
    } as const;
    expect((await errorOf(client.call('notes.add', note))).code).toBe('not-found');
    expect((await errorOf(client.send('notes.add', { ...note, colour: 'pink' }))).code).toBe('bad-request');
  });

  async function importInto(title: string, text: string): Promise<void> {
    const draft = await client.run('import.inspect', { sources: [{ kind: 'text', name: 'b.en.txt', text }], workId });
    const { key } = draft.versions[0]!;
    const meta = { language: 'en', label: '', translator: '', date: '', source: '', original: false };
    const works = [{ workId, title, author: '', tags: [], versions: [{ key, meta }] }];
    await client.run('import.commit', { draftId: draft.draftId, works });
  }
});

describe('finding', () => {
  test('lists hits in reading order with what stands around them and their counterparts', async () => {
    const { hits, count } = await find('PARAGRAPH 7');
    expect(count).toBeGreaterThan(0);
    expect(hits[0]).toMatchObject({ row: 6, match: 'paragraph 7', before: expect.stringContaining('Chapter') });
    expect(hits[0]!.counterparts.map(({ text }) => text).join(' ')).toContain('Il paragrafo 7 racconta');
    expect(hits.map(({ row }) => row)).toEqual(hits.map(({ row }) => row).toSorted((a, b) => a - b));
  });

  test('looks in one version, for whole words, letter for letter', async () => {
    const italian = versions[1 - english()]!.id;
    const { count } = await find('london', { versionIds: [italian] });
    expect(count).toBe(COUNT);
    expect((await find('lond', { versionIds: [italian], wholeWord: true })).count).toBe(0);
    expect((await find('london', { versionIds: [italian], exact: true })).count).toBe(0);
  });

  test('counts what it does not list', async () => {
    const { hits, count } = await find('london', { versionIds: [versions[1 - english()]!.id], list: 5 });
    expect(hits).toHaveLength(5);
    expect(count).toBe(COUNT);
  });
});

test('the library is whole after all of this', async () => {
  await client.close();
  expect(problemsOf(home)).toEqual([]);
});
