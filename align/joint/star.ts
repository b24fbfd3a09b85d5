import type { PairBead } from '../features/sentences.ts';
import type { Ticker } from '../progress.ts';
import type { Run } from '../types.ts';
import { pairAligner } from './context.ts';
import type { JointContext } from './context.ts';
import { cutRow } from './cuts.ts';
import type { AlignedPair } from './pairs.ts';
import type { Row } from './row.ts';

/**
 * A star's rows, and before, between and behind them, for each version, what the pivot has no counterpart for, in columns by version:
 * leftover k is the run [end[v][k], begin[v][k]), row k follows it and is the run [begin[v][k], end[v][k + 1]). There are `count` rows
 * and one leftover more.
 */
export interface Star {
  readonly count: number;
  readonly begin: readonly Int32Array[];
  readonly end: readonly Int32Array[];
}

export const rowOf = ({ begin, end }: Star, k: number): Row => begin.map((at, v): Run => [at[k]!, end[v]![k + 1]!]);
export const leftoverOf = ({ begin, end }: Star, k: number): Row => end.map((at, v): Run => [at[k]!, begin[v]![k]!]);

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

/** A star for each window around one pivot. */
export interface Candidate {
  readonly others: readonly number[];
  /** One per window. */
  readonly stars: readonly Star[];
  /** Sentences' worth of beads that pairs without the pivot found and the star contradicts, each as heavy as it was sure. */
  readonly denied: number;
}

/** The star around a pivot, and how much of what the other pairs found it denies. */
export function starOf(
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

/** The beads of the pivot with another version, the pivot's runs first. */
function beadsFrom(pivot: number, v: number, aligned: readonly AlignedPair[]): readonly (readonly PairBead[])[] {
  const pair = aligned.find(({ a, b }) => (a === pivot && b === v) || (a === v && b === pivot))!;
  if (pair.a === pivot) return pair.beads;
  return pair.beads.map((list) => list.map(({ a0, a1, b0, b1 }) => ({ a0: b0, a1: b1, b0: a0, b1: a1 })));
}

/** `star` with its rows cut where the pairs of window `w` together say so; nothing is left over at a cut. */
export function cutStar({ ticker }: JointContext, star: Star, aligned: readonly AlignedPair[], w: number): Star {
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
