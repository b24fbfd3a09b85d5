/** align.realign: aligns a stored work anew. What was confirmed, edited or pinned by hand stands, and is aligned around. */
import { HexaplaError } from '../../contract/errors.ts';
import type { VersionId, WorkId } from '../../contract/model.ts';
import {
  checkpoint,
  languageOf,
  replaceAlignment,
  revisionOf,
  segmentsOf,
  storedAlignment,
  transaction,
  workDetail,
} from '../../db/index.ts';
import type { ReadableDb, StoredAlignment } from '../../db/index.ts';
import type { AlignVersion, Pin } from '../../align/index.ts';
import { alignVersions, runKey, spans, toStored } from './engine.ts';
import type { Settled } from './engine.ts';
import { stage } from './task.ts';
import type { Task } from './task.ts';

export const realignWork: Task<'align.realign'> = (context, { workId }) => {
  const db = context.db();
  const { title } = workDetail(db, workId);
  const stored = storedAlignment(db, workId);
  const read = stage(context, 'reading', [0, 0.05], title);
  const versions = stored.versionIds.map((id, index) => {
    read(index, stored.versionIds.length);
    return storedVersion(db, id);
  });
  const { pins, settled } = settledBeads(stored);
  const alignment = alignVersions(context, versions, [0.05, 0.85], { what: title, pins });
  const write = stage(context, 'storing', [0.85, 1], title);
  transaction(db, () => {
    assertRevision(db, workId, stored.revision);
    const next = toStored(alignment, stored.versionIds, settled);
    replaceAlignment(db, workId, next, (share) => write(Math.round(share * 100), 100));
    context.settle();
  });
  context.changed([workId]);
  checkpoint(db);
  return workDetail(db, workId);
};

/** A version as the engine takes it. */
export function storedVersion(db: ReadableDb, versionId: VersionId): AlignVersion {
  const segments = Array.from(segmentsOf(db, versionId), (segment) => ({
    ...segment,
    sentences: spans(segment.sentences),
  }));
  return { language: languageOf(db, versionId), segments };
}

/** The walls between which the engine works, and what is to be said of them afterwards. */
export function settledBeads(stored: StoredAlignment): { pins: Pin[]; settled: Settled } {
  const byHand = stored.beads.filter(({ status, pinned }) => pinned || status === 'confirmed' || status === 'edited');
  return {
    pins: byHand.map(({ runs }) => ({ runs })),
    settled: new Map(byHand.map(({ runs, status, pinned }) => [runKey(runs), { status, pinned }])),
  };
}

/** @throws HexaplaError conflict { workId } where the beads were changed while the engine was at work */
export function assertRevision(db: ReadableDb, workId: WorkId, revision: number): void {
  if (revisionOf(db, workId) !== revision) {
    throw new HexaplaError('conflict', 'The work was changed while it was being aligned', { workId });
  }
}
