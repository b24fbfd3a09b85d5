/** What the pointer points at in Align mode: a place in the text, a paragraph, a row. */
import { placeOf } from '../grid/lighting.ts';
import type { SpanPlace } from '../grid/lighting.ts';
import type { Reader } from '../reader-context.ts';

/**
 * The sentence under the pointer; beside the words, the first one of the paragraph, or of the cell; at a row's edges (its number, type and
 * marks), of the cell in `column`. Null outside of the rows.
 */
export function pointedPlace(target: EventTarget | null, column: number | undefined): SpanPlace | null {
  const exact = placeOf(target);
  if (exact || !(target instanceof Element)) return exact;
  const row = target.closest<HTMLElement>('[data-row]:not([data-folded])');
  const edge = column === undefined ? null : row?.querySelector<HTMLElement>(`[data-column="${column}"]`);
  const cell = target.closest<HTMLElement>('[data-column]') ?? edge;
  if (!cell || !row) return null;
  const around = target.closest('[data-segment-id]') ?? cell;
  const sentence = Number(around.querySelector<HTMLElement>('[data-sentence]')?.dataset['sentence'] ?? 0);
  return { row: Number(row.dataset['row']), column: Number(cell.dataset['column']), sentence };
}

/** The column where whoever points stood last, else the first: that of a row pressed at its edge. */
export const standingColumn = ({ place, columns }: Pick<Reader, 'place' | 'columns'>): number | undefined =>
  columns.find(({ index }) => index === place()?.column)?.index ?? columns[0]?.index;
