import { afterEach, beforeEach, expect, test } from 'vitest';
import type { VersionId } from '../contract/model.ts';
import { alignmentPath, workOutline } from './index.ts';
import type { Library } from './index.ts';
import { addWork, bead, temporaryLibrary } from './testing.ts';

let library: Library;
let remove: () => void;
beforeEach(() => ({ library, remove } = temporaryLibrary()));
afterEach(() => remove());

test('says for each row how many paragraphs of either version it holds, and which is the first', () => {
  const texts = { en: ['a', 'b', 'c', 'd'], it: ['a', 'b', 'c'], fr: ['a'] };
  const beads = [bead([0, 2], [0, 1], [0, 1]), bead([2, 3], [1, 1], [1, 1]), bead([3, 4], [1, 3], [1, 1])];
  const { workId, versionIds } = addWork(library.writer, 'T', texts, beads);
  const [en, it] = versionIds as [VersionId, VersionId];
  const path = alignmentPath(library.reader, workId, workOutline(library.reader, workId), [en, it]);
  expect([path.a, path.b, path.firstA, path.firstB].map((array) => [...array])).toEqual([
    [2, 1, 1],
    [1, 0, 2],
    [1, 3, 4],
    [1, 0, 2],
  ]);
  expect(() =>
    alignmentPath(library.reader, workId, workOutline(library.reader, workId), [en, 999 as VersionId]),
  ).toThrow(/No version/);
});
