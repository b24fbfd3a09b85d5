/** The characters from `start` to `end`, which may lie outside the text, without halves of characters at the cuts. */
export function excerpt(text: string, start: number, end: number): string {
  return text.slice(Math.max(0, start), Math.max(0, end)).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/gu, '');
}
