import { endClass, startClass } from '../features/edges.ts';
import type { Sentences } from '../features/sentences.ts';

/** How sentences end that have no mark at all, or one that promises more; and how they begin that go on with the one before. */
const BARE = endClass('');
const SOFT_ENDS: readonly number[] = [':', ';', ',', '-'].map(endClass);
const SMALL = startClass('a');
/** No class is rarer than that it counts for this, in nats. */
const SURPRISE_MAX = 3;
/** Least and most that a sentence's length counts for. */
const SHORT_MIN = -2;
const SHORT_MAX = 3;

/**
 * What a version's marks say of the seams between its sentences, one entry a sentence: whether it ends like a title or a line of
 * furniture, whether it goes on with the sentence before, whether it promises another, each as rare as it is in this text (in nats;
 * where all lines end without a mark that means nothing), and how short it is.
 */
export class Seams {
  readonly bare: Float64Array;
  readonly goesOn: Float64Array;
  readonly promises: Float64Array;
  readonly short: Float64Array;

  constructor({ end, start, length, count }: Sentences) {
    this.bare = surprise(end, (one) => one === BARE);
    this.goesOn = surprise(start, (one) => one === SMALL);
    this.promises = surprise(end, (one) => SOFT_ENDS.includes(one));
    const mean = length.reduce((sum, one) => sum + one, 0) / Math.max(1, count);
    this.short = Float64Array.from(length, (one) => Math.min(SHORT_MAX, Math.max(SHORT_MIN, Math.log(mean / one))));
  }
}

/** -log of the share of sentences of the class, for those; 0 for others. */
function surprise(classes: Uint8Array, is: (one: number) => boolean): Float64Array {
  const count = classes.reduce((sum, one) => (is(one) ? sum + 1 : sum), 0);
  const value = Math.min(SURPRISE_MAX, -Math.log((count + 0.5) / (classes.length + 1)));
  return Float64Array.from(classes, (one) => (is(one) ? value : 0));
}
