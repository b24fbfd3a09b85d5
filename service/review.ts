/** Reviewing an alignment: the queue of doubts. */
import { doubtQueue, snapshot } from '../db/index.ts';
import type { Handlers } from './context.ts';

export const review: Handlers<'review'> = {
  doubts: (context, { workId, which, from, count }) => {
    const db = context.library.reader;
    return snapshot(db, () => doubtQueue(db, workId, context.outlines.get(db, workId), { which, from, count }));
  },

  score: (_context, input) => input,
};
