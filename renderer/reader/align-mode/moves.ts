/** Where the arrows lead in Align mode: from paragraph to paragraph, and from sentence to sentence inside one. */
import type { SpanPlace } from '../grid/lighting.ts';
import type { Items } from '../layout/items.ts';
import { sentenceStarts } from '../sentences/counterparts.ts';
import type { Session } from '../session.ts';
import { neighbour, segmentAt } from './here.ts';

type Rows = { readonly session: Session; readonly items: Items };

const cellAt = ({ session }: Rows, { row, column }: SpanPlace) => session.store.row(row)?.cells[column] ?? [];

/** The paragraph before or after in the column; a gap counts as one. Null at the ends of the work. */
export function bySegment(rows: Rows, place: SpanPlace, step: 1 | -1): SpanPlace | null {
  const cell = cellAt(rows, place);
  const next = segmentAt(cell, place.sentence) + step;
  if (cell.length > 0 && next >= 0 && next < cell.length) {
    return { ...place, sentence: sentenceStarts(cell)[next] ?? 0 };
  }
  const row = neighbour(rows.items, place.row, step);
  if (row === null) return null;
  const there = sentenceStarts(cellAt(rows, { ...place, row }));
  return { ...place, row, sentence: step > 0 ? 0 : (there.at(-1) ?? 0) };
}

/** The sentence before or after in the same paragraph; null at its ends. */
export function inSegment(rows: Rows, place: SpanPlace, step: 1 | -1): SpanPlace | null {
  const cell = cellAt(rows, place);
  const index = segmentAt(cell, place.sentence);
  const next = place.sentence + step;
  const start = sentenceStarts(cell)[index] ?? 0;
  const count = (cell[index]?.sentences.length ?? 0) >> 1;
  return next >= start && next < start + count ? { ...place, sentence: next } : null;
}
