/** A stored work as the engine takes it. What was confirmed, edited or pinned by hand stands, and is aligned around. */
import { HexaplaError } from '../../contract/errors.ts';
import type { VersionId, WorkId } from '../../contract/model.ts';
import { languageOf, revisionOf, segmentsOf } from '../../db/index.ts';
import type { ReadableDb, StoredAlignment } from '../../db/index.ts';
import type { AlignVersion, Pin } from '../../align/index.ts';
import { runKey, spans } from './engine.ts';
import type { Settled } from './engine.ts';
import { isSettled } from './settled.ts';

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
  const byHand = stored.beads.filter(isSettled);
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
