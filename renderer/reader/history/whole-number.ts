/** Whole numbers as people type them, in the digits of any script that has its own. */

/** Blocks of decimal digits: the code point of zero; nine follow it. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10] as const;

/** Null for anything but digits (with blanks or separators of thousands around them), and for what is too great to be a count. */
export function parseWholeNumber(text: string): number | null {
  const western = text.replace(/[^\x20-\x7e]/gu, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    const zero = ZEROS.find((first) => code >= first && code < first + 10);
    return zero === undefined ? letter : String(code - zero);
  });
  const digits = western.trim().replace(/[\s.,'’\u066c]/gu, '');
  return /^\d{1,9}$/u.test(digits) ? Number(digits) : null;
}
