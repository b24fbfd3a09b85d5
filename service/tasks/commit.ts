/** import.commit: aligns the versions of a draft, then stores the whole plan in one transaction. */
import { HexaplaError } from '../../contract/errors.ts';
import type { ImportPlan, VersionMeta } from '../../contract/import.ts';
import type { VersionId, WorkId } from '../../contract/model.ts';
import {
  checkpoint,
  closeConnection,
  discardDraft,
  draftBytes,
  draftSummary,
  draftTexts,
  insertBrought,
  insertVersion,
  insertWork,
  openDraft,
  replaceAlignment,
  revisionOf,
  transaction,
  workDetail,
} from '../../db/index.ts';
import type { NewSegment, NewVersion, ReadableDb, StoredAlignment } from '../../db/index.ts';
import type { Alignment, Extended } from '../../align/index.ts';
import { direction, splitSentences } from '../../text/index.ts';
import { alignAsFileSays, broughtBy, filesOf } from './commit-aligned.ts';
import type { Brought } from './commit-aligned.ts';
import { alignVersions, engineVersion, extendStored, toStored } from './engine.ts';
import type { Settled } from './engine.ts';
import { assertRevision, storedWork, withFreshRows } from './realign.ts';
import { isSettled } from './settled.ts';
import { stage } from './task.ts';
import type { Task, TaskContext } from './task.ts';

/** Where aligning ends and storing begins, as shares of the job. */
const ALIGNED = 0.85;

type PlannedWork = ImportPlan['works'][number];

interface AlignedWork {
  readonly plan: PlannedWork;
  /** The versions that were there before, null for a new work. */
  readonly stored: StoredAlignment | null;
  readonly alignment: Alignment;
  readonly settled: Settled;
  readonly brought: Brought;
}

export const commitImport: Task<'import.commit'> = async (context, plan) => {
  const draft = openDraft(context.folders.drafts, plan.draftId, 'read');
  try {
    assertPlan(draft, plan);
    const workIds = await alignAndStore(context, draft, plan);
    context.changed(workIds);
    discardDraft(context.folders.drafts, plan.draftId);
    // What was stored outlives a power cut from here on. A disk too full for that has the import all the same.
    checkpoint(context.db());
    return { workIds };
  } finally {
    closeConnection(draft);
  }
};

/** @throws HexaplaError conflict { workId } where a work that versions join was changed again and again while they were aligned */
async function alignAndStore(context: TaskContext, draft: ReadableDb, plan: ImportPlan): Promise<WorkId[]> {
  const aligned: AlignedWork[] = [];
  return withFreshRows(async () => {
    for (const [index, work] of plan.works.entries()) {
      if (!isCurrent(context, aligned[index]))
        aligned[index] = await alignWork(context, draft, work, index, plan.works.length);
    }
    return store(context, draft, aligned);
  });
}

/** Whether a work is as it was when it was aligned. */
function isCurrent(context: TaskContext, aligned: AlignedWork | undefined): boolean {
  if (!aligned) return false;
  const { plan, stored } = aligned;
  return !stored || plan.workId === null || revisionOf(context.db(), plan.workId) === stored.revision;
}

/** @throws HexaplaError bad-request { key } for a version that failed or is planned twice; not-found { key } */
function assertPlan(draft: ReadableDb, plan: ImportPlan): void {
  const seen = new Set<string>();
  for (const { key } of plan.works.flatMap(({ versions }) => versions)) {
    if (seen.has(key)) throw new HexaplaError('bad-request', 'A version can be in one work only', { key });
    seen.add(key);
    if (draftSummary(draft, key).summary.error) {
      throw new HexaplaError('bad-request', 'A file that was not read cannot be imported', { key });
    }
  }
}

async function alignWork(
  context: TaskContext,
  draft: ReadableDb,
  plan: PlannedWork,
  index: number,
  count: number,
): Promise<AlignedWork> {
  const part = [(ALIGNED * index) / count, (ALIGNED * (index + 1)) / count] as const;
  const read = stage(context, 'reading', part, plan.title);
  read(0, 1);
  const added = plan.versions.map(({ key, meta: { language } }) =>
    engineVersion(language, draftIn(draft, key, language)),
  );
  const files = filesOf(draft, plan);
  const brought = broughtBy(files);
  if (plan.workId === null) {
    const asSaid = alignAsFileSays(context, files, plan, added, part);
    if (asSaid) return { plan, stored: null, ...asSaid, brought };
    const alignment = await alignVersions(context, added, part, { what: plan.title });
    return { plan, stored: null, alignment, settled: [], brought };
  }
  const db = context.db();
  workDetail(db, plan.workId);
  const { stored, versions: before } = storedWork(db, plan.workId, () => read(0, 1));
  const versions = [...before, ...added];
  const rows = stored.versionIds.length > 1 ? stored.beads : stored.beads.filter(isSettled);
  if (rows.length === 0) {
    const alignment = await alignVersions(context, versions, part, { what: plan.title });
    return { plan, stored, alignment, settled: [], brought };
  }
  const { alignment, origins } = await extendStored(context, versions, stored.beads, part, plan.title);
  return { plan, stored, alignment, settled: settledAgain(stored, origins), brought };
}

/** What was settled by hand, at the rows that are now what those were. */
function settledAgain({ beads }: StoredAlignment, origins: Extended['origins']): Settled {
  return origins.map((origin) => {
    const before = origin === null ? undefined : beads[origin];
    return before && isSettled(before) ? before : null;
  });
}

/** A draft's segments, their sentences found anew where the plan names another language than the draft was read in. */
function* draftIn(draft: ReadableDb, key: string, language: string): Generator<NewSegment> {
  const same = draftSummary(draft, key).summary.language.value === language;
  for (const segment of draftTexts(draft, key)) {
    yield same ? segment : { ...segment, sentences: splitSentences(segment.text, language).flat() };
  }
}

function store(context: TaskContext, draft: ReadableDb, aligned: readonly AlignedWork[]): WorkId[] {
  const db = context.db();
  const now = Date.now();
  return transaction(db, () => {
    const workIds = aligned.map((work, index) => {
      const room = (1 - ALIGNED) / aligned.length;
      const from = ALIGNED + room * index;
      return storeWork(context, draft, work, [from, from + room], now);
    });
    // The last moment to cancel; after this the commit comes.
    stage(context, 'finishing', [1, 1])(1, 1);
    context.settle();
    return workIds;
  });
}

function storeWork(
  context: TaskContext,
  draft: ReadableDb,
  { plan, stored, alignment, settled, brought }: AlignedWork,
  [from, to]: readonly [number, number],
  now: number,
): WorkId {
  const db = context.db();
  const workId = plan.workId ?? insertWork(db, { ...plan, notes: brought.about }, now);
  if (stored) assertRevision(db, workId, stored.revision);
  const middle = (from + to) / 2;
  const total = alignment.beads.length;
  const report = stage(context, 'storing', [from, middle], plan.title);
  const addedIds = plan.versions.map(({ key, meta }) => {
    const onBatch = (written: number) => report(written, total);
    return insertVersion(db, workId, newVersion(draft, key, meta), draftIn(draft, key, meta.language), {
      now,
      onBatch,
    });
  });
  const versionIds: VersionId[] = [...(stored?.versionIds ?? []), ...addedIds];
  const write = stage(context, 'storing', [middle, to], plan.title);
  replaceAlignment(db, workId, toStored(alignment, versionIds, settled), (share) =>
    write(Math.round(share * total), total),
  );
  insertBrought(db, workId, addedIds, brought);
  return workId;
}

function newVersion(draft: ReadableDb, key: string, meta: VersionMeta): NewVersion {
  const { summary } = draftSummary(draft, key);
  const { format, encoding, convention, hash, aligned } = summary;
  const fileName = aligned?.name || summary.fileName;
  return {
    ...meta,
    direction: direction(meta.language),
    fileName,
    hash,
    /** Read where they are to be stored: versions of one file share them. */
    get bytes() {
      return draftBytes(draft, key);
    },
    reading: { format, encoding: encoding.value, convention },
  };
}
