import { expect, test } from 'vitest';
import { withLongEnds } from './hyphenators.ts';

test('a division leaves three letters for the next line, and those before it stay', () => {
  expect(withLongEnds('the fam\u00adi\u00adly of na\u00adtions, cer\u00adtain\u00adly')).toBe(
    'the fam\u00adily of na\u00adtions, cer\u00adtainly',
  );
  expect(withLongEnds('recog\u00adni\u00adtion')).toBe('recog\u00adni\u00adtion');
});
