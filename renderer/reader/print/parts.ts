/**
 * A long work is printed into several files. Chromium lays out all pages of a document at once, so that one file of a whole library's
 * worth of pages would take gigabytes; file by file the memory is that of MOST_ROWS paragraphs, however long the work.
 */

/** Paragraphs that one file holds. */
export const MOST_ROWS = 4000;

/** Numbers of paragraphs, both inclusive. */
export type NumberRange = readonly [first: number, last: number];

/** The ranges of the files, in order: as few as hold it all, and none much shorter than the others. */
export function partsOf([first, last]: NumberRange, most: number = MOST_ROWS): NumberRange[] {
  const total = last - first + 1;
  const count = Math.ceil(total / most);
  const start = (part: number) => first + Math.floor((part * total) / count);
  return Array.from({ length: count }, (_, part) => [start(part), start(part + 1) - 1]);
}
