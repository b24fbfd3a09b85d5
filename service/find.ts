/** Finding words in a work, a slice of its rows at a time, so that pages are answered meanwhile. */
import type { FindHit, FindResult, FindSlice } from '../contract/find.ts';
import { counterpartsAt, rowsText, rowsWithin, snapshot } from '../db/index.ts';
import type { Outline, RowText } from '../db/index.ts';
import { excerpt, textMatcher, textSieve } from '../text/index.ts';
import type { Context } from './context.ts';
import { settleRows } from './settling.ts';

/** UTF-16 units of text that are read at a time. */
const READ = 200_000;
/** A slice ends after this, or when it has found so much to show: pages are answered between slices. */
const SLICE_MS = 25;
const SLICE_HITS = 40;
/** UTF-16 units shown around a hit, of the hit itself, and of each counterpart. */
const AROUND = 60;
const SHOWN = 200;

export function findSlice(context: Context, slice: FindSlice): FindResult {
  const { library, outlines } = context;
  const db = library.reader;
  // Where a long operation is being carried out, a slice is what one read holds: those rows are brought up to date first.
  const unsettled = settleRows(context, slice.workId, (outline) => {
    const columns = columnsOf(outline, slice);
    return [slice.from, rowsWithin(outline, { from: slice.from, columns, budget: READ })];
  });
  return snapshot(db, () => {
    const outline = outlines.get(db, slice.workId);
    const matches = textMatcher(slice.query, slice);
    if (!matches) return { hits: [], count: 0, next: null };
    const columns = columnsOf(outline, slice);
    const may = sieveFor(slice);
    const end = unsettled ? 0 : performance.now() + SLICE_MS;
    const found: Omit<FindHit, 'counterparts'>[] = [];
    let count = 0;
    let next: number | null = slice.from;
    while (next !== null && found.length < SLICE_HITS && (next === slice.from || performance.now() < end)) {
      const read = rowsText(db, outline, { from: next, columns, budget: READ, may });
      for (const text of read.texts) {
        for (const [from, to] of matches(text.text)) {
          count += 1;
          if (found.length < slice.list) found.push(hitOf(text, from, to));
        }
      }
      next = read.next;
    }
    const counterparts = counterpartsAt(db, slice.workId, outline, found);
    const hits = found.map((hit, index) => ({
      ...hit,
      counterparts: (counterparts[index] ?? []).map((one) => ({ ...one, text: cut(one.text, SHOWN) })),
    }));
    return { hits, count, next };
  });
}

function columnsOf({ versionIds }: Outline, slice: FindSlice): number[] {
  return versionIds.flatMap((id, column) => (!slice.versionIds || slice.versionIds.includes(id) ? [column] : []));
}

let last: { readonly key: string; readonly sieve: ReturnType<typeof textSieve> } | undefined;

/** Slice follows slice with the same words: their sieve is made once. */
function sieveFor({ query, exact }: FindSlice): ReturnType<typeof textSieve> {
  const key = `${exact} ${query}`;
  if (last?.key !== key) last = { key, sieve: textSieve(query, { exact }) };
  return last.sieve;
}

function hitOf({ text, ...place }: RowText, start: number, end: number): Omit<FindHit, 'counterparts'> {
  const { row, versionId, segmentId } = place;
  return {
    row,
    versionId,
    segmentId,
    start,
    end,
    before: start > AROUND ? `…${fromWord(excerpt(text, start - AROUND, start))}` : text.slice(0, start),
    match: cut(text.slice(start, end), SHOWN),
    after: text.length - end > AROUND ? `${toWord(excerpt(text, end, end + AROUND))}…` : text.slice(end),
  };
}

/** Without the piece of a word that a cut leaves, where there are spaces to tell. */
const fromWord = (text: string): string => text.replace(/^\S*\s+/u, '');
const toWord = (text: string): string => text.replace(/\s+\S*$/u, '');

const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${excerpt(text, 0, length - 1)}…`;
