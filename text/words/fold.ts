/**
 * Marks that a reader may leave out: Latin, Greek and Cyrillic accents, Arabic vowel signs and tatweel, Hebrew points. The vowel signs
 * of Indic and South-East Asian scripts are letters to their readers and stay, as do kana's sound marks.
 */
const OPTIONAL_MARKS =
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c-\u200f\u00ad\u0640]/gu;
/** Letters that Unicode does not decompose but that are written for each other. й and ї are letters of their own and kept whole. */
const EQUAL: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ς: 'σ',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  '’': "'",
  ʼ: "'",
  '׳': "'",
  '״': '"',
};
const EQUAL_PATTERN = new RegExp(`[${Object.keys(EQUAL).join('')}]`, 'gu');
const KEEP_WHOLE = /[йїЙЇ]/u;
const PLAIN = /^[\x20-\x7e]*$/;

/**
 * `word` with case, accents, width (ｆｕｌｌ), ligatures, Arabic and Hebrew marks folded, for comparing and searching. Never throws;
 * may be empty where the word was marks only.
 */
export function foldWord(word: string): string {
  if (PLAIN.test(word)) return word.toLowerCase();
  const decomposed = KEEP_WHOLE.test(word)
    ? word.replace(/[^йїЙЇ]+/gu, (part) => part.normalize('NFKD').replace(OPTIONAL_MARKS, ''))
    : word.normalize('NFKD').replace(OPTIONAL_MARKS, '');
  return decomposed
    .toLowerCase()
    .normalize('NFC')
    .replace(/\u0307/gu, '')
    .replace(EQUAL_PATTERN, (letter) => EQUAL[letter] ?? letter);
}
