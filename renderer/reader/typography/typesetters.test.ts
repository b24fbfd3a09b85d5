import { expect, test } from 'vitest';
import { frenchSpaces } from './typesetters.ts';

test('a French mark is never parted from what it belongs to', () => {
  expect(frenchSpaces('« Quoi ? » dit-il ; « rien ! »')).toBe(
    '«\u202fQuoi\u202f?\u202f» dit-il\u202f; «\u202frien\u202f!\u202f»',
  );
  expect(frenchSpaces('Non.')).toBe('Non.');
  expect(frenchSpaces('déjà\u00a0: oui')).toBe('déjà\u00a0: oui');
});
