/** align.propose aligns stored rows anew and says what would change; align.accept takes over what the user chose of it. */
import type { BeadId, Run, WorkId } from '../../contract/model.ts';
import type { RealignScope } from '../../contract/realign.ts';
import { DOUBT_THRESHOLD, align, alignWindow } from '../../align/index.ts';
import type { AlignOptions, AlignVersion, Bead, Pin } from '../../align/index.ts';
import {
  acceptChanges,
  checkpoint,
  countUnlinked,
  languageOf,
  readSettled,
  segmentsWithin,
  settledAlignment,
  storedWindow,
  workDetail,
} from '../../db/index.ts';
import type { MovedPair, ProposedRow, ReadableDb, StoredAlignment, StoredWindow, WritableDb } from '../../db/index.ts';
import type { KeptChange } from '../proposals.ts';
import { understood } from '../model/embed.ts';
import { engineVersion, movedPairs, progress } from './engine.ts';
import { changedStretches } from './propose-changes.ts';
import { isSettled } from './settled.ts';
import { stage } from './task.ts';
import type { Task, TaskContext } from './task.ts';

/** What KeptChange.body holds. Runs are over all segments of each version, in the proposal's order of versions. */
export interface ChangeBody {
  readonly before: readonly { readonly id: BeadId; readonly runs: readonly Run[] }[];
  readonly after: readonly ProposedRow[];
}

type StoredBead = StoredAlignment['beads'][number];

interface Aligned {
  readonly beads: readonly Bead[];
  /** Looked for in whole works only. */
  readonly moved: readonly MovedPair[];
}
const NOTHING: Aligned = { beads: [], moved: [] };

/** Rows on either side of a window that the engine learns from. */
const CONTEXT_ROWS = 150;

export const proposeRows: Task<'align.propose'> = async (context, { workId, scope }) => {
  const db = context.db();
  const { title } = workDetail(db, workId);
  stage(context, 'reading', [0, 0.1], title)(0, 1);
  // From one moment: the user may divide a paragraph between two reads.
  const { stored, versions } = readSettled(db, workId, () => {
    const rows = rowsToAlign(db, workId, scope);
    return { stored: rows, versions: versionsWithin(db, rows) };
  });
  const { from, to, first } = stored;
  const window = stored.beads.slice(from - first, to - first);
  const { beads, moved } =
    window.length === 0
      ? NOTHING
      : await alignRows(context, stored, versions, { what: title, whole: scope.kind === 'all' });
  const stretches = changedStretches(
    window.map(({ runs }) => runs),
    beads.map(({ runs }) => runs),
  );
  const { revision, versionIds } = stored;
  const changes = stretches.map((stretch): KeptChange => {
    const body: ChangeBody = {
      before: window.slice(stretch.from, stretch.to).map(({ id, runs }) => ({ id, runs })),
      after: beads.slice(stretch.newFrom, stretch.newTo),
    };
    const count = stretch.newTo - stretch.newFrom;
    return { from: from + stretch.from, to: from + stretch.to, count, body: JSON.stringify(body) };
  });
  const standing = window.filter(isSettled).length;
  const links = countUnlinked(db, versionIds, moved);
  return { workId, revision, versionIds, moved, links, from, to, standing, changes };
};

export const acceptRows: Task<'align.accept'> = (context, { proposal, changes }) => {
  const db = context.db();
  const { title } = workDetail(db, proposal.workId);
  const write = stage(context, 'storing', [0, 1], title);
  write(0, 1);
  const rows = changes.map(({ from, to, body }) => ({ from, to, rows: (JSON.parse(body) as ChangeBody).after }));
  context.settle();
  acceptChanges(db, proposal, rows, DOUBT_THRESHOLD);
  context.changed([proposal.workId]);
  checkpoint(db);
  return { accepted: changes.length };
};

/** The stored rows that a scope means, with some around them where it is not all. @throws HexaplaError not-found { beadId } */
function rowsToAlign(db: WritableDb, workId: WorkId, scope: RealignScope): StoredWindow {
  if (scope.kind !== 'all') return storedWindow(db, workId, scope, CONTEXT_ROWS);
  const stored = settledAlignment(db, workId);
  return { ...stored, first: 0, from: 0, to: stored.beads.length };
}

/**
 * Aligns rows anew. Of a part of a work only that part and some rows around it are read, and the versions are taken to be of one work;
 * the whole is aligned as at import. A language model is asked about wholes only: of a part its user would wait longer than for the
 * alignment.
 */
async function alignRows(
  context: TaskContext,
  stored: StoredWindow,
  versions: readonly AlignVersion[],
  { what, whole }: { readonly what: string; readonly whole: boolean },
): Promise<Aligned> {
  const { first, from, to, beads: rows } = stored;
  const start = firstSegments(stored);
  const local = (bead: StoredBead): Pin => ({ runs: shifted(bead.runs, start, -1) });
  const inside = rows.slice(from - first, to - first);
  const options: AlignOptions = {
    lexicon: context.lexicon,
    pins: inside.filter(isSettled).map(local),
    onProgress: progress(context, [0.1, 1], what),
  };
  if (whole) {
    const { embeddings, part } = await understood(context, versions, [0.1, 1], what);
    const alignment = align(versions, { ...options, embeddings, onProgress: progress(context, part, what) });
    return { beads: alignment.beads, moved: movedPairs(alignment) };
  }
  const window = versions.map((_, version): Run => [
    (inside[0]?.runs[version]?.[0] ?? 0) - (start[version] ?? 0),
    (inside.at(-1)?.runs[version]?.[1] ?? 0) - (start[version] ?? 0),
  ]);
  const standing = [...rows.slice(0, from - first), ...rows.slice(to - first)].map(local);
  const beads = alignWindow(versions, window, { ...options, standing });
  return { beads: beads.map((bead) => ({ ...bead, runs: shifted(bead.runs, start, 1) })), moved: [] };
}

const shifted = (runs: readonly Run[], by: readonly number[], way: 1 | -1): Run[] =>
  runs.map(([from, to], version): Run => [from + way * (by[version] ?? 0), to + way * (by[version] ?? 0)]);

/** The first segment of each version that is in the window. */
const firstSegments = ({ versionIds, beads }: StoredWindow): number[] =>
  versionIds.map((_, version) => beads[0]?.runs[version]?.[0] ?? 0);

/** What each version has in the window. */
function versionsWithin(db: ReadableDb, stored: StoredWindow): AlignVersion[] {
  const start = firstSegments(stored);
  return stored.versionIds.map((id, version) => {
    const run: Run = [start[version] ?? 0, stored.beads.at(-1)?.runs[version]?.[1] ?? 0];
    return engineVersion(languageOf(db, id), segmentsWithin(db, id, run));
  });
}
