/** Words asked for version by version, put together. */
import type { RenderedWord } from '../../../contract/words.ts';

/** The same words in every list, each with its renderings in one version: their renderings together. */
export function merged(lists: readonly (readonly RenderedWord[])[]): RenderedWord[] {
  const words = new Map<string, RenderedWord>();
  for (const word of lists.flat()) {
    const key = `${word.segmentId} ${word.start}`;
    const before = words.get(key)?.renderings ?? [];
    words.set(key, { ...word, renderings: [...before, ...word.renderings] });
  }
  return [...words.values()];
}
