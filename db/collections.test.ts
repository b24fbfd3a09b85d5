import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WorkId } from '../contract/model.ts';
import {
  collectWorks,
  deleteCollection,
  deleteWorks,
  renameCollection,
  listCollections,
  orderCollections,
  listWorks,
  purgeWorks,
  restoreWorks,
  tagWorks,
} from './index.ts';
import type { Library } from './index.ts';
import { temporaryLibrary } from './testing.ts';
import { insertWork } from './works.ts';

let library: Library;
let remove: () => void;
let ids: WorkId[];
beforeEach(() => {
  ({ library, remove } = temporaryLibrary());
  ids = ['Emma', 'Candide', 'Ruth'].map((title, at) =>
    insertWork(library.writer, { title, author: ['Austen', 'Voltaire', ''][at] ?? '', tags: [] }, at + 1),
  );
});
afterEach(() => remove());

const titles = (query: Partial<Parameters<typeof listWorks>[1]>) =>
  listWorks(library.reader, { from: 0, count: 50, ...query }).works.map(({ title }) => title);

test('a work stands in any number of collections, and is found by collection, tag and search together', () => {
  const [emma, candide, ruth] = ids as [WorkId, WorkId, WorkId];
  expect(collectWorks(library.writer, { workIds: [emma, candide], collection: ' Élan ', member: true })).toEqual([
    emma,
    candide,
  ]);
  expect(collectWorks(library.writer, { workIds: [emma, ruth], collection: 'elan', member: true })).toEqual([ruth]);
  collectWorks(library.writer, { workIds: [emma], collection: 'Novels', member: true });
  expect(listCollections(library.reader)).toEqual([
    { name: 'Élan', count: 3 },
    { name: 'Novels', count: 1 },
  ]);
  expect(listWorks(library.reader, { from: 0, count: 1, search: 'emma' }).works[0]?.collections).toEqual(
    ['Novels', 'Élan'].toSorted(),
  );
  tagWorks(library.writer, { workIds: [candide, ruth], tag: 'old', tagged: true });
  expect(titles({ collection: 'Élan', tag: 'old', sort: 'title' })).toEqual(['Candide', 'Ruth']);
  expect(titles({ collection: 'Élan', tag: 'old', search: 'volt' })).toEqual(['Candide']);
});

test('an empty collection goes; one whose works lie in the bin is not shown and comes back with them', () => {
  const [emma] = ids as [WorkId];
  collectWorks(library.writer, { workIds: [emma], collection: 'Novels', member: true });
  deleteWorks(library.writer, [emma], 5);
  expect(listCollections(library.reader)).toEqual([]);
  restoreWorks(library.writer, [emma]);
  expect(listCollections(library.reader)).toEqual([{ name: 'Novels', count: 1 }]);
  expect(collectWorks(library.writer, { workIds: [emma], collection: 'novels', member: false })).toEqual([emma]);
  expect(listCollections(library.reader)).toEqual([]);
  deleteWorks(library.writer, [emma], 5);
  expect(purgeWorks(library.writer, 6)).toBe(1);
});

test('tags go onto many works at once; the answer says which changed', () => {
  const [emma, candide] = ids as [WorkId, WorkId];
  expect(tagWorks(library.writer, { workIds: [emma], tag: 'Old', tagged: true })).toEqual([emma]);
  expect(tagWorks(library.writer, { workIds: [emma, candide], tag: 'old', tagged: true })).toEqual([candide]);
  expect(titles({ search: 'old', sort: 'title' })).toEqual(['Candide', 'Emma']);
  expect(tagWorks(library.writer, { workIds: ids, tag: 'Old', tagged: false })).toEqual([emma, candide]);
  expect(titles({ search: 'old' })).toEqual([]);
});

test('works are in the order of their authors, those without one last', () => {
  expect(titles({ sort: 'author' })).toEqual(['Emma', 'Candide', 'Ruth']);
});

test('a collection is renamed, but never to the name of another, and deleted without its works', () => {
  const [emma, candide] = ids as [WorkId, WorkId, WorkId];
  collectWorks(library.writer, { workIds: [emma, candide], collection: 'Novels', member: true });
  collectWorks(library.writer, { workIds: [emma], collection: 'Élan', member: true });
  deleteWorks(library.writer, [candide], 5);
  expect(renameCollection(library.writer, { collection: 'novels', to: ' Romane ' })).toEqual([emma, candide]);
  expect(() => renameCollection(library.writer, { collection: 'Romane', to: 'elan' })).toThrow('of that name');
  expect(() => renameCollection(library.writer, { collection: 'Novels', to: 'x' })).toThrow('No such');
  renameCollection(library.writer, { collection: 'Romane', to: 'ROMANE' });
  expect(listCollections(library.reader).map(({ name }) => name)).toEqual(['Élan', 'ROMANE']);
  const were = deleteCollection(library.writer, 'romane');
  expect(were).toEqual([emma, candide]);
  expect(titles({})).toHaveLength(2);
  collectWorks(library.writer, { workIds: were, collection: 'ROMANE', member: true });
  restoreWorks(library.writer, [candide]);
  expect(titles({ collection: 'Romane', sort: 'title' })).toEqual(['Candide', 'Emma']);
});

test('stand by name until they are put in order; new ones come last then, and the order can be put back', () => {
  const [emma] = ids as [WorkId];
  const names = () => listCollections(library.reader).map(({ name }) => name);
  const add = (collection: string) => collectWorks(library.writer, { workIds: [emma], collection, member: true });
  for (const name of ['Novels', 'Classics', 'Élan']) add(name);
  expect(names()).toEqual(['Classics', 'Élan', 'Novels']);
  expect(orderCollections(library.writer, ['novels', 'nowhere', 'Classics'])).toEqual(['Classics', 'Élan', 'Novels']);
  expect(names()).toEqual(['Novels', 'Classics', 'Élan']);
  add('Ballads');
  expect(names()).toEqual(['Novels', 'Classics', 'Élan', 'Ballads']);
  renameCollection(library.writer, { collection: 'Novels', to: 'Zadig' });
  expect(names()[0]).toBe('Zadig');
  orderCollections(library.writer, ['Classics', 'Élan', 'Zadig', 'Ballads']);
  expect(names()).toEqual(['Classics', 'Élan', 'Zadig', 'Ballads']);
});
