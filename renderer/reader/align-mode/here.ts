/** Where the user stands in Align mode: a row, one cell of it, and a paragraph and sentence in the cell. */
import { BeadId } from '../../../contract/model.ts';
import type { BeadRow, SegmentId, SegmentView } from '../../../contract/model.ts';
import type { SpanPlace } from '../grid/lighting.ts';
import { itemOfRow, readableRow } from '../layout/items.ts';
import type { Items } from '../layout/items.ts';
import type { Reader } from '../reader-context.ts';
import { sentenceStarts } from '../sentences/counterparts.ts';
import type { Column } from '../session.ts';
import { cellOf } from '../session.ts';

export interface Here {
  readonly place: SpanPlace;
  readonly beadId: BeadId;
  readonly bead: BeadRow;
  readonly column: Column;
  readonly cell: readonly SegmentView[];
  /** Place of the paragraph in the cell, and the paragraph; -1 and null in a gap. */
  readonly index: number;
  readonly segment: SegmentView | null;
  /** Place of the sentence in the paragraph. */
  readonly sentence: number;
}

type Known = Pick<Reader, 'session' | 'columns' | 'place'>;

/** Null before anything had the keyboard, and while the row's text is not here. */
export function hereOf({ session, columns, place }: Known): Here | null {
  const at = place();
  const bead = at && session.store.row(at.row);
  const column = at && columns.find(({ index }) => index === at.column);
  if (!bead || !column) return null;
  const cell = cellOf(bead, column);
  const starts = sentenceStarts(cell);
  const index = segmentAt(cell, at.sentence);
  return {
    place: at,
    beadId: BeadId.parse(bead.id),
    bead,
    column,
    cell,
    index,
    segment: cell[index] ?? null,
    sentence: at.sentence - (starts[index] ?? 0),
  };
}

/** The paragraph of a cell that holds a sentence, counted through the cell; -1 in an empty cell. */
export function segmentAt(cell: readonly SegmentView[], sentence: number): number {
  return cell.length === 0 ? -1 : sentenceStarts(cell).findLastIndex((start) => start <= sentence);
}

/** The place of the first sentence of a paragraph of a row; of the whole cell's where it is not there. */
export function placeOfSegment(bead: BeadRow, row: number, column: Column, id: SegmentId | null): SpanPlace {
  const cell = cellOf(bead, column);
  const index = cell.findIndex((segment) => segment.id === id);
  return { row, column: column.index, sentence: sentenceStarts(cell)[index] ?? 0 };
}

/** The rows that are drawn as rows, one step away; null at an end. Folded furniture is passed over. */
export function neighbour(items: Items, row: number, step: 1 | -1): number | null {
  return readableRow(items, itemOfRow(items, row) + step, step);
}
