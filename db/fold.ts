/**
 * Folds a title, name or query for substring search: case, accents and widths do not count, and "ß" finds "ss". Columns hold text
 * folded so, because SQLite's own upper() and LIKE know ASCII only.
 */
export function fold(text: string): string {
  return text
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
