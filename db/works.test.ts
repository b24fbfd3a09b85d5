import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WorkId } from '../contract/model.ts';
import { DEFAULT_SETTINGS } from '../contract/settings.ts';
import {
  deleteWorks,
  fold,
  insertWork,
  libraryCounts,
  listWorks,
  purgeWorks,
  readSettings,
  restoreWorks,
  touchWork,
  updateWork,
  workDetail,
  worksQuery,
  worksWithOriginal,
  writeSettings,
} from './index.ts';
import type { Library } from './index.ts';
import { all, pluck, run } from './sql.ts';
import { addWork, bead, temporaryLibrary } from './testing.ts';

let library: Library;
let remove: () => void;
beforeEach(() => ({ library, remove } = temporaryLibrary()));
afterEach(() => remove());

const titles = (query: Partial<Parameters<typeof listWorks>[1]> = {}) =>
  listWorks(library.reader, { from: 0, count: 100, ...query }).works.map(({ title }) => title);

test('search folds case, accents and widths, and looks at title, author and tags', () => {
  insertWork(library.writer, { title: 'Les Misérables', author: 'Victor Hugo', tags: ['roman'] }, 1);
  insertWork(library.writer, { title: 'Große Erwartungen', author: 'Dickens', tags: ['Übersetzung'] }, 2);
  expect(titles({ search: 'MISERABLES' })).toEqual(['Les Misérables']);
  expect(titles({ search: 'grosse' })).toEqual(['Große Erwartungen']);
  expect(titles({ search: 'ubersetz' })).toEqual(['Große Erwartungen']);
  expect(titles({ search: 'hugo' })).toEqual(['Les Misérables']);
  expect(titles({ search: '%' })).toEqual([]);
  expect(fold('ＡＢＣ  Ça')).toBe('abc ca');
});

test('works are listed by title, by when they were added or opened, and in pages', () => {
  const ids = ['beta', 'Álpha', 'gamma'].map((title, index) =>
    insertWork(library.writer, { title, author: '', tags: [] }, index + 1),
  );
  expect(titles({ sort: 'title' })).toEqual(['Álpha', 'beta', 'gamma']);
  expect(titles({ sort: 'added' })).toEqual(['gamma', 'Álpha', 'beta']);
  touchWork(library.writer, ids[0] as WorkId, 100);
  expect(titles({ sort: 'opened' })).toEqual(['beta', 'gamma', 'Álpha']);
  const page = listWorks(library.reader, { from: 1, count: 1, sort: 'title' });
  expect(page).toMatchObject({ total: 3, works: [{ title: 'beta' }] });
});

test('tags are trimmed and stand once whatever their case; filters by tag and language', () => {
  const { workId } = addWork(library.writer, 'T', { en: ['a'], it: ['b'] }, [bead([0, 1], [0, 1])]);
  const work = updateWork(library.writer, { workId, tags: [' Law ', 'law', '', 'UN'] });
  expect(work.tags).toEqual(['Law', 'UN']);
  expect(titles({ tag: 'Law' })).toEqual(['T']);
  expect(titles({ tag: 'other' })).toEqual([]);
  expect(titles({ language: 'it' })).toEqual(['T']);
  expect(titles({ language: 'fr' })).toEqual([]);
  expect(updateWork(library.writer, { workId, title: 'New' })).toMatchObject({ title: 'New', tags: ['Law', 'UN'] });
  expect(titles({ search: 'new' })).toEqual(['New']);
  expect(() => updateWork(library.writer, { workId: 99 as WorkId })).toThrow(/No work/u);
});

test('the bin keeps works whole until it is emptied, and then their originals go with them', () => {
  const { workId } = addWork(library.writer, 'T', { en: ['a'] }, [bead([0, 1])]);
  const before = workDetail(library.reader, workId);
  expect(deleteWorks(library.writer, [workId, 77 as WorkId], 10)).toBe(1);
  expect(titles()).toEqual([]);
  expect(libraryCounts(library.reader)).toMatchObject({ workCount: 0, segmentCount: 0, languages: [], fresh: false });
  expect(restoreWorks(library.writer, [workId])).toBe(1);
  expect(workDetail(library.reader, workId)).toEqual(before);
  deleteWorks(library.writer, [workId], 10);
  expect(purgeWorks(library.writer, 10)).toBe(0);
  expect(purgeWorks(library.writer, 11)).toBe(1);
  const leftovers = ['work', 'version', 'segment', 'bead', 'bead_segment', 'original', 'alignment', 'alignment_column'];
  for (const table of leftovers) expect(pluck(library.reader, `SELECT count(*) FROM ${table}`)).toEqual([0]);
});

test('an id is never used again', () => {
  const { workId, versionIds } = addWork(library.writer, 'T', { en: ['a'] }, [bead([0, 1])]);
  deleteWorks(library.writer, [workId], 1);
  purgeWorks(library.writer, 2);
  const next = addWork(library.writer, 'U', { en: ['a'] }, [bead([0, 1])]);
  expect(next.workId).toBeGreaterThan(workId);
  expect(next.versionIds[0]).toBeGreaterThan(versionIds[0] ?? 0);
  expect(pluck(library.reader, 'SELECT id FROM segment')).toEqual([2]);
});

test('a library whose samples were declined is not fresh again', () => {
  expect(libraryCounts(library.reader).fresh).toBe(true);
  writeSettings(library.writer, { samplesDeclined: true });
  expect(libraryCounts(library.reader).fresh).toBe(false);
});

test('a fresh library is so until it has had a work', () => {
  expect(libraryCounts(library.reader).fresh).toBe(true);
  insertWork(library.writer, { title: 'T', author: '', tags: [] }, 1);
  expect(libraryCounts(library.reader).fresh).toBe(false);
});

test('works are found by the bytes they were made from, unless they are in the bin', () => {
  const { workId, versionIds } = addWork(library.writer, 'T', { en: ['a'] }, [bead([0, 1])]);
  const hash = workDetail(library.reader, workId).versions[0]?.hash ?? '';
  expect(worksWithOriginal(library.reader, hash)).toEqual([{ workId, title: 'T', versionId: versionIds[0] }]);
  deleteWorks(library.writer, [workId], 1);
  expect(worksWithOriginal(library.reader, hash)).toEqual([]);
});

test('settings fall back to their defaults one by one', () => {
  expect(readSettings(library.reader)).toEqual(DEFAULT_SETTINGS);
  writeSettings(library.writer, { theme: 'sepia', fontSize: 20 });
  run(library.writer, `UPDATE setting SET value = '"huge"' WHERE name = 'fontSize'`);
  run(library.writer, `INSERT INTO setting (name, value) VALUES ('unknown', '1')`);
  expect(readSettings(library.reader)).toEqual({ ...DEFAULT_SETTINGS, theme: 'sepia' });
});

test('the parts of a row in the library are looked up by index', () => {
  const { page, params } = worksQuery({ from: 0, count: 1, tag: 'x', language: 'it', search: 'x' });
  const plan = all<{ detail: string }>(library.reader, `EXPLAIN QUERY PLAN ${page}`, [...params, 1, 0]);
  const scans = plan.map(({ detail }) => detail).filter((detail) => detail.startsWith('SCAN'));
  // One pass over the works, to filter and order them; nothing else is gone through from end to end.
  expect(scans.filter((detail) => detail !== 'SCAN w')).toEqual([]);
  expect(scans.length).toBeLessThanOrEqual(1);
});
