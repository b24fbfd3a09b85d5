import { findAnchors } from './anchors.ts';
import type { PairBead, Sentences } from '../features/sentences.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { TokenClass } from '../features/vocabulary.ts';

/** Anchors that are enough to take the ratio of lengths from. */
const ANCHORS_MIN = 12;
/** A ratio of the whole texts further than this factor from the scripts' own is a sign that one text is not all there. */
const TRUSTED = 1.6;
/** No two texts differ by more than this factor from their scripts' own ratio. */
const FREEDOM = 1.8;
/** Characters that carry as much as one alphabetic character. */
const HAN_DENSITY = 3.3;
const HANGUL_DENSITY = 2;

/**
 * Characters of B for one of A before anything is aligned. That of the whole texts is right unless one of them lacks parts, so
 * sentences that share rare words are asked first, and what the scripts make expect is asked last.
 */
export function firstRatio(
  a: Sentences,
  b: Sentences,
  ab: Lexicon,
  ba: Lexicon,
  sumA: Float64Array,
  sumB: Float64Array,
  worked: (units: number) => void,
): number {
  const whole = sumB[b.count]! / Math.max(1, sumA[a.count]!);
  const typical = typicalRatio(a, b);
  if (whole > typical / TRUSTED && whole < typical * TRUSTED) return whole;
  const anchors = findAnchors(a, b, ab, ba, { i0: 0, i1: a.count, j0: 0, j1: b.count }, worked);
  if (anchors.length < ANCHORS_MIN) return typical;
  const beads = anchors.map(({ i, j }) => ({ a0: i, a1: i + 1, b0: j, b1: j + 1 }));
  return medianRatio(beads, sumA, sumB, typical);
}

/** Characters of B for one of A that the two scripts make expect. */
export function typicalRatio(a: Sentences, b: Sentences): number {
  return density(a) / density(b);
}

/** The median of the beads' own ratios, each counted by its length, kept near the `typical` one. */
export function medianRatio(
  beads: readonly PairBead[],
  sumA: Float64Array,
  sumB: Float64Array,
  typical: number,
): number {
  const found = beads.map(({ a0, a1, b0, b1 }) => {
    const lengthA = sumA[a1]! - sumA[a0]!;
    const lengthB = sumB[b1]! - sumB[b0]!;
    return { ratio: lengthB / lengthA, weight: lengthA + lengthB };
  });
  found.sort((x, y) => x.ratio - y.ratio);
  const half = found.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let sum = 0;
  for (const { ratio, weight } of found) {
    sum += weight;
    if (sum >= half) return Math.min(typical * FREEDOM, Math.max(typical / FREEDOM, ratio));
  }
  return typical;
}

/** How much one character of the text carries, against an alphabetic one. */
function density({ vocabulary }: Sentences): number {
  let han = 0;
  let hangul = 0;
  let all = 0;
  vocabulary.forms.forEach((form, id) => {
    const characters = form.length * vocabulary.counts[id]!;
    if (vocabulary.classes[id] === TokenClass.character) han += /\p{sc=Han}/u.test(form) ? characters : characters / 2;
    else if (/^\p{sc=Hangul}/u.test(form)) hangul += characters;
    all += characters;
  });
  if (all === 0) return 1;
  return 1 + ((HAN_DENSITY - 1) * han + (HANGUL_DENSITY - 1) * hangul) / all;
}
