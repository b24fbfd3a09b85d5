/**
 * The verdict on two texts, from how their alignment went. One model in three places: whole texts after their alignment (relation.ts),
 * beginnings of texts that may belong together (relate.ts, group.ts), blocks that stand elsewhere (moved.ts). What it asks is the same
 * in all of them, and so are its weights: fitted apart on whole texts and on beginnings they came out alike (docs/engine.md).
 */
import type { PairBead } from '../features/sentences.ts';
import type { PairAligner } from '../path/pair.ts';
import type { Relation } from '../types.ts';

/** What an alignment tells about two texts as wholes. */
export interface PairStrength {
  /** Share of the characters that stand in two-sided beads: of the side that has fewer of them. */
  readonly matched: number;
  /**
   * Share of the tokens of both sides that stand in two-sided beads, each as heavy as its bead is probable. What one side alone has
   * before the first and after the last of these beads is not counted: half of a text may be missing.
   */
  readonly sure: number;
  /** Mean log likelihood ratio of the words of two-sided beads, in nats per token. */
  readonly words: number;
  /** How often a bead's words speak louder for its own counterpart than for another bead's, 0 to 1; chance is a half. */
  readonly contrast: number;
  /** Tokens that this rests on, the mean of both sides. */
  readonly tokens: number;
}

/**
 * Measures an alignment of the whole of both texts, or of the part `whole` of them. How probable its beads are must be known: the pair
 * has taken its second look at them.
 */
export function pairStrength(
  pair: PairAligner,
  beads: readonly PairBead[] = pair.beads,
  whole: PairBead = { a0: 0, a1: pair.a.count, b0: 0, b1: pair.b.count },
): PairStrength {
  const twoSided = beads.filter(({ a0, a1, b0, b1 }) => a1 > a0 && b1 > b0);
  const sure = twoSided.reduce(
    (sum, bead) => sum + pair.tokens(bead) * (pair.certaintyA.of(bead.a0, bead.a1, true) ?? 0),
    0,
  );
  const step = Math.max(1, Math.ceil(twoSided.length / SAMPLE));
  const sample = twoSided.filter((_, k) => k % step === 0);
  const read = sample.reduce((sum, bead) => sum + pair.tokens(bead), 0);
  const words = sample.reduce((sum, bead) => sum + pair.words(bead), 0);
  return {
    matched: pair.matched(twoSided, whole),
    sure: sure / Math.max(1, tokensWithin(pair, twoSided, whole)),
    words: words / Math.max(1, read),
    contrast: contrast(pair, twoSided),
    tokens: pair.tokens(whole),
  };
}

/** Tokens of `whole`, the mean of both sides, but for what the one has more of than the other before the first of `beads` and after the last. */
function tokensWithin(pair: PairAligner, beads: readonly PairBead[], whole: PairBead): number {
  const [first, last] = [beads[0], beads.at(-1)];
  if (!first || !last) return pair.tokens(whole);
  const fewer = (a0: number, a1: number, b0: number, b1: number): number =>
    2 * Math.min(pair.tokens({ a0, a1, b0: b1, b1 }), pair.tokens({ a0: a1, a1, b0, b1 }));
  return (
    fewer(whole.a0, first.a0, whole.b0, first.b0) +
    pair.tokens({ a0: first.a0, a1: last.a1, b0: first.b0, b1: last.b1 }) +
    fewer(last.a1, whole.a1, last.b1, whole.b1)
  );
}

/** Beads whose words are asked, spread evenly over long texts. */
const SAMPLE = 3000;
/** Beads whose words are held against those of others, spread evenly, and against how many others each. */
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

/** Where the contrast says nothing: the search has chosen its beads, so it lies above a half. */
const CONTRAST_MIDDLE = 0.75;
/** Where less of one text than this has a counterpart, it is at best an extract or a summary of the other, or the other of it. */
const EXTRACT = 0.35;

/** Words' evidence that is near to all there is to say, in nats per token. */
const WORDS_SCALE = 0.04;

/** What the logistic is made of; `bench/engine/verdict.ts fit` fits its weights. Each is about 0 where it says little. */
export function verdictFeatures({ matched, sure, words, contrast: louder }: PairStrength): number[] {
  return [
    1,
    louder - CONTRAST_MIDDLE,
    sure - 0.5,
    Math.tanh(words / WORDS_SCALE) - 0.6,
    Math.min(0, matched / EXTRACT - 1),
  ];
}

const WEIGHTS: readonly number[] = [-2.7, 5.3, 8, 3.3, 1.8];
/** What is believed of texts too short to tell, in log odds, and how many tokens that weighs as. */
const PRIOR = -0.8;
const PRIOR_TOKENS = 15;
/** What equal names of texts in different languages add. */
const NAMED = 2;

/**
 * The probability that two texts so aligned are translations of each other, or versions in one language, where one pair in ten is: of
 * all pairs of files few are, and to marry two that don't belong together is the worse mistake. `named`: they are in different
 * languages, and their names are the same.
 */
export function translationProbability(strength: PairStrength, named = false): number {
  const evidence = verdictFeatures(strength).reduce((sum, value, k) => sum + value * WEIGHTS[k]!, 0);
  const share = strength.tokens / (strength.tokens + PRIOR_TOKENS);
  return 1 / (1 + Math.exp(-(share * evidence + (1 - share) * PRIOR + (named ? NAMED : 0))));
}

export const TRANSLATION_MIN = 0.5;
/** A pair that is a translation with this probability shares passages at least, and so its subject. */
const PARTLY_MIN = 0.2;

/** `sameSubject` is asked only of texts that are no translations. */
export function verdictOf(score: number, sameSubject: () => boolean): Relation['verdict'] {
  if (score >= TRANSLATION_MIN) return 'translation';
  return score >= PARTLY_MIN || sameSubject() ? 'related' : 'unrelated';
}
