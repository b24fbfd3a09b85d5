/** The sentence beads inside a row, laid out by hand. */
import type { Edit } from '../../contract/edit.ts';
import type { Run } from '../../contract/model.ts';
import { get } from '../sql.ts';
import { updated } from './changes.ts';
import type { CellSegment, StoredRow } from './rows.ts';
import { impossible, rowOfBead, windowOf } from './workbench.ts';
import type { Draft, Workbench } from './workbench.ts';

type Sentences = Extract<Edit, { kind: 'sentences' }>;

/**
 * Every sentence of every shown cell stands in exactly one of the beads, in order. Sentences of versions that are not shown go into the
 * first. What is laid out by hand is sure.
 */
export function sentences(bench: Workbench, { beadId, runs }: Sentences): Draft {
  const at = rowOfBead(bench, beadId);
  const row = windowOf(bench, at, at + 1)[0] as StoredRow;
  const counts = row.cells.map((cell) => cell.reduce((sum, segment) => sum + sentencesIn(bench, segment), 0));
  assertWhole(
    runs,
    bench.columns.map((column) => counts[column] ?? 0),
  );
  const beads = runs.map((flat, index) => {
    const all = counts.map((count): Run => (index === 0 ? [0, count] : [count, count]));
    bench.columns.forEach((column, shown) => (all[column] = [flat[2 * shown] ?? 0, flat[2 * shown + 1] ?? 0]));
    return [1, ...all.flat()];
  });
  const status = row.status === 'confirmed' ? 'confirmed' : 'edited';
  const before = { status: row.status, sentence_beads: row.sentence_beads };
  const changes = updated('bead', beadId, before, { status, sentence_beads: JSON.stringify(beads) });
  return { changes: { rows: changes, moved: [] }, focus: beadId };
}

function sentencesIn({ db }: Workbench, { id }: CellSegment): number {
  const sql = 'SELECT json_array_length(sentences) / 2 AS count FROM segment WHERE id = ?';
  return get<{ count: number }>(db, sql, [id])?.count ?? 0;
}

function assertWhole(runs: readonly (readonly number[])[], counts: readonly number[]): void {
  const broken = impossible('sentences', 'not every sentence is in one bead, in order');
  const ends = counts.map(() => 0);
  for (const flat of runs) {
    if (flat.length !== 2 * counts.length) throw broken;
    let filled = false;
    for (let column = 0; column < counts.length; column += 1) {
      const [start, end] = [flat[2 * column] ?? 0, flat[2 * column + 1] ?? 0];
      if (start !== ends[column] || end < start) throw broken;
      ends[column] = end;
      filled ||= end > start;
    }
    if (!filled) throw broken;
  }
  if (counts.some((count, column) => ends[column] !== count)) throw broken;
}
