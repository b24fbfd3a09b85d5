/** Beads as "[0,1]:[2]" lines, the way Bleualign, Vecalign and Bertalign write them. */
import type { AlignedTexts } from './aligned.ts';

/** @throws RangeError unless there are exactly two versions: the notation knows two sides */
export function* writeLadder(texts: AlignedTexts): Generator<string> {
  if (texts.versions.length !== 2) throw new RangeError(`a ladder has two sides, not ${texts.versions.length}`);
  for (const { runs } of texts.beads) yield `${runs.map(side).join(':')}\n`;
}

const side = ([start, end]: readonly [number, number]): string =>
  `[${Array.from({ length: end - start }, (_, index) => start + index).join(',')}]`;
