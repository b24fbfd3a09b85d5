/** What the user says of rows: confirmed, doubtful, neither; pinned or not. The rows themselves stay as they are. */
import type { Edit } from '../../contract/edit.ts';
import type { BeadId, BeadStatus } from '../../contract/model.ts';
import { all } from '../sql.ts';
import type { RowChange } from './changes.ts';
import { isShown, rowOfBead } from './workbench.ts';
import type { Draft, Workbench } from './workbench.ts';

type EditOf<Kind extends Edit['kind']> = Extract<Edit, { kind: Kind }>;

interface Marks {
  readonly id: BeadId;
  readonly status: BeadStatus;
  readonly pinned: number;
  readonly score: number;
}

function marksOf(bench: Workbench, ids: readonly BeadId[]): Marks[] {
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
export function status(bench: Workbench, { beadIds, status: said }: EditOf<'status'>, doubtBelow: number): Draft {
  const asked = known(bench, beadIds);
  const rows = marked(marksOf(bench, asked), ({ score }) => {
    if (said !== 'auto') return said;
    return score < doubtBelow ? 'doubtful' : 'auto';
  });
  return { changes: { rows, moved: [] }, focus: asked[0] ?? null };
}

export function confirmAbove(bench: Workbench, { beadId }: EditOf<'confirmAbove'>): Draft {
  const above = bench.arrays.beadIds.subarray(0, rowOfBead(bench, beadId));
  const ids = [...above].filter((_, row) => isShown(bench, row)) as BeadId[];
  return { changes: { rows: marked(marksOf(bench, ids), () => 'confirmed'), moved: [] }, focus: beadId };
}

export function pin(bench: Workbench, { beadIds, pinned }: EditOf<'pin'>): Draft {
  const asked = known(bench, beadIds);
  const next = pinned ? 1 : 0;
  const rows = marksOf(bench, asked)
    .filter((row) => row.pinned !== next)
    .map(({ id }): RowChange => ({ table: 'bead', key: id, before: { pinned: 1 - next }, after: { pinned: next } }));
  return { changes: { rows, moved: [] }, focus: asked[0] ?? null };
}

/** The beads, once each. @throws HexaplaError not-found { beadId } where one is not of this work */
function known(bench: Workbench, beadIds: readonly BeadId[]): BeadId[] {
  const ids = [...new Set(beadIds)];
  const own = ids.length > 1 ? new Set(bench.arrays.beadIds) : null;
  for (const id of ids) if (!own?.has(id)) rowOfBead(bench, id);
  return ids;
}
