/** Where things stand on the page, for the pointer: paragraphs' numbers, rows, and the boundaries between rows. Pixels of the window. */
import type { Column } from '../session.ts';

/** A paragraph held by its number. */
export interface Grip {
  readonly row: number;
  readonly column: Column;
  readonly index: number;
}
/** The lower end of one cell's row. */
export interface Boundary {
  readonly row: number;
  readonly column: Column;
  readonly box: { readonly left: number; readonly top: number; readonly width: number };
}

/** How near the pointer must come to a boundary to take it. */
const REACH = 5;

const rowOf = (element: Element | null) => element?.closest<HTMLElement>('[data-row][data-loaded]') ?? null;
const cellIn = (row: Element, { index }: Column) => row.querySelector<HTMLElement>(`[data-column="${index}"]`);
const segmentsOf = (cell: Element | null) => [...(cell?.querySelectorAll<HTMLElement>('[data-segment-id]') ?? [])];

export function handleAt({ target }: PointerEvent, columns: readonly Column[]): Grip | null {
  const handle = target instanceof Element ? target.closest('[data-handle]') : null;
  const segment = handle?.closest<HTMLElement>('[data-segment-id]') ?? null;
  const cell = segment?.closest<HTMLElement>('[data-column]') ?? null;
  const row = rowOf(cell);
  const column = columns.find(({ index }) => String(index) === cell?.dataset['column']);
  return segment && row && column
    ? { row: Number(row.dataset['row']), column, index: segmentsOf(cell).indexOf(segment) }
    : null;
}

/** The drawn row at a height; null between rows, and outside. */
export function rowAt(y: number): number | null {
  for (const row of document.querySelectorAll<HTMLElement>('[data-row][data-loaded]')) {
    const { top, bottom } = row.getBoundingClientRect();
    if (y >= top && y < bottom) return Number(row.dataset['row']);
  }
  return null;
}

/** The part of a row that lies in a column. */
export function cellRect(row: number, column: Column) {
  const element = document.querySelector<HTMLElement>(`[data-row="${row}"][data-loaded]`);
  const cell = element && cellIn(element, column);
  if (!element || !cell) return null;
  const { top, height } = element.getBoundingClientRect();
  const { left, width } = cell.getBoundingClientRect();
  return { left, width, top: top + 2, height: height - 4 };
}

/** The boundary near the pointer, where two rows that follow each other meet. */
export function boundaryAt(
  grid: HTMLElement,
  { target, clientX, clientY }: PointerEvent,
  columns: readonly Column[],
): Boundary | null {
  const under = target instanceof Element && grid.contains(target) ? rowOf(target) : null;
  if (!under || (target as Element).closest('button')) return null;
  const { top, bottom } = under.getBoundingClientRect();
  const upper = clientY - top < REACH ? rowOf(under.previousElementSibling) : bottom - clientY < REACH ? under : null;
  if (!upper || rowOf(upper.nextElementSibling) === null) return null;
  const row = Number(upper.dataset['row']);
  // Folded furniture, or rows that only hidden columns have, lie between.
  if (Number((upper.nextElementSibling as HTMLElement).dataset['row']) !== row + 1) return null;
  for (const column of columns) {
    const box = cellIn(upper, column)?.getBoundingClientRect();
    if (!box || clientX < box.left || clientX > box.right) continue;
    return { row, column, box: { left: box.left, width: box.width, top: upper.getBoundingClientRect().bottom } };
  }
  return null;
}

/** Where a boundary can be drawn to in its column: between any two paragraphs of the two rows, and around them. */
export function boundariesAt(
  grid: HTMLElement,
  { row, column, box }: Boundary,
): readonly { readonly paragraphs: number; readonly y: number }[] {
  const cell = (at: number) => {
    const element = grid.querySelector(`[data-row="${at}"]`);
    return segmentsOf(element && cellIn(element, column)).map((segment) => segment.getBoundingClientRect());
  };
  const [above, below] = [cell(row), cell(row + 1)];
  return [
    ...above.map(({ top }, at) => ({ paragraphs: at, y: top - 2 })),
    { paragraphs: above.length, y: box.top },
    ...below.map(({ bottom }, at) => ({ paragraphs: above.length + at + 1, y: bottom + 2 })),
  ];
}
