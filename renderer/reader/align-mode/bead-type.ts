/** How many paragraphs of each version a row holds, as aligners write it: 1-1, 2-1-0. */
import type { BeadRow } from '../../../contract/model.ts';
import { cellOf } from '../session.ts';
import type { Column } from '../session.ts';

export function beadType(bead: BeadRow, columns: readonly Column[]): number[] {
  return columns.map((column) => cellOf(bead, column).length);
}

/** One paragraph in every column. */
export const isOneToOne = (type: readonly number[]): boolean => type.every((count) => count === 1);
