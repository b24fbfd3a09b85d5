import { expect, test } from 'vitest';
import { parseWholeNumber } from './whole-number.ts';

test.each([
  ['42', 42],
  [' 1 204 ', 1204],
  ['1.204', 1204],
  ['١٢', 12],
  ['۱۲', 12],
  ['１２', 12],
  ['', null],
  ['-3', null],
  ['12a', null],
  ['99999999999', null],
])('%s is %s', (text, number) => expect(parseWholeNumber(text)).toBe(number));
