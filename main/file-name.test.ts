import { expect, test } from 'vitest';
import { fileName } from './file-name.ts';

test('a title becomes a file name that every system takes', () => {
  expect(fileName('Tre colline: "un viaggio"/2?')).toBe('Tre colline un viaggio 2');
  expect(fileName('..')).toBe('Hexapla');
  expect(fileName('a\u0000b.')).toBe('a b');
  expect(fileName('é'.repeat(300))).toHaveLength(100);
});
