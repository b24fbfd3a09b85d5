import { expect, test } from 'vitest';
import { BEAD_FLAGS } from '../../../contract/service-api.ts';
import { factsOf } from './facts.ts';

test('tells stretches without counterpart by paragraph, doubts that lie near each other as one, and links', () => {
  const path = {
    revision: 1,
    a: Uint32Array.from([1, 1, 2, 0, 1, 1, 1, 0]),
    b: Uint32Array.from([1, 0, 0, 1, 1, 1, 1, 1]),
    firstA: Uint32Array.from([1, 2, 3, 0, 5, 6, 7, 0]),
    firstB: Uint32Array.from([1, 0, 0, 2, 3, 4, 5, 6]),
    links: Uint32Array.from([1, 3]),
  };
  const { doubtful, paratext } = BEAD_FLAGS;
  const flags = Uint8Array.from([doubtful, 0, doubtful, 0, 0, 0, doubtful, paratext]);
  expect(factsOf(path, flags, { notes: new Set([4]), bookmarks: new Set([5]) })).toEqual([
    { kind: 'doubts', row: 0, last: 2, count: 2 },
    { kind: 'gap', side: 'a', row: 1, from: 2, to: 4, count: 3 },
    { kind: 'link', row: 1, other: 3 },
    { kind: 'gap', side: 'b', row: 3, from: 2, to: 2, count: 1 },
    { kind: 'note', row: 4 },
    { kind: 'bookmark', row: 5 },
    { kind: 'doubts', row: 6, last: 6, count: 1 },
  ]);
});
