import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { textMatcher } from './text-matcher.ts';
import { textSieve } from './text-sieve.ts';

// A pattern is made for each of some hundred queries.
vi.setConfig({ testTimeout: 30_000 });

const letters = fc.oneof(
  fc.constantFrom(
    'a',
    'A',
    'á',
    'a\u0301',
    'ß',
    's',
    'S',
    'ﬁ',
    'f',
    'i',
    'İ',
    'ı',
    '𝒜',
    '\u00ad',
    'が',
    'か',
    '\u3099',
    'か\u3099',
    ' ',
    '\u00a0',
    '\n',
    '\u0301',
    '\u0308',
    '한',
    'ᄒ',
    'й',
    'и\u0306',
    'и',
    'Σ',
    'ς',
    'σ',
    'ﬀ',
    'Å',
    'Å',
    'ﷺ',
    'لا',
    'ﻻ',
    'ى',
    'ي',
    'æ',
    'e',
    'Ｆ',
    '’',
    "'",
    '京',
    '\u{2f800}',
    '½',
    '1',
    '2',
    '\u0640',
    '\u200d',
    'क',
    'ि',
    'ख़',
    '¨',
    '.',
    '(',
    '\\',
    '-',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
);
const text = fc.array(letters, { maxLength: 30 }).map((parts) => parts.join(''));

test('a text in which something is found passes the sieve, whatever its letters', () => {
  fc.assert(
    fc.property(
      text,
      fc.array(letters, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      fc.nat(),
      (whole, parts, exact, at) => {
        // Often a piece of the text itself, in other letters.
        const from = at % (whole.length + 1);
        const piece = at % 2 === 0 ? parts.join('') : whole.slice(from, from + 3).toUpperCase();
        const matches = textMatcher(piece, { exact, wholeWord: false });
        const sieve = textSieve(piece, { exact });
        const found = matches?.(whole).next().done === false;
        expect([piece, found && sieve?.(whole) === false]).toEqual([piece, false]);
      },
    ),
    { numRuns: 700 },
  );
});

test('a sieve holds most other texts back', () => {
  const sieve = textSieve('straße', { exact: false })!;
  expect(['Strasse', 'STRAßE', 'Stra\u00adsse', 'Straſse'].map(sieve)).toEqual([true, true, true, true]);
  expect(['Stras se', 'Strand', 'rassest', ''].map(sieve)).toEqual([false, false, false, false]);
  expect(textSieve('(a+', { exact: true })!('x(a+')).toBe(true);
  expect(textSieve(' ', { exact: false })).toBeNull();
});

test('many marks in a row are passed on, in time that grows with the text', () => {
  const sieve = textSieve('aaaaaaaa', { exact: false })!;
  expect(sieve(`a${'\u0301'.repeat(50_000)}`)).toBe(true);
  expect(sieve(`${'a\u0301'.repeat(7)}b`.repeat(10_000))).toBe(false);
});
