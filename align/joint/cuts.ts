import type { Ticker } from '../progress.ts';
import { ODDS_MAX, logOdds } from './consensus.ts';
import type { PairWeb } from './consensus.ts';
import type { Row } from './row.ts';

/** Rows with more sentences in any version are left as they are: it bounds the work. */
const SENTENCES_MAX = 8;

/**
 * `row` cut wherever the pairs together hold it more likely than not that a boundary runs through all versions. The rows of a star hang on
 * the pairs with the pivot alone: one of these that joins two beads joins them in all versions, though the others know better.
 */
export function cutRow(row: Row, pairs: readonly PairWeb[], ticker: Ticker): Row[] {
  const most = row.reduce((size, [start, end]) => Math.max(size, end - start), 0);
  if (most < 2 || most > SENTENCES_MAX) return [row];
  let best: { cut: readonly number[]; odds: number } | null = null;
  for (const cut of candidates(row, pairs)) {
    ticker.tick(pairs.length * 500, 1);
    const odds = oddsOf(cut, row, pairs);
    if (odds > (best?.odds ?? 0)) best = { cut, odds };
  }
  if (!best) return [row];
  const { cut } = best;
  const before = row.map(([start], v) => [start, cut[v]!] as const);
  const after = row.map(([, end], v) => [cut[v]!, end] as const);
  return [...cutRow(before, pairs, ticker), ...cutRow(after, pairs, ticker)];
}

/** Where a row may be cut: at each sentence of each version, and in the others where that stands most likely. */
function candidates(row: Row, pairs: readonly PairWeb[]): number[][] {
  return row.flatMap(([start, end], v) =>
    Array.from({ length: Math.max(0, end - start - 1) }, (_, k) => {
      const at = start + 1 + k;
      return row.map((run, other) => (other === v ? at : likeliest(run, v, at, other, pairs)));
    }),
  );
}

/** The place of version `other` within `run` that most likely stands against place `at` of version `v`. */
function likeliest(run: Row[number], v: number, at: number, other: number, pairs: readonly PairWeb[]): number {
  let best = run[0];
  let most = -1;
  for (let place = run[0]; place <= run[1]; place++) {
    const through = throughOf(v, at, other, place, pairs);
    if (through !== null && through > most) [best, most] = [place, through];
  }
  return best;
}

function throughOf(v: number, i: number, w: number, j: number, pairs: readonly PairWeb[]): number | null {
  for (const { a, b, web } of pairs) {
    if (a === v && b === w) return web.at(i, j)?.through ?? 0;
    if (a === w && b === v) return web.at(j, i)?.through ?? 0;
  }
  return null;
}

/**
 * Log odds that `cut` is a boundary by the version that believes least in it: the sum over all pairs with this version for which it is
 * neither the beginning nor the end of the row. A boundary has to run through all versions, so one that has none there outweighs the rest.
 */
function oddsOf(cut: readonly number[], row: Row, pairs: readonly PairWeb[]): number {
  const sums = row.map(() => 0);
  const asked = row.map(() => 0);
  for (const { a, b, web } of pairs) {
    const [i, j] = [cut[a]!, cut[b]!];
    if ((i === row[a]![0] && j === row[b]![0]) || (i === row[a]![1] && j === row[b]![1])) continue;
    const odds = logOdds(web.at(i, j)?.through ?? 0);
    for (const v of [a, b]) {
      sums[v]! += odds;
      asked[v]!++;
    }
  }
  return sums.reduce((low, sum, v) => (asked[v]! > 0 ? Math.min(low, sum) : low), ODDS_MAX * pairs.length);
}
