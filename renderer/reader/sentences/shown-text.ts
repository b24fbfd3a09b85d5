/**
 * From text as it is stored to text as it is shown and back. What is shown may hold soft hyphens that the text has not, and another
 * space in the place of one (typography/); nothing else, so that walking along both tells which character is which. O(length).
 */

const SOFT_HYPHEN = '\u00ad';

/** Offset in the stored text of what stands at offset `at` of the shown text. */
export function storedOffset(shown: string, stored: string, at: number): number {
  let offset = 0;
  for (let index = 0; index < Math.min(at, shown.length); index++) {
    if (shown[index] === SOFT_HYPHEN && stored[offset] !== SOFT_HYPHEN) continue;
    if (offset < stored.length) offset++;
  }
  return offset;
}

/** Offset in the shown text of the character at offset `at` of the stored one; behind a hyphen of ours, never before it. */
export function shownOffset(shown: string, stored: string, at: number): number {
  let offset = 0;
  let index = 0;
  for (; index < shown.length; index++) {
    if (shown[index] === SOFT_HYPHEN && stored[offset] !== SOFT_HYPHEN) continue;
    if (offset >= at) return index;
    offset++;
  }
  return index;
}
