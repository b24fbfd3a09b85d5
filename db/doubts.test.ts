import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BeadId, Reason, WorkId } from '../contract/model.ts';
import { doubtQueue, revisionOf, storeScores, transaction, workOutline } from './index.ts';
import type { Library, NewBead } from './index.ts';
import { insertWork, replaceAlignment } from './index.ts';
import { addVersion, bead, paragraph, temporaryLibrary } from './testing.ts';

let library: Library;
let remove: () => void;
beforeEach(() => ({ library, remove } = temporaryLibrary()));
afterEach(() => remove());

const gap: Reason = { code: 'gap', values: { count: 1 } };
const doubtful = (score: number, reasons: readonly Reason[] = []) =>
  ({ score, reasons, status: 'doubtful' }) satisfies Partial<NewBead>;

/**
 * Rows: 0 sure, 1 doubtful .4, 2 confirmed, 3 pinned, 4 and 5 a gap of two, 6 doubtful .2, 7 furniture, 8 doubted by hand, 9 edited.
 */
function addRows(): WorkId {
  const db = library.writer;
  const changes: Partial<NewBead>[] = [
    {},
    doubtful(0.4, [{ code: 'numbers', values: { a: '12', b: '21' } }]),
    { ...doubtful(0.1), status: 'confirmed' },
    { score: 0.1, pinned: true },
    doubtful(0.3, [gap]),
    doubtful(0.25, [gap]),
    doubtful(0.2),
    doubtful(0.05, [gap]),
    doubtful(0.95),
    { status: 'edited', score: 1 },
  ];
  const lacking = new Set([4, 5, 7]);
  let at = 0;
  const beads = changes.map((change, row): NewBead => {
    const start = at;
    if (!lacking.has(row)) at += 1;
    return { ...bead([row, row + 1], [start, at]), ...change };
  });
  return transaction(db, () => {
    const workId = insertWork(db, { title: 'T', author: '', tags: [] }, 1);
    const long = changes.map((_, row) => ({ ...paragraph(`First ${row}`), paratext: row === 7 }));
    const short = Array.from({ length: at }, (_, row) => paragraph(`Second ${row}`));
    const versionIds = [addVersion(db, workId, 'en', long), addVersion(db, workId, 'it', short)];
    replaceAlignment(db, workId, { versionIds, beads, relations: [] });
    return workId;
  });
}

function queue(workId: WorkId, which: 'doubtful' | 'all' = 'doubtful', from = 0, count = 100) {
  return doubtQueue(library.reader, workId, workOutline(library.reader, workId), { which, from, count });
}

test('the least sure come first, furniture last, what was settled not at all, and a gap of several rows is one thing', () => {
  const { total, doubts } = queue(addRows());
  expect(total).toBe(5);
  expect(doubts.map(({ row }) => row)).toEqual([6, 4, 1, 8, 7]);
  expect(doubts[1]).toMatchObject({ score: 0.25, reasons: [{ code: 'gap', values: { count: 2 } }] });
  expect(doubts[1]?.beadIds).toHaveLength(2);
  expect(doubts[2]).toMatchObject({ reasons: [{ code: 'numbers' }], texts: ['First 1', 'Second 1'] });
  expect(doubts.map(({ furniture }) => furniture)).toEqual([false, false, false, false, true]);
});

test('the whole queue goes on with the rows that are not doubtful', () => {
  const { doubts } = queue(addRows(), 'all');
  expect(doubts.map(({ row }) => row)).toEqual([6, 4, 1, 8, 0, 9, 7]);
});

test('is read page by page', () => {
  const workId = addRows();
  const { total, from, doubts } = queue(workId, 'doubtful', 1, 2);
  expect([total, from, ...doubts.map(({ row }) => row)]).toEqual([5, 1, 4, 1]);
});

test('new scores leave alone what was said by hand, and count the doubts anew', () => {
  const workId = addRows();
  const db = library.writer;
  const before = workOutline(db, workId);
  const revision = revisionOf(db, workId);
  const judged = Array.from(before.beadIds, (id, row) => ({
    id: id as BeadId,
    score: row === 0 ? 0.3 : 0.9,
    reasons: row === 0 ? [{ code: 'words' } as const] : [],
  }));
  expect(storeScores(db, workId, judged, 0.6)).toBe(2);
  const { doubts } = queue(workId);
  expect(doubts.map(({ row, reasons }) => [row, reasons.map(({ code }) => code)])).toEqual([
    [0, ['words']],
    [8, []],
  ]);
  expect(revisionOf(db, workId)).toBe(revision + 1);
  const after = workOutline(db, workId);
  expect(after.beadIds).toEqual(before.beadIds);
  expect([...after.flags].map((bits, row) => bits & ~1 & (before.flags[row] ?? 0))).toEqual(
    [...before.flags].map((bits) => bits & ~1),
  );
});
