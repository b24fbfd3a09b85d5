import { expect, test } from 'vitest';
import { guessFormat } from './guess-format.ts';

test.each([
  ['page.HTML', 'plain words', 'html'],
  ['notes.md', 'plain words', 'markdown'],
  ['book.txt', 'Plain words.\n\n# of items', 'text'],
  ['book.txt', '# A heading\n\n- and a list', 'text'],
  ['saved.txt', '\n<!DOCTYPE html><html>', 'html'],
  ['saved', '<?xml version="1.0"?>\n<html xmlns="x">', 'html'],
  ['fragment', '<p>One</p><p>Two</p>', 'html'],
  ['fragment', '<p>One', 'text'],
  ['', '# Heading\n\n> quote', 'markdown'],
  ['', '---\ntitle: x\n---\n\nText', 'markdown'],
  ['', '# not much of a sign', 'text'],
  ['', '<3 is a heart', 'text'],
  ['archive.md.txt', 'x', 'text'],
])('%s with %j is %s', (fileName, text, format) => {
  expect(guessFormat(fileName, text)).toBe(format);
});
