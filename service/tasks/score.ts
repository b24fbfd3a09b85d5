/** review.score: judges the rows of a work as they stand, whoever made them. */
import type { WorkId } from '../../contract/model.ts';
import { checkpoint, storeScores, transaction, workDetail } from '../../db/index.ts';
import { DOUBT_THRESHOLD, reviewBeads } from '../../align/index.ts';
import { STEPS } from './engine.ts';
import { assertRevision, storedWork, withFreshRows } from './realign.ts';
import { stage } from './task.ts';
import type { Task, TaskContext } from './task.ts';

export const scoreWork: Task<'review.score'> = async (context, { workId }) => {
  const doubtful = await withFreshRows(() => judgeAndStore(context, workId));
  context.changed([workId]);
  checkpoint(context.db());
  return { doubtful };
};

/** How many rows are doubtful now. @throws HexaplaError conflict { workId } where rows were edited meanwhile */
function judgeAndStore(context: TaskContext, workId: WorkId): number {
  const db = context.db();
  const { title } = workDetail(db, workId);
  const { stored, versions } = storedWork(db, workId, stage(context, 'reading', [0, 0.1], title));
  const judged = reviewBeads(versions, stored.beads, {
    lexicon: context.lexicon,
    onProgress: (phase, share) =>
      context.report({ phase, done: Math.round(share * STEPS), total: STEPS, share: 0.1 + 0.75 * share, what: title }),
  });
  const write = stage(context, 'storing', [0.85, 1], title);
  return transaction(db, () => {
    assertRevision(db, workId, stored.revision);
    const rows = stored.beads.flatMap(({ id }, index) => {
      const one = judged[index];
      return one ? [{ id, ...one }] : [];
    });
    const count = storeScores(db, workId, rows, DOUBT_THRESHOLD, (share) => write(Math.round(share * 100), 100));
    context.settle();
    return count;
  });
}
