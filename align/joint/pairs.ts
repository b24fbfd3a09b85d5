import { windowOf } from '../evidence/corridor.ts';
import type { PairBead } from '../features/sentences.ts';
import type { Web } from '../path/web.ts';
import { agreed } from './consensus.ts';
import { pairAligner } from './context.ts';
import type { JointContext } from './context.ts';
import { pairBead } from './row.ts';
import type { Row } from './row.ts';

/** Up to so many versions every pair is aligned, whatever it takes; of more where pairs times sentences, with the rows to learn from, are no more than this. */
const ALL_PAIRS = 4;
const PAIRS_WORK = 10_000;

/** Two versions aligned with each other. */
export interface AlignedPair {
  readonly a: number;
  readonly b: number;
  /** One list per window. */
  readonly beads: readonly (readonly PairBead[])[];
  /** All paths near these, one per window, where the others had their say. */
  readonly webs: readonly (Web | null)[];
}

/**
 * Pairs of the versions `present`, aligned: every pair of a few, which then hear each other, learn from what all agreed on, look again and
 * hear each other once more; of many only those with the version `longest`. A window's few rows are too little to learn from again.
 */
export function alignPairs(
  context: JointContext,
  present: readonly number[],
  longest: number,
  windows: readonly Row[],
  known: readonly Row[],
  from: number,
  to: number,
): { readonly aligned: readonly AlignedPair[]; readonly every: boolean } {
  const sentences = windows.reduce((sum, window) => sum + window[longest]![1] - window[longest]![0], 0);
  const work = pairsOf(present).length * (sentences + known.length);
  const every = present.length > 2 && (present.length <= ALL_PAIRS || work <= PAIRS_WORK);
  const again = every && context.passes === undefined;
  const alone = again ? from + (to - from) * 0.7 : to;
  const asked = every ? pairsOf(present) : present.filter((v) => v !== longest).map((v) => [longest, v] as const);
  const found = asked.map(([a, b], k) => {
    const share = (part: number) => from + ((alone - from) * (k + part)) / asked.length;
    pairAligner(context, a, b).keepWebs = every;
    return { a, b, beads: alignPair(context, a, b, windows, known, share(0), share(1)), webs: [] };
  });
  const heard = every ? reconciled(context, found) : found;
  const aligned = again ? reconciled(context, lookedAgain(context, heard, windows, known, alone, to)) : heard;
  return { aligned, every };
}

const pairsOf = (members: readonly number[]) =>
  members.flatMap((a, k) => members.slice(k + 1).map((b) => [a, b] as const));

function alignPair(
  context: JointContext,
  a: number,
  b: number,
  windows: readonly Row[],
  known: readonly Row[],
  from: number,
  to: number,
): PairBead[][] {
  const aligner = pairAligner(context, a, b);
  return aligner.train(
    windows.map((window) => windowOf(pairBead(window, a, b))),
    known.map((row) => pairBead(row, a, b)),
    from,
    to,
  );
}

/** The pairs after each has heard what the others say of it, window by window. */
function reconciled(context: JointContext, pairs: readonly AlignedPair[]): AlignedPair[] {
  const webs = pairs.map(({ a, b }) => [...pairAligner(context, a, b).webs]);
  pairs[0]!.beads.forEach((_, w) => {
    const here = pairs.flatMap(({ a, b }, p) => {
      const web = webs[p]![w];
      return web ? [{ a, b, web, p }] : [];
    });
    if (here.length < 3) return;
    agreed(here, context.ticker).forEach((web, k) => (webs[here[k]!.p]![w] = web));
  });
  return pairs.map(({ a, b, beads }, p) => ({
    a,
    b,
    beads: pairAligner(context, a, b).adopt(webs[p]!, beads),
    webs: webs[p]!,
  }));
}

/** Each pair after it has learned from what all agreed on, and looked at that again. */
function lookedAgain(
  context: JointContext,
  pairs: readonly AlignedPair[],
  windows: readonly Row[],
  known: readonly Row[],
  from: number,
  to: number,
): AlignedPair[] {
  return pairs.map(({ a, b, beads }, k) => {
    const share = (part: number) => from + ((to - from) * (k + part)) / pairs.length;
    const between = windows.map((window) => windowOf(pairBead(window, a, b)));
    const rows = known.map((row) => pairBead(row, a, b));
    return { a, b, beads: pairAligner(context, a, b).lookAgain(between, beads, rows, share(0), share(1)), webs: [] };
  });
}
