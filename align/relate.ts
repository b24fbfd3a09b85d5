import { primary } from '../text/index.ts';
import { PARAMETERS } from './cost.ts';
import { readSentences } from './features.ts';
import type { Sentences } from './features.ts';
import { PairAligner } from './pair.ts';
import { Ticker } from './progress.ts';
import { RELATED_MIN, TRANSLATION_MIN, pairStrength } from './relation.ts';
import type { PairStrength } from './relation.ts';
import { likeness, signature } from './signature.ts';
import type { AlignOptions, AlignVersion, LexiconSource, Relation } from './types.ts';

/** Sentences and characters of each text that a quick verdict rests on. */
const SENTENCES = 40;
const CHARACTERS = 12_000;
/** From this share of rare keys on, texts that are no translations are on one topic at least. */
const TOPIC = 0.25;

/**
 * A quick verdict on two texts from their beginnings: they are aligned, and judged by how well that went. Takes some ten
 * milliseconds whatever the texts' length, more where a lexicon has to be read. `a` and `b` of the answer are 0 and 1.
 */
export function relate(a: AlignVersion, b: AlignVersion, options: Pick<AlignOptions, 'lexicon'> = {}): Relation {
  const ticker = new Ticker(undefined);
  const score = translationScore(head(a, ticker), head(b, ticker), ticker, options.lexicon, false);
  if (score >= TRANSLATION_MIN) return { a: 0, b: 1, verdict: 'translation', score };
  const topic = likeness(signature(a), signature(b)) >= TOPIC;
  return { a: 0, b: 1, verdict: score >= RELATED_MIN || topic ? 'related' : 'unrelated', score };
}

/**
 * The probability that the beginnings `x` and `y` are translations of each other, or versions in one language; `named`: their names
 * say so.
 */
export function translationScore(
  x: Sentences,
  y: Sentences,
  ticker: Ticker,
  lexicon: LexiconSource | undefined,
  named: boolean,
): number {
  if (x.count === 0 || y.count === 0) return 0;
  const pair = new PairAligner(x, y, ticker, lexicon, { ...PARAMETERS, passes: 1, secondLook: false });
  pair.train([{ i0: 0, i1: x.count, j0: 0, j1: y.count }], [], 0, 1);
  return probability(pairStrength(pair), primary(x.language) === primary(y.language), named);
}

/**
 * Logistic of the words' evidence that the whole of the texts has: nats per token times the share that is matched. Set on the pairs of
 * bench/engine/grouping.ts, where true ones have .09 and more, articles on one affair .04 and less. Texts of one language on one
 * subject share more, so more is asked of them.
 */
const SLOPE = 80;
const MIDDLE = 0.06;
const MIDDLE_SAME = 0.16;
/** What is believed of texts too short to tell, in log odds, and how many tokens that weighs as. */
const PRIOR = -0.5;
const PRIOR_TOKENS = 40;
/** What equal names of texts in different languages add. */
const NAMED = 2;

function probability(
  strength: Pick<PairStrength, 'matched' | 'words' | 'tokens'>,
  same: boolean,
  named: boolean,
): number {
  const { matched, words, tokens } = strength;
  const evidence = SLOPE * (Math.min(words, 0.3) * matched - (same ? MIDDLE_SAME : MIDDLE));
  const share = tokens / (tokens + PRIOR_TOKENS);
  const name = named && !same ? NAMED : 0;
  return 1 / (1 + Math.exp(-(share * evidence + (1 - share) * PRIOR + name)));
}

/** The probability that two short texts are translations of each other, by how they were aligned. */
export function headProbability(
  strength: Pick<PairStrength, 'matched' | 'words' | 'tokens'>,
  languageA: string,
  languageB: string,
): number {
  return probability(strength, primary(languageA) === primary(languageB), false);
}

/** The first sentences of the text proper, each segment cut to what fits. */
export function head(version: AlignVersion, ticker: Ticker): Sentences {
  const segments: AlignVersion['segments'][number][] = [];
  let sentences = 0;
  let characters = 0;
  for (const segment of version.segments) {
    if (sentences >= SENTENCES || characters >= CHARACTERS) break;
    if (segment.paratext) continue;
    const kept = segment.sentences.slice(0, SENTENCES - sentences);
    const end = Math.min(kept.at(-1)?.[1] ?? segment.text.length, CHARACTERS - characters);
    const within = kept.filter(([start]) => start < end).map(([start, stop]) => [start, Math.min(stop, end)] as const);
    segments.push({ ...segment, text: segment.text.slice(0, end), sentences: within });
    sentences += Math.max(1, within.length);
    characters += end;
  }
  const cut = { ...version, segments };
  return readSentences(
    cut,
    segments.map((_, k) => k),
    ticker,
  );
}
