import { expect, test } from 'vitest';
import { strengthOf } from './strength.ts';

test('parts the sure from the likely and the possible', () => {
  expect([1, 0.8, 0.79, 0.6, 0.5].map(strengthOf)).toEqual(['sure', 'sure', 'likely', 'likely', 'possible']);
});
