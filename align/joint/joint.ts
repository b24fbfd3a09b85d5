import { agreed } from './consensus.ts';
import { cutRow } from './cuts.ts';
import { windowOf } from '../evidence/corridor.ts';
import type { PairBead, Sentences } from '../features/sentences.ts';
import type { Web } from '../path/web.ts';
import { PARAMETERS } from '../evidence/cost.ts';
import { Meaning } from '../meaning.ts';
import { PairAligner } from '../path/pair.ts';
import type { Ticker } from '../progress.ts';
import type { LexiconSource, Run } from '../types.ts';
import { pairBead } from './row.ts';
import type { Row } from './row.ts';

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

/**
 * N-way sentence beads of each of `windows`, over the versions `members`; runs of others are empty.
 *
 * A star first: each version is aligned with the pivot, and beads that share a sentence of the pivot are united. The pivot is, of a
 * few versions, the one whose star denies least of what the pairs without it found; of many, the one with the most sentences here. What the pivot lacks is left over between its beads; leftovers of several versions are aligned with each
 * other in the same way, without the pivot, so that a chapter which the pivot omits is aligned all the same.
 *
 * `known` are rows that stand (pins, or the star's beads): the words' models learn from them, too.
 */
export function alignJointly(
  context: JointContext,
  members: readonly number[],
  windows: readonly Row[],
  known: readonly Row[],
  from: number,
  to: number,
): Row[][] {
  const size = (v: number) => windows.reduce((sum, window) => sum + window[v]![1] - window[v]![0], 0);
  const sizes = new Map(members.map((v) => [v, size(v)]));
  const present = members.filter((v) => sizes.get(v)! > 0);
  if (present.length < 2) return windows.map((window) => singles(window, present, context.ticker));
  const longest = present.reduce((best, v) => (sizes.get(v)! > sizes.get(best)! ? v : best));
  const end = from + (to - from) * (present.length > 2 ? 0.8 : 1);
  const work = pairsOf(present).length * (sizes.get(longest)! + known.length);
  const few = present.length > 2 && (present.length <= ALL_PAIRS || work <= PAIRS_WORK);
  const heard = few && context.passes === undefined;
  const alike = heard ? from + (end - from) * 0.7 : end;
  const asked = few ? pairsOf(present) : present.filter((v) => v !== longest).map((v) => [longest, v] as const);
  const alone = asked.map(([a, b], k) => {
    const share = (part: number) => from + ((alike - from) * (k + part)) / asked.length;
    pairAligner(context, a, b).keepWebs = few;
    return { a, b, beads: alignPair(context, a, b, windows, known, share(0), share(1)), webs: [] };
  });
  let aligned = few ? reconciled(context, alone) : alone;
  if (heard) aligned = reconciled(context, lookedAgain(context, aligned, windows, known, alike, end));
  const candidates = few ? present : [longest];
  const best = candidates
    .map((pivot) => starOf(context, pivot, present, windows, aligned))
    .reduce((least, star) => (star.denied < least.denied ? star : least));
  const stars = best.stars.map((star, w) => cutStar(context, star, aligned, w));
  return fillLeftovers(context, best.others, stars, known, end, to);
}

/** Up to so many versions every pair is aligned, whatever it takes; of more where pairs times sentences, with the rows to learn from, are no more than this. */
const ALL_PAIRS = 4;
const PAIRS_WORK = 10_000;

const pairsOf = (members: readonly number[]) =>
  members.flatMap((a, k) => members.slice(k + 1).map((b) => [a, b] as const));

interface AlignedPair {
  readonly a: number;
  readonly b: number;
  /** One list per window. */
  readonly beads: readonly (readonly PairBead[])[];
  /** All paths near these, one per window, where the others had their say. */
  readonly webs: readonly (Web | null)[];
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

/** The beads of the pivot with another version, the pivot's runs first. */
function beadsFrom(pivot: number, v: number, aligned: readonly AlignedPair[]): readonly (readonly PairBead[])[] {
  const pair = aligned.find(({ a, b }) => (a === pivot && b === v) || (a === v && b === pivot))!;
  if (pair.a === pivot) return pair.beads;
  return pair.beads.map((list) => list.map(({ a0, a1, b0, b1 }) => ({ a0: b0, a1: b1, b0: a0, b1: a1 })));
}

interface Candidate {
  readonly others: readonly number[];
  /** One per window. */
  readonly stars: readonly Star[];
  /** Sentences' worth of beads that pairs without the pivot found and the star contradicts, each as heavy as it was sure. */
  readonly denied: number;
}

/** The star around a pivot, and how much of what the other pairs found it denies. */
function starOf(
  context: JointContext,
  pivot: number,
  present: readonly number[],
  windows: readonly Row[],
  aligned: readonly AlignedPair[],
): Candidate {
  const others = present.filter((v) => v !== pivot);
  const spokes = others.map((v) => beadsFrom(pivot, v, aligned));
  const stars = windows.map((window, w) =>
    unite(
      window,
      pivot,
      others,
      spokes.map((spoke) => spoke[w]!),
      context.ticker,
    ),
  );
  let denied = 0;
  for (const { a, b, beads } of aligned) {
    if (a === pivot || b === pivot) continue;
    const { agreedA, agreedB } = pairAligner(context, a, b);
    windows.forEach((window, w) => {
      const [placesA, placesB] = [placesOf(stars[w]!, a, window), placesOf(stars[w]!, b, window)];
      for (const { a0, a1, b0, b1 } of beads[w]!) {
        context.ticker.tick(100, 1);
        const own = Array.from(placesA.subarray(a0 - window[a]![0], a1 - window[a]![0]));
        own.push(...placesB.subarray(b0 - window[b]![0], b1 - window[b]![0]));
        if (agrees(own, stars[w]!, a1 > a0, b1 > b0, a, b)) continue;
        const sure = a1 > a0 ? agreedA.of(a0, a1, true) : agreedB.of(b0, b1, true);
        denied += (sure ?? 0) * own.length;
      }
    });
  }
  return { others, stars, denied };
}

/** Where each sentence of a version stands in a star: 2k + 1 in row k, 2k in the leftover before it. */
function placesOf({ count, begin, end }: Star, v: number, window: Row): Int32Array {
  const [start, stop] = window[v]!;
  const places = new Int32Array(stop - start);
  for (let k = 0; k <= count; k++) {
    places.fill(2 * k, end[v]![k]! - start, begin[v]![k]! - start);
    if (k < count) places.fill(2 * k + 1, begin[v]![k]! - start, end[v]![k + 1]! - start);
  }
  return places;
}

/** Whether the places of a bead's sentences allow it: all in one, and for a gap none where the star has a counterpart. */
function agrees(places: readonly number[], star: Star, inA: boolean, inB: boolean, a: number, b: number): boolean {
  const [place] = places;
  if (place === undefined || places.some((other) => other !== place)) return false;
  if ((inA && inB) || place % 2 === 0) return true;
  const k = (place - 1) / 2;
  const other = inA ? b : a;
  return star.begin[other]![k] === star.end[other]![k + 1];
}

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

function pairAligner(context: JointContext, a: number, b: number): PairAligner {
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

/**
 * A star's rows, and before, between and behind them, for each version, what the pivot has no counterpart for, in columns by version:
 * leftover k is the run [end[v][k], begin[v][k]), row k follows it and is the run [begin[v][k], end[v][k + 1]). There are `count` rows
 * and one leftover more.
 */
interface Star {
  readonly count: number;
  readonly begin: readonly Int32Array[];
  readonly end: readonly Int32Array[];
}

const rowOf = ({ begin, end }: Star, k: number): Row => begin.map((at, v): Run => [at[k]!, end[v]![k + 1]!]);
const leftoverOf = ({ begin, end }: Star, k: number): Row => end.map((at, v): Run => [at[k]!, begin[v]![k]!]);

/** Unites pair beads that share sentences of the pivot. Runs of versions that are not in the star are empty. */
function unite(
  window: Row,
  pivot: number,
  others: readonly number[],
  spokes: readonly (readonly PairBead[])[],
  ticker: Ticker,
): Star {
  const [p0, p1] = window[pivot]!;
  // for each spoke, where its version stands at each boundary of the pivot: before and after its leftovers; -1 within beads
  const before = spokes.map((beads, k) => boundaries(beads, p0, p1, window[others[k]!]![0], false));
  const after = spokes.map((beads, k) => boundaries(beads, p0, p1, window[others[k]!]![0], true));
  const bounds: number[] = [];
  for (let p = p0; p <= p1; p++) {
    ticker.tick(500 * window.length, 1);
    if (before.every((at) => at[p - p0]! >= 0)) bounds.push(p);
  }
  const column = (v: number, side: readonly Int32Array[]): Int32Array => {
    if (v === pivot) return Int32Array.from(bounds);
    const spoke = side[others.indexOf(v)];
    return Int32Array.from(bounds, (p) => (spoke ? spoke[p - p0]! : window[v]![0]));
  };
  return {
    count: bounds.length - 1,
    begin: window.map((_, v) => column(v, after)),
    end: window.map((_, v) => column(v, before)),
  };
}

function boundaries(beads: readonly PairBead[], p0: number, p1: number, b0: number, after: boolean): Int32Array {
  const at = new Int32Array(p1 - p0 + 1).fill(-1);
  at[0] = b0;
  for (const { a0, a1, b1 } of beads) if (after || a1 > a0) at[a1 - p0] = b1;
  return at;
}

/** `star` with its rows cut where the pairs of window `w` together say so; nothing is left over at a cut. */
function cutStar({ ticker }: JointContext, star: Star, aligned: readonly AlignedPair[], w: number): Star {
  const pairs = aligned.flatMap(({ a, b, webs }) => {
    const web = webs[w];
    return web ? [{ a, b, web }] : [];
  });
  if (pairs.length === 0) return star;
  const cuts = Array.from({ length: star.count }, (_, k) => {
    const parts = cutRow(rowOf(star, k), pairs, ticker);
    return parts.slice(1).map((part) => part.map(([start]) => start));
  });
  const withCuts = (bounds: Int32Array, v: number): Int32Array =>
    Int32Array.from([...bounds].flatMap((at, k) => [at, ...(cuts[k] ?? []).map((cut) => cut[v]!)]));
  return {
    count: star.count + cuts.reduce((sum, { length }) => sum + length, 0),
    begin: star.begin.map(withCuts),
    end: star.end.map(withCuts),
  };
}

/** Aligns what the pivot lacks among the other versions, and puts all rows in order. */
function fillLeftovers(
  context: JointContext,
  others: readonly number[],
  stars: readonly Star[],
  known: readonly Row[],
  from: number,
  to: number,
): Row[][] {
  const present = ({ begin, end }: Star, k: number) => others.filter((v) => begin[v]![k]! > end[v]![k]!).length;
  const windows: Row[] = [];
  for (const star of stars) {
    for (let k = 0; k <= star.count; k++) if (present(star, k) > 1) windows.push(leftoverOf(star, k));
  }
  const rows = stars.map((star) => Array.from({ length: star.count }, (_, k) => rowOf(star, k)));
  const filled =
    windows.length === 0 ? [] : alignJointly(context, others, windows, [...known, ...rows.flat()], from, to);
  let next = 0;
  return stars.map((star, s) => {
    const found: Row[] = [];
    for (let k = 0; k <= star.count; k++) {
      const inside = present(star, k) > 1 ? filled[next++]! : singles(leftoverOf(star, k), others, context.ticker);
      for (const row of inside) found.push(row);
      if (k < star.count) found.push(rows[s]![k]!);
    }
    return found;
  });
}

/** Every sentence of `window` a row of its own, version by version. */
function singles(window: Row, members: readonly number[], ticker: Ticker): Row[] {
  const rows: Row[] = [];
  const at = window.map(([start]) => start);
  for (const v of members) {
    for (let s = window[v]![0]; s < window[v]![1]; s++) {
      at[v] = s + 1;
      ticker.tick(200 * window.length, 1);
      rows.push(at.map((end, other) => [other === v ? s : end, end] as const));
    }
  }
  return rows;
}

/** `rows` with their empty runs put where their versions stand, counted from `start`. Rows without any stay as they are. */
export function placed(rows: readonly Row[], start: readonly number[], ticker: Ticker): Row[] {
  const at = [...start];
  return rows.map((row) => {
    ticker.tick(200 * start.length, 1);
    let isFull = true;
    row.forEach(([from, to], v) => {
      if (to > from) at[v] = to;
      else isFull = false;
    });
    return isFull ? row : row.map(([from, to], v) => [to > from ? from : at[v]!, at[v]!] as const);
  });
}
