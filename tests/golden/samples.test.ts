/** The sample library is whole: what the manifest names is there, reads as it should, and is in the language that it says. */
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { guessDocumentLanguages, readDocument } from '../../formats/index.ts';

vi.setConfig({ testTimeout: 60_000 });

interface Manifest {
  format: number;
  works: {
    title: string;
    licence: string;
    licenceFiles: string[];
    versions: { file: string; language: string; original: boolean }[];
  }[];
}

const folder = new URL('../../assets/samples/', import.meta.url);
const bytes = (name: string) => readFileSync(new URL(name, folder));
const manifest = JSON.parse(bytes('manifest.json').toString()) as Manifest;

test('every file in the folder is named in the manifest, with a licence beside it', () => {
  const named = manifest.works.flatMap(({ versions, licenceFiles }) => [
    ...versions.map(({ file }) => file),
    ...licenceFiles,
  ]);
  expect(new Set(named)).toEqual(
    new Set(readdirSync(folder).filter((name) => !/^(README\.md|manifest\.json)$/.test(name))),
  );
  for (const { licence } of manifest.works) expect(licence).not.toBe('');
});

test('the Universal Declaration is there in nine languages, and a longer story in two', () => {
  const languages = manifest.works.map(({ versions }) =>
    versions.map(({ language }) => language.split('-')[0]!).toSorted((a, b) => a.localeCompare(b)),
  );
  expect(languages[0]).toEqual(['ar', 'de', 'en', 'es', 'fr', 'it', 'ja', 'ru', 'zh']);
  expect(languages[1]).toEqual(['en', 'es']);
});

test.each(manifest.works)(
  '$title reads as headings and running text, in the languages that it says',
  async ({ versions }) => {
    const documents = await Promise.all(versions.map(({ file }) => readDocument(bytes(file), { fileName: file })));
    const headings = documents.map(({ blocks }) => blocks.filter(({ kind }) => kind === 'heading').length);
    expect(new Set(headings).size).toBe(1);
    for (const { blocks, title, warnings, format } of documents) {
      expect([format, warnings]).toEqual(['markdown', []]);
      expect(blocks[0]).toMatchObject({ kind: 'heading', level: 1, text: title });
      for (const { text } of blocks) expect(text).not.toMatch(/[<>]|\s{2}|\\|&\w+;/);
    }
    const guessed = await guessDocumentLanguages(documents);
    const primary = (tag: string) => tag.split('-')[0];
    expect(guessed.map(({ language }) => primary(language.value))).toEqual(
      versions.map(({ language }) => primary(language)),
    );
  },
);
