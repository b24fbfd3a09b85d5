/** Edits that put segments into other rows. Each lays a window of rows out anew; nothing is written here. */
import type { Edit } from '../../contract/edit.ts';
import type { CellSegment, Cells, LaidRow, StoredRow } from './rows.ts';
import { columnOf, impossible, isShown, layOut, nextShown, rowOfBead, windowOf } from './workbench.ts';
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

/** Takes the first or last segment out of a cell. */
function taken(kind: 'move' | 'newRow', row: StoredRow, column: number, way: 'up' | 'down') {
  const cell = row.cells[column] ?? [];
  const segment = way === 'up' ? cell[0] : cell.at(-1);
  if (!segment) throw impossible(kind, 'the cell is empty');
  const rest = way === 'up' ? cell.slice(1) : cell.slice(0, -1);
  return { segment, left: goesOn(row, withCell(row.cells, column, rest)) };
}

function withCell(cells: Cells, column: number, cell: readonly CellSegment[]): Cells {
  return cells.with(column, cell);
}

export function move(bench: Workbench, { beadId, versionId, way }: EditOf<'move'>): Draft {
  const at = rowOfBead(bench, beadId);
  const column = columnOf(bench, versionId);
  const other = nextShown(bench, at, way === 'up' ? -1 : 1);
  if (other === undefined) throw impossible('move', 'there is no row beyond');
  const [from, end] = [Math.min(at, other), Math.max(at, other) + 1];
  const stored = windowOf(bench, from, end);
  const { segment, left } = taken('move', stored[at - from] as StoredRow, column, way);
  const target = stored[other - from] as StoredRow;
  const cell = target.cells[column] ?? [];
  const joined = withCell(target.cells, column, way === 'up' ? [...cell, segment] : [segment, ...cell]);
  const laid = stored.map((row): LaidRow => {
    if (row === target) return goesOn(row, joined);
    return row.id === beadId ? left : goesOn(row, row.cells);
  });
  return { changes: layOut(bench, stored, end, laid), focus: isEmpty(bench, left) ? target.id : beadId };
}

export function newRow(bench: Workbench, { beadId, versionId, way }: EditOf<'newRow'>): Draft {
  const at = rowOfBead(bench, beadId);
  const column = columnOf(bench, versionId);
  const stored = windowOf(bench, at, at + 1);
  const row = stored[0] as StoredRow;
  const { segment, left } = taken('newRow', row, column, way);
  if (isEmpty(bench, left)) throw impossible('newRow', 'it is in a row of its own');
  const alone: LaidRow = {
    from: null,
    pinned: 0,
    cells: row.cells.map((_, index) => (index === column ? [segment] : [])),
  };
  return { changes: layOut(bench, stored, at + 1, way === 'up' ? [alone, left] : [left, alone]), focus: beadId };
}

/** Whether nothing of the row is shown. */
function isEmpty({ columns }: Workbench, { cells }: LaidRow): boolean {
  return columns.every((column) => (cells[column] ?? []).length === 0);
}
