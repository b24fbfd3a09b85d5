import { primary } from '../words/words.ts';
import { HAN_NUMBER, hanScale, hanValue } from './han.ts';
import type { Numerals } from './number-words.ts';
import { numeralsFor } from './number-words.ts';

/** A number in a text: canonical value ('1234.5', '-3', '15%') and half-open range. */
export interface NumberToken {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** Languages with a decimal point; all others write a comma. */
const POINT = new Set([
  'en',
  'zh',
  'ja',
  'ko',
  'th',
  'he',
  'hi',
  'mr',
  'ne',
  'bn',
  'ta',
  'te',
  'ms',
  'ga',
  'cy',
  'mt',
  'sw',
  'ur',
  'ar',
  'fa',
  'und',
  '',
]);

/** Digits of any script with separators between; a Roman numeral; Chinese characters; words. Lengths are bounded. */
const DIGITS = "\\p{Nd}{1,40}(?:[.,٫٬'’\\u00a0\\u202f\\u2009 ]\\p{Nd}{1,40}){0,12}|[½¼¾⅓⅔]";
const ROMAN = '(?<![\\p{L}\\p{N}])(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})(?![\\p{L}\\p{N}])';
const TOKEN = new RegExp(`(${DIGITS})|(${ROMAN})|(${HAN_NUMBER})|(\\p{L}[\\p{L}\\p{M}'’-]{1,30})`, 'gu');
const FRACTIONS: Readonly<Record<string, string>> = {
  '½': '0.5',
  '¼': '0.25',
  '¾': '0.75',
  '⅓': '0.333',
  '⅔': '0.667',
};

/**
 * The numbers of `text` in order, with values that compare across languages: digits of all scripts, grouping and decimal separators as
 * `language` writes them, percent, Roman numerals from II to XXXIX, Chinese characters, and number words of the main languages
 * (compounds and scales too: "3 million", "300万" and "trois millions" are all 3000000).
 */
export function findNumbers(text: string, language: string): NumberToken[] {
  const key = primary(language);
  const numerals = numeralsFor(key);
  const found: NumberToken[] = [];
  const words: WordNumber = { total: 0, current: 0, start: -1, end: -1, onlyOne: true };
  for (const match of text.matchAll(TOKEN)) {
    const start = match.index;
    const token = match[0];
    const end = start + token.length;
    // "3 million" was taken with its scale.
    if (start < (found.at(-1)?.end ?? 0)) continue;
    if (match[4] !== undefined) {
      readWord(text, token, start, numerals, words, found);
      continue;
    }
    flush(words, found);
    if (match[1] !== undefined) {
      for (const part of readDigits(text, token, start, key, numerals)) {
        const whole = myriads(text, found.at(-1), part);
        if (whole) found[found.length - 1] = whole;
        else found.push(part);
      }
    } else if (match[2] !== undefined) found.push({ value: String(romanValue(token)), start, end });
    else {
      const value = hanValue(token);
      if (value !== null) found.push({ value: String(value), start, end });
    }
  }
  flush(words, found);
  return found;
}

/** Digits with separators: one number, or several where the separators are none (dates, times). */
function readDigits(text: string, token: string, start: number, language: string, numerals: Numerals): NumberToken[] {
  const fraction = FRACTIONS[token];
  if (fraction !== undefined) return [{ value: fraction, start, end: start + 1 }];
  const whole = parse(token, language);
  if (whole === null) {
    return [...token.matchAll(/\p{Nd}+/gu)].map(({ 0: digits, index }) => ({
      value: trimZeros(latinDigits(digits)),
      start: start + index,
      end: start + index + digits.length,
    }));
  }
  return [withSurroundings(text, whole, start, start + token.length, numerals)];
}

/** 6万2000, 1億2000万: what follows a scale at once (in Korean also after a space) and is less than it belongs to the same number; null where it does not. */
function myriads(text: string, before: NumberToken | undefined, after: NumberToken): NumberToken | null {
  if (!before || (before.end !== after.start && text.slice(before.end - 1, after.start).search(/^[만억] $/u) < 0))
    return null;
  const scale = hanScale(text[before.end - 1] ?? '');
  const [high, low] = [Number(before.value), Number(after.value)];
  if (scale <= 1 || !(low >= 0 && low < scale) || !Number.isSafeInteger(high)) return null;
  return { value: String(high + low), start: before.start, end: after.end };
}

/** Sign before, and scale or percent after. */
function withSurroundings(text: string, value: string, start: number, end: number, numerals: Numerals): NumberToken {
  const sign = /(?:^|[\s(])[-−]$/u.test(text.slice(Math.max(0, start - 2), start)) ? '-' : '';
  const after = text.slice(end, end + 24);
  const han = hanScale(after[0] ?? '');
  if (han > 1) return { value: sign + scaled(value, han), start, end: end + 1 };
  const percent = numerals.percent.exec(after);
  if (percent) return { value: `${sign}${value}%`, start, end: end + percent[0].length };
  if (text.startsWith('百分之', start - 3)) return { value: `${value}%`, start, end };
  const word = /^[\s\u00a0\u202f]([\p{L}\p{M}]+)/u.exec(after);
  const scale = word ? numerals.values.get(word[1]!.toLowerCase()) : undefined;
  if (word && scale !== undefined && scale >= 1000)
    return { value: sign + scaled(value, scale), start, end: end + word[0].length };
  return { value: sign + value, start, end };
}

/** `value` times a power of ten, without the noise of floating point. */
function scaled(value: string, scale: number): string {
  const places = Math.round(Math.log10(scale));
  const [whole, decimals = ''] = value.split('.');
  const digits = whole + decimals.padEnd(places, '0');
  const point = whole!.length + places;
  return trimZeros(digits.slice(0, point)) + (digits.length > point ? `.${digits.slice(point)}` : '');
}

function latinDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit.codePointAt(0)!)));
}

/** Decimal digits stand in blocks of ten that begin with zero. */
function digitValue(code: number): number {
  if (code < 0x80) return code - 48;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return (code - zero) % 10;
}

function trimZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '');
}

/** The canonical value of digits with separators, or null where they are several numbers. */
function parse(token: string, language: string): string | null {
  const text = latinDigits(token)
    .replace(/٫/g, language === 'ar' || language === 'fa' || language === 'ur' ? '.' : ',')
    .replace(/[٬’\u00a0\u202f\u2009]/g, "'");
  const parts = text.split(/[.,' ]/);
  if (parts.length === 1) return trimZeros(text);
  const separators = [...text.matchAll(/[.,' ]/g)].map(([separator]) => separator);
  const last = separators.at(-1)!;
  const grouped = (count: number): boolean =>
    parts[0]!.length <= 3 && !parts[0]!.startsWith('0') && parts.slice(1, count).every((part) => part.length === 3);
  const uniform = separators.every((separator) => separator === separators[0]);
  if (uniform && isGrouping(last, separators.length, language) && grouped(parts.length))
    return trimZeros(parts.join(''));
  const head = separators.slice(0, -1);
  const decimal =
    (last === '.' || last === ',') &&
    !head.includes(last) &&
    new Set(head).size <= 1 &&
    (head.length === 0 || grouped(parts.length - 1));
  if (!decimal || (head.length === 0 && !isDecimal(last, parts[1]!, language))) return null;
  return `${trimZeros(parts.slice(0, -1).join(''))}.${parts.at(-1)!.replace(/0+$/, '') || '0'}`.replace(/\.0$/, '');
}

/**
 * Whether one kind of separator groups thousands: spaces and apostrophes do in any language (ISO 80000-1), a repeated mark does, a single
 * one by language.
 */
function isGrouping(separator: string, count: number, language: string): boolean {
  if (separator === "'" || separator === ' ' || count > 1) return true;
  return POINT.has(language) ? separator === ',' : separator === '.';
}

/** A lone mark is the decimal one, or the other one where a year or a time would not be written so. */
function isDecimal(separator: string, decimals: string, language: string): boolean {
  if (POINT.has(language)) return separator === '.' || decimals.length !== 3;
  return separator === ',' || decimals.length === 1;
}

function romanValue(token: string): number {
  const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };
  let sum = 0;
  for (let i = 0; i < token.length; i++) {
    const value = values[token[i]!]!;
    sum += value < (values[token[i + 1] ?? ''] ?? 0) ? -value : value;
  }
  return sum;
}

/** A number in words that is being read: "two hundred and three thousand". */
interface WordNumber {
  total: number;
  current: number;
  start: number;
  end: number;
  /** Nothing but "one", which may be an article. */
  onlyOne: boolean;
}

function readWord(
  text: string,
  token: string,
  start: number,
  numerals: Numerals,
  words: WordNumber,
  found: NumberToken[],
): void {
  const lower = token.toLowerCase();
  const known = numerals.values.get(lower);
  if (known === undefined && lower.includes('-') && numerals.values.size > 0) {
    const parts = [...token.matchAll(/[^-]+/g)];
    if (
      parts.every(
        ([part]) =>
          numerals.values.has(part.toLowerCase()) ||
          numerals.ones.has(part.toLowerCase()) ||
          numerals.and.has(part.toLowerCase()),
      )
    ) {
      for (const part of parts) readWord(text, part[0], start + part.index, numerals, words, found);
      return;
    }
  }
  const isOne = known === undefined && numerals.ones.has(lower);
  if (known === undefined && !isOne) {
    if (!numerals.and.has(lower) || words.start < 0) flush(words, found);
    return;
  }
  const value = known ?? 1;
  const continues =
    words.start >= 0 &&
    start - words.end <= 8 &&
    /^[\s-]*(?:\p{L}{1,3}\s+)?$/u.test(text.slice(words.end, start)) &&
    fits(words.current, value);
  if (!continues) flush(words, found);
  if (words.start < 0) words.start = start;
  words.end = start + token.length;
  words.onlyOne = words.onlyOne && isOne;
  if (value >= 1000) {
    words.total += Math.max(1, words.current) * value;
    words.current = 0;
  } else if (value === 100 && words.current > 0 && words.current < 10) words.current *= 100;
  else words.current += value;
}

/** "Twenty" may be followed by "one", not by "thirty": that is the next number. */
function fits(current: number, value: number): boolean {
  if (value >= 1000) return true;
  if (current === 0) return true;
  if (value === 100) return current < 10;
  if (value >= 100) return false;
  if (value >= 10) return current >= 100 && current % 100 === 0;
  return current >= 20 && current % 10 === 0;
}

function flush(words: WordNumber, found: NumberToken[]): void {
  if (words.start >= 0 && !words.onlyOne) {
    found.push({ value: String(words.total + words.current), start: words.start, end: words.end });
  }
  words.total = 0;
  words.current = 0;
  words.start = -1;
  words.onlyOne = true;
}
