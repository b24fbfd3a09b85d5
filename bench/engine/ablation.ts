/** Strict F1 with each kind of evidence off in turn: the table of docs/engine.md. `node bench/engine/ablation.ts` */
import { join } from 'node:path';
import { PARAMETERS } from '../../align/evidence/cost.ts';
import type { Parameters } from '../../align/evidence/cost.ts';
import { readSentences } from '../../align/features/features.ts';
import { addCounts, fromCounts, scoreCounts } from '../../align/index.ts';
import type { LexiconSource, ScoredBead } from '../../align/index.ts';
import { PairAligner } from '../../align/path/pair.ts';
import { Ticker } from '../../align/progress.ts';
import { COSTS } from '../../align/path/refine.ts';
import { loadLexicons } from '../../formats/lexicon.ts';
import { flat, goldSets, isHere } from './gold.ts';
import type { GoldDocument } from './gold.ts';

const lexicons = loadLexicons(join(import.meta.dirname, '..', '..', 'assets', 'lexicons'));
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, k) => from + k);

function counts({ a, b, gold }: GoldDocument, lexicon: LexiconSource | undefined, parameters: Parameters) {
  const ticker = new Ticker(undefined);
  const [textA, textB] = [a, b].map((version) =>
    readSentences(
      version,
      version.segments.map((_, k) => k),
      ticker,
    ),
  );
  const pair = new PairAligner(textA!, textB!, ticker, lexicon, parameters);
  const [beads] = pair.train([{ i0: 0, i1: textA!.count, j0: 0, j1: textB!.count }], [], 0, 1);
  const found = beads!.map(({ a0, a1, b0, b1 }): ScoredBead => ({ source: range(a0, a1), target: range(b0, b1) }));
  return scoreCounts(gold, found);
}

/** The weights of the second look with some of them set to 0. */
const less = (...names: (typeof COSTS)[number][]) =>
  PARAMETERS.weights.map((weight, f) => (names.includes(COSTS[f]!) ? 0 : weight));

const variants: Record<string, Partial<Parameters> & { lexicon?: undefined }> = {
  'all evidence': {},
  'no lexicon shipped': { lexicon: undefined },
  'nothing learned': { passes: 0 },
  'one learning pass': { passes: 1 },
  'no words': { lambda: 0, weights: less('words', 'weak members', 'weak pair') },
  'no second look': { secondLook: false },
  'words without places': { nearness: 0.01 },
  'weak members count as others': { weights: less('weak members', 'weak pair') },
  'no marks at edges': { weights: less('end', 'start') },
  'no marks at seams': {
    weights: less(...COSTS.filter((name) => /inside|gap (?:going|promised)|bare|short/.test(name))),
  },
  'no lengths': { variance: 1e6, weights: less('length') },
  'variance of Gale and Church': { variance: 6.8 },
  'fixed priors of bead types': { priorTrust: 1e9 },
  'no price for 2-2 and 3-3': { weights: less('square') },
};
const sets = Object.entries(goldSets([1, 2])).filter(([name, set]) => isHere(set) && !name.startsWith('1984'));
process.stdout.write(`${''.padEnd(30)}${sets.map(([name]) => name.padStart(13)).join('')}\n`);
for (const [name, { ...change }] of Object.entries(variants)) {
  const figures = sets.map(([, set]) => {
    const parameters = { ...PARAMETERS, ...change };
    const lexicon = 'lexicon' in change ? undefined : lexicons;
    const all = set.documents().map((document) => counts(flat(document), lexicon, parameters));
    return fromCounts(addCounts(all)).strict.f1.toFixed(3);
  });
  process.stdout.write(`${name.padEnd(30)}${figures.map((figure) => figure.padStart(13)).join('')}\n`);
}
