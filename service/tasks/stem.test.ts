import { expect, test } from 'vitest';
import { stem } from './stem.ts';

test.each([
  ['Candide.fr.txt', 'candide'],
  ['candide_en.html', 'candide'],
  ['Candide (italiano).md', 'candide'],
  ['Candide (French).txt', 'candide'],
  ['candide-pt-BR.txt', 'candide'],
  ['candide.zh-Hans.txt', 'candide'],
  ['CANDIDE [Deutsch].TXT', 'candide'],
  ['Кандид (русский).txt', 'кандид'],
  ['candide', 'candide'],
  ['war-and-peace.txt', 'war-and-peace'],
  ['en.txt', ''],
  ['', ''],
])('%s is %j', (name, expected) => {
  expect(stem(name)).toBe(expected);
});

test('a hostile name takes no time', () => {
  expect(stem(`${'-en'.repeat(50_000)}(`).length).toBeLessThan(200_000);
});
