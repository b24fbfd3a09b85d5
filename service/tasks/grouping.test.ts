import { expect, test } from 'vitest';
import { byNames } from './grouping.ts';

const version = (fileName: string, language: string, hash = fileName) => ({ fileName, hash, language: { value: language, score: 1 } }); // prettier-ignore
const namesOf = (group: readonly ReturnType<typeof version>[]) =>
  byNames(group).map((versions) => versions.map(({ fileName }) => fileName));

test('a series whose names make sets of languages is as many works, however alike its texts are', () => {
  const series = ['1.en', '1.it', '2.it', '2.en', '3.fr'].map((name) => version(`tale ${name}.txt`, name.slice(2)));
  expect(namesOf([...series, version('copy.txt', 'it', 'tale 1.it.txt')])).toEqual([
    ['tale 1.en.txt', 'tale 1.it.txt', 'copy.txt'],
    ['tale 2.it.txt', 'tale 2.en.txt'],
    ['tale 3.fr.txt'],
  ]);
});

test.each([
  ['one set and others', ['a.en.txt', 'a.it.txt', 'b.de.txt', 'c.fr.txt']],
  ['editions of one language', ['first.en.txt', 'second.en.txt', 'third.it.txt']],
  ['names that say nothing', ['en.txt', 'it.txt', 'fr.txt']],
])('%s stay one work', (_, names) => {
  expect(namesOf(names.map((name) => version(name, name.slice(-6, -4))))).toEqual([names]);
});
