/** What an operation changed, as rows before and after: enough to take it back and to do it again. */
import type { SegmentId } from '../../contract/model.ts';

type Value = string | number | null;
/** Columns by name, without the key. */
export type Row = Readonly<Record<string, Value>>;

interface Tracked {
  /** An INTEGER PRIMARY KEY. */
  readonly key: string;
  readonly columns: readonly string[];
}

/**
 * The tables whose rows an operation may change. A table stands after those that its rows refer to. Add one here and it can be part of
 * operations.
 */
export const TRACKED = {
  segment: {
    key: 'id',
    columns: [
      'version_id',
      'number',
      'part',
      'kind',
      'level',
      'paratext',
      'reason',
      'length',
      'sentences',
      'text',
      'joint',
    ],
  },
  bead: {
    key: 'id',
    columns: ['work_id', 'position', 'status', 'pinned', 'score', 'reasons', 'sentence_beads'],
  },
  bead_segment: { key: 'segment_id', columns: ['bead_id'] },
  link: { key: 'id', columns: ['work_id', 'a_id', 'b_id', 'score'] },
  note: {
    key: 'id',
    columns: [
      'work_id',
      'version_id',
      'kind',
      'colour',
      'text',
      'quote',
      'before',
      'after',
      'anchors',
      'created_at',
      'changed_at',
    ],
  },
} as const satisfies Readonly<Record<string, Tracked>>;
export type TableName = keyof typeof TRACKED;

/** One row before and after. Of a row that stays, only the columns that differ; null where there is no row. */
export interface RowChange {
  readonly table: TableName;
  readonly key: number;
  readonly before: Row | null;
  readonly after: Row | null;
}

/**
 * Characters [fromStart, fromEnd) of a segment that stand in another one now, from `toStart` on, or elsewhere in the same. Ranges that
 * hang on segments (notes, highlights) move with them: whoever keeps such ranges adds the changes of its rows to the operation.
 */
export interface MovedText {
  readonly fromSegment: SegmentId;
  readonly fromStart: number;
  readonly fromEnd: number;
  readonly toSegment: SegmentId;
  readonly toStart: number;
}

export interface Changes {
  readonly rows: readonly RowChange[];
  readonly moved: readonly MovedText[];
}

/** What takes `changes` back. */
export function inverse({ rows, moved }: Changes): Changes {
  return {
    rows: rows.map(({ table, key, before, after }) => ({ table, key, before: after, after: before })),
    moved: moved.map(({ fromSegment, fromStart, fromEnd, toSegment, toStart }) => ({
      fromSegment: toSegment,
      fromStart: toStart,
      fromEnd: toStart + fromEnd - fromStart,
      toSegment: fromSegment,
      toStart: fromStart,
    })),
  };
}

/** Columns of `bead` that are filled in later where an edit leaves them unknown. */
export const DERIVED: readonly string[] = ['sentence_beads'];

/**
 * The change of a row that stays, or nothing where all of its columns are the same. Those named in `always` are part of it even so:
 * columns that the program goes on filling in by itself, which have to be emptied again when the change is taken back.
 */
export function updated(
  table: TableName,
  key: number,
  before: Row,
  after: Row,
  always: readonly string[] = [],
): RowChange[] {
  const names = Object.keys(after).filter((name) => after[name] !== before[name] || always.includes(name));
  if (names.length === 0) return [];
  const pick = (row: Row): Row => Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
  return [{ table, key, before: pick(before), after: pick(after) }];
}
