/** Whether a single full stop ends a sentence: abbreviations, initials, ordinals, numbers. */
import type { SentenceRules } from './rules.ts';

export interface Following {
  /** Where the next letter or digit stands, and which it is; never lower case. */
  readonly at: number;
  readonly letter: string;
  /** A closing quote or bracket stood after the stop. */
  readonly closed: boolean;
}

const TOKEN = /[\p{L}\p{M}\p{N}№§ªº'’-]+(?:\.[\p{L}\p{M}]{1,4})*$/u;
const TOKEN_MAX = 24;
/** A date that opens its sentence takes no more: "W 1944 r." */
const OPENING_MAX = 16;
const NEXT_WORD = /^[\p{L}\p{M}'’]+/u;
const ROMAN = /^[IVXLC]{1,7}$/;
const MULTI = /^\p{L}{1,2}(?:\.\p{L}{1,3})+$/u;
const DIGIT = /\p{N}/u;

/** Whether the sentence from `start` ends at the full stop at `at`, given what follows. */
export function afterFullStop(text: string, start: number, at: number, next: Following, rules: SentenceRules): boolean {
  const before = text.slice(Math.max(start, at - TOKEN_MAX), at);
  const token = lastPart(TOKEN.exec(before)?.[0] ?? '');
  if (token === '') return true;
  const isFirst = at - token.length <= start + 1;
  const digitNext = DIGIT.test(next.letter);
  const starter = !digitNext && startsSentence(text, next.at, rules);
  if (/^\p{N}+$/u.test(token)) return afterNumber(token, { isFirst, digitNext, starter }, rules);
  const word = token.toLowerCase();
  const context = text.slice(Math.max(start, at - 15), at + 1);
  if (rules.endings?.test(context)) return true;
  if (next.closed) return !rules.never.has(word);
  if (rules.years.has(word) && /[\p{N}IVX]\s*$/u.test(before.slice(0, -token.length))) {
    return !digitNext && (starter || at - start > OPENING_MAX);
  }
  return afterWord(
    token,
    word,
    { isFirst, digitNext, starter, romanNext: !starter && isRomanNumber(text, next.at) },
    rules,
  );
}

interface Context {
  readonly isFirst: boolean;
  readonly digitNext: boolean;
  readonly starter: boolean;
}

function afterWord(
  token: string,
  word: string,
  context: Context & { romanNext: boolean },
  rules: SentenceRules,
): boolean {
  const { isFirst, digitNext, starter, romanNext } = context;
  if (rules.last.has(word)) return !digitNext;
  if (rules.number.has(word) && (digitNext || romanNext)) return false;
  if (rules.never.has(word)) return false;
  if (rules.maybe.has(word)) return starter;
  if (ROMAN.test(token) && token.length > 1) {
    if (isFirst) return false;
    return !rules.ordinals || starter;
  }
  if (MULTI.test(token)) return starter;
  // Initials, and single letters of any script: J. R. R. Tolkien, أ. محمد; "vitamin C. The …" ends.
  if (isSingleLetter(token)) return starter && !isFirst;
  return true;
}

/** A number before a stop: an ordinal, a list number, or the last word. */
function afterNumber(token: string, context: Context, rules: SentenceRules): boolean {
  const { isFirst, digitNext, starter } = context;
  if (isFirst) return false;
  if (digitNext) return !(rules.ordinals && token.length <= 2);
  if (rules.ordinalBeforeCapital && token.length <= 3) return starter;
  return true;
}

/** What stands after an apostrophe or a hyphen that cuts an abbreviation off: "on" of "L'on", "J" of "-J". */
function lastPart(token: string): string {
  const apostrophe = Math.max(token.lastIndexOf("'"), token.lastIndexOf('’'));
  const tail = token.slice(apostrophe + 1);
  return tail.startsWith('-') ? tail.slice(1) : tail;
}

function startsSentence(text: string, at: number, rules: SentenceRules): boolean {
  const word = NEXT_WORD.exec(text.slice(at, at + 20))?.[0] ?? '';
  if (word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase()) return false;
  if (word.length === 1 && text[at + 1] === '.') return false;
  const lower = word.toLowerCase();
  if (rules.starters.has(lower)) return true;
  const apostrophe = lower.search(/['’]/);
  return apostrophe > 0 && rules.starters.has(lower.slice(0, apostrophe));
}

function isRomanNumber(text: string, at: number): boolean {
  const word = NEXT_WORD.exec(text.slice(at, at + 12))?.[0] ?? '';
  return ROMAN.test(word);
}

/** One letter, marks aside: also an Indic letter with its vowel sign. */
function isSingleLetter(token: string): boolean {
  return /^\p{L}\p{M}*$/u.test(token) || /^\p{Lu}-\p{Lu}$/u.test(token);
}
