import { PARAMETERS } from '../evidence/cost.ts';
import type { Sentences } from '../features/sentences.ts';
import { Meaning } from '../meaning.ts';
import { PairAligner } from '../path/pair.ts';
import type { Ticker } from '../progress.ts';
import type { LexiconSource } from '../types.ts';

/** All that a joint alignment works on; versions are numbered as in `texts`. */
export interface JointContext {
  readonly texts: readonly Sentences[];
  readonly ticker: Ticker;
  readonly lexicon: LexiconSource | undefined;
  /** Unit vectors of the sentences of each version, where a language model was asked, and their dimensions. */
  readonly units?: readonly (Float32Array | null)[];
  readonly dimensions?: number | undefined;
  /** Most passes after the first, where not as many as the engine's parameters say. */
  readonly passes?: number | undefined;
  /** Pairs met so far, by `a * texts.length + b`. */
  readonly pairs: Map<number, PairAligner>;
}

/** The aligner of versions `a` and `b`, made when first asked for. */
export function pairAligner(context: JointContext, a: number, b: number): PairAligner {
  const { texts, ticker, lexicon, passes, pairs } = context;
  const key = a * texts.length + b;
  let aligner = pairs.get(key);
  if (!aligner) {
    const parameters = passes === undefined ? PARAMETERS : { ...PARAMETERS, passes };
    aligner = new PairAligner(texts[a]!, texts[b]!, ticker, lexicon, parameters, meaningOf(context, a, b));
    pairs.set(key, aligner);
  }
  return aligner;
}

function meaningOf({ units, dimensions }: JointContext, a: number, b: number): Meaning | null {
  const [x, y] = [units?.[a], units?.[b]];
  return x && y && dimensions ? new Meaning(x, y, dimensions) : null;
}
