/**
 * Noisy pairs in languages that no weight was fitted on and no target names: `node bench/engine/languages.ts [first seed] [pair]...`.
 * Strict F1 with the shipped lexicons and without, mean of SEEDS seeds; with a pair named, its errors as well.
 */
import { join } from 'node:path';
import { addCounts, align, fromCounts, scoreCounts, toScoredBead } from '../../align/index.ts';
import { loadLexicons } from '../../formats/lexicon.ts';
import { noisySet } from './noisy.ts';
import type { NoisyLanguage } from './noisy.ts';

const SEEDS = 3;
const CODES: Readonly<Record<string, string>> = {
  en: 'eng',
  uk: 'ukr',
  zh: 'cmn_hans',
  fr: 'fra',
  pl: 'pol',
  es: 'spa',
  ja: 'jpn',
  he: 'heb',
  ar: 'arb',
  el: 'ell_monotonic',
  hi: 'hin',
  tr: 'tur',
  ko: 'kor',
  pt: 'por_PT',
  nl: 'nld',
  cs: 'ces',
  fi: 'fin',
  hu: 'hun',
  sv: 'swe',
  vi: 'vie',
  th: 'tha',
  fa: 'pes_1',
  de: 'deu_1996',
  ro: 'ron_2006',
  it: 'ita',
};
const PAIRS =
  'en-uk en-zh fr-pl es-ja en-he en-ar en-el en-hi en-tr en-ko pt-nl cs-fi hu-sv en-vi en-th ar-he zh-ja de-fa ro-es it-fr'.split(
    ' ',
  );

const lexicons = loadLexicons(join(import.meta.dirname, '..', '..', 'assets', 'lexicons'));
const [first = '101', ...asked] = process.argv.slice(2);

/** Strict F1 of one pair of languages over the seeds. */
function measure(pair: string, lexicon: typeof lexicons | undefined): [f1: number, rows: number] {
  const languages = pair.split('-').map((language): NoisyLanguage => [CODES[language]!, language]);
  const counts = Array.from({ length: SEEDS }, (_, k) => {
    const { versions, rows } = noisySet(Number(first) + k, [0, 1], languages);
    const found = align(versions, { lexicon }).beads.map(({ runs }) => toScoredBead([runs[0]!, runs[1]!]));
    return [
      scoreCounts(
        rows.map((row) => toScoredBead([row[0]!, row[1]!])),
        found,
      ),
      rows.length,
    ] as const;
  });
  return [fromCounts(addCounts(counts.map(([one]) => one))).strict.f1, counts.reduce((sum, [, rows]) => sum + rows, 0)];
}

const sums = [0, 0];
const pairs = asked.length > 0 ? asked : PAIRS;
for (const pair of pairs) {
  const figures = [lexicons, undefined].map((lexicon) => measure(pair, lexicon));
  figures.forEach(([f1], k) => (sums[k]! += f1));
  const spelt = figures.map(([f1]) => f1.toFixed(3).padStart(8)).join('');
  process.stdout.write(`${pair.padEnd(8)}${spelt}  ${figures[0]![1]} rows\n`);
}
process.stdout.write(`${'mean'.padEnd(8)}${sums.map((sum) => (sum / pairs.length).toFixed(3).padStart(8)).join('')}\n`);
