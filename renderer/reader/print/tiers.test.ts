import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tierLines, tiersOf } from './tiers.ts';

const sheet = { paper: 'A4', landscape: false, numbers: true, columns: 2 } as const;
const sentence = (length: number) => `${'文'.repeat(length - 1)}。`;

/** A segment of sentences of these lengths. */
function segment(lengths: readonly number[]) {
  let end = 0;
  const sentences = lengths.flatMap((length) => [end, (end += length)]);
  return { text: lengths.map(sentence).join(''), sentences };
}

it('holds more on wider paper and less in more columns', () => {
  const portrait = tierLines(sheet);
  expect(tierLines({ ...sheet, landscape: true })).toBeGreaterThan(portrait);
  expect(tierLines({ ...sheet, columns: 4 })).toBeLessThan(portrait);
  expect(tierLines({ ...sheet, paper: 'A5' })).toBeLessThan(portrait);
  expect(tierLines({ ...sheet, columns: 12 })).toBeGreaterThan(0);
});

it('leaves a text that fits whole, and parts a longer one between sentences, evenly', () => {
  expect(tiersOf(segment([40, 50]), 100)).toHaveLength(1);
  expect(tiersOf(segment([40, 40, 40, 40]), 100).map((tier) => tier.length)).toEqual([80, 80]);
});

it('parts a sentence that is longer than a tier after a comma', () => {
  const text = `${'文'.repeat(69)}、${'字'.repeat(80)}。`;
  expect(tiersOf({ text, sentences: [0, text.length] }, 100).map((tier) => tier.length)).toEqual([70, 81]);
});

it('keeps every character, halves none, and never makes a tier too long', () => {
  const character = fc.constantFrom('文', '字', '、', '。', '𠮷', 'a', ' ');
  fc.assert(
    fc.property(
      fc.array(fc.array(character, { minLength: 1, maxLength: 80 }), { maxLength: 8 }),
      fc.integer({ min: 2, max: 60 }),
      (parts, capacity) => {
        const texts = parts.map((part) => part.join(''));
        let end = 0;
        const sentences = texts.flatMap((text) => [end, (end += text.length)]);
        const tiers = tiersOf({ text: texts.join(''), sentences }, capacity);
        expect(tiers.join('')).toBe(texts.join(''));
        for (const tier of tiers) {
          expect(tier.length).toBeLessThanOrEqual(capacity);
          expect(() => encodeURIComponent(tier)).not.toThrow();
        }
      },
    ),
  );
});
