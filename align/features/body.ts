import type { Sentences, UnitColumns } from './sentences.ts';
import type { Ticker } from '../progress.ts';
import type { AlignVersion } from '../types.ts';

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

/** For each of the engine's sentences its number among all sentences of the version; -1 where it stands for a segment without any. */
export function originalSentences(
  segments: AlignVersion['segments'],
  aligned: readonly number[],
  text: UnitColumns,
  ticker: Ticker,
): Int32Array {
  const before = new Int32Array(segments.length + 1);
  segments.forEach(({ sentences }, k) => {
    ticker.tick(150, 0);
    before[k + 1] = before[k]! + sentences.length;
  });
  const original = new Int32Array(text.count).fill(-1);
  aligned.forEach((segment, unit) => {
    ticker.tick(150, 0);
    const first = before[segment]!;
    for (let s = 0; s < before[segment + 1]! - first; s++) original[text.unitStart[unit]! + s] = first + s;
  });
  return original;
}
