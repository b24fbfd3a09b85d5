/** A stored work as the engine takes it. */
import { HexaplaError } from '../../contract/errors.ts';
import type { WorkId } from '../../contract/model.ts';
import { languageOf, readSettled, revisionOf, segmentsOf, storedAlignment } from '../../db/index.ts';
import type { ReadableDb, StoredAlignment, WritableDb } from '../../db/index.ts';
import type { AlignVersion } from '../../align/index.ts';
import { engineVersion } from './engine.ts';

/** The rows of a work and the versions that they are of, from one moment: the user may divide a paragraph between two reads. */
export function storedWork(
  db: WritableDb,
  workId: WorkId,
  onVersion: (done: number, total: number) => void,
): { readonly stored: StoredAlignment; readonly versions: AlignVersion[] } {
  return readSettled(db, workId, () => {
    const stored = storedAlignment(db, workId);
    const versions = stored.versionIds.map((id, index) => {
      onVersion(index, stored.versionIds.length);
      return engineVersion(languageOf(db, id), segmentsOf(db, id));
    });
    return { stored, versions };
  });
}

/** @throws HexaplaError conflict { workId } where the beads were changed while the engine was at work */
export function assertRevision(db: ReadableDb, workId: WorkId, revision: number): void {
  if (revisionOf(db, workId) !== revision) {
    throw new HexaplaError('conflict', 'The work was changed while it was being aligned', { workId });
  }
}

/** So often something is worked out anew that the user goes on editing meanwhile. */
const TRIES = 4;

/**
 * Works something out from rows that may be edited meanwhile, and stores it: where it turns out stale, once more from the start.
 *
 * @param attempt throws HexaplaError conflict, as assertRevision does, where what it worked from is no longer there
 * @throws HexaplaError conflict where the rows were changed again and again
 */
export async function withFreshRows<Result>(attempt: () => Result | Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      const stale = error instanceof HexaplaError && error.code === 'conflict' && tries < TRIES;
      if (!stale) throw error;
    }
  }
}
