import type { Sentences } from './features.ts';
import type { AlignVersion } from './types.ts';

/** Indices of the segments that are aligned: all but paratext. */
export function body({ segments }: AlignVersion): number[] {
  return segments.flatMap(({ paratext }, index) => (paratext ? [] : [index]));
}

/** The first sentence of the first aligned segment at or after `segment`. */
export function sentenceAt(text: Sentences, segments: readonly number[], segment: number): number {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (segments[middle]! < segment) low = middle + 1;
    else high = middle;
  }
  return text.unitStart[low]!;
}
