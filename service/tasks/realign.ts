/** A stored work as the engine takes it. */
import { HexaplaError } from '../../contract/errors.ts';
import type { VersionId, WorkId } from '../../contract/model.ts';
import { languageOf, revisionOf, segmentsOf } from '../../db/index.ts';
import type { ReadableDb } from '../../db/index.ts';
import type { AlignVersion } from '../../align/index.ts';
import { spans } from './engine.ts';

/** A version as the engine takes it. */
export function storedVersion(db: ReadableDb, versionId: VersionId): AlignVersion {
  const segments = Array.from(segmentsOf(db, versionId), (segment) => ({
    ...segment,
    sentences: spans(segment.sentences),
  }));
  return { language: languageOf(db, versionId), segments };
}

/** @throws HexaplaError conflict { workId } where the beads were changed while the engine was at work */
export function assertRevision(db: ReadableDb, workId: WorkId, revision: number): void {
  if (revisionOf(db, workId) !== revision) {
    throw new HexaplaError('conflict', 'The work was changed while it was being aligned', { workId });
  }
}
