import { foldWord } from '../words/fold.ts';

/** A text folded for searching, with the way back to the text itself. */
export interface FoldedText {
  readonly text: string;
  /** For each UTF-16 unit of `text`, where the letter it comes from begins in the original; null where both have the same offsets. */
  readonly starts: readonly number[] | null;
}

const MARK = /^\p{M}$/u;
const SPACE = /\s/gu;
/** Nothing below combines with the letter before it. */
const FIRST_MARK = 0x300;
const ASCII_END = 0x80;

/** Letters are few: each is folded once. Clusters of letters and marks are as many as hostile text likes, so these are not kept. */
const letters = new Map<string, string>();
const KEPT = 20_000;

/** One letter folded, kept for the next time. Every kind of space is one space. */
export function foldLetter(letter: string): string {
  let folded = letters.get(letter);
  if (folded === undefined) {
    folded = foldWord(letter).replace(SPACE, ' ');
    if (letters.size < KEPT) letters.set(letter, folded);
  }
  return folded;
}

/**
 * Folds case, accents, width and ligatures as `foldWord` does, letter by letter, so that what is found can be shown in the original.
 * Every kind of space is one space. O(length).
 */
export function foldText(text: string): FoldedText {
  let ascii = true;
  for (let at = 0; at < text.length && ascii; at++) ascii = text.charCodeAt(at) < ASCII_END;
  if (ascii) return { text: text.toLowerCase().replace(SPACE, ' '), starts: null };
  const parts: string[] = [];
  const starts: number[] = [];
  for (let at = 0; at < text.length;) {
    const end = clusterEnd(text, at);
    const letter = text.slice(at, end);
    const folded = end - at <= 2 ? foldLetter(letter) : foldWord(letter);
    parts.push(folded);
    for (let unit = 0; unit < folded.length; unit++) starts.push(at);
    at = end;
  }
  return { text: parts.join(''), starts };
}

/** The end of the letter at `at` with the marks that combine with it. */
function clusterEnd(text: string, at: number): number {
  let end = at + (text.codePointAt(at)! > 0xffff ? 2 : 1);
  while (end < text.length && text.charCodeAt(end) >= FIRST_MARK) {
    const mark = String.fromCodePoint(text.codePointAt(end)!);
    if (!MARK.test(mark)) break;
    end += mark.length;
  }
  return end;
}

/** Where in the original what stands at [start, end) of the folded text begins and ends: whole letters. */
export function originalRange({ starts }: FoldedText, length: number, start: number, end: number): [number, number] {
  if (!starts) return [start, end];
  const last = starts[end - 1] ?? length;
  let next = end;
  while (next < starts.length && starts[next] === last) next++;
  return [starts[start] ?? length, starts[next] ?? length];
}
