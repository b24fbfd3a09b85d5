/** What the user says of rows: confirmed, doubtful, neither; pinned or not. The rows themselves stay as they are. */
import type { Edit } from '../../contract/edit.ts';
import type { BeadId, BeadStatus } from '../../contract/model.ts';
import { shownRows } from '../outline.ts';
import { all } from '../sql.ts';
import { marked as flagsWith } from './arrays.ts';
import type { Row, RowChange } from './changes.ts';
import { marksPath } from './long.ts';
import { settleBeads } from './parts.ts';
import { rowOfBead, shownVersions } from './workbench.ts';
import type { Draft, LongDraft, Workbench } from './workbench.ts';

type EditOf<Kind extends Edit['kind']> = Extract<Edit, { kind: Kind }>;

interface Marks {
  readonly id: BeadId;
  readonly status: BeadStatus;
  readonly pinned: number;
  readonly score: number;
}

function marksOf(bench: Workbench, ids: readonly BeadId[]): Marks[] {
  settleBeads(bench.db, bench.workId, ids);
  return all(
    bench.db,
    'SELECT b.id, b.status, b.pinned, b.score FROM json_each(?) j CROSS JOIN bead b ON b.id = j.value ORDER BY b.position',
    [JSON.stringify(ids)],
  );
}

function marked(rows: readonly Marks[], statusOf: (row: Marks) => BeadStatus): RowChange[] {
  return rows.flatMap((row): RowChange[] => {
    const next = statusOf(row);
    if (next === row.status) return [];
    return [{ table: 'bead', key: row.id, before: { status: row.status }, after: { status: next } }];
  });
}

/** @param doubtBelow the score below which a row is doubtful that nobody has spoken of */
export function status(
  bench: Workbench,
  { beadIds, status: said }: EditOf<'status'>,
  doubtBelow: number,
): Draft | LongDraft {
  const asked = known(bench, beadIds);
  // What a row is that nobody speaks of has to be looked up.
  if (said !== 'auto' && asked.length >= bench.long.from) return longMarks(bench, asked, { status: said });
  const rows = marked(marksOf(bench, asked), ({ score }) => {
    if (said !== 'auto') return said;
    return score < doubtBelow ? 'doubtful' : 'auto';
  });
  return { changes: { rows, moved: [] }, focus: asked[0] ?? null };
}

export function confirmAbove(bench: Workbench, { beadId }: EditOf<'confirmAbove'>): Draft | LongDraft {
  const end = rowOfBead(bench, beadId);
  const said = { status: 'confirmed' };
  const { arrays } = bench;
  const [cells, news] = [shownRows(arrays, shownVersions(bench)), newsFor(said)];
  const rows = rowsWhere(end, (row) => cells[row]! > 0 && news[arrays.flags[row]!]! > 0);
  if (rows.length >= bench.long.from) return { path: marksPath(bench, rows, said), focus: beadId };
  const ids = Array.from(rows, (row) => arrays.beadIds[row] as BeadId);
  return { changes: { rows: marked(marksOf(bench, ids), () => 'confirmed'), moved: [] }, focus: beadId };
}

export function pin(bench: Workbench, { beadIds, pinned }: EditOf<'pin'>): Draft | LongDraft {
  const asked = known(bench, beadIds);
  const next = pinned ? 1 : 0;
  if (asked.length >= bench.long.from) return longMarks(bench, asked, { pinned: next });
  const rows = marksOf(bench, asked)
    .filter((row) => row.pinned !== next)
    .map(({ id }): RowChange => ({ table: 'bead', key: id, before: { pinned: 1 - next }, after: { pinned: next } }));
  return { changes: { rows, moved: [] }, focus: asked[0] ?? null };
}

/** The same said of very many rows; of those for which it is new. */
function longMarks(bench: Workbench, ids: readonly BeadId[], said: Row): LongDraft | Draft {
  const asked = new Set<number>(ids);
  const { beadIds, flags } = bench.arrays;
  const news = newsFor(said);
  const rows = rowsWhere(beadIds.length, (row) => news[flags[row]!]! > 0 && asked.has(beadIds[row]!));
  const focus = ids[0] ?? null;
  if (rows.length === 0) return { changes: { rows: [], moved: [] }, focus };
  return { path: marksPath(bench, rows, said), focus };
}

/** The rows before `end` of which it is so. */
function rowsWhere(end: number, isSo: (row: number) => boolean): Uint32Array {
  const rows = new Uint32Array(end);
  let count = 0;
  for (let row = 0; row < end; row += 1) if (isSo(row)) rows[count++] = row;
  return rows.subarray(0, count);
}

/** For each value of a row's flags 1 where they say otherwise. */
function newsFor(said: Row): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, bits) => (flagsWith(bits, said) === bits ? 0 : 1));
}

/** So many beads are looked for one by one. */
const FEW = 32;

/** The beads, once each. @throws HexaplaError not-found { beadId } where one is not of this work */
function known(bench: Workbench, beadIds: readonly BeadId[]): BeadId[] {
  const ids = [...new Set(beadIds)];
  const own = ids.length > FEW ? new Set(bench.arrays.beadIds) : null;
  for (const id of ids) if (!own?.has(id)) rowOfBead(bench, id);
  return ids;
}
