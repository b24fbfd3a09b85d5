/** Finding words in a work, a slice of its rows at a time, so that pages are answered meanwhile. */
import type { FindHit, FindResult, FindSlice } from '../contract/find.ts';
import { counterpartsAt, rowsText, snapshot } from '../db/index.ts';
import type { RowText } from '../db/index.ts';
import { excerpt, textMatcher } from '../text/index.ts';
import type { Context } from './context.ts';

/** UTF-16 units of text that one slice looks through: some hundredths of a second with folding. */
const SLICE = 400_000;
/** UTF-16 units shown around a hit, of the hit itself, and of each counterpart. */
const AROUND = 60;
const SHOWN = 200;

export function findSlice({ library, outlines }: Context, slice: FindSlice): FindResult {
  const db = library.reader;
  return snapshot(db, () => {
    const outline = outlines.get(db, slice.workId);
    const matches = textMatcher(slice.query, slice);
    if (!matches) return { hits: [], count: 0, next: null };
    const columns = outline.versionIds.flatMap((id, column) =>
      !slice.versionIds || slice.versionIds.includes(id) ? [column] : [],
    );
    const { texts, next } = rowsText(db, slice.workId, outline, { from: slice.from, columns, budget: SLICE });
    const found: Omit<FindHit, 'counterparts'>[] = [];
    let count = 0;
    for (const text of texts) {
      for (const [start, end] of matches(text.text)) {
        count += 1;
        if (found.length < slice.list) found.push(hitOf(text, start, end));
      }
    }
    const counterparts = counterpartsAt(db, slice.workId, outline, found);
    const hits = found.map((hit, index) => ({
      ...hit,
      counterparts: (counterparts[index] ?? []).map((one) => ({ ...one, text: cut(one.text, SHOWN) })),
    }));
    return { hits, count, next };
  });
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
