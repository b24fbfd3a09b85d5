import { expect, test } from 'vitest';
import { endClass } from './edges.ts';

test('a semicolon is a soft end, but behind a Greek letter a question mark, as is the character that Unicode has for it', () => {
  expect(endClass('he wrote;')).toBe(endClass('он писал；'));
  expect(endClass('he wrote;')).not.toBe(endClass('did he?'));
  expect(endClass('τι έγραψε;»')).toBe(endClass('did he?'));
  expect(endClass('τι έγραψε\u037e')).toBe(endClass('did he?'));
});

test('full stops of many scripts are of one class, closing quotes aside', () => {
  for (const text of ['“He wrote.”', '彼は書いた。」', 'उसने लिखा।', 'ጻፈ።', 'նա գրեց։'])
    expect(endClass(text)).toBe(endClass('.'));
  expect(endClass('he wrote...')).toBe(endClass('he wrote…'));
  expect(endClass('A title')).toBe(endClass(''));
});
