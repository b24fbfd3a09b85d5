import { foldLetter, foldText } from './fold-text.ts';
import type { MatchOptions } from './text-matcher.ts';

/** Letters by what they fold to, where that is not the letter itself. */
interface Folds {
  /** Letters that fold to this one. */
  readonly single: ReadonlyMap<string, readonly string[]>;
  /** Letters that fold to several (ß, ligatures), each with these. */
  readonly several: readonly (readonly [letter: string, folded: string])[];
  /** Letters that fold to nothing, as a class. */
  readonly nothing: string;
}

/** Where folding changes anything: not among ideographs, Hangul, surrogates and what is private. */
const RANGES = [
  [0x20, 0x33ff],
  [0xa000, 0xabff],
  [0xf900, 0xffff],
  [0x10000, 0x1ffff],
  [0x2f800, 0x2fa1f],
] as const;
const FOLDABLE = /[\p{L}\p{N}\p{S}\p{P}\p{Z}\p{Cf}]/u;

let known: Folds | undefined;

/** Some hundredths of a second, once. */
function folds(): Folds {
  if (known) return known;
  const single = new Map<string, string[]>();
  const several: [string, string][] = [];
  const nothing: string[] = [];
  for (const [first, last] of RANGES) {
    for (let code = first; code <= last; code += 1) {
      const letter = String.fromCodePoint(code);
      if (!FOLDABLE.test(letter)) continue;
      const folded = foldLetter(letter);
      if (folded === letter) continue;
      if (folded === '') nothing.push(letter);
      else if (Array.from(folded).length > 1) several.push([letter, folded]);
      else if (single.has(folded)) single.get(folded)?.push(letter);
      else single.set(folded, [letter]);
    }
  }
  return (known = { single, several, nothing: classOf(nothing) });
}

const MARK = /\p{M}/u;
const HALF = /\p{Cs}/u;
/** Marks and the like between two letters that are looked through; where there are more, the text is looked at as a whole. */
const BETWEEN = 8;

/**
 * Tells quickly which texts can hold `query` at all: true for every text in which `textMatcher` finds it, and for few others. A search reads
 * over a million characters in some milliseconds with it and folds only what is left. Null where it cannot be told: everything has to be
 * looked at. O(length) for each text.
 */
export function textSieve(query: string, options: Pick<MatchOptions, 'exact'>): ((text: string) => boolean) | null {
  const clean = query.trim().replace(/\s+/gu, ' ');
  const letters = Array.from(options.exact ? clean : foldText(clean).text);
  // Half a character stands for nothing that a pattern could name.
  if (letters.length === 0 || HALF.test(clean)) return null;
  if (options.exact) {
    const exact = new RegExp(letters.map((letter) => (letter === ' ' ? '\\s' : escaped(letter))).join(''), 'u');
    return (text) => exact.test(text);
  }
  if (letters.some((letter) => MARK.test(letter))) return null;
  const { single, several, nothing } = folds();
  const between = `[\\p{M}${nothing}]`;
  const row = letters.map((letter) => `[${classFor(letter, single)}]`).join(`${between}{0,${BETWEEN}}`);
  const whole = several.filter(([, folded]) => overlaps(folded, letters.join(''))).map(([letter]) => letter);
  const ways = [row, `${between}{${BETWEEN + 1}}`, ...(whole.length > 0 ? [`[${classOf(whole)}]`] : [])];
  const sieve = new RegExp(ways.join('|'), 'u');
  return (text) => sieve.test(text);
}

/** All letters that fold to this one, alone or with a mark behind them. */
function classFor(letter: string, single: Folds['single']): string {
  const bases = letter === ' ' ? [] : [letter, letter.normalize('NFD')[Symbol.iterator]().next().value ?? letter];
  const all = new Set([letter, ...bases].flatMap((one) => [one, ...(single.get(one) ?? [])]));
  return (letter === ' ' ? '\\s' : '') + classOf([...all]);
}

/** Whether `folded` may be part of what is looked for: inside it, or over one of its ends. */
function overlaps(folded: string, needle: string): boolean {
  if (needle.includes(folded) || folded.includes(needle)) return true;
  for (let length = 1; length < folded.length; length += 1) {
    if (needle.startsWith(folded.slice(-length)) || needle.endsWith(folded.slice(0, length))) return true;
  }
  return false;
}

const classOf = (letters: readonly string[]): string => letters.map(escaped).join('');
const escaped = (letter: string): string => `\\u{${letter.codePointAt(0)!.toString(16)}}`;
