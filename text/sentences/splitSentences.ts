import type { Span } from '../types.ts';
import { primary } from '../words/words.ts';

const segmenters = new Map<string, Intl.Segmenter>();

/** The sentences of `text` as trimmed half-open ranges, in order, covering all that is not white. */
export function splitSentences(text: string, language: string): Span[] {
  const key = /^[a-z]{2,3}$/.test(primary(language)) ? primary(language) : 'und';
  let segmenter = segmenters.get(key);
  if (!segmenter) segmenters.set(key, (segmenter = new Intl.Segmenter(key, { granularity: 'sentence' })));
  const spans: Span[] = [];
  for (const { segment, index } of segmenter.segment(text)) {
    const trimmed = segment.trim();
    if (!trimmed) continue;
    const start = index + segment.length - segment.trimStart().length;
    spans.push([start, start + trimmed.length]);
  }
  return spans;
}
