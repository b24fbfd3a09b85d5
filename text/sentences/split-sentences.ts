import type { Span } from '../types.ts';
import { primary } from '../words/words.ts';
import { afterFullStop } from './full-stop.ts';
import { rulesFor } from './rules.ts';
import type { SentenceRules } from './rules.ts';
import { splitAtSpaces } from './spaces.ts';

/** Stops of all scripts, runs of them taken as one. ';' and U+037E ask questions in Greek. A blank line ends a sentence too. */
const STOPS = /[.!?…‥‼⁇⁈⁉。！？｡．؟۔।॥։።፧၊။។៕⸮;\u037e]+|\n[^\S\n]*\n\s*/gu;
const CLOSER = /["'”’»›)\]}】」』〉》）］〕*_]/u;
const WHITE = /\s/u;
const ASCII_WHITE = ' \n\t\r\f\v';
/** What may stand between a stop and the word that tells whether a new sentence begins. */
const OPENER = /["'“”‘’„«»‹›([{【「『〈《（［〔¿¡*_]/u;
const DASH = /[—–―-]/u;
/** More closing marks in a row are no language's. */
const CLOSERS_MAX = 12;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const CASELESS = /\p{Lo}/u;
const ELLIPSIS = /^(?:\.{2,}|…+)$/u;
const LOWER = /\p{Ll}/u;
/** Stops after which no space is needed. */
const FULL_WIDTH = /[。！？｡．।॥؟۔။៕။]/u;
const HAN_OR_KANA = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u;
/** Japanese particles that carry a quotation on into its sentence. */
const QUOTED_ON = /^(?:と|って|という|とか|など|、|は|が|の|を|に|も|だ|で)/u;
/** How far after a quotation its verb of saying is looked for, and the words it may take. */
const SAYING_MAX = 40;
const SAYING_WORDS = 5;
const UNSTOPPED = new Set(['th', 'lo']);

/**
 * The sentences of `text` as half-open ranges, trimmed, in order, disjoint; together they hold every character that is not white.
 * `language` is BCP 47; unknown languages get common rules. Linear in time, about 10 MB/s.
 */
export function splitSentences(text: string, language: string): Span[] {
  const key = primary(language);
  const rules = rulesFor(key);
  const spans: Span[] = [];
  let start = skipWhite(text, 0);
  const close = (end: number): void => {
    let last = end;
    while (last > start && isWhite(text[last - 1]!)) last--;
    if (last > start) spans.push([start, last]);
    start = skipWhite(text, end);
  };
  let match: RegExpExecArray | null;
  const stops = new RegExp(STOPS.source, STOPS.flags);
  while ((match = stops.exec(text))) {
    if (match.index < start) continue;
    if (match[0].charCodeAt(0) === 10) {
      close(match.index);
      continue;
    }
    const end = sentenceEnd(text, start, match.index, match[0], rules);
    if (end > start && hasContent(text, start, match.index)) {
      close(end);
      stops.lastIndex = Math.max(stops.lastIndex, end);
    }
  }
  close(text.length);
  // a copy: a list that grew has room for a dozen more, and books keep a list for each paragraph
  return UNSTOPPED.has(key) ? spans.flatMap((span) => splitAtSpaces(text, span)) : spans.slice();
}

/** Most characters asked about are ASCII; the pattern is for the rest. */
function isWhite(character: string): boolean {
  return character <= ' '
    ? character !== '' && ASCII_WHITE.includes(character)
    : character > '\x7f' && WHITE.test(character);
}

function skipWhite(text: string, from: number): number {
  let i = from;
  while (i < text.length && isWhite(text[i]!)) i++;
  return i;
}

/** A sentence says something: "…" alone is the beginning of the next. Looks at the first characters only. */
function hasContent(text: string, start: number, stop: number): boolean {
  for (let i = start; i < stop && i < start + 8; i++) if (LETTER_OR_DIGIT.test(codePointText(text, i))) return true;
  return stop > start + 8;
}

function codePointText(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}

/**
 * Where the sentence that began at `start` ends if it ends at the stop at `at`, closing quotes and brackets included, else -1.
 */
function sentenceEnd(text: string, start: number, at: number, stop: string, rules: SentenceRules): number {
  if ((stop[0] === ';' || stop[0] === '\u037e') && !rules.semicolonAsks) return -1;
  const afterStop = at + stop.length;
  const end = skipClosers(text, afterStop);
  if (end >= text.length) return text.length;
  const closed = end > afterStop;
  if (!isWhite(text[end]!)) return touchingEnd(text, { start, at, stop, end, closed }, rules);
  const next = nextWord(text, end);
  if (next.at >= text.length) return text.length;
  const letter = codePointText(text, next.at);
  if (LOWER.test(letter) && !next.asks) return -1;
  if (CASELESS.test(letter)) {
    if (ELLIPSIS.test(stop) || (closed && saysSo(text, end, rules))) return -1;
  }
  if (stop === '.' && !afterFullStop(text, start, at, { at: next.at, letter, closed }, rules)) return -1;
  if (ELLIPSIS.test(stop) && /\p{N}/u.test(letter)) return -1;
  return end;
}

/** Past closing marks after a stop, more stops among them ("?!".), footnote numbers, and a French » set off by a space. */
function skipClosers(text: string, from: number): number {
  let i = from;
  const limit = from + CLOSERS_MAX;
  while (i < limit && isCloser(text, i, from)) i++;
  if (
    i === from &&
    isWhite(text[i] ?? '') &&
    /[»›]/u.test(text[i + 1] ?? '') &&
    !LETTER_OR_DIGIT.test(text[i + 2] ?? '')
  )
    i += 2;
  const footnote = /^(?:\[\d{1,3}\])+/.exec(text.slice(i, i + 16));
  return footnote ? i + footnote[0].length : i;
}

function isCloser(text: string, i: number, from: number): boolean {
  const character = text[i] ?? '';
  if (CLOSER.test(character)) return true;
  // Opening marks elsewhere, closing ones in German, Polish, Danish: they touch the stop and no letter follows.
  if (/[“‘«‹]/u.test(character)) return !LETTER_OR_DIGIT.test(codePointText(text, i + 1));
  return i > from && /[.!?。！？]/u.test(character);
}

/** The end where no white space follows: full-width stops and dandas end, so do ! and ? between Han or before a capital. */
function touchingEnd(
  text: string,
  { start, at, stop, end, closed }: { start: number; at: number; stop: string; end: number; closed: boolean },
  rules: SentenceRules,
): number {
  const next = codePointText(text, end);
  if (FULL_WIDTH.test(stop)) {
    if (/^[．]/u.test(stop) && /\p{N}/u.test(next)) return -1;
    if (/[，、：；,)）」』”’]/u.test(next)) return -1;
    if (closed && QUOTED_ON.test(text.slice(end, end + 3)) && /[」』]/u.test(text[end - 1]!)) return -1;
    if (closed && saysSo(text, end, rules)) return -1;
    // A sentence in brackets within a sentence.
    if (closed && /[)）]/u.test(text[end - 1]!) && !/[(（]/u.test(text[start]!)) return -1;
    return end;
  }
  if (/[!?]/.test(stop)) {
    const before = text[at - 1] ?? '';
    if (HAN_OR_KANA.test(before) && /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}「『“]/u.test(next)) return end;
    if (/\p{Ll}/u.test(before) && /[\p{Lu}¿¡]/u.test(next)) return end;
  }
  return -1;
}

/** Whether the clause after a quotation, up to the next mark, is short and has a verb of saying: “…?” 她问。 */
function saysSo(text: string, from: number, rules: SentenceRules): boolean {
  if (!rules.saying) return false;
  const clause = /^[^.。!！?？…،,，、;；:：।|\n「『“"]*/u.exec(text.slice(from, from + SAYING_MAX))![0].trim();
  const words = clause.split(/\s+/).length;
  return (
    clause.length < SAYING_MAX - 1 &&
    words <= SAYING_WORDS &&
    (words > 1 || clause.length <= 14) &&
    rules.saying.test(clause)
  );
}

/** The first letter or digit after the end, quotes, brackets and dashes before it skipped. `asks`: ¿ or ¡ stood before it. */
function nextWord(text: string, end: number): { at: number; asks: boolean } {
  let at = skipWhite(text, end);
  let asks = false;
  for (let skipped = 0; skipped < 12 && at < text.length; skipped++) {
    const character = text[at]!;
    if (character === '¿' || character === '¡') asks = true;
    if (!OPENER.test(character) && !DASH.test(character) && !isWhite(character) && !/[…]/u.test(character)) break;
    at++;
  }
  return { at, asks };
}
