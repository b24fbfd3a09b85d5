/** What the pointer points at in Align mode: a place in the text, a paragraph, a row. */
import { placeOf } from '../grid/lighting.ts';
import type { SpanPlace } from '../grid/lighting.ts';

/** The sentence under the pointer; beside the words, the first one of the paragraph, or of the cell. Null outside of the cells. */
export function pointedPlace(target: EventTarget | null): SpanPlace | null {
  const exact = placeOf(target);
  if (exact || !(target instanceof Element)) return exact;
  const cell = target.closest<HTMLElement>('[data-column]');
  const row = cell?.closest<HTMLElement>('[data-row]');
  if (!cell || !row) return null;
  const around = target.closest('[data-segment-id]') ?? cell;
  const sentence = Number(around.querySelector<HTMLElement>('[data-sentence]')?.dataset['sentence'] ?? 0);
  return { row: Number(row.dataset['row']), column: Number(cell.dataset['column']), sentence };
}
