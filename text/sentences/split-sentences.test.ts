import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LABELLED } from './labelled.ts';
import { splitSentences } from './split-sentences.ts';

const split = (text: string, language: string): string[] =>
  splitSentences(text, language).map(([start, end]) => text.slice(start, end));
const labelled = (marked: string): string[] => marked.split('|').map((sentence) => sentence.trim());

describe.each(Object.entries(LABELLED))('labelled sentences: %s', (language, cases) => {
  test.each(cases)('%s', (marked) => {
    expect(split(marked.replaceAll('|', ''), language)).toEqual(labelled(marked));
  });
});

describe('spans', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'Dr. ',
      'a. ',
      '3. ',
      '...',
      '?! ',
      '”',
      '« ',
      ' »',
      '。',
      '」と',
      '\n\n',
      ' — ',
      'J. R. ',
      '\ud800',
      '؟',
      '। ',
      'Ω; ',
      'ไทย ',
      '“No.” ',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  );
  test('hold all that is not white, trimmed, in order, disjoint', () => {
    const languages = fc.constantFrom('en', 'de', 'el', 'zh', 'ja', 'th', 'ar', 'xx', '', 'pt-BR');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), languages, (pieces, language) => {
        const text = pieces.join('');
        let end = 0;
        for (const [from, to] of splitSentences(text, language)) {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(to).toBeGreaterThan(from);
          expect(text.slice(end, from).trim()).toBe('');
          expect(text.slice(from, to)).toBe(text.slice(from, to).trim());
          end = to;
        }
        expect(text.slice(end).trim()).toBe('');
      }),
      { numRuns: 500 },
    );
  });
  test('hostile input', () => {
    expect(splitSentences('', 'en')).toEqual([]);
    expect(splitSentences(' \n\t ', 'en')).toEqual([]);
    expect(splitSentences('...', 'en')).toEqual([[0, 3]]);
    for (const text of ['a. ', '.', '”', '« ', ' »', '? »', '1. ', '\n\n', '“'].map((unit) =>
      unit.repeat(200_000 / unit.length),
    )) {
      expect(splitSentences(text, 'fr').length).toBeLessThanOrEqual(text.length);
    }
  });
});
