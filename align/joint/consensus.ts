import type { Ticker } from '../progress.ts';
import type { State, Web } from '../path/web.ts';

/** How much the word of a third version counts, as a share of its log odds, and the most that these are taken for. */
const TRUST = 0.5;
export const ODDS_MAX = 4;
/** Of a state with more counterparts than this, the inside of a long gap, nothing is said. */
const STATES_MAX = 24;

/** Two versions and all paths near the one that was found for them. */
export interface PairWeb {
  readonly a: number;
  readonly b: number;
  readonly web: Web;
}

/** A place of a third version that a place is bound to by a pair, in the pair's first or second version's eyes. */
interface Bond {
  readonly other: number;
  readonly through: number;
  /** Shares of the paths on which this is the first, the last place of one's own that is bound to the other. */
  readonly first: number;
  readonly last: number;
}

/**
 * Weighs the paths of each pair of versions anew by what the other pairs say: where a stands against c, and c against b, there a
 * stands against b. States that follow from both others so count more, those that contradict them less; a state within what the third
 * version lacks is neither. All pairs are judged by the others as they were found.
 */
export function agreed(pairs: readonly PairWeb[], ticker: Ticker): Web[] {
  const bonds = new Map<string, Map<number, Bond[]>>();
  const bondsOf = (v: number, other: number): Map<number, Bond[]> | undefined => {
    const key = `${v} ${other}`;
    let known = bonds.get(key);
    const pair = pairs.find(({ a, b }) => (a === v && b === other) || (a === other && b === v));
    if (!known && pair) bonds.set(key, (known = bound(pair.web, pair.a === v, ticker)));
    return known;
  };
  const versions = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
  return pairs.map(({ a, b, web }) => {
    const odds = new Float64Array(web.states.length);
    for (const third of versions) {
      if (third === a || third === b) continue;
      const [ofA, ofB] = [bondsOf(a, third), bondsOf(b, third)];
      if (!ofA || !ofB) continue;
      web.states.forEach((state, k) => (odds[k]! += TRUST * oddsBy(ofA.get(state.i), ofB.get(state.j))));
      ticker.tick(web.states.length * 2000, 1);
    }
    return web.weighed(odds);
  });
}

/** For each place of one version (the pair's first or second) the other's places that it is bound to, in order. */
function bound(web: Web, isFirst: boolean, ticker: Ticker): Map<number, Bond[]> {
  const found = new Map<number, Bond[]>();
  for (const state of web.states) {
    const [own, bond] = isFirst ? [state.i, bondA(state)] : [state.j, bondB(state)];
    const list = found.get(own);
    if (list) list.push(bond);
    else found.set(own, [bond]);
  }
  for (const list of found.values()) list.sort((x, y) => x.other - y.other);
  ticker.tick(web.states.length * 1000, 1);
  return found;
}

const bondA = ({ j, through, beginA, endA }: State): Bond => ({
  other: j,
  through,
  first: through - endA,
  last: through - beginA,
});
const bondB = ({ i, through, beginB, endB }: State): Bond => ({
  other: i,
  through,
  first: through - endB,
  last: through - beginB,
});

/**
 * Log odds that two places stand against each other, by the places of a third version that they are bound to. Where several of both are
 * bound to the same place, only the first two and the last two surely stand against each other; of the others nothing is known.
 */
function oddsBy(ofA: readonly Bond[] | undefined, ofB: readonly Bond[] | undefined): number {
  if (!ofA || !ofB || ofA.length > STATES_MAX || ofB.length > STATES_MAX) return 0;
  let sure = 0;
  let perhaps = 0;
  for (let x = 0, y = 0; x < ofA.length && y < ofB.length;) {
    const [one, two] = [ofA[x]!, ofB[y]!];
    if (one.other === two.other) {
      const corner = Math.max(one.first * two.first, one.last * two.last);
      sure += corner;
      perhaps += one.through * two.through - corner;
    }
    if (one.other <= two.other) x++;
    if (two.other <= one.other) y++;
  }
  return logOdds(Math.max(0, sure + perhaps / 2));
}

const LEAST = Math.exp(-ODDS_MAX);

/** Log odds of what has this share of all paths, no more than about ODDS_MAX either way; rounding may have brought it above 1. */
export function logOdds(share: number): number {
  const likely = Math.min(1, share);
  return Math.log((likely + LEAST) / (1 - likely + LEAST));
}
