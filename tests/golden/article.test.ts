/** The whole way of a noisy news article in three languages: from files to rows, by the command line as a real process. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { RUN_TIMEOUT, hexapla } from '../cli/run.ts';

vi.setConfig({ testTimeout: RUN_TIMEOUT, hookTimeout: RUN_TIMEOUT });

type Run = [start: number, end: number];
interface Gold {
  versions: string[];
  languages: string[];
  /** Articles on the same affair that are no translations. */
  others: string[];
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

const CORPORA = ['article', 'bridge', 'train', 'setter', 'ferry', 'stove'] as const;
/** Whose strangers are also tried two by two; with all at once each pair is judged too. */
const IN_PAIRS: readonly string[] = ['article', 'bridge'];
const path = (corpus: string, name: string) => fileURLToPath(new URL(`${corpus}/${name}`, import.meta.url));
const readGold = (corpus: string) => JSON.parse(readFileSync(path(corpus, 'gold.json'), 'utf8')) as Gold;

async function align(corpus: string, files: readonly string[]): Promise<Output> {
  const { stdout, code, stderr } = await hexapla(['align', ...files.map((name) => path(corpus, name))]);
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

const filled = (row: readonly number[][]) => row.filter((cell) => cell.length > 0).length;

describe.each(CORPORA)('%s: a news article with titles, captions and comment lines astray', (corpus) => {
  const gold = readGold(corpus);
  let output: Output;
  beforeAll(async () => {
    output = await align(corpus, gold.versions);
  });

  test('languages and paragraphs are found, each line, blank line and wrapped line as it was meant', () => {
    expect(output.versions.map(({ language }) => language)).toEqual(gold.languages);
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

describe.each(CORPORA)('%s: articles on the same affair that translate nothing', (corpus) => {
  const gold = readGold(corpus);
  const pairs = [...gold.versions, ...gold.others].flatMap((a, k, files) =>
    files.slice(k + 1).flatMap((b) => (gold.others.includes(b) ? [[a, b] as const] : [])),
  );

  test.each(IN_PAIRS.includes(corpus) ? pairs : [])('%s and %s', async (a, b) => {
    const { relations } = await align(corpus, [a, b]);
    expect(relations[0]!.verdict).not.toBe('translation');
  });

  test('among the translations they stand alone, and leave these as they are', async () => {
    const output = await align(corpus, [...gold.versions, ...gold.others]);
    const count = gold.versions.length;
    for (const { b, verdict } of output.relations.filter((relation) => relation.b >= count)) {
      expect(verdict, `${b}`).not.toBe('translation');
    }
    const rows = bodyRows(output);
    const mixed = rows.filter((row) => row.slice(count).some((cell) => cell.length > 0) && filled(row) > 1);
    expect(mixed).toEqual([]);
    const own = rows.map((row) => row.slice(0, count)).filter((row) => filled(row) > 0);
    expect(own).toEqual(bodyRows(await align(corpus, gold.versions)));
  });
});
