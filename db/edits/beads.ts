/** Edits that put segments into other rows. Each lays a window of rows out anew; nothing is written here. */
import type { Edit } from '../../contract/edit.ts';
import type { BeadId } from '../../contract/model.ts';
import type { CellSegment, Cells, LaidRow, StoredRow } from './rows.ts';
import { columnOf, impossible, isFilled, isShown, layOut, nextShown, rowOfBead, windowOf } from './workbench.ts';
import type { Draft, Workbench } from './workbench.ts';

type EditOf<Kind extends Edit['kind']> = Extract<Edit, { kind: Kind }>;

/** A row that goes on with other cells. */
function goesOn(row: StoredRow, cells: Cells): LaidRow {
  return { from: row, pinned: row.pinned, cells };
}

export function merge(bench: Workbench, { beadIds }: EditOf<'merge'>): Draft {
  const rows = [...new Set(beadIds.map((id) => rowOfBead(bench, id)))].toSorted((a, b) => a - b);
  const [from, last] = [rows[0] ?? 0, rows.at(-1) ?? 0];
  const asked = new Set(rows);
  for (let row = from; row <= last; row += 1) {
    if (!asked.has(row) && isShown(bench, row)) throw impossible('merge', 'the rows are not neighbours');
  }
  if (rows.length < 2) throw impossible('merge', 'one row alone');
  const stored = windowOf(bench, from, last + 1);
  const first = stored[0] as StoredRow;
  const cells = first.cells.map((_, column) => stored.flatMap((row) => row.cells[column] ?? []));
  const pinned = Math.max(...stored.map((row) => row.pinned));
  return { changes: layOut(bench, stored, last + 1, [{ from: first, pinned, cells }]), focus: first.id };
}

/** What is not shown goes along in the measure of what is: by the share of characters that stay in the first row. */
export function split(bench: Workbench, { beadId, first }: EditOf<'split'>): Draft {
  const at = rowOfBead(bench, beadId);
  const stored = windowOf(bench, at, at + 1);
  const row = stored[0] as StoredRow;
  if (first.length !== bench.columns.length) throw impossible('split', 'not one number per column');
  const counts = new Map(bench.columns.map((column, index) => [column, first[index] ?? 0]));
  const shown = [...counts].map(([column, count]) => ({ cell: row.cells[column] ?? [], count }));
  const above = shown.flatMap(({ cell, count }) => cell.slice(0, count));
  const below = shown.flatMap(({ cell, count }) => cell.slice(count));
  if (shown.some(({ cell, count }) => count > cell.length)) throw impossible('split', 'beyond the end of a cell');
  if (above.length === 0 || below.length === 0) throw impossible('split', 'one part would be empty');
  const share = charactersOf(above) / Math.max(1, charactersOf(above) + charactersOf(below));
  const cuts = row.cells.map((cell, column) => counts.get(column) ?? Math.round(cell.length * share));
  const laid = [
    goesOn(
      row,
      row.cells.map((cell, column) => cell.slice(0, cuts[column])),
    ),
    { from: null, pinned: row.pinned, cells: row.cells.map((cell, column) => cell.slice(cuts[column])) },
  ];
  return { changes: layOut(bench, stored, at + 1, laid), focus: beadId };
}

function charactersOf(segments: readonly CellSegment[]): number {
  return segments.reduce((sum, { length }) => sum + length, 0);
}

/** Takes the first or last `count` segments out of a cell. */
function taken(kind: 'move' | 'newRow', row: StoredRow, column: number, way: 'up' | 'down', count = 1) {
  const cell = row.cells[column] ?? [];
  if (cell.length < count) throw impossible(kind, 'the cell holds fewer segments');
  const cut = way === 'up' ? count : cell.length - count;
  const [head, tail] = [cell.slice(0, cut), cell.slice(cut)];
  const [segments, rest] = way === 'up' ? [head, tail] : [tail, head];
  return { segments, left: goesOn(row, withCell(row.cells, column, rest)) };
}

function withCell(cells: Cells, column: number, cell: readonly CellSegment[]): Cells {
  return cells.with(column, cell);
}

export function move(bench: Workbench, { beadId, versionId, way, count, to }: EditOf<'move'>): Draft {
  const at = rowOfBead(bench, beadId);
  const column = columnOf(bench, versionId);
  const other = targetOf(bench, at, column, way, to);
  const [from, end] = [Math.min(at, other), Math.max(at, other) + 1];
  const stored = windowOf(bench, from, end);
  const { segments, left } = taken('move', stored[at - from] as StoredRow, column, way, count);
  const target = stored[other - from] as StoredRow;
  const cell = target.cells[column] ?? [];
  const joined = withCell(target.cells, column, way === 'up' ? [...cell, ...segments] : [...segments, ...cell]);
  const laid = stored.map((row): LaidRow => {
    if (row === target) return goesOn(row, joined);
    return row.id === beadId ? left : goesOn(row, row.cells);
  });
  return { changes: layOut(bench, stored, end, laid), focus: isEmpty(bench, left) ? target.id : beadId };
}

/** The row that segments go to: the next one that is shown, or `to` where nothing of the column lies on the way, since its order stays. */
function targetOf(bench: Workbench, at: number, column: number, way: 'up' | 'down', to: BeadId | undefined): number {
  const step = way === 'up' ? -1 : 1;
  if (to === undefined) {
    const next = nextShown(bench, at, step);
    if (next === undefined) throw impossible('move', 'there is no row beyond');
    return next;
  }
  const target = rowOfBead(bench, to);
  if (Math.sign(target - at) !== step) throw impossible('move', 'the row lies the other way');
  for (let row = at + step; row !== target; row += step) {
    if (isFilled(bench.arrays, row, column)) throw impossible('move', 'other segments lie between');
  }
  return target;
}

export function newRow(bench: Workbench, { beadId, versionId, way }: EditOf<'newRow'>): Draft {
  const at = rowOfBead(bench, beadId);
  const column = columnOf(bench, versionId);
  const stored = windowOf(bench, at, at + 1);
  const row = stored[0] as StoredRow;
  const { segments, left } = taken('newRow', row, column, way);
  if (isEmpty(bench, left)) throw impossible('newRow', 'it is in a row of its own');
  const alone: LaidRow = {
    from: null,
    pinned: 0,
    cells: row.cells.map((_, index) => (index === column ? segments : [])),
  };
  return { changes: layOut(bench, stored, at + 1, way === 'up' ? [alone, left] : [left, alone]), focus: beadId };
}

/** Whether nothing of the row is shown. */
function isEmpty({ columns }: Workbench, { cells }: LaidRow): boolean {
  return columns.every((column) => (cells[column] ?? []).length === 0);
}
