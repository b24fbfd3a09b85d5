import type { Anchor } from './anchors.ts';
import type { Corridor, Window } from '../evidence/corridor.ts';
import { lawful } from '../evidence/corridor.ts';
import type { PairBead } from '../features/sentences.ts';

/** States around an anchor, and beside the straight line between two, that the corridor holds at least. */
const MARGIN = 6;
/** A band between two anchors is at least this wide to either side, and wider by this share of their distance. */
const BAND_MIN = 12;
const BAND_SHARE = 0.15;
/** States that one band may hold, so that texts of nothing in common cost no more than time in proportion to their length. */
export const BAND_AREA = 1_500_000;
/** A rectangle between two anchors is taken whole up to this many states. */
const RECTANGLE_MAX = 900;
/** What all of these widths are multiplied by where the path is only to be learned from. */
const QUICK = 0.5;

/**
 * A corridor through the anchors: between two of them the whole rectangle where it is small (a gap of hundreds of sentences on one
 * side is a thin one), else a band of at most `area` states along the line of equal shares of both texts' lengths; `quick` ones are half as wide.
 */
export function anchoredCorridor(
  window: Window,
  anchors: readonly Anchor[],
  sumA: Float64Array,
  sumB: Float64Array,
  area: number,
  quick: boolean,
): Corridor {
  const rows = window.i1 - window.i0 + 1;
  const lo = new Int32Array(rows).fill(window.j1);
  const hi = new Int32Array(rows).fill(window.j0);
  let i = window.i0;
  let j = window.j0;
  for (const next of [...anchors, { i: window.i1, j: window.j1 }]) {
    fill(window, lo, hi, [i, j], [next.i, next.j], sumA, sumB, area, quick ? QUICK : 1);
    i = next.i;
    j = next.j;
  }
  return lawful(window, lo, hi);
}

function fill(
  window: Window,
  lo: Int32Array,
  hi: Int32Array,
  [i0, j0]: readonly [number, number],
  [i1, j1]: readonly [number, number],
  sumA: Float64Array,
  sumB: Float64Array,
  area: number,
  scale: number,
): void {
  const height = i1 - i0;
  const width = j1 - j0;
  const whole = (height + 1) * (width + 1) <= RECTANGLE_MAX * scale;
  const margin = Math.round(MARGIN * scale);
  const wanted = scale * (BAND_MIN + BAND_SHARE * Math.max(height, width)) + Math.abs(height - width);
  const band = Math.round(Math.max(BAND_MIN * scale, Math.min(wanted, area / (2 * height + 2))));
  const lengthA = Math.max(1, sumA[i1]! - sumA[i0]!);
  const lengthB = sumB[j1]! - sumB[j0]!;
  let center = j0;
  const from = Math.max(window.i0, i0 - margin);
  const to = Math.min(window.i1, i1 + margin);
  for (let i = from; i <= to; i++) {
    const target = sumB[j0]! + ((sumA[Math.min(i1, Math.max(i0, i))]! - sumA[i0]!) / lengthA) * lengthB;
    while (center < j1 && sumB[center]! < target) center++;
    const k = i - window.i0;
    const low = whole ? j0 : Math.max(j0, center - band);
    const high = whole ? j1 : Math.min(j1, center + band);
    lo[k] = Math.min(lo[k]!, low - margin);
    hi[k] = Math.max(hi[k]!, high + margin);
  }
}

/** States on either side of an earlier path; in long texts, whose words are learned better before the second pass, fewer do. */
const PATH_MARGIN = 8;
const PATH_MARGIN_LONG = 6;
/** How far an anchor may lie from the path, in sentences, before it puts the path in doubt. */
const DISAGREEMENT = 4;

/**
 * A narrow corridor around the path of an earlier pass; where `anchors`, found with a better lexicon, lie off the path, the
 * rectangles from the last anchor that agrees to the next are opened again.
 */
export function narrowCorridor(
  window: Window,
  path: readonly PairBead[],
  anchors: readonly Anchor[],
  sumA: Float64Array,
  sumB: Float64Array,
  long: boolean,
): Corridor {
  const margin = long ? PATH_MARGIN_LONG : PATH_MARGIN;
  const rows = window.i1 - window.i0 + 1;
  const lo = new Int32Array(rows).fill(window.j1);
  const hi = new Int32Array(rows).fill(window.j0);
  const low = new Int32Array(rows).fill(window.j1);
  const high = new Int32Array(rows);
  for (const { a0, a1, b0, b1 } of path) {
    for (let i = a0; i <= a1; i++) {
      const k = i - window.i0;
      lo[k] = Math.min(lo[k]!, b0 - margin);
      hi[k] = Math.max(hi[k]!, b1 + margin);
      low[k] = Math.min(low[k]!, b0);
      high[k] = Math.max(high[k]!, b1);
    }
  }
  let before = { i: window.i0, j: window.j0 };
  let doubtful = false;
  for (const anchor of [...anchors, { i: window.i1, j: window.j1 }]) {
    const k = anchor.i - window.i0;
    const agrees = anchor.j >= low[k]! - DISAGREEMENT && anchor.j <= high[k]! + DISAGREEMENT;
    if (!agrees) {
      doubtful = true;
      continue;
    }
    if (doubtful) fill(window, lo, hi, [before.i, before.j], [anchor.i, anchor.j], sumA, sumB, BAND_AREA, 1);
    before = anchor;
    doubtful = false;
  }
  return lawful(window, lo, hi);
}
