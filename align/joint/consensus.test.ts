import { expect, it } from 'vitest';
import { agreed } from './consensus.ts';
import { Ticker } from '../progress.ts';
import { Web } from '../path/web.ts';
import type { Step } from '../path/web.ts';

const step = (a0: number, a1: number, b0: number, b1: number, probability: number): Step => ({
  a0,
  a1,
  b0,
  b1,
  probability,
});
/** Two sentences a side, one to one or all in one bead, each with its probability. */
const two = (apart: number): Web =>
  new Web([step(0, 1, 0, 1, apart), step(0, 2, 0, 2, 1 - apart), step(1, 2, 1, 2, apart)], 3);
const ticker = new Ticker(undefined);

it('weighs the paths of a chain anew, and leaves them as they are where nothing is said', () => {
  const web = two(0.3);
  const same = web.weighed(new Float64Array(web.states.length));
  same.steps.forEach(({ probability }, k) => expect(probability).toBeCloseTo(web.steps[k]!.probability, 9));
  const odds = Float64Array.from(web.states, ({ i, j }) => (i === 1 && j === 1 ? Math.log(7) : 0));
  // .3 · 7 against .7
  expect(web.weighed(odds).at(1, 1)!.through).toBeCloseTo(0.75, 9);
  expect(web.expectedBest(0.45)).toHaveLength(1);
  expect(web.weighed(odds).expectedBest(0.45)).toHaveLength(2);
});

it('lets two sure pairs settle what the third is unsure of', () => {
  const pairs = [
    { a: 0, b: 1, web: two(0.98) },
    { a: 0, b: 2, web: two(0.4) },
    { a: 1, b: 2, web: two(0.97) },
  ];
  const [first, second] = agreed(pairs, ticker);
  expect(second!.at(1, 1)!.through).toBeGreaterThan(0.7);
  expect(first!.at(1, 1)!.through).toBeGreaterThan(0.97);
});

it('says nothing of what the third version lacks', () => {
  // versions 0 and 1 have a sentence that version 2 lacks
  const lacking = new Web([step(0, 1, 0, 0, 1), step(1, 2, 0, 1, 1)], 2);
  const [web] = agreed(
    [
      {
        a: 0,
        b: 1,
        web: new Web([step(0, 1, 0, 0, 0.4), step(0, 1, 0, 1, 0.6), step(1, 1, 0, 1, 0.4), step(1, 2, 1, 2, 1)], 3),
      },
      { a: 0, b: 2, web: lacking },
      { a: 1, b: 2, web: lacking },
    ],
    ticker,
  );
  expect(web!.steps[1]!.probability).toBeCloseTo(0.6, 1);
});
