/** What the library has learned of words: told, learned anew, forgotten. */
import { forgetLearned, learnedFacts, learnedWorks } from '../db/index.ts';
import type { ReadableDb } from '../db/index.ts';
import type { LearnedSummary } from '../contract/lexicon.ts';
import type { Handlers } from './context.ts';

export const lexicon: Handlers<'lexicon'> = {
  learned: ({ library }) => summaryOf(library.reader),

  learn: (_context, input) => input,

  forget: (context) => {
    forgetLearned(context.library.writer, Date.now());
    context.learner.forgotten();
    context.emit('lexicon.changed', {});
    return summaryOf(context.library.reader);
  },
};

function summaryOf(db: ReadableDb): LearnedSummary {
  const library = learnedFacts(db, null).map(({ source: _source, ...facts }) => facts);
  return { library, works: learnedWorks(db) };
}
