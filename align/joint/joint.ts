import type { Ticker } from '../progress.ts';
import type { JointContext } from './context.ts';
import { alignPairs } from './pairs.ts';
import type { Row } from './row.ts';
import { cutStar, leftoverOf, rowOf, starOf } from './star.ts';
import type { Star } from './star.ts';

/**
 * N-way sentence beads of each of `windows`, over the versions `members`; runs of others are empty.
 *
 * A star first: each version is aligned with the pivot, and beads that share a sentence of the pivot are united. The pivot is, of a
 * few versions, the one whose star denies least of what the pairs without it found; of many, the one with the most sentences here.
 * What the pivot lacks is left over between its beads; leftovers of several versions are aligned with each other in the same way, without
 * the pivot, so that a chapter which the pivot omits is aligned all the same.
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
  const { aligned, every } = alignPairs(context, present, longest, windows, known, from, end);
  const best = (every ? present : [longest])
    .map((pivot) => starOf(context, pivot, present, windows, aligned))
    .reduce((least, star) => (star.denied < least.denied ? star : least));
  const stars = best.stars.map((star, w) => cutStar(context, star, aligned, w));
  return fillLeftovers(context, best.others, stars, known, end, to);
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
