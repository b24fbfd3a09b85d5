/** What dragging means as edits: one paragraph up or down at a time, as by key. Rows are counted from 0. */
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
 * Takes paragraph `index` of a cell to another row, with those between it and that row. Empty where it can't be taken there.
 *
 * @param to one of reachableRows
 */
export function movesTo(session: Session, column: Column, row: number, index: number, to: number): Move[] {
  const step = to < row ? -1 : 1;
  if (to === row || !reachableRows(session, column, row, step).includes(to)) return [];
  const count = step < 0 ? index + 1 : countAt(session, column, row) - index;
  const passed = Array.from({ length: Math.abs(to - row) }, (_, at) => row + at * step);
  return Array.from({ length: count }, () => passed.map((at) => moveOf(session, column, at, step))).flat();
}

/**
 * Puts the boundary between `row` and the next elsewhere in one column.
 *
 * @param boundary paragraphs of both rows that are to stand above it
 */
export function movesOfBoundary(session: Session, column: Column, row: number, boundary: number): Move[] {
  const above = countAt(session, column, row);
  const step = boundary < above ? 1 : -1;
  const from = boundary < above ? row : row + 1;
  return Array.from({ length: Math.abs(boundary - above) }, () => moveOf(session, column, from, step));
}

function moveOf({ opening }: Session, column: Column, row: number, step: 1 | -1): Move {
  const beadId = BeadId.parse(opening.beadIds[row]);
  return { kind: 'move', beadId, versionId: column.version.id, way: step < 0 ? 'up' : 'down' };
}
