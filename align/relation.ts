import { primary } from '../text/index.ts';
import type { JointContext, Row } from './joint.ts';
import type { PairBead } from './model.ts';
import type { PairAligner } from './pair.ts';
import type { Ticker } from './progress.ts';
import type { Relation } from './types.ts';
import type { UnitBead } from './units.ts';

/** What an alignment tells about two texts as wholes. */
export interface PairStrength {
  /** Share of the characters that stand in two-sided beads: of the side that has fewer of them. */
  readonly matched: number;
  /** Mean log likelihood ratio of the words, in nats per token. */
  readonly words: number;
  /** How often a bead's words speak louder for its own counterpart than for another bead's, 0 to 1; chance is a half. */
  readonly contrast: number;
  /** Mean probability of the two-sided beads. */
  readonly certainty: number;
  /** Whether both texts are of one language, so that true versions share most of their words. */
  readonly sameLanguage: boolean;
  /** Tokens that this rests on, the mean of both sides. */
  readonly tokens: number;
}

/** Tokens from which on the words' evidence is taken from beads that were not learned from. */
const LONG = 20_000;
/** Beads that are looked at, spread evenly over the text. */
const SAMPLE = 3000;

/** Measures the pair by its last alignment. */
export function pairStrength(pair: PairAligner): PairStrength {
  const twoSided = pair.beads.filter(({ a0, a1, b0, b1 }) => a1 > a0 && b1 > b0);
  const step = Math.max(1, Math.ceil(twoSided.length / SAMPLE));
  const sample = twoSided.filter((_, k) => k % step === 0);
  let words = 0;
  let tokens = 0;
  let certainty = 0;
  for (const bead of sample) {
    const own = pair.tokens(bead);
    words += pair.words(bead);
    tokens += own;
    certainty += pair.certaintyA.of(bead.a0, bead.a1, true) ?? 0;
  }
  const count = Math.max(1, sample.length);
  return {
    matched: pair.matched(twoSided),
    words: tokens * step > LONG ? pair.heldOutWords(sample) : words / Math.max(1, tokens),
    contrast: contrast(pair, sample),
    certainty: certainty / count,
    sameLanguage: primary(pair.a.language) === primary(pair.b.language),
    tokens: tokens * step,
  };
}

/** Beads whose words are held against those of others, and against how many others each. */
const CONTRASTED = 24;
const OTHERS = 8;
/** Beads of fewer tokens say too little. */
const TOKENS_MIN = 5;

/**
 * Compares beads with pairings that nobody claims: one's A side with another's B side. A lexicon that knows little raises all of them
 * little, and two texts on one subject raise all of them alike; only translations raise their own.
 */
function contrast(pair: PairAligner, beads: readonly PairBead[]): number {
  const telling = beads.filter((bead) => pair.tokens(bead) >= TOKENS_MIN);
  const step = Math.max(1, Math.ceil(telling.length / CONTRASTED));
  const sample = telling.filter((_, k) => k % step === 0);
  const stride = Math.max(1, Math.floor(sample.length / (OTHERS + 1)));
  let wins = 0;
  let contests = 0;
  sample.forEach((own, k) => {
    const value = perToken(pair, own);
    for (let n = 1; n <= Math.min(OTHERS, sample.length - 1); n++) {
      const other = sample[(k + n * stride) % sample.length]!;
      for (const unclaimed of [
        { ...own, b0: other.b0, b1: other.b1 },
        { ...own, a0: other.a0, a1: other.a1 },
      ]) {
        const rival = perToken(pair, unclaimed);
        wins += value > rival ? 1 : value === rival ? 0.5 : 0;
        contests++;
      }
    }
  });
  return contests === 0 ? CONTRAST_MIDDLE : wins / contests;
}

const perToken = (pair: PairAligner, bead: PairBead): number => pair.words(bead) / Math.max(1, pair.tokens(bead));

/**
 * Logistic regression, fitted on passages of the Universal Declaration in 18 languages, the same articles and other ones; see
 * docs/engine.md. Each feature is counted from where it says nothing.
 */
const INTERCEPT = -0.1;
const CONTRAST_WEIGHT = 6.2;
const CONTRAST_MIDDLE = 0.75;
const WORDS_WEIGHT = 2.5;
const WORDS_SCALE = 0.1;
const WORDS_MIDDLE = 0.4;
const MATCHED_WEIGHT = 2.4;
const MATCHED_MIDDLE = 0.7;
const CERTAINTY_WEIGHT = 4;
const CERTAINTY_MIDDLE = 0.75;
/** Two versions in one language share words by the dozen; where they don't, in nats per token, they are different texts. */
const SAME_LANGUAGE_WORDS = 0.12;
const SAME_LANGUAGE_WEIGHT = 25;

/** Where less of one text than this has a counterpart, it is at best an extract of the other, or the other of it. */
const MATCHED_MIN = 0.3;

/** The probability that two texts so aligned are translations of each other. */
export function translationProbability(strength: PairStrength): number {
  const { matched, words, contrast: louder, certainty, sameLanguage } = strength;
  let evidence =
    INTERCEPT +
    CONTRAST_WEIGHT * (louder - CONTRAST_MIDDLE) +
    WORDS_WEIGHT * (Math.tanh(words / WORDS_SCALE) - WORDS_MIDDLE) +
    MATCHED_WEIGHT * (matched - MATCHED_MIDDLE) +
    CERTAINTY_WEIGHT * (certainty - CERTAINTY_MIDDLE);
  if (sameLanguage) evidence += SAME_LANGUAGE_WEIGHT * Math.min(0, words - SAME_LANGUAGE_WORDS);
  return Math.min(1, matched / MATCHED_MIN) / (1 + Math.exp(-evidence));
}

export const TRANSLATION_MIN = 0.5;
/** Below this, and with nothing else in common, texts are unrelated. */
export const RELATED_MIN = 0.2;

/**
 * A verdict for each pair of versions. Pairs that were aligned are judged by that; others by way of the version both were aligned
 * with, so far as they have beads in common.
 */
export function relationsOf({ texts, pairs, ticker }: JointContext, beads: readonly UnitBead[]): Relation[] {
  const count = texts.length;
  const direct = new Map<number, number>();
  for (const [key, pair] of pairs) {
    ticker.tick(pair.beads.length * 100, 0.2);
    const [a, b] = [Math.floor(key / count), key % count];
    if (pair.beads.length > 0 && covers(pair))
      direct.set(Math.min(a, b) * count + Math.max(a, b), translationProbability(pairStrength(pair)));
  }
  const found: Relation[] = [];
  for (let a = 0; a < count; a++) {
    for (let b = a + 1; b < count; b++) {
      const score = direct.get(a * count + b) ?? throughOthers(direct, count, a, b) * common(beads, a, b, ticker);
      found.push({
        a,
        b,
        verdict: score >= TRANSLATION_MIN ? 'translation' : score >= RELATED_MIN ? 'related' : 'unrelated',
        score,
      });
    }
  }
  return found;
}

/** Whether the pair was aligned as a whole, not only where a third version had gaps. */
function covers({ a, b, beads }: PairAligner): boolean {
  const seen = beads.reduce((sum, { a0, a1, b0, b1 }) => sum + a1 - a0 + b1 - b0, 0);
  return seen >= (a.count + b.count) * 0.9;
}

function throughOthers(direct: ReadonlyMap<number, number>, count: number, a: number, b: number): number {
  const between = (x: number, y: number) => direct.get(Math.min(x, y) * count + Math.max(x, y)) ?? 0;
  let best = 0;
  for (let other = 0; other < count; other++) {
    if (other !== a && other !== b) best = Math.max(best, Math.min(between(a, other), between(b, other)));
  }
  return best;
}

const full = ([from, to]: Row[number]) => to > from;

/** 1 where at least half of the shorter version stands in beads with the other, less below that. */
function common(beads: readonly UnitBead[], a: number, b: number, ticker: Ticker): number {
  let [both, one, other] = [0, 0, 0];
  beads.forEach(({ runs }, k) => {
    ticker.tick(100, k / beads.length);
    const [inA, inB] = [full(runs[a]!), full(runs[b]!)];
    if (inA && inB) both++;
    if (inA) one++;
    if (inB) other++;
  });
  return Math.min(1, (2 * both) / Math.max(1, Math.min(one, other)));
}
