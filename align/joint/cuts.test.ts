import { expect, it } from 'vitest';
import { Ticker } from '../progress.ts';
import { Web } from '../path/web.ts';
import { cutRow } from './cuts.ts';

const ticker = new Ticker(undefined);
/** Two sentences a side, one to one with probability `apart`, else all in one bead. */
const two = (apart: number): Web =>
  new Web(
    [
      { a0: 0, a1: 1, b0: 0, b1: 1, probability: apart },
      { a0: 0, a1: 2, b0: 0, b1: 2, probability: 1 - apart },
      { a0: 1, a1: 2, b0: 1, b1: 2, probability: apart },
    ],
    3,
  );
const row = [
  [0, 2],
  [0, 2],
  [0, 2],
] as const;
const pairs = (...apart: readonly [ab: number, ac: number, bc: number]) => [
  { a: 0, b: 1, web: two(apart[0]) },
  { a: 0, b: 2, web: two(apart[1]) },
  { a: 1, b: 2, web: two(apart[2]) },
];

it('cuts a row that one pair joined where the others are sure of the boundary', () => {
  expect(cutRow(row, pairs(0.98, 0.3, 0.98), ticker)).toEqual([
    [
      [0, 1],
      [0, 1],
      [0, 1],
    ],
    [
      [1, 2],
      [1, 2],
      [1, 2],
    ],
  ]);
});

it('leaves a row whole whose boundary one version has not, however sure the others are', () => {
  expect(cutRow(row, pairs(0.99, 0.1, 0.1), ticker)).toEqual([row]);
});
