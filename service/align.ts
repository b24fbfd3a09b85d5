/** Aligning stored rows anew: proposals, looked at change by change. */
import { HexaplaError } from '../contract/errors.ts';
import { CHANGE_TEXT, MAX_CHANGE_ROWS } from '../contract/realign.ts';
import type { Change, ChangeRow } from '../contract/realign.ts';
import type { Run } from '../contract/model.ts';
import { paragraphsOf, scoresOf, snapshot } from '../db/index.ts';
import type { Outline, ReadableDb } from '../db/index.ts';
import type { Context, Handlers } from './context.ts';
import type { KeptProposal } from './proposals.ts';
import type { ChangeBody } from './tasks/propose.ts';

export const aligning: Handlers<'align'> = {
  propose: (_context, input) => input,

  changes: (context, { proposalId, from, count }) => {
    const proposal = context.proposals.get(proposalId);
    const db = context.library.reader;
    return snapshot(db, () => {
      const outline = outlineOf(context, proposal);
      const rows = new Map(Array.from(outline.beadIds, (id, row) => [id, row]));
      const shown = proposal.changes.slice(from, from + count);
      const changes = shown.map((_, at) => changeAt(db, proposal, from + at, { outline, rows }));
      return { from, changes };
    });
  },

  accept: (context, { proposalId, changes }) => {
    const proposal = context.proposals.get(proposalId);
    const { workId, revision, versionIds, moved } = proposal;
    const chosen = changes === 'all' ? null : new Set(changes);
    return {
      proposal: { workId, revision, versionIds, moved },
      changes: proposal.changes.filter((_, index) => chosen?.has(index) ?? true),
    };
  },

  discard: (context, { proposalId }) => {
    context.proposals.discard(proposalId);
    return {};
  },
};

/** @throws HexaplaError conflict { workId } where the rows are others than those of the proposal */
function outlineOf(context: Context, { workId, revision }: KeptProposal): Outline {
  const outline = context.outlines.get(context.library.reader, workId);
  if (outline.revision !== revision) {
    throw new HexaplaError('conflict', `Work ${workId} is no longer at revision ${revision}`, { workId });
  }
  return outline;
}

interface Shown {
  readonly outline: Outline;
  /** Rows of the outline by their beads. */
  readonly rows: ReadonlyMap<number, number>;
}

function changeAt(db: ReadableDb, proposal: KeptProposal, index: number, { outline, rows }: Shown): Change {
  const kept = proposal.changes[index];
  const body = JSON.parse(kept?.body ?? '{"before":[],"after":[]}') as ChangeBody;
  const columns = outline.versionIds.map((id) => proposal.versionIds.indexOf(id));
  const visible = (row: { readonly runs: readonly Run[] }) =>
    columns.some((version) => {
      const [start, end] = row.runs[version] ?? [0, 0];
      return end > start;
    });
  const before = body.before.filter(visible);
  const after = body.after.filter(visible);
  const [firstRows, nextRows] = [before.slice(0, MAX_CHANGE_ROWS), after.slice(0, MAX_CHANGE_ROWS)];
  const texts = columns.map((version) => textsOf(db, proposal, version, [...firstRows, ...nextRows]));
  const cells = (runs: readonly Run[]) =>
    columns.map((version, column) => texts[column]?.(runs[version] ?? [0, 0]) ?? []);
  const scores = scoresOf(
    db,
    firstRows.map(({ id }) => id),
  );
  const above = proposal.changes[index - 1]?.to ?? proposal.from;
  return {
    index,
    row: rows.get(before[0]?.id ?? 0) ?? 0,
    unchanged: (kept?.from ?? above) - above,
    before: firstRows.map(({ id, runs }): ChangeRow => ({
      cells: cells(runs),
      ...(scores.get(id) ?? { score: 0, reasons: [] }),
    })),
    beforeCount: before.length,
    after: nextRows.map(({ runs, score, reasons }): ChangeRow => ({ cells: cells(runs), score, reasons })),
    afterCount: after.length,
  };
}

/** The paragraphs of one version that these rows hold, by run. */
function textsOf(
  db: ReadableDb,
  { versionIds }: KeptProposal,
  version: number,
  rows: readonly { readonly runs: readonly Run[] }[],
): (run: Run) => ChangeRow['cells'][number] {
  const versionId = versionIds[version];
  const runs = rows.map((row) => row.runs[version] ?? ([0, 0] as const)).filter(([start, end]) => end > start);
  if (versionId === undefined || runs.length === 0) return () => [];
  const start = runs.reduce((least, [from]) => Math.min(least, from), Number.POSITIVE_INFINITY);
  const end = runs.reduce((most, [, to]) => Math.max(most, to), 0);
  const paragraphs = paragraphsOf(db, versionId, [start, Math.min(end, start + MAX_PARAGRAPHS)], CHANGE_TEXT);
  return ([from, to]) => paragraphs.slice(from - start, to - start);
}

/** Paragraphs of one version that one change shows at most. */
const MAX_PARAGRAPHS = 400;
