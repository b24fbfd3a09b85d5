/** The whole way of a noisy news article in three languages: from files to rows, by the command line as a real process. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { RUN_TIMEOUT, hexapla } from '../cli/run.ts';

vi.setConfig({ testTimeout: RUN_TIMEOUT, hookTimeout: RUN_TIMEOUT });

type Run = [start: number, end: number];
interface Gold {
  versions: string[];
  segments: number[];
  title: number[][];
  furniture: number[][];
  beads: Run[][];
}
interface Output {
  versions: { language: string; segments: { text: string; paratext: boolean }[] }[];
  beads: { runs: Run[] }[];
  relations: { a: number; b: number; verdict: string; score: number }[];
}

const path = (name: string) => fileURLToPath(new URL(`article/${name}`, import.meta.url));
const gold = JSON.parse(readFileSync(path('gold.json'), 'utf8')) as Gold;

async function align(files: readonly string[]): Promise<Output> {
  const { stdout, code, stderr } = await hexapla(['align', ...files.map(path)]);
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout) as Output;
}

const numbers = ([start, end]: Run) => Array.from({ length: end - start }, (_, index) => start + index);

/** The rows as lists of segment numbers, less furniture; rows that were all furniture are left out. */
function bodyRows({ versions, beads }: Output): number[][][] {
  return beads
    .map(({ runs }) => runs.map((run, v) => numbers(run).filter((s) => !versions[v]!.segments[s]!.paratext)))
    .filter((row) => row.some((cell) => cell.length > 0));
}

describe('a news article with titles, captions and comment lines astray', () => {
  let output: Output;
  beforeAll(async () => {
    output = await align(gold.versions);
  });

  test('languages and paragraphs are found, each line, blank line and wrapped line as it was meant', () => {
    expect(output.versions.map(({ language }) => language)).toEqual(['it', 'fr', 'de']);
    expect(output.versions.map(({ segments }) => segments.length)).toEqual(gold.segments);
  });

  test('furniture is folded away, and nothing else', () => {
    output.versions.forEach(({ segments }, v) => {
      const folded = segments.flatMap(({ paratext }, s) => (paratext ? [s] : []));
      expect(folded.filter((s) => !gold.title[v]!.includes(s))).toEqual(gold.furniture[v]);
      expect(folded.filter((s) => gold.title[v]!.includes(s))).toHaveLength(Math.max(0, gold.title[v]!.length - 1));
    });
  });

  test('every paragraph stands beside its translations, gaps are gaps, and nothing is married that should not be', () => {
    const titles = gold.title.map((cell, v) =>
      cell.filter((s) => !output.versions[v]!.segments[s]?.paratext).slice(0, 1),
    );
    const wanted = [titles, ...gold.beads.map((runs) => runs.map(numbers))];
    expect(bodyRows(output)).toEqual(wanted);
  });

  test('all three are said to be translations of each other', () => {
    expect(output.relations.map(({ verdict }) => verdict)).toEqual(['translation', 'translation', 'translation']);
  });
});

describe('articles on the same affair that translate nothing', () => {
  test.each([
    ['clock.it.txt', 'foundry.fr.txt'],
    ['clock.fr.txt', 'column.it.txt'],
    ['clock.it.txt', 'column.it.txt'],
    ['clock.de.txt', 'column.it.txt'],
    ['clock.de.txt', 'foundry.fr.txt'],
    ['column.it.txt', 'foundry.fr.txt'],
  ])('%s and %s', async (a, b) => {
    const { relations } = await align([a, b]);
    expect(relations[0]!.verdict).not.toBe('translation');
  });
});
