import { describe, expect, test } from 'vitest';
import { readDocument } from './read-document.ts';
import { guessDocumentLanguages, toVersion } from './version.ts';

const document = (text: string, fileName = 'a.txt', format?: 'lines') =>
  readDocument(new TextEncoder().encode(text), { fileName, format });

const ITALIAN = 'Il gatto dormiva sul tetto della casa. Poi arrivò Anna, che aveva comprato del pesce al mercato.';

describe('toVersion', () => {
  test('gives each segment its sentences, as ranges of its text', async () => {
    const { language, segments } = toVersion(await document(`${ITALIAN}\n\nFine della storia.\n`), 'it');
    expect(language).toBe('it');
    const sentences = segments.map(({ text, sentences: own }) => own.map(([start, end]) => text.slice(start, end)));
    expect(sentences).toEqual([
      ['Il gatto dormiva sul tetto della casa.', 'Poi arrivò Anna, che aveva comprato del pesce al mercato.'],
      ['Fine della storia.'],
    ]);
  });

  test('proposes furniture with a reason, by the words and by what the markup told', async () => {
    const text = toVersion(await document(`${ITALIAN}\n\n${ITALIAN}\n\nLascia un commento\n`), 'it');
    expect(text.segments.at(-1)).toMatchObject({ paratext: true, reason: 'comment-form' });
    const page = toVersion(await document(`<nav><a href="/">Prima pagina</a></nav><p>${ITALIAN}</p>`, 'a.html'), 'it');
    expect(page.segments.map(({ paratext, reason }) => [paratext, reason])).toEqual([
      [true, 'navigation'],
      [false, undefined],
    ]);
  });

  test('takes lines as they are: nothing is folded, empty lines have no sentence', async () => {
    const { segments } = toVersion(await document(`${ITALIAN}\n\nLascia un commento\n`, 'a.txt', 'lines'), 'it');
    expect(segments.map(({ paratext }) => paratext)).toEqual([false, false, false]);
    expect(segments[1]!.sentences).toEqual([]);
  });

  test('reports progress that ends at the total, and stops where its caller throws', async () => {
    const long = await document(Array.from({ length: 3000 }, () => ITALIAN).join('\n\n'));
    const seen: number[] = [];
    toVersion(long, 'it', (done, total) => {
      expect(total).toBe(3000);
      seen.push(done);
    });
    expect(seen.length).toBeGreaterThan(10);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBe(3000);
    const stop = new Error('stop');
    expect(() =>
      toVersion(long, 'it', () => {
        throw stop;
      }),
    ).toThrow(stop);
  });
});

describe('guessDocumentLanguages', () => {
  test('decides for each text', async () => {
    const german = 'Die Katze schlief auf dem Dach des Hauses. Dann kam Anna, die auf dem Markt Fisch gekauft hatte.';
    const guesses = await guessDocumentLanguages([await document(ITALIAN), await document(german)]);
    expect(guesses.map(({ language }) => language.value)).toEqual(['it', 'de']);
  });

  test('a declared language counts where the text agrees, and no further', async () => {
    const page = (lang: string) => document(`<html lang="${lang}"><p>${ITALIAN}</p></html>`, 'a.html');
    const [swiss] = await guessDocumentLanguages([await page('it-CH')]);
    expect(swiss!.language.value).toBe('it-CH');
    const [lie] = await guessDocumentLanguages([await page('ja')]);
    expect(lie!.language.value).toBe('it');
  });
});
