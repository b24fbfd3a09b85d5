/** What dragging means as an edit, one for all the paragraphs that go along. Rows are counted from 0. */
import type { Edit } from '../../../contract/edit.ts';
import { BeadId } from '../../../contract/model.ts';
import type { Column, Session } from '../session.ts';

type Move = Extract<Edit, { kind: 'move' }>;

/** Farther rows are out of the pointer's reach anyway. */
const FARTHEST = 40;

const countAt = ({ store }: Session, { index }: Column, row: number) => store.row(row)?.cells[index]?.length ?? 0;

/**
 * The rows to which a paragraph of `row` can be taken in one direction: the next one, and on through gaps, since the order of a version
 * is never changed. Empty at the ends of the work, and where rows are not here.
 */
export function reachableRows(session: Session, column: Column, row: number, step: 1 | -1): number[] {
  const rows: number[] = [];
  for (let at = row + step; session.store.row(at) && rows.length < FARTHEST; at += step) {
    rows.push(at);
    if (countAt(session, column, at) > 0) break;
  }
  return rows;
}

/**
 * Takes paragraph `index` of a cell to another row, with those between it and that row: one edit. Null where it can't be taken there.
 *
 * @param to one of reachableRows
 */
export function moveTo(session: Session, column: Column, row: number, index: number, to: number): Move | null {
  const step = to < row ? -1 : 1;
  if (to === row || !reachableRows(session, column, row, step).includes(to)) return null;
  const count = step < 0 ? index + 1 : countAt(session, column, row) - index;
  return moveOf(session, column, row, to, count);
}

/**
 * Puts the boundary between `row` and the next elsewhere in one column; null where it stands there.
 *
 * @param boundary paragraphs of both rows that are to stand above it
 */
export function moveOfBoundary(session: Session, column: Column, row: number, boundary: number): Move | null {
  const above = countAt(session, column, row);
  if (boundary === above) return null;
  const [from, to] = boundary < above ? [row, row + 1] : [row + 1, row];
  return moveOf(session, column, from, to, Math.abs(boundary - above));
}

function moveOf({ opening }: Session, column: Column, row: number, to: number, count: number): Move {
  const [beadId, target] = [row, to].map((at) => BeadId.parse(opening.beadIds[at])) as [BeadId, BeadId];
  return { kind: 'move', beadId, versionId: column.version.id, way: to < row ? 'up' : 'down', count, to: target };
}
