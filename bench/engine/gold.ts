/** Development gold as pairs of versions with their beads, for measuring, fitting and ablations. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseBeads, toScoredBead } from '../../align/index.ts';
import type { AlignSegment, AlignVersion, ScoredBead } from '../../align/index.ts';
import { disturbed, noisySet } from './noisy.ts';
import type { NoisySet, ParallelText } from './noisy.ts';
import { GOLD, goldIsHere, linesVersion, readLines, sampleBlocks, unit } from './texts.ts';
import { parallelLessons } from './tutorial.ts';

export interface GoldDocument {
  readonly name: string;
  readonly a: AlignVersion;
  readonly b: AlignVersion;
  readonly gold: readonly ScoredBead[];
}

export interface GoldSet {
  /** Folder of the gold that has to be at hand; none where the set is made here. */
  readonly needs: string | null;
  readonly documents: () => GoldDocument[];
}

/** Noisy sets are made anew from these. */
export const SEEDS = [1, 2, 3, 4];
/** Pairs of languages of the noisy set, by number in noisy.ts. */
export const NOISY_PAIRS = { 'en-it': [0, 1], 'de-fr': [2, 3], 'en-ru': [0, 4], 'en-ja': [0, 5] } as const;

const version = (language: string, ...path: string[]) => linesVersion(language, readLines(...path));
const beads = (...path: string[]) => parseBeads(readFileSync(join(GOLD, ...path), 'utf8'));

const novel = (a: string, b: string): GoldSet => ({
  needs: 'mte-1984',
  documents: () => [
    {
      name: '1984',
      a: version(a, 'mte-1984', 'text', `${a}.txt`),
      b: version(b, 'mte-1984', 'text', `${b}.txt`),
      gold: beads('mte-1984', 'pairs', `${a}${b}.align`),
    },
  ],
});

const made = (seeds: readonly number[], make: (seed: number) => NoisySet): GoldSet => ({
  needs: null,
  documents: () =>
    seeds.map((seed) => {
      const { versions, rows } = make(seed);
      const gold = rows.map((row) => toScoredBead([row[0]!, row[1]!]));
      return { name: `seed ${seed}`, a: versions[0]!, b: versions[1]!, gold };
    }),
});

const noisy = (pair: readonly number[], seeds: readonly number[]): GoldSet =>
  made(seeds, (seed) => noisySet(seed, pair));

/**
 * Sets under a free licence that stand in the repository and that nothing is fitted on: lessons of npm's javascripting, stories of
 * the Bible verse by verse, with the noise of noisy.ts.
 */
export function freeSets(seeds: readonly number[] = SEEDS): Record<string, GoldSet> {
  const pair = (texts: () => ParallelText[], some = seeds): GoldSet =>
    made(some, (seed) => disturbed(texts(), seed, [0, 1]));
  const bible = (language: string): ParallelText => ({
    language,
    paragraphs: ['joseph', 'ruth'].flatMap((work) => sampleBlocks(work, language)),
  });
  return {
    'lessons en-it': pair(() => parallelLessons(['en', 'it'])),
    'lessons fr-ru': pair(() => parallelLessons(['fr', 'ru'])),
    'lessons en-ja': pair(() => parallelLessons(['en', 'ja'])),
    'bible en-es': pair(() => ['en', 'es'].map(bible), seeds.slice(0, 1)), // long enough for one
  };
}

/** All sets of two versions by name; the noisy ones from `seeds`. */
export function goldSets(seeds: readonly number[] = SEEDS): Record<string, GoldSet> {
  const noisySets = Object.entries(NOISY_PAIRS).map(([name, pair]) => [`noisy ${name}`, noisy(pair, seeds)] as const);
  return {
    textberg: {
      needs: 'textberg-defr',
      documents: () => {
        const folder = 'textberg-defr';
        const [a, b] = [version('de', folder, 'dev.de'), version('fr', folder, 'dev.fr')];
        return [{ name: 'dev', a, b, gold: beads(folder, 'dev.defr') }];
      },
    },
    mac: {
      needs: 'mac-zhen',
      documents: () =>
        ['001', '002', '003', '004', '005', '006'].map((name) => ({
          name,
          a: version('zh', 'mac-zhen', 'dev', `${name}.zh`),
          b: version('en', 'mac-zhen', 'dev', `${name}.en`),
          gold: beads('mac-zhen', 'dev', `${name}.align`),
        })),
    },
    parice: {
      needs: 'parice-enis',
      documents: () =>
        ['n_1', 'n_2', 'n_3', 't_1', 't_2'].map((name) => ({
          name,
          a: version('en', 'parice-enis', 'clean', `${name}.eng`),
          b: version('is', 'parice-enis', 'clean', `${name}.isl`),
          gold: beads('parice-enis', 'gold', `${name}.txt`),
        })),
    },
    '1984 cs-en': novel('cs', 'en'),
    '1984 en-ro': novel('en', 'ro'),
    ...Object.fromEntries(noisySets),
  };
}

/** Whether a set can be measured here. */
export const isHere = ({ needs }: GoldSet): boolean => needs === null || goldIsHere(needs);

/** A document without its paragraphs: each segment one sentence. */
export function flat(document: GoldDocument): GoldDocument {
  const lines = ({ language, segments }: AlignVersion) =>
    linesVersion(
      language,
      segments.map(({ text }) => text),
    );
  return { ...document, a: lines(document.a), b: lines(document.b) };
}

/** Documents with their paragraphs as segments, where the gold tells them; their beads count sentences through the whole text. */
export function paragraphDocuments(): Record<string, GoldDocument[]> {
  const paragraphs = (language: string, lines: string[], numbers: string[]): AlignVersion => {
    const groups = new Map<string, string[]>();
    lines.forEach((line, k) => groups.set(numbers[k]!, [...(groups.get(numbers[k]!) ?? []), line]));
    return { language, segments: Array.from(groups.values(), joined) };
  };
  const book = (language: string) =>
    paragraphs(
      language,
      readLines('mte-1984', 'text', `${language}.txt`),
      readLines('mte-1984', 'text', `${language}.para`),
    );
  const found: Record<string, GoldDocument[]> = {};
  if (goldIsHere('mte-1984')) {
    for (const [a, b] of [
      ['cs', 'en'],
      ['en', 'ro'],
    ] as const) {
      found[`1984 ${a}-${b} paragraphs`] = [
        { name: '1984', a: book(a), b: book(b), gold: beads('mte-1984', 'pairs', `${a}${b}.align`) },
      ];
    }
  }
  return found;
}

/** A segment of the given sentences. */
function joined(sentences: readonly string[]): AlignSegment {
  let at = 0;
  const spans = sentences.map((sentence): [number, number] => {
    const start = at;
    at += sentence.length + 1;
    return [start, start + sentence.length];
  });
  return unit(sentences.join(' '), { sentences: spans });
}
