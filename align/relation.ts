import type { JointContext, Row } from './joint.ts';
import type { PairAligner } from './pair.ts';
import type { Relation } from './types.ts';
import type { UnitBead } from './units.ts';

/** What an alignment tells about two texts as wholes. */
export interface PairStrength {
  /** Share of the characters that stand in two-sided beads: of the side that has fewer of them. */
  readonly matched: number;
  /** Mean log likelihood ratio of the words, in nats per token. */
  readonly words: number;
  /** Mean length cost of the two-sided beads, in nats. */
  readonly lengths: number;
  /** Mean probability of the two-sided beads. */
  readonly certainty: number;
  /** Tokens that this rests on. */
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
  let lengths = 0;
  let certainty = 0;
  for (const bead of sample) {
    const own = pair.tokens(bead);
    words += pair.words(bead);
    tokens += own;
    lengths += pair.lengthCost(bead);
    certainty += pair.certaintyA.of(bead.a0, bead.a1, true) ?? 0;
  }
  const count = Math.max(1, sample.length);
  return {
    matched: pair.matched(twoSided),
    words: tokens * step > LONG ? pair.heldOutWords(sample) : words / Math.max(1, tokens),
    lengths: lengths / count,
    certainty: certainty / count,
    tokens: tokens * step,
  };
}

/** Logistic of words' evidence and certainty, fitted by hand on development pairs, true and false; see docs/engine.md. */
const WORDS_WEIGHT = 60;
const WORDS_MIDDLE = 0.055;
const CERTAINTY_WEIGHT = 6;
const CERTAINTY_MIDDLE = 0.7;
/** Texts were put together for a reason: what is believed of a pair too short to tell, and how many tokens that weighs as. */
const PRIOR = 1.5;
const PRIOR_TOKENS = 150;

/** Where less of one text than this has a counterpart, it is at best an extract of the other, or the other of it. */
const MATCHED_MIN = 0.3;

/** The probability that two texts so aligned are translations of each other. */
export function translationProbability({ matched, words, certainty, tokens }: PairStrength): number {
  const evidence =
    WORDS_WEIGHT * (Math.min(words, 0.3) - WORDS_MIDDLE) + CERTAINTY_WEIGHT * (certainty - CERTAINTY_MIDDLE);
  const share = tokens / (tokens + PRIOR_TOKENS);
  const whole = Math.min(1, matched / MATCHED_MIN);
  return whole / (1 + Math.exp(-(share * evidence + (1 - share) * PRIOR)));
}

export const TRANSLATION_MIN = 0.5;
/** Below this, and with nothing else in common, texts are unrelated. */
export const RELATED_MIN = 0.2;

/**
 * A verdict for each pair of versions. Pairs that were aligned are judged by that; others by way of the version both were aligned
 * with, so far as they have beads in common.
 */
export function relationsOf({ texts, pairs }: JointContext, beads: readonly UnitBead[]): Relation[] {
  const count = texts.length;
  const direct = new Map<number, number>();
  for (const [key, pair] of pairs) {
    const [a, b] = [Math.floor(key / count), key % count];
    if (pair.beads.length > 0 && covers(pair))
      direct.set(Math.min(a, b) * count + Math.max(a, b), translationProbability(pairStrength(pair)));
  }
  const found: Relation[] = [];
  for (let a = 0; a < count; a++) {
    for (let b = a + 1; b < count; b++) {
      const score = direct.get(a * count + b) ?? throughOthers(direct, count, a, b) * common(beads, a, b);
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
function common(beads: readonly UnitBead[], a: number, b: number): number {
  const both = beads.filter(({ runs }) => full(runs[a]!) && full(runs[b]!)).length;
  const one = beads.filter(({ runs }) => full(runs[a]!)).length;
  const other = beads.filter(({ runs }) => full(runs[b]!)).length;
  return Math.min(1, (2 * both) / Math.max(1, Math.min(one, other)));
}
