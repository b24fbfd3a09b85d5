import { foldText, originalRange } from './fold-text.ts';

export interface MatchOptions {
  /** Letter for letter; else case, accents and width do not count. */
  readonly exact: boolean;
  /** Only where no letter or digit stands next to it. Scripts without spaces between words know no such bounds. */
  readonly wholeWord: boolean;
}

/** Half-open, in UTF-16 units of the original. */
export type Match = readonly [start: number, end: number];

const WORD_LETTER = new RegExp(
  '^[[\\p{L}\\p{M}\\p{N}]--[\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}]]$',
  'v',
);

/**
 * A function that finds `query` in texts, matches in order and apart from each other; O(length) for each text. Null where the query
 * holds nothing to look for: it is empty, or marks only.
 */
export function textMatcher(query: string, options: MatchOptions): ((text: string) => Generator<Match>) | null {
  const clean = query.trim().replace(/\s+/gu, ' ');
  const needle = options.exact ? clean : foldText(clean).text;
  if (needle === '') return null;
  return function* matches(text) {
    const folded = options.exact ? { text: text.replace(/\s/gu, ' '), starts: null } : foldText(text);
    let from = 0;
    for (let at = folded.text.indexOf(needle); at >= 0; at = folded.text.indexOf(needle, at + needle.length)) {
      const [start, end] = originalRange(folded, text.length, at, at + needle.length);
      // Half of a letter that folds to two ("ß") may match twice.
      if (start < from || (options.wholeWord && !standsAlone(text, start, end))) continue;
      from = end;
      yield [start, end];
    }
  };
}

function standsAlone(text: string, start: number, end: number): boolean {
  const before = start > 0 ? lastLetter(text, start) : '';
  const after = end < text.length ? String.fromCodePoint(text.codePointAt(end)!) : '';
  const [first, last] = [String.fromCodePoint(text.codePointAt(start)!), lastLetter(text, end)];
  return !(WORD_LETTER.test(before) && WORD_LETTER.test(first)) && !(WORD_LETTER.test(after) && WORD_LETTER.test(last));
}

/** The code point that ends at `end`. */
function lastLetter(text: string, end: number): string {
  const low = text.charCodeAt(end - 1);
  return low >= 0xdc00 && low <= 0xdfff ? text.slice(Math.max(0, end - 2), end) : text.slice(end - 1, end);
}
