/** Finding a title by some of its letters. */

/** Longer titles and queries are looked at up to here. */
const MAX_TEXT = 300;
const MAX_QUERY = 60;

const WHOLE = 100;
const PREFIX = 60;
const WORD_START = 40;
const INSIDE = 20;
const INITIALS = 30;
const SCATTERED = 5;

/** Case and accents do not count. */
export function foldForSearch(text: string): string {
  return text
    .slice(0, MAX_TEXT)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/** Whether the letters of `word` come in `text` in this order. */
function isScattered(text: string, word: string): boolean {
  let from = 0;
  for (const letter of word) {
    const at = text.indexOf(letter, from);
    if (at < 0) return false;
    from = at + letter.length;
  }
  return true;
}

const isWordStart = (text: string, at: number): boolean => at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1));

function initialsOf(text: string): string {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.charAt(0)).join('');
}

function scoreWord(text: string, initials: string, word: string): number {
  if (text === word) return WHOLE;
  let best = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    best = Math.max(best, at === 0 ? PREFIX : isWordStart(text, at) ? WORD_START : INSIDE);
    if (best >= WORD_START) break;
  }
  if (best > 0) return best;
  if (word.length > 1 && initials.includes(word)) return INITIALS;
  return word.length > 1 && isScattered(text, word) ? SCATTERED : 0;
}

/**
 * How well `query` finds `text`; 0 where it does not. Each word of the query must be found: as a beginning, inside, as the initials of
 * words that follow one another, or its letters one after another. Both must be folded (`foldForSearch`). Linear in the text for each
 * word, and both are bounded.
 */
export function fuzzyScore(text: string, query: string): number {
  const words = query.slice(0, MAX_QUERY).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return 1;
  const initials = initialsOf(text);
  let total = 0;
  for (const word of words) {
    const score = scoreWord(text, initials, word);
    if (score === 0) return 0;
    total += score;
  }
  // Of two that are found alike the shorter one is nearer to what was typed.
  return total / words.length + 1 / (1 + text.length);
}
