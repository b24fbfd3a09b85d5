import type { PairBead, Sentences } from '../features/sentences.ts';
import { firstRound } from './em.ts';
import type { Corpus, Occurrences, PairRoom } from './em.ts';
import type { Lexicon } from './lexicon.ts';
import type { Ticker } from '../progress.ts';

/** Beads that are greater than this teach little and cost much. */
const SENTENCES_MAX = 5;
const TOKENS_MAX = 200;
/** Tokens (both sides) of the beads learned from, and pairs of tokens: enough for any word worth learning, and a bound on time and memory. */
const CORPUS_MAX = 900_000;
const PAIRS_MAX = 24_000_000;
const ITERATIONS = 4;
/**
 * Taken off every expected count in the end. A pair that was seen together once would else vouch for the very bead it was learned
 * from: absolute discounting is what leaving that bead out comes to.
 */
const DISCOUNT = 1;

/**
 * Learns t(v | u) from `beads` by IBM model 1 (Brown et al. 1993), a few rounds of expectation maximisation that start from the
 * `base` lexicon. The null word generates by `unigrams`. Rows that no bead speaks of are empty. `room` is written over.
 */
export function learn(
  from: Sentences,
  to: Sentences,
  beads: readonly PairBead[],
  base: Lexicon,
  unigrams: Float32Array,
  swapped: boolean,
  room: PairRoom,
  ticker: Ticker,
): Lexicon {
  const corpus = collect(from, to, beads, swapped);
  ticker.tick(corpus.from.length * 60 + beads.length * 100, 0);
  const occurrences = index(corpus, from.vocabulary.size);
  ticker.tick(corpus.from.length * 60, 0);
  const pairs = firstRound(corpus, occurrences, base, unigrams, room, ticker);
  for (let round = 1; round < ITERATIONS; round++) {
    pairs.round(round === ITERATIONS - 1 ? DISCOUNT : 0, ticker, round / ITERATIONS);
  }
  return pairs.lexicon();
}

function collect(from: Sentences, to: Sentences, beads: readonly PairBead[], swapped: boolean): Corpus {
  const chosen: [number, number, number, number][] = [];
  let tokens = 0;
  let pairs = 0;
  const sizeOf = (s: Sentences, x0: number, x1: number) => s.tokenStart[x1]! - s.tokenStart[x0]!;
  for (const { a0, a1, b0, b1 } of beads) {
    if (a0 === a1 || b0 === b1 || a1 - a0 + b1 - b0 > SENTENCES_MAX) continue;
    const [f0, f1, t0, t1] = swapped ? [b0, b1, a0, a1] : [a0, a1, b0, b1];
    if (sizeOf(from, f0, f1) > TOKENS_MAX || sizeOf(to, t0, t1) > TOKENS_MAX) continue;
    chosen.push([f0, f1, t0, t1]);
    tokens += sizeOf(from, f0, f1) + sizeOf(to, t0, t1);
    pairs += sizeOf(from, f0, f1) * sizeOf(to, t0, t1);
  }
  // of a very long text every n-th bead
  const step = Math.max(1, Math.ceil(tokens / CORPUS_MAX), Math.ceil(pairs / PAIRS_MAX));
  const kept = step === 1 ? chosen : chosen.filter((_, n) => n % step === 0);
  const fromStart = new Int32Array(kept.length + 1);
  const toStart = new Int32Array(kept.length + 1);
  let keptPairs = 0;
  kept.forEach(([f0, f1, t0, t1], n) => {
    fromStart[n + 1] = fromStart[n]! + sizeOf(from, f0, f1);
    toStart[n + 1] = toStart[n]! + sizeOf(to, t0, t1);
    keptPairs += sizeOf(from, f0, f1) * sizeOf(to, t0, t1);
  });
  const fromTokens = new Int32Array(fromStart[kept.length]!);
  const toTokens = new Int32Array(toStart[kept.length]!);
  kept.forEach(([f0, f1, t0, t1], n) => {
    fromTokens.set(from.tokens.subarray(from.tokenStart[f0], from.tokenStart[f1]), fromStart[n]);
    toTokens.set(to.tokens.subarray(to.tokenStart[t0], to.tokenStart[t1]), toStart[n]);
  });
  return { count: kept.length, pairs: keptPairs, fromStart, from: fromTokens, toStart, to: toTokens };
}

function index(corpus: Corpus, size: number): Occurrences {
  const start = new Int32Array(size + 1);
  for (const token of corpus.from) start[token + 1]!++;
  for (let u = 0; u < size; u++) start[u + 1]! += start[u]!;
  const next = start.slice();
  const bead = new Int32Array(corpus.from.length);
  for (let n = 0; n < corpus.count; n++) {
    for (let k = corpus.fromStart[n]!; k < corpus.fromStart[n + 1]!; k++) bead[next[corpus.from[k]!]!++] = n;
  }
  return { start, bead };
}
