import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { foldForSearch, fuzzyScore } from './fuzzy.ts';

const score = (text: string, query: string) => fuzzyScore(foldForSearch(text), foldForSearch(query));
const best = (query: string, ...texts: string[]) =>
  texts.toSorted((a, b) => score(b, query) - score(a, query)).find((text) => score(text, query) > 0);

describe('finding a title by some of its letters', () => {
  it('takes beginnings of words in any order, initials, and letters in order', () => {
    expect(best('next mer', 'Merge with Previous Row', 'Merge with Next Row')).toBe('Merge with Next Row');
    expect(best('mwn', 'Move Words', 'Merge with Next Row')).toBe('Merge with Next Row');
    expect(best('setngs', 'Library', 'Settings…')).toBe('Settings…');
  });

  it('prefers a beginning to the middle, and the shorter title', () => {
    expect(best('row', 'Narrow', 'Split Row')).toBe('Split Row');
    expect(best('cand', 'Candide, or Optimism', 'Candide')).toBe('Candide');
  });

  it('does not mind accents and case', () => {
    expect(score('L’Île mystérieuse', 'ile mysterieuse')).toBeGreaterThan(0);
    expect(score('Ärger', 'arger')).toBeGreaterThan(0);
  });

  it('finds nothing where a word of the query is not there', () => {
    expect(score('Merge with Next Row', 'merge xyz')).toBe(0);
    expect(score('Candide', 'edidnac')).toBe(0);
  });

  it('finds every text by itself and everything by nothing', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 50, unit: 'grapheme' }), (text) => {
        expect(score(text, text)).toBeGreaterThan(0);
        expect(score(text, '')).toBeGreaterThan(0);
      }),
    );
  });
});
