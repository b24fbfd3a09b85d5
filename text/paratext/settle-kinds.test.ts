import { expect, test } from 'vitest';
import { findParagraphs } from '../paragraphs/find-paragraphs.ts';
import { settleKinds } from './settle-kinds.ts';
import { guessTitle } from './title.ts';

const BODY =
  'Im Keller der alten Druckerei riecht es nach Blei und Kaffee. Hier arbeitet die letzte Setzerin der Stadt.';
const read = (...lines: string[]) => settleKinds(findParagraphs(lines.join('\n')).blocks);

test('the section of the page does not pass for the title below it', () => {
  const blocks = read('Kultur', 'Teilen', 'Die letzte Setzerin von Bergen', 'Von Ingrid Haas', BODY, BODY);
  expect(blocks.map(({ kind }) => kind).slice(0, 3)).toEqual(['paragraph', 'paragraph', 'heading']);
  expect(guessTitle(blocks)).toBe('Die letzte Setzerin von Bergen');
});

test('a caption that looks like a heading is a caption', () => {
  const blocks = read('Die letzte Setzerin', BODY, 'Am Setzkasten im Keller – Foto: Erik Lund', BODY);
  expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'caption', 'paragraph']);
});

test('headings of the text stay what they were', () => {
  const lines = ['Kultur', BODY, 'Kapitel 2', BODY];
  expect(read(...lines)).toEqual(findParagraphs(lines.join('\n')).blocks);
});
