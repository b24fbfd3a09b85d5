/** Strict F1 with each kind of evidence off in turn: the table of docs/engine.md. `node bench/engine/ablation.ts` */
import { PARAMETERS } from '../../align/cost.ts';
import type { Parameters } from '../../align/cost.ts';
import { readSentences } from '../../align/features.ts';
import { addCounts, fromCounts, scoreCounts } from '../../align/index.ts';
import type { ScoredBead } from '../../align/index.ts';
import { PairAligner } from '../../align/pair.ts';
import { Ticker } from '../../align/progress.ts';
import { goldPairs } from './gold.ts';
import type { GoldPair } from './gold.ts';

const numbers = (text: string) => (text === '' ? [] : text.split(',').map(Number));
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, k) => from + k);

function counts([a, b, gold]: GoldPair, parameters: Parameters) {
  const ticker = new Ticker(undefined);
  const [textA, textB] = [a, b].map((version) =>
    readSentences(
      version,
      version.segments.map((_, k) => k),
      ticker,
    ),
  );
  const pair = new PairAligner(textA!, textB!, ticker, undefined, parameters);
  const [beads] = pair.train([{ i0: 0, i1: textA!.count, j0: 0, j1: textB!.count }], [], 0, 1);
  const predicted = beads!.map(({ a0, a1, b0, b1 }): ScoredBead => ({ source: range(a0, a1), target: range(b0, b1) }));
  const truth = [...gold].map((bead): ScoredBead => {
    const [source, target] = bead.split('|') as [string, string];
    return { source: numbers(source), target: numbers(target) };
  });
  return scoreCounts(truth, predicted);
}

const variants: Record<string, Partial<Parameters>> = {
  'all evidence': {},
  'no words (lengths only)': { lambda: 0 },
  'nothing learned': { passes: 0 },
  'one learning pass': { passes: 1 },
  'lengths hardly count': { variance: 1e6 },
  'variance of Gale and Church': { variance: 6.8 },
  'fixed priors of bead types': { priorTrust: 1e9 },
  'gaps not affine': { gapExtend: PARAMETERS.gapOpen },
};
const sets = goldPairs();
process.stdout.write(`${''.padEnd(30)}${sets.map(({ name }) => name.padStart(10)).join('')}\n`);
for (const [name, change] of Object.entries(variants)) {
  const figures = sets.map(({ pairs }) => {
    const parameters = { ...PARAMETERS, ...change };
    return fromCounts(addCounts(pairs.map((pair) => counts(pair, parameters)))).strict.f1.toFixed(3);
  });
  process.stdout.write(`${name.padEnd(30)}${figures.map((figure) => figure.padStart(10)).join('')}\n`);
}
