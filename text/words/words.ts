import type { Word } from '../types.ts';

/** Scripts written without spaces between words: their runs go through Intl.Segmenter, whatever the language says. */
const UNSPACED =
  '[[\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}]&&[\\p{L}\\p{M}\\p{N}]]';
const LETTER = `[[\\p{L}\\p{M}\\p{N}]--${UNSPACED}]`;
/** Apostrophes and middle dots bind letters (don't, п’ять, col·legi); the joiners bind Persian and Indic words. */
const JOINER = "['’ʼ·״׳\\u200c\\u200d]";
const WORD = new RegExp(`(${UNSPACED}+)|${LETTER}+(?:${JOINER}${LETTER}+)*`, 'gv');

const SURROGATE = /[\ud800-\udfff]/;
/** What a UTF-16 unit that is a character by itself may be to WORD. */
const Unit = { letter: 1, unspaced: 2, joiner: 3, other: 4 } as const;
const PATTERNS = [
  [new RegExp(`^${UNSPACED}$`, 'v'), Unit.unspaced],
  [new RegExp(`^${LETTER}$`, 'v'), Unit.letter],
  [new RegExp(`^${JOINER}$`, 'v'), Unit.joiner],
] as const;
/** By unit, 0 where nobody has asked yet. */
const KINDS = new Uint8Array(1 << 16);

/** In these, a short word before an apostrophe is a word of its own: l'homme, dell'arte, d'aigua. */
const ELIDING = new Set(['fr', 'it', 'ca', 'oc', 'fur', 'sc', 'br', 'wa']);
const ELISION_MAX = 7;
const NOT_ELIDED = /^(?:aujourd|prud|quelqu)$/iu;

/** Runs longer than this are segmented in pieces, so that hostile input costs linear time and little memory. */
const RUN_MAX = 4096;

const segmenters = new Map<string, Intl.Segmenter>();

function wordSegmenter(language: string): Intl.Segmenter {
  const key = primary(language);
  let segmenter = segmenters.get(key);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(/^[a-z]{2,3}$/.test(key) ? key : 'und', { granularity: 'word' });
    segmenters.set(key, segmenter);
  }
  return segmenter;
}

/** 'pt' of 'pt-BR'. */
export function primary(language: string): string {
  const dash = language.search(/[-_]/);
  return (dash < 0 ? language : language.slice(0, dash)).toLowerCase();
}

/**
 * Calls `visit` with the half-open range of each word of `text`, in order. Words are runs of letters, marks and digits; hyphens
 * part words, apostrophes part them only in eliding languages. Runs of Han, kana, Thai, Lao, Khmer and Burmese are segmented by
 * ICU's dictionaries. Allocates nothing per word in spaced scripts but the match itself.
 */
export function forEachWord(text: string, language: string, visit: (start: number, end: number) => void): void {
  const eliding = ELIDING.has(primary(language));
  forEachRun(text, (start, end, unspaced) => {
    if (unspaced) {
      visitUnspaced(text.slice(start, end), start, language, visit);
      return;
    }
    const cut = eliding ? elisionEnd(text.slice(start, end)) : 0;
    if (cut > 0) visit(start, start + cut - 1);
    visit(start + cut, end);
  });
}

/** Calls `visit` for each match of WORD. */
function forEachRun(text: string, visit: (start: number, end: number, unspaced: boolean) => void): void {
  if (SURROGATE.test(text)) {
    for (const match of text.matchAll(WORD)) visit(match.index, match.index + match[0].length, match[1] !== undefined);
    return;
  }
  // the same by a table of UTF-16 units, which is far quicker
  for (let at = 0; at < text.length;) {
    const kind = kindAt(text, at);
    const start = at++;
    if (kind !== Unit.letter && kind !== Unit.unspaced) continue;
    while (kindAt(text, at) === kind) at++;
    while (kind === Unit.letter && kindAt(text, at) === Unit.joiner && kindAt(text, at + 1) === Unit.letter) {
      for (at += 2; kindAt(text, at) === Unit.letter;) at++;
    }
    visit(start, at, kind === Unit.unspaced);
  }
}

function kindAt(text: string, at: number): number {
  if (at >= text.length) return Unit.other;
  const code = text.charCodeAt(at);
  return KINDS[code]! || kindOf(code);
}

function kindOf(code: number): number {
  const character = String.fromCharCode(code);
  const found = PATTERNS.find(([pattern]) => pattern.test(character))?.[1] ?? Unit.other;
  KINDS[code] = found;
  return found;
}

/** Where the word after an elision begins, or 0. */
function elisionEnd(word: string): number {
  const at = word.search(/['’]/);
  if (at < 1 || at > ELISION_MAX || NOT_ELIDED.test(word.slice(0, at))) return 0;
  return at + 1;
}

function visitUnspaced(
  run: string,
  offset: number,
  language: string,
  visit: (start: number, end: number) => void,
): void {
  const segmenter = wordSegmenter(language);
  for (let from = 0; from < run.length; from += RUN_MAX) {
    const piece = run.length <= RUN_MAX ? run : run.slice(from, from + RUN_MAX);
    for (const { index, segment, isWordLike } of segmenter.segment(piece)) {
      if (isWordLike) visit(offset + from + index, offset + from + index + segment.length);
    }
  }
}

/** The words of `text` in order; see forEachWord, which the hot paths use. */
export function words(text: string, language: string): Word[] {
  const found: Word[] = [];
  forEachWord(text, language, (start, end) => {
    found.push({ text: text.slice(start, end), start, end });
  });
  return found;
}
