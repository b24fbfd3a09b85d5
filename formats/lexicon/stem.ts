/** Letters that two words must have in common at their beginning to be forms of one. */
const STEM_MIN = 4;
/** Scripts that write more with a letter: syllables, or consonants alone. */
const DENSE = /^[\p{sc=Hangul}]/u;
const DENSE_STEM_MIN = 2;
const CONSONANTS = /^[\p{sc=Arabic}\p{sc=Hebrew}]/u;
const CONSONANT_STEM_MIN = 3;

/** How many UTF-16 units forms of `word` share with it at least. The first letter decides, so it is the same for all of them. */
export function stemMin(word: string): number {
  if (word.charCodeAt(0) < 0x590) return STEM_MIN;
  if (DENSE.test(word)) return DENSE_STEM_MIN;
  return CONSONANTS.test(word) ? CONSONANT_STEM_MIN : STEM_MIN;
}
