/**
 * Rows selected in Align mode, to be confirmed, doubted, cleared, pinned, merged or aligned anew together. A selection is known by the
 * beads at its ends, so that it stays with its rows whatever changes elsewhere, and is gone when one of the two is.
 */
import type { BeadId } from '../../../contract/model.ts';
import { itemOfRow, outermostRow } from '../layout/items.ts';
import type { Items } from '../layout/items.ts';
import type { Reader } from '../reader-context.ts';
import { beadIdAt } from '../session.ts';
import type { Session } from '../session.ts';
import { setAlign, useAlign } from './align-state.ts';

type Ends = readonly [anchor: BeadId, head: BeadId] | null;
type Rows = Pick<Reader, 'session' | 'items'>;

/** Half-open. */
export type RowRange = readonly [from: number, to: number];

/** The rows of a selection; null where nothing is selected, or one of its ends is no row any more. O(rows). */
export function selectedRows(selected: Ends, { opening }: Session): RowRange | null {
  if (!selected) return null;
  const ends = selected.map((id) => opening.beadIds.indexOf(id));
  return ends.includes(-1) ? null : [Math.min(...ends), Math.max(...ends) + 1];
}

/** Those that are selected now. */
export const currentSelection = (session: Session): RowRange | null =>
  selectedRows(useAlign.getState().selected, session);

/** The rows of a range that are drawn as rows: none of folded furniture, none whose columns are all hidden. */
export function drawnRows(items: Items, [from, to]: RowRange): number[] {
  const rows: number[] = [];
  for (let item = itemOfRow(items, from); item < items.count; item++) {
    const row = items.starts[item] ?? to;
    if (row >= to) break;
    if (row >= from && !items.folded[item]) rows.push(row);
  }
  return rows;
}

/** Selects from where the selection began, else from `start`, up to a row; back at its beginning nothing is selected. */
export function selectTo({ session }: Rows, start: number, row: number): void {
  const kept = currentSelection(session) ? useAlign.getState().selected?.[0] : undefined;
  const [anchor, head] = [kept ?? beadIdAt(session, start), beadIdAt(session, row)];
  setAlign({ selected: anchor === null || head === null || anchor === head ? null : [anchor, head] });
}

/** All rows that are drawn as rows. */
export function selectAll({ session, items }: Rows): void {
  const ends = [outermostRow(items, 1), outermostRow(items, -1)];
  const [first, last] = ends.map((row) => (row === null ? null : beadIdAt(session, row)));
  if (first && last && first !== last) setAlign({ selected: [first, last] });
}

/** Lets go of the selection where `row` is not in it: what is done next is meant for that row alone. */
export function keepSelectionAt(session: Session, row: number): void {
  const range = currentSelection(session);
  if (!range || row < range[0] || row >= range[1]) setAlign({ selected: null });
}
