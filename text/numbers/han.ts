/** Numbers in Chinese characters: 三十五, 一九八四, 二百零三, 三万. */
const DIGITS = new Map(Array.from('〇零一二三四五六七八九').map((digit, i) => [digit, Math.max(0, i - 1)] as const));
for (const [digit, value] of [
  ['两', 2],
  ['兩', 2],
  ['壹', 1],
  ['贰', 2],
  ['叁', 3],
] as const)
  DIGITS.set(digit, value);
const UNITS = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
] as const);
const SCALES = new Map([
  ['万', 1e4],
  ['萬', 1e4],
  ['億', 1e8],
  ['亿', 1e8],
  ['兆', 1e12],
  // Korean; not 조, which after a figure is "article" far more often than a million millions.
  ['만', 1e4],
  ['억', 1e8],
] as const);

/** Words that look like numbers. */
const NO_NUMBERS = new Set(['万一', '萬一', '千万', '千萬', '一一', '百千', '千百', '三三两两', '一二']);
export const HAN_NUMBER = '[〇零一二三四五六七八九十百千万萬億亿两兩]{2,24}';

/** The value of a scale after digits: 3万, 1.2億; 1 for anything else. */
export function hanScale(character: string): number {
  return (SCALES as ReadonlyMap<string, number>).get(character) ?? 1;
}

/** The value of `text` read as a number, or null. */
export function hanValue(text: string): number | null {
  if (NO_NUMBERS.has(text)) return null;
  const characters = Array.from(text);
  if (characters.every((character) => DIGITS.has(character))) {
    // Digit by digit, as years are; two neighbours may be "one or two".
    return characters.length >= 3 ? Number(characters.map((character) => DIGITS.get(character)).join('')) : null;
  }
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const character of characters) {
    const unit = (UNITS as ReadonlyMap<string, number>).get(character);
    const scale = (SCALES as ReadonlyMap<string, number>).get(character);
    if (unit !== undefined) {
      section += Math.max(1, digit) * unit;
      digit = 0;
    } else if (scale !== undefined) {
      total += Math.max(1, section + digit) * scale;
      section = 0;
      digit = 0;
    } else digit = DIGITS.get(character) ?? 0;
  }
  return total + section + digit;
}
