import { PARAMETERS } from '../evidence/cost.ts';
import { readSentences } from '../features/features.ts';
import type { Sentences } from '../features/sentences.ts';
import { PairAligner } from '../path/pair.ts';
import { Ticker } from '../progress.ts';
import { signature } from './signature.ts';
import { sameSubject } from './subject.ts';
import type { AlignOptions, AlignVersion, LexiconSource, Relation } from '../types.ts';
import { TRANSLATION_MIN, pairStrength, translationProbability, verdictOf } from './verdict.ts';

/** Sentences and characters of each text that a quick verdict rests on. */
const SENTENCES = 40;
const CHARACTERS = 12_000;
/**
 * How much longer beginnings are that are looked at where the short ones don't match: a preface that one version lacks, sentences so
 * long in one language that forty of them are eighty of the other.
 */
const LONGER = 3;

/**
 * A quick verdict on two texts from their beginnings: they are aligned, and judged by how well that went. Takes some ten
 * milliseconds whatever the texts' length, more where a lexicon has to be read. `a` and `b` of the answer are 0 and 1.
 */
export function relate(a: AlignVersion, b: AlignVersion, options: Pick<AlignOptions, 'lexicon'> = {}): Relation {
  const { lexicon } = options;
  const ticker = new Ticker(undefined);
  let score = translationScore(head(a, ticker), head(b, ticker), ticker, lexicon, false);
  if (score < TRANSLATION_MIN) {
    score = Math.max(score, translationScore(longHead(a, ticker), longHead(b, ticker), ticker, lexicon, false));
  }
  const verdict = verdictOf(score, () => sameSubject(signature(a, lexicon), signature(b, lexicon)));
  return { a: 0, b: 1, verdict, score };
}

/** The learning passes of a quick verdict: more change it little (docs/engine.md). */
const PASSES = 1;

/**
 * The probability that the beginnings `x` and `y` are translations of each other, or versions in one language; `named`: they are in
 * different languages, and their names are the same.
 */
export function translationScore(
  x: Sentences,
  y: Sentences,
  ticker: Ticker,
  lexicon: LexiconSource | undefined,
  named: boolean,
): number {
  if (x.count === 0 || y.count === 0) return 0;
  const pair = new PairAligner(x, y, ticker, lexicon, { ...PARAMETERS, passes: PASSES });
  pair.train([{ i0: 0, i1: x.count, j0: 0, j1: y.count }], [], 0, 1);
  return translationProbability(pairStrength(pair), named);
}

/** The first sentences of the text proper, each segment cut to what fits. */
export const head = (version: AlignVersion, ticker: Ticker): Sentences =>
  beginning(version, SENTENCES, CHARACTERS, ticker);

/** More of them. */
export const longHead = (version: AlignVersion, ticker: Ticker): Sentences =>
  beginning(version, SENTENCES * LONGER, CHARACTERS * LONGER, ticker);

function beginning(version: AlignVersion, most: number, characters: number, ticker: Ticker): Sentences {
  const segments: AlignVersion['segments'][number][] = [];
  let sentences = 0;
  let read = 0;
  for (const segment of version.segments) {
    if (sentences >= most || read >= characters) break;
    if (segment.paratext) continue;
    const kept = segment.sentences.slice(0, most - sentences);
    const end = Math.min(kept.at(-1)?.[1] ?? segment.text.length, characters - read);
    const within = kept.filter(([start]) => start < end).map(([start, stop]) => [start, Math.min(stop, end)] as const);
    segments.push({ ...segment, text: segment.text.slice(0, end), sentences: within });
    sentences += Math.max(1, within.length);
    read += end;
  }
  const cut = { ...version, segments };
  return readSentences(
    cut,
    segments.map((_, k) => k),
    ticker,
  );
}
