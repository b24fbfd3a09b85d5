/** Words that the library has learned from the works in it. */

/** What was learned for two languages. */
export interface LearnedWords {
  /** BCP 47 primary languages, in the order of the alphabet. */
  readonly a: string;
  readonly b: string;
  /** Pairs of corresponding sentences that it was learned from. */
  readonly rows: number;
  /** Word pairs; 0 where the rows are fewer than LEARNED_ROWS, or what was learned was forgotten. */
  readonly words: number;
  /** Milliseconds since the epoch. */
  readonly learnedAt: number;
  readonly kept: boolean;
}

/** Corresponding sentences from which on a lexicon is learned: from fewer, what is learned on the fly and dictionaries say more. */
export const LEARNED_ROWS = 150;

export interface LearnedSummary {
  /** From rows that the user confirmed or pinned, over all works. */
  readonly library: readonly LearnedWords[];
  /** From all rows of works that were read, for word renderings. */
  readonly works: { readonly works: number; readonly words: number };
}
