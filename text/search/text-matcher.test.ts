import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldText, originalRange } from './fold-text.ts';
import { textMatcher } from './text-matcher.ts';

const found = (text: string, query: string, options: { exact?: boolean; wholeWord?: boolean } = {}): string[] => {
  const matches = textMatcher(query, { exact: false, wholeWord: false, ...options });
  return matches ? Array.from(matches(text), ([start, end]) => text.slice(start, end)) : [];
};

describe('textMatcher', () => {
  test.each([
    ['Élan, elan, ÉLAN', 'elan', ['Élan', 'elan', 'ÉLAN']],
    ['Straße und Strasse', 'strasse', ['Straße', 'Strasse']],
    ['e\u0301te\u0301', 'ete', ['e\u0301te\u0301']],
    ['مُحَمَّد قال', 'محمد', ['مُحَمَّد']],
    ['ὁδός', 'οδος', ['ὁδός']],
    ['東京に行く', '京に', ['京に']],
    ['Ｆｕｌｌ width', 'full w', ['Ｆｕｌｌ w']],
    ['one\ntwo', 'one two', ['one\ntwo']],
    ['aaaa', 'aa', ['aa', 'aa']],
    ['abc', '', []],
    ['abc', '\u0301', []],
  ])('in %s finds %s', (text, query, hits) => expect(found(text, query)).toEqual(hits));

  test('letter for letter, if asked', () => {
    expect(found('Elan élan elan', 'elan', { exact: true })).toEqual(['elan']);
  });

  test('whole words only, if asked; scripts without spaces have none', () => {
    expect(found('cat concat cats (cat)', 'cat', { wholeWord: true })).toHaveLength(2);
    expect(found('我们喜欢读书', '喜欢', { wholeWord: true })).toEqual(['喜欢']);
  });

  test('what is found folds to what was asked for, and matches stand in order and apart', () => {
    const letters = fc.constantFrom(
      'a',
      'A',
      'á',
      'a\u0301',
      'ß',
      'ﬁ',
      's',
      'İ',
      '𝒜',
      '\u00ad',
      'が',
      ' ',
      '\u0301',
      '한',
    );
    const text = fc.array(letters, { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.array(letters, { minLength: 1, maxLength: 3 }), (whole, parts) => {
        const query = parts.join('');
        const matches = textMatcher(query, { exact: false, wholeWord: false });
        let end = 0;
        for (const [start, stop] of matches?.(whole) ?? []) {
          expect(start).toBeGreaterThanOrEqual(end);
          expect(stop).toBeGreaterThan(start);
          expect(foldText(whole.slice(start, stop)).text).toContain(foldText(query.trim().replace(/\s+/gu, ' ')).text);
          end = stop;
        }
      }),
    );
  });
});

test('every unit of a folded text leads back to its letter', () => {
  const text = 'Ça va, Straße ﬁn';
  const folded = foldText(text);
  expect(folded.text).toBe('ca va, strasse fin');
  expect(text.slice(...originalRange(folded, text.length, 7, 14))).toBe('Straße');
});
