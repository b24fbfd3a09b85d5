import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findNumbers } from './find-numbers.ts';

const values = (text: string, language: string): string[] => findNumbers(text, language).map(({ value }) => value);

describe('numbers', () => {
  test.each([
    ['it', 'Costa 1.234,5 euro', ['1234.5']],
    ['en', 'It costs 1,234.5 euros', ['1234.5']],
    ['de', '1.000.000 und 3,14', ['1000000', '3.14']],
    ['fr', '64 000 euros et 1 250 000', ['64000', '1250000']],
    ['fr', '3\u202f150 euros', ['3150']],
    ['en', '1,234 and 1.234', ['1234', '1.234']],
    ['it', '1.234 e 1,234', ['1234', '1.234']],
    ['de', 'am 3.10.1990 um 10.30', ['3', '10', '1990', '10', '30']],
    ['ja', '２０２４年', ['2024']],
    ['ar', '١٢٣٤٫٥', ['1234.5']],
    ['hi', '१२३', ['123']],
    ['en', '15% or 15 per cent', ['15%', '15%']],
    ['it', '15 per cento', ['15%']],
    ['en', 'a loss of -3 degrees, 1939-45', ['-3', '1939', '45']],
    ['ru', 'в XIX веке', ['19']],
    ['en', 'I did. MIX. Louis XIV', ['14']],
    ['zh', '三十五个人，一九八四年，3万元', ['35', '1984', '30000']],
    ['zh', '万一他千万别来', []],
    ['ko', '6만 2000명, 1억2000만 명, 제3조', ['62000', '120000000', '3']],
    ['ja', '6万2000部、1億2000万人、3万5万', ['62000', '120000000', '30000', '50000']],
    ['en', 'three million people, 3 million, twenty-one, two hundred and three', ['3000000', '3000000', '21', '203']],
    ['fr', 'quatre-vingt-dix, vingt et un, trois millions', ['90', '21', '3000000']],
    ['de', 'einundzwanzig Leute, fünf Mio. Euro', ['21', '5000000']],
    ['it', 'ventuno, quarantotto, due milioni', ['21', '48', '2000000']],
    ['es', 'treinta y dos', ['32']],
    ['ru', 'двадцать пять тысяч', ['25000']],
    ['en', 'one of them was twenty, thirty at most', ['20', '30']],
    ['it', '41 anni, 600 persone, 112 gradini', ['41', '600', '112']],
    ['en', '1984. Then 2.50 and 0.5', ['1984', '2.5', '0.5']],
    ['de', '14 500 Fahrzeuge, 2019 300 Leute, Tel. 030 123 456', ['14500', '2019', '300', '30', '123', '456']],
    ['xx', '12', ['12']],
  ])('%s: %s', (language, text, wanted) => {
    expect(values(text, language)).toEqual(wanted);
  });
  test('ranges are in order and within the text', () => {
    const piece = fc.oneof(
      fc.constantFrom('1.234,5', '12', ' ', 'twenty', '-', 'XIV', '三十', '%', "'", '٣', 'one', 'and', ' million'),
      fc.string({ maxLength: 5 }),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 20 }),
        fc.constantFrom('en', 'it', 'fr', 'zh', 'ar'),
        (pieces, language) => {
          const text = pieces.join('');
          let end = 0;
          for (const number of findNumbers(text, language)) {
            expect(number.start).toBeGreaterThanOrEqual(end);
            expect(number.end).toBeGreaterThan(number.start);
            expect(number.end).toBeLessThanOrEqual(text.length);
            expect(number.value).toMatch(/^-?\d+(?:\.\d+)?%?$/);
            end = number.end;
          }
        },
      ),
      { numRuns: 500 },
    );
  });
  test('hostile input', () => {
    for (const unit of ['1', '1.', '1 ', 'one ', 'twenty-', '十', 'X', "1'"]) {
      expect(Array.isArray(findNumbers(unit.repeat(200_000 / unit.length), 'fr'))).toBe(true);
    }
  });
});
