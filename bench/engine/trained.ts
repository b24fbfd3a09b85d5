/** Development documents gone through up to the second look, for fitting its weights and trying them. */
import { join } from 'node:path';
import type { Window } from '../../align/evidence/corridor.ts';
import { readSentences } from '../../align/features/features.ts';
import { PARAMETERS } from '../../align/evidence/cost.ts';
import { grown } from '../../align/path/merge.ts';
import type { PairBead } from '../../align/features/sentences.ts';
import { PairAligner } from '../../align/path/pair.ts';
import { Ticker } from '../../align/progress.ts';
import { gapSentences, refine } from '../../align/path/refine.ts';
import { loadLexicons } from '../../formats/lexicon.ts';
import type { GoldDocument } from './gold.ts';
import { graphs } from './graph.ts';
import type { Graph } from './graph.ts';

const lexicons = loadLexicons(join(import.meta.dirname, '..', '..', 'assets', 'lexicons'));
const ticker = new Ticker(undefined);

export class Trained {
  readonly document: GoldDocument;
  readonly pair: PairAligner;
  private readonly window: Window;
  private readonly path: readonly PairBead[];

  constructor(document: GoldDocument) {
    const [a, b] = [document.a, document.b].map((version) =>
      readSentences(
        version,
        version.segments.map((_, k) => k),
        ticker,
      ),
    );
    this.document = document;
    this.pair = new PairAligner(a!, b!, ticker, lexicons, { ...PARAMETERS, secondLook: false });
    this.window = { i0: 0, i1: a!.count, j0: 0, j1: b!.count };
    this.path = this.pair.train([this.window], [], 0, 1)[0]!;
  }

  graphs(): Graph[] {
    return graphs(this.pair, this.document.gold);
  }

  /** The beads that the second look finds with `weights`. */
  beads(weights: readonly number[]): PairBead[] {
    const own = this.pair.model(false);
    const model = {
      ...own,
      parameters: { ...own.parameters, weights },
      gapSentencesA: gapSentences(own.seamsA, weights),
      gapSentencesB: gapSentences(own.seamsB, weights),
    };
    const words = this.pair.placedWords();
    const { path } = refine(model, words, this.window, this.path, ticker, false);
    const instead = grown(model, () => words, path, ticker);
    const kept = path.filter((_, k) => !instead.some(({ first, last }) => k >= first && k <= last));
    return [...kept, ...instead.flatMap(({ beads }) => beads)];
  }
}
