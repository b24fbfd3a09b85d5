import { expect, test } from 'vitest';
import type { Version } from '../../../contract/model.ts';
import { drawnColumns, leadOf, tagsOf } from './mode-facts.ts';

const columns = ['en', 'it-CH', 'en-GB'].map((language, index) => ({
  index,
  version: { id: index + 1, language } as Version,
}));

test('the version that leads is the chosen one while it is shown', () => {
  expect(leadOf(columns, 2)).toBe(columns[1]);
  expect(leadOf(columns, 9)).toBe(columns[0]);
  expect(leadOf([], 1)).toBeUndefined();
  expect(drawnColumns(columns, 'single', 3)).toEqual([columns[2]]);
  expect(drawnColumns(columns, 'blurred', 3)).toBe(columns);
});

test('versions of one language have tags that differ', () => {
  expect(tagsOf(columns)).toEqual(['en 1', 'it', 'en 2']);
});
