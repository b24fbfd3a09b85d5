/** Moving a column by one row from here on: a drift mended at one stroke, a gap made or closed. */
import { BEAD_FLAGS } from '../../contract/service-api.ts';
import type { Edit } from '../../contract/edit.ts';
import type { BeadId } from '../../contract/model.ts';
import { shiftPath } from './long.ts';
import type { CellSegment, LaidRow } from './rows.ts';
import { columnOf, impossible, isFilled, isShown, layOut, nextShown, rowOfBead, windowOf } from './workbench.ts';
import type { Draft, LongDraft, Workbench } from './workbench.ts';

type Shift = Extract<Edit, { kind: 'shift' }>;

/** Rows whose cells move: [from, end) of those that are shown, and what stops them. */
interface Reach {
  readonly rows: Uint32Array;
  /** The row that stopped them, if it is a gap to be filled. */
  readonly gap: number | null;
  /** All rows before this one may change. */
  readonly end: number;
}

export function shift(bench: Workbench, edit: Shift): Draft | LongDraft {
  const column = columnOf(bench, edit.versionId);
  const at = rowOfBead(bench, edit.beadId);
  return edit.way === 'down' ? shiftDown(bench, at, column) : shiftUp(bench, at, column);
}

function shiftDown(bench: Workbench, at: number, column: number): Draft | LongDraft {
  const start = isFilled(bench.arrays, at, column) ? at : nextFilled(bench, at, column);
  const reach = reachFrom(bench, start, column);
  if (reach.rows.length >= bench.long.from) {
    const way = { way: 1, end: reach.gap === null ? reach.end : null } as const;
    const path = shiftPath(bench, column, reach.gap === null ? reach.rows : joined(reach.rows, [reach.gap]), way);
    if (path) return { path, focus: (path.beads[path.gone === 0 ? 1 : 0] as BeadId | undefined) ?? null };
  }
  const end = reach.gap === null ? reach.end : reach.gap + 1;
  const stored = windowOf(bench, start, end);
  const targets = reach.gap === null ? reach.rows.slice(1) : [...reach.rows.slice(1), reach.gap];
  const cells = new Map<number, readonly CellSegment[]>([[start, []]]);
  targets.forEach((row, index) => cells.set(row, stored[(reach.rows[index] ?? 0) - start]?.cells[column] ?? []));
  const laid = stored.map((row, index): LaidRow => {
    const cell = cells.get(start + index);
    return { from: row, pinned: row.pinned, cells: cell ? row.cells.with(column, cell) : row.cells };
  });
  if (reach.gap === null) {
    const last = stored[(reach.rows.at(-1) ?? start) - start]?.cells[column] ?? [];
    laid.push({ from: null, pinned: 0, cells: bench.arrays.columns.map((_, index) => (index === column ? last : [])) });
  }
  return { changes: layOut(bench, stored, end, laid), focus: stored[0]?.id ?? null };
}

function shiftUp(bench: Workbench, at: number, column: number): Draft | LongDraft {
  const gap = isFilled(bench.arrays, at, column) ? nextShown(bench, at, -1) : at;
  if (gap === undefined || isFilled(bench.arrays, gap, column)) throw impossible('shift', 'there is no gap to close');
  const start = nextShown(bench, gap, 1);
  if (start === undefined || !isFilled(bench.arrays, start, column) || isSettled(bench, start)) {
    throw impossible('shift', 'there is nothing to move up');
  }
  const reach = reachFrom(bench, start, column);
  if (reach.rows.length >= bench.long.from) {
    const path = shiftPath(bench, column, joined([gap], reach.rows), { way: -1, end: null });
    if (path) return { path, focus: (bench.arrays.beadIds[at] as BeadId | undefined) ?? null };
  }
  const end = (reach.rows.at(-1) ?? start) + 1;
  const stored = windowOf(bench, gap, end);
  const cells = new Map<number, readonly CellSegment[]>([[reach.rows.at(-1) ?? start, []]]);
  [gap, ...reach.rows.slice(0, -1)].forEach((row, index) => {
    cells.set(row, stored[(reach.rows[index] ?? 0) - gap]?.cells[column] ?? []);
  });
  const laid = stored.map((row, index): LaidRow => {
    const cell = cells.get(gap + index);
    return { from: row, pinned: row.pinned, cells: cell ? row.cells.with(column, cell) : row.cells };
  });
  return { changes: layOut(bench, stored, end, laid), focus: stored[at - gap]?.id ?? stored[0]?.id ?? null };
}

/** Both lists as one. Not by spreading: a call cannot take as many arguments as a book has rows. */
function joined(first: ArrayLike<number>, second: ArrayLike<number>): Uint32Array {
  const rows = new Uint32Array(first.length + second.length);
  rows.set(first);
  rows.set(second, first.length);
  return rows;
}

/** The first shown row after `row` with something in this column. */
function nextFilled(bench: Workbench, row: number, column: number): number {
  const next = nextShown(bench, row, 1);
  if (next === undefined || !isFilled(bench.arrays, next, column)) throw impossible('shift', 'the cell is empty');
  return next;
}

/** From `start` on, as far as the next gap in the column, the next pinned or confirmed row, or the end. */
function reachFrom(bench: Workbench, start: number, column: number): Reach {
  const { flags, columns, beadIds } = bench.arrays;
  const cells = columns[column]?.cells ?? new Uint8Array(beadIds.length);
  const reached = new Uint32Array(beadIds.length - start);
  reached[0] = start;
  let count = 1;
  const until = (row: number, gap: number | null): Reach => ({ rows: reached.subarray(0, count), gap, end: row });
  // Perhaps over all rows of a book, and for the first time: without a call for each.
  for (let row = start + 1; row < beadIds.length; row += 1) {
    const filled = cells[row] !== 0;
    // What is filled is shown; most rows are.
    if (!filled && !isShown(bench, row)) continue;
    if ((flags[row]! & STANDS) !== 0) return until(row, null);
    if (!filled) return until(row, row);
    reached[count++] = row;
  }
  return until(beadIds.length, null);
}

/** What the user said holds: no shift moves it. */
const STANDS = BEAD_FLAGS.pinned | BEAD_FLAGS.confirmed;

function isSettled({ arrays }: Workbench, row: number): boolean {
  return ((arrays.flags[row] ?? 0) & STANDS) !== 0;
}
