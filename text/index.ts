/**
 * From characters to words: encoding, paragraphs, sentences, words, language, paratext, numbers. Pure: no I/O, no Node or DOM. All
 * ranges are half-open, in UTF-16 units. decode and guessLanguages are asynchronous, since they load large tables when first
 * needed; all else is synchronous. Everything is deterministic and takes time linear in its input.
 */
export type {
  Block,
  Checkpoint,
  Guess,
  LanguageGuess,
  ParagraphConvention,
  ParatextReason,
  SegmentKind,
  Span,
  TextWarning,
  Word,
} from './types.ts';
export { isBinary } from './encoding/binary.ts';
export { type Decoded, decode } from './encoding/decode.ts';
export { direction } from './language/direction.ts';
export { guessLanguages } from './language/guess-language.ts';
export { type NumberToken, findNumbers } from './numbers/find-numbers.ts';
export { type Paragraphs, findParagraphs } from './paragraphs/find-paragraphs.ts';
export { findParatext } from './paratext/find-paratext.ts';
export type { ParatextMark } from './paratext/marks.ts';
export { settleKinds } from './paratext/settle-kinds.ts';
export { guessAuthor, guessTitle } from './paratext/title.ts';
export { splitSentences } from './sentences/split-sentences.ts';
export { forEachWord, primary, words } from './words/words.ts';
export { foldWord } from './words/fold.ts';
export { excerpt } from './search/excerpt.ts';
export { type MatchOptions, textMatcher } from './search/text-matcher.ts';
export { textSieve } from './search/text-sieve.ts';
