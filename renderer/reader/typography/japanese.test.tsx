import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, test } from 'vitest';
import { japanese, withoutReadings } from './japanese.tsx';

const drawn = (text: string, vertical = false) => renderToStaticMarkup(<p>{japanese(text, vertical)}</p>);
/** As it stands in the page, for whoever counts characters. */
const textIn = (markup: string) =>
  markup.replace(/<[^>]*>/gu, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&'); // prettier-ignore

describe('readings', () => {
  it('stand beside the Chinese characters before them, or those that a bar marks', () => {
    expect(drawn('親譲《おやゆず》りの、｜あの人《かれ》。')).toMatch(
      /^<p><ruby>親譲<rp>《<\/rp><rt[^>]*>おやゆず<\/rt><rp>》<\/rp><\/ruby>りの、<ruby><rp>｜<\/rp>あの人<rp>/u,
    );
  });

  test.each(['《無題》という本', '本《ほん', '漢字《kanji》', 'ひらがな《かな》'])('are not seen in %s', (text) => {
    expect(drawn(text)).toBe(`<p>${text}</p>`);
  });

  it('are left out where the text is read aloud', () => {
    expect(withoutReadings('親譲《おやゆず》りの｜あの人《かれ》《無題》')).toBe('親譲りのあの人《無題》');
  });
});

it('sets numbers of one or two digits upright in vertical lines, and no others', () => {
  const upright = (text: string) => Array.from(drawn(text, true).matchAll(/<span[^>]*>([^<]+)</gu), ([, part]) => part);
  expect(upright('12月25日、1906年、pp. 1–48、3.5と7:30、A4、何!?')).toEqual(['12', '25', '!?']);
  expect(drawn('12月')).toBe('<p>12月</p>');
});

it('keeps every character of any text in its place', () => {
  const part = fc.constantFrom('親譲', '《', '》', 'おや', '｜', '12', '!?', 'a', '<b>', '&', '\n');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), fc.boolean(), (parts, vertical) => {
      expect(textIn(drawn(parts.join(''), vertical))).toBe(parts.join(''));
    }),
  );
});
