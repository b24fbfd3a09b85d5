/**
 * Whether two texts are about the same affair: they share more numbers, names and words, through English where lexicons know their
 * languages, than texts of their length share by chance.
 */
import { BACKGROUND } from './background.ts';
import type { Signature } from './signature.ts';

/**
 * Share of running words of a key that is not in the table: a name, an uncommon word. More than its rarest have, for what works of
 * reference and the Bible hardly mention (mayors, euros, bakers) any newspaper does.
 */
const RARE = 5e-5;
/** Share of running words of the names of months and of days of the week, which date a text and tell nothing of its subject. */
const CALENDAR = 2.5e-4;
const CALENDAR_KEYS = new Set(
  'janua febru march april june july augus septe octob novem decem monda tuesd wedne thurs frida satur sunda'.split(
    ' ',
  ),
);
/** Share of running words of a number: the greater, the rarer, but for round ones and years. */
const NUMBERS = 0.002;
const YEAR = 1e-4;
/** No shared key counts for more, in nats: names come in clusters. */
const WEIGHT_MAX = 6;
/** Added to the variance: a key or two that happen to be shared by two short texts are no subject. */
const VARIANCE_MIN = 4;
/** Standard deviations above chance from which on two texts have a subject in common; see docs/engine.md. */
const COMMON = 4.5;

/** How many keys of the table there are of each frequency. */
const BANDS: ReadonlyMap<number, number> = [...BACKGROUND.values()].reduce(
  (counts, frequency) => counts.set(frequency, (counts.get(frequency) ?? 0) + 1),
  new Map<number, number>(),
);

export const sameSubject = (a: Signature, b: Signature): boolean => subjectInCommon(a, b) >= COMMON;

/**
 * By how many standard deviations what two signatures share exceeds chance. A text in which n words were drawn at random has a key of
 * frequency f with probability p = 1 - exp(-f n); a key that is shared counts for -log p. n is what makes as many of the table's common
 * keys turn up as there are, so it takes in the text's length and how much the lexicons know of its language.
 */
export function subjectInCommon(a: Signature, b: Signature): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  const words = Math.max(wordsDrawn(many), many.size);
  let [excess, variance] = [0, VARIANCE_MIN];
  for (const key of few) {
    const chance = Math.min(0.98, 1 - Math.exp(-frequencyOf(key) * words));
    const weight = Math.min(WEIGHT_MAX, -Math.log(chance));
    excess += ((many.has(key) ? 1 : 0) - chance) * weight;
    variance += chance * (1 - chance) * weight * weight;
  }
  return excess / Math.sqrt(variance);
}

/** Share of running words that have `key`, about. */
function frequencyOf(key: string): number {
  if (!key.startsWith('#')) return CALENDAR_KEYS.has(key) ? CALENDAR : (BACKGROUND.get(key) ?? RARE);
  const value = Math.abs(Number(key.slice(1))) || 1;
  if (value >= 1900 && value <= 2050) return YEAR;
  return Math.max(RARE, (value % 10 === 0 ? 2 : 1) * (NUMBERS / value));
}

/** The n by which the expected number of common keys is the number found; by bisection of its logarithm. */
function wordsDrawn(signature: Signature): number {
  let found = 0;
  for (const key of signature) if (BACKGROUND.has(key)) found++;
  let [low, high] = [0, 20];
  for (let round = 0; round < 30; round++) {
    const middle = (low + high) / 2;
    let expected = 0;
    for (const [frequency, keys] of BANDS) expected += keys * (1 - Math.exp(-frequency * Math.exp(middle)));
    if (expected < found) low = middle;
    else high = middle;
  }
  return Math.exp(low);
}
