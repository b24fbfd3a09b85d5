import { expect, test } from 'vitest';
import { languageLabel, ownName } from './languages.ts';

test('a language is called by its own name, with the capital that its rules ask for', () => {
  expect(['it', 'de', 'ja'].map(ownName)).toEqual(['Italiano', 'Deutsch', '日本語']);
  expect(languageLabel('it', 'en')).toBe('Italian (Italiano)');
});

test.each(['l0', 'x', 'und', 'not a tag', ''])('what names no language is shown as it stands: %j', (tag) => {
  expect(ownName(tag).toLowerCase()).toBe(tag.toLowerCase());
  expect(languageLabel(tag, 'en').toLowerCase()).toContain(tag.toLowerCase());
});
