/**
 * Changes as they are stored: column by column, whole numbers as differences, equal neighbours counted, the rest deflated. A column of
 * a version moved down by one over 50,000 rows is three runs of equal differences: some hundred bytes.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Changes, MovedText, Row, RowChange, TableName } from './changes.ts';

type Value = Row[string];
/** 'd': differences of whole numbers; 'v': the values themselves. Each followed by how often it comes. */
type PackedColumn = readonly ['d' | 'v', ...Value[]];

/** Rows of one table whose images have the same columns. */
interface PackedRows {
  readonly table: TableName;
  readonly keys: PackedColumn;
  /** Names of the columns and their values; null where the rows are not there. */
  readonly before: readonly (readonly [string, PackedColumn])[] | null;
  readonly after: readonly (readonly [string, PackedColumn])[] | null;
}

interface Packed {
  readonly rows: readonly PackedRows[];
  readonly moved: readonly MovedText[];
}

/** For less than this, a compressor of the usual size takes longer to set up than to run. */
const SMALL = 16_384;
const FOR_LITTLE = { windowBits: 12, memLevel: 5 } as const;

/** To the bytes of operation.changes. */
export function packChanges({ rows, moved }: Changes): Uint8Array {
  const groups = new Map<string, RowChange[]>();
  for (const change of rows) {
    const shape = `${change.table}|${shapeOf(change.before)}|${shapeOf(change.after)}`;
    const group = groups.get(shape);
    if (group) group.push(change);
    else groups.set(shape, [change]);
  }
  const packed: Packed = { rows: Array.from(groups.values(), packRows), moved };
  const json = JSON.stringify(packed);
  return deflateRawSync(json, json.length < SMALL ? FOR_LITTLE : {});
}

/** The other way round. Rows come group by group, not in the order in which they were given. */
export function unpackChanges(bytes: Uint8Array): Changes {
  const { rows, moved } = JSON.parse(inflateRawSync(bytes).toString()) as Packed;
  return { rows: rows.flatMap(unpackRows), moved };
}

function shapeOf(row: Row | null): string {
  return row === null ? '-' : Object.keys(row).join(',');
}

function packRows(changes: readonly RowChange[]): PackedRows {
  const images = (side: 'before' | 'after') => {
    const first = changes[0]?.[side];
    if (!first) return null;
    return Object.keys(first).map((name) => [name, pack(changes.map((one) => one[side]?.[name] ?? null))] as const);
  };
  return {
    table: changes[0]?.table ?? 'bead',
    keys: pack(changes.map(({ key }) => key)),
    before: images('before'),
    after: images('after'),
  };
}

function unpackRows({ table, keys, before, after }: PackedRows): RowChange[] {
  const numbers = unpack(keys);
  const rowsOf = (images: PackedRows['before']): (Row | null)[] => {
    if (!images) return numbers.map(() => null);
    const columns = images.map(([name, column]) => [name, unpack(column)] as const);
    return numbers.map((_, index) =>
      Object.fromEntries(columns.map(([name, values]) => [name, values[index] ?? null])),
    );
  };
  const [left, right] = [rowsOf(before), rowsOf(after)];
  return numbers.map((key, index) => ({
    table,
    key: Number(key),
    before: left[index] ?? null,
    after: right[index] ?? null,
  }));
}

function pack(values: readonly Value[]): PackedColumn {
  const whole = values.every((value) => Number.isSafeInteger(value));
  if (!whole) return ['v', ...counted(values)];
  let before = 0;
  const differences = (values as readonly number[]).map((value) => {
    const difference = value - before;
    before = value;
    return difference;
  });
  return ['d', ...counted(differences)];
}

/** Each value followed by how often it comes in a row. */
function counted(values: readonly Value[]): Value[] {
  const runs: Value[] = [];
  let count = 0;
  values.forEach((value, index) => {
    count += 1;
    if (index + 1 < values.length && values[index + 1] === value) return;
    runs.push(value, count);
    count = 0;
  });
  return runs;
}

function unpack([kind, ...runs]: PackedColumn): Value[] {
  const values: Value[] = [];
  let sum = 0;
  for (let index = 0; index < runs.length; index += 2) {
    const value = runs[index] ?? null;
    for (let left = Number(runs[index + 1]); left > 0; left -= 1) {
      if (kind === 'd') sum += Number(value);
      values.push(kind === 'd' ? sum : value);
    }
  }
  return values;
}
