/** The whole of an alignment at a glance. */
import { alignmentPath, snapshot } from '../db/index.ts';
import type { Handlers } from './context.ts';

export const overview: Handlers<'overview'> = {
  path: (context, { workId, a, b }) => {
    const db = context.library.reader;
    return snapshot(db, () => alignmentPath(db, workId, context.outlines.get(db, workId), [a, b]));
  },
};
