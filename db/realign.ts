/** Taking rows over from a new alignment, change by change, as one operation that can be undone. */
import type { EditOutcome } from '../contract/edit.ts';
import { HexaplaError } from '../contract/errors.ts';
import type { BeadId, Reason, Run, SegmentId, VersionId, WorkId } from '../contract/model.ts';
import { foundLinkChanges } from './edits/found-links.ts';
import type { MovedPair } from './edits/found-links.ts';
import { updated } from './edits/changes.ts';
import type { RowChange } from './edits/changes.ts';
import { editHistory, recordOperation } from './edits/log.ts';
import { settleWork } from './edits/parts.ts';
import { perform } from './edits/perform.ts';
import { placeRows } from './edits/positions.ts';
import { positionAt, readRows } from './edits/rows.ts';
import type { StoredRow } from './edits/rows.ts';
import { writeChanges } from './edits/write.ts';
import { readArrays } from './outline.ts';
import type { StoredArrays } from './stored-arrays.ts';
import { all, pluck, transaction } from './sql.ts';
import type { ReadableDb, WritableDb } from './sql.ts';
import { segmentIds } from './versions.ts';

/** A row of a proposal. Runs are over all segments of each version, in the proposal's order of versions. */
export interface ProposedRow {
  readonly runs: readonly Run[];
  readonly score: number;
  readonly reasons: readonly Reason[];
  readonly sentenceBeads: readonly { readonly runs: readonly Run[]; readonly score: number }[];
}

/** Rows that are to stand in the place of the rows [from, to) of the stored arrays, and hold the same segments. */
export interface ProposedChange {
  readonly from: number;
  readonly to: number;
  readonly rows: readonly ProposedRow[];
}

export interface Proposal {
  readonly workId: WorkId;
  /** Of the alignment that it was made for. */
  readonly revision: number;
  readonly versionIds: readonly VersionId[];
  /** Text that stands in another order; none where that was not looked for. */
  readonly moved: readonly MovedPair[];
}

/**
 * Takes changes of a proposal over, in one transaction and as one operation of the log. Rows outside of them keep everything; a row that
 * begins with the same segment as a new one goes on as that one, so that what hangs on it stays.
 * Moved text becomes links where the rows, as they then are, leave it alone.
 *
 * @param doubtBelow the score below which a row counts as doubtful
 * @throws HexaplaError conflict { workId } where the rows are others by now; internal where a change is none of this alignment
 */
export function acceptChanges(
  db: WritableDb,
  proposal: Proposal,
  changes: readonly ProposedChange[],
  doubtBelow: number,
): EditOutcome {
  const { workId, revision, versionIds, moved } = proposal;
  return transaction(db, () => {
    settleWork(db, workId);
    const arrays = readArrays(db, workId);
    if (arrays?.revision !== revision) {
      throw new HexaplaError('conflict', `Work ${workId} is no longer at revision ${revision}`, { workId });
    }
    const rows = changes.length === 0 ? [] : rowChanges(db, proposal, arrays, changes, doubtBelow);
    const operation = (changed: readonly RowChange[]) =>
      perform(db, workId, arrays, { name: 'realign', changes: { rows: changed, moved: [] }, focus: null });
    const done = rows.length > 0 ? operation(rows) : null;
    const links = foundLinkChanges(db, workId, versionIds, moved);
    if (!done && links.length === 0) {
      return { name: 'realign', revision, splices: [], focus: null, ...editHistory(db, workId) };
    }
    if (done) writeChanges(db, { rows: links, moved: [] });
    recordOperation(db, workId, 'realign', { rows: [...rows, ...links], moved: [] });
    return { ...(done ?? operation(links)), ...editHistory(db, workId) };
  });
}

/** A row as it will be. */
interface Laid {
  /** The stored row that goes on as this one. */
  readonly from: StoredRow | null;
  /** Null for a row that stays. */
  readonly next: { readonly row: ProposedRow; readonly segments: readonly SegmentId[] } | null;
}

function rowChanges(
  db: ReadableDb,
  { workId, versionIds }: Proposal,
  arrays: StoredArrays,
  changes: readonly ProposedChange[],
  doubtBelow: number,
): RowChange[] {
  const start = changes[0]?.from ?? 0;
  const end = changes.at(-1)?.to ?? 0;
  const stored = readRows(db, workId, arrays.versionIds, [
    positionAt(db, arrays, start),
    positionAt(db, arrays, end - 1),
  ]);
  const segments = versionIds.map((id) => segmentIds(db, id));
  const laid: Laid[] = [];
  let at = start;
  for (const change of changes) {
    laid.push(...stored.slice(at - start, change.from - start).map((from): Laid => ({ from, next: null })));
    laid.push(...layChange(stored.slice(change.from - start, change.to - start), change, segments));
    at = change.to;
  }
  const order = arrays.versionIds.map((id) => versionIds.indexOf(id));
  return changesOf(db, { workId, arrays, start, end, stored, laid, order, doubtBelow });
}

/** The new rows of one change with the stored rows that go on as them, in order. */
function layChange(
  stored: readonly StoredRow[],
  { rows }: ProposedChange,
  segments: readonly (readonly SegmentId[])[],
): Laid[] {
  const holder = new Map<SegmentId, number>();
  stored.forEach(({ cells }, index) => {
    for (const cell of cells) for (const { id } of cell) holder.set(id, index);
  });
  let next = 0;
  let count = 0;
  const laid = rows.map((row): Laid => {
    const own = row.runs.flatMap(([from, to], version) => segments[version]?.slice(from, to) ?? []);
    count += own.length;
    const index = own.reduce((least, id) => Math.min(least, holder.get(id) ?? -1), stored.length);
    const goesOn = index >= next ? stored[index] : undefined;
    if (goesOn) next = index + 1;
    return { from: goesOn ?? null, next: { row, segments: own } };
  });
  const known = laid.every(({ next: one }) => one?.segments.every((id) => holder.has(id)));
  if (!known || count !== holder.size)
    throw new HexaplaError('internal', 'A change holds other segments than its rows');
  return laid;
}

interface Layout {
  readonly workId: WorkId;
  readonly arrays: StoredArrays;
  readonly start: number;
  readonly end: number;
  readonly stored: readonly StoredRow[];
  readonly laid: readonly Laid[];
  /** For each version of the arrays its place in the proposal. */
  readonly order: readonly number[];
  readonly doubtBelow: number;
}

function changesOf(db: ReadableDb, layout: Layout): RowChange[] {
  const { workId, arrays, start, end, stored, laid } = layout;
  const wanted = laid.map(({ from }) => from?.position ?? null);
  const { positions, pushed } = placeRows(db, arrays, start, end, wanted);
  let nextId = (pluck<number>(db, `SELECT seq FROM sqlite_sequence WHERE name = 'bead'`)[0] ?? 0) + 1;
  const before = new Map(
    stored.flatMap((row) => row.cells.flatMap((cell) => cell.map(({ id }) => [id, row.id] as const))),
  );
  const changes: RowChange[] = [...pushed];
  const kept = new Set<BeadId>();
  laid.forEach(({ from, next }, index) => {
    const id = from?.id ?? (nextId++ as BeadId);
    kept.add(id);
    const image = { ...(next ? imageOf(next.row, layout) : {}), position: positions[index] ?? 0 };
    if (from) changes.push(...updated('bead', id, { ...columnsOf(from) }, image));
    else changes.push({ table: 'bead', key: id, before: null, after: { work_id: workId, ...image } });
    for (const segment of next?.segments ?? []) {
      const was = before.get(segment);
      if (was === id) continue;
      changes.push({
        table: 'bead_segment',
        key: segment,
        before: was === undefined ? null : { bead_id: was },
        after: { bead_id: id },
      });
    }
  });
  for (const row of stored) {
    if (kept.has(row.id)) continue;
    changes.push({ table: 'bead', key: row.id, before: { work_id: workId, ...columnsOf(row) }, after: null });
  }
  return changes;
}

function imageOf({ score, reasons, sentenceBeads }: ProposedRow, { order, doubtBelow }: Layout) {
  const runsOf = (runs: readonly Run[]) => order.flatMap((version): Run => runs[version] ?? [0, 0]);
  return {
    status: score < doubtBelow ? 'doubtful' : 'auto',
    pinned: 0,
    score,
    reasons: JSON.stringify(reasons),
    sentence_beads: JSON.stringify(sentenceBeads.map((bead) => [bead.score, ...runsOf(bead.runs)])),
  };
}

function columnsOf({ position, status, pinned, score, reasons, sentence_beads }: StoredRow) {
  return { position, status, pinned, score, reasons, sentence_beads };
}

/** The paragraphs [from, to) of a version, for showing: number and first characters. */
export function paragraphsOf(
  db: ReadableDb,
  versionId: VersionId,
  [from, to]: Run,
  characters: number,
): { readonly number: number; readonly text: string }[] {
  return all(
    db,
    `SELECT number, substr(text, 1, ?) AS text FROM segment WHERE version_id = ? ORDER BY number, part LIMIT ? OFFSET ?`,
    [characters, versionId, to - from, from],
  );
}

/** Scores and reasons of rows, as they are stored. */
export function scoresOf(
  db: ReadableDb,
  ids: readonly BeadId[],
): Map<BeadId, { readonly score: number; readonly reasons: readonly Reason[] }> {
  const rows = all<{ id: BeadId; score: number; reasons: string }>(
    db,
    'SELECT b.id, b.score, b.reasons FROM json_each(?) j CROSS JOIN bead b ON b.id = j.value',
    [JSON.stringify(ids)],
  );
  return new Map(rows.map(({ id, score, reasons }) => [id, { score, reasons: JSON.parse(reasons) as Reason[] }]));
}
