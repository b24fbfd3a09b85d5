/** A number in a text: canonical value ('1234.5', '-3', '15%') and half-open range. */
export interface NumberToken {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const NUMBER = /\p{Nd}+(?:[.,٫٬' \u00a0\u202f]\p{Nd}{3}(?!\p{Nd}))*(?:[.,٫]\p{Nd}+)?/gu;

/** The numbers of `text` in order. */
export function findNumbers(text: string, _language: string): NumberToken[] {
  const found: NumberToken[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const value = match[0]
      .normalize('NFKC')
      .replace(/[\s.,'](?=\d{3}(?!\d))/g, '')
      .replace(',', '.');
    found.push({ value, start: match.index, end: match.index + match[0].length });
  }
  return found;
}
