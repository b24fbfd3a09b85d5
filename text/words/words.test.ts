import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldWord } from './fold.ts';
import { words } from './words.ts';

const list = (text: string, language: string): string[] => words(text, language).map((word) => word.text);

describe('words', () => {
  test.each([
    [
      'en',
      "Don't stop, the well-known man said 3.5 times.",
      ["Don't", 'stop', 'the', 'well', 'known', 'man', 'said', '3', '5', 'times'],
    ],
    ['fr', "L'homme d’aujourd'hui n'est pas là", ['L', 'homme', 'd', "aujourd'hui", 'n', 'est', 'pas', 'là']],
    ['it', "dell'arte c'è", ['dell', 'arte', 'c', 'è']],
    ['uk', 'п’ять осіб', ['п’ять', 'осіб']],
    ['he', 'ד"ר כהן', ['ד', 'ר', 'כהן']],
    ['ar', 'كَتَبَ الكتاب', ['كَتَبَ', 'الكتاب']],
    ['hi', 'मैं घर जाता हूँ', ['मैं', 'घर', 'जाता', 'हूँ']],
    ['ja', '東京に行く', ['東京', 'に', '行く']],
    ['zh', '我们喜欢读书', ['我们', '喜欢', '读书']],
    ['th', 'เราชอบอ่านหนังสือ', ['เรา', 'ชอบ', 'อ่าน', 'หนังสือ']],
    ['en', 'read 東京 and go', ['read', '東京', 'and', 'go']],
  ])('%s: %s', (language, text, wanted) => {
    expect(list(text, language)).toEqual(wanted);
  });
  test('ranges are in order and hold the words', () => {
    const text = fc.array(
      fc.oneof(
        fc.constantFrom('東京', "l'", 'ไทย', ' ', '-', '\ud800', 'é', 'a\u0301'),
        fc.string({ unit: 'grapheme', maxLength: 4 }),
      ),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(text, fc.constantFrom('en', 'fr', 'ja', 'th', '', 'not a tag'), (parts, language) => {
        const joined = parts.join('');
        let end = 0;
        for (const word of words(joined, language)) {
          expect(word.start).toBeGreaterThanOrEqual(end);
          expect(joined.slice(word.start, word.end)).toBe(word.text);
          end = word.end;
        }
      }),
    );
  });

  test('are the same whether or not a letter beyond the basic plane stands in the text', () => {
    const letters = "aéЖ'’ ·12-漢か々ไท한م־״\u0301\u200c.ß";
    const text = fc.array(fc.constantFrom(...Array.from(letters)), { maxLength: 20 }).map((all) => all.join(''));
    fc.assert(
      fc.property(text, fc.constantFrom('fr', 'en', 'th'), (some, language) => {
        expect(list(`${some} 𝒜`, language)).toEqual([...list(some, language), '𝒜']);
      }),
    );
  });
});

describe('folding', () => {
  test.each([
    ['Élan', 'elan'],
    ['STRASSE', 'strasse'],
    ['Straße', 'strasse'],
    ['Ｆｕｌｌ', 'full'],
    ['ﬁn', 'fin'],
    ['İstanbul', 'istanbul'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['ὁδός', 'οδοσ'],
    ['Ёлка', 'елка'],
    ['Йод', 'йод'],
    ['مُحَمَّد', 'محمد'],
    ['إسلام', 'اسلام'],
    ['שָׁלוֹם', 'שלום'],
    ['हिन्दी', 'हिन्दी'],
    ['がぎ', 'がぎ'],
    ['ﾊﾝｶｸ', 'ハンカク'],
    ['한국', '한국'],
    ['Łódź', 'lodz'],
    ['’tis', "'tis"],
  ])('%s -> %s', (word, folded) => {
    expect(foldWord(word)).toBe(folded);
  });
  test.each(['Straße', 'ὁδός', 'ﬁn', 'إسلام', 'İ', '①', '㎏', 'ǅ'])('folding %s twice changes nothing more', (word) => {
    expect(foldWord(foldWord(word))).toBe(foldWord(word));
  });
});
