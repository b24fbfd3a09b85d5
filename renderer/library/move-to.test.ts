import { expect, it } from 'vitest';
import { moveTo } from './move-to.ts';

it('puts a thing at a place and stays within the list', () => {
  const order = [1, 2, 3];
  expect(moveTo(order, 3, 0)).toEqual([3, 1, 2]);
  expect(moveTo(order, 1, 2)).toEqual([2, 3, 1]);
  expect(moveTo(order, 1, 99)).toEqual([2, 3, 1]);
  expect(moveTo(order, 2, -1)).toEqual([2, 1, 3]);
});
