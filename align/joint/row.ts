import type { PairBead } from '../features/sentences.ts';
import type { Run } from '../types.ts';

/** One run of sentences per version. */
export type Row = readonly Run[];

/** Whether there is anything in a run. */
export const full = ([from, to]: Run): boolean => to > from;

/** What a row says of two of its versions. */
export const pairBead = (row: Row, a: number, b: number): PairBead => ({
  a0: row[a]![0],
  a1: row[a]![1],
  b0: row[b]![0],
  b1: row[b]![1],
});

/** The sentences of rows that follow each other as one row. */
export function spanOf(rows: readonly Row[]): Row {
  const first = rows[0]!;
  return first.map((_, v) => {
    const runs = rows.map((row) => row[v]!).filter(full);
    return runs.length === 0 ? first[v]! : ([runs[0]![0], runs.at(-1)![1]] as const);
  });
}
