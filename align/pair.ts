import { findAnchors } from './anchors.ts';
import { baseLexicon } from './cognates.ts';
import type { Window } from './corridor.ts';
import { BEAD_TYPES, PARAMETERS, lengthCost, typeCosts } from './cost.ts';
import type { Parameters } from './cost.ts';
import { prefixSums, viterbi } from './dp.ts';
import type { Model, PairBead } from './dp.ts';
import { EvidenceBlock } from './evidence.ts';
import type { Sentences } from './features.ts';
import { learn } from './learn.ts';
import { combine, unigrams } from './lexicon.ts';
import type { Lexicon } from './lexicon.ts';
import type { Ticker } from './progress.ts';
import { anchoredCorridor, narrowCorridor } from './route.ts';
import { Structure } from './structure.ts';
import type { AlignPhase, LexiconSource } from './types.ts';

/** Beads whose lengths alone cost this much are not looked at. */
const LENGTH_MAX = 15;
/** What stays of the base lexicon's weights beside learned ones. */
const BASE_SHARE = 0.4;

/**
 * The alignment of two versions in the making: the words' model is learned from all windows together, then each window can be
 * aligned, again and in parts.
 */
export class PairAligner {
  readonly a: Sentences;
  readonly b: Sentences;
  private readonly ticker: Ticker;
  private readonly parameters: Parameters;
  private readonly structure: Structure;
  private readonly unigramsA: Float32Array;
  private readonly unigramsB: Float32Array;
  private readonly sumA: Float64Array;
  private readonly sumB: Float64Array;
  private readonly baseAB: Lexicon;
  private readonly baseBA: Lexicon;
  private ab: Lexicon;
  private ba: Lexicon;
  private ratio: number;
  private typeCosts: readonly number[];
  private block: EvidenceBlock | null = null;

  constructor(a: Sentences, b: Sentences, ticker: Ticker, source?: LexiconSource, parameters: Parameters = PARAMETERS) {
    this.a = a;
    this.b = b;
    this.ticker = ticker;
    this.parameters = parameters;
    this.structure = new Structure(a, b);
    this.typeCosts = typeCosts(
      BEAD_TYPES.map(() => 0),
      parameters.priorTrust,
    );
    this.unigramsA = unigrams(a);
    this.unigramsB = unigrams(b);
    this.sumA = prefixSums(a.length);
    this.sumB = prefixSums(b.length);
    const base = baseLexicon(a, b, source);
    this.ab = this.baseAB = base.forward();
    this.ba = this.baseBA = base.backward();
    this.ratio = this.sumB[b.count]! / Math.max(1, this.sumA[a.count]!) || 1;
  }

  /** Aligns all windows, learning from them; `fixed` are beads known beforehand (pins), learned from as well. Returns the beads of each window. */
  train(windows: readonly Window[], fixed: readonly PairBead[], from: number, to: number): PairBead[][] {
    const passes = this.parameters.passes + 1;
    let aligned: PairBead[][] = [];
    for (let pass = 0; pass < passes; pass++) {
      const share = (part: number) => from + ((to - from) * (pass + part)) / passes;
      if (pass > 0) {
        this.ticker.stage('learning', share(0), share(0.3));
        this.learnFrom([...aligned.flat(), ...fixed]);
      }
      const phase: AlignPhase = 'aligning';
      this.ticker.stage(phase, share(0.3), share(1));
      aligned = windows.map((window, w) => this.align(window, aligned[w]));
    }
    return aligned;
  }

  /** Aligns one window with what is known by now, near the `earlier` path if there is one. */
  align(window: Window, earlier?: readonly PairBead[]): PairBead[] {
    if (window.i0 === window.i1 || window.j0 === window.j1) return gaps(window);
    const anchors = findAnchors(this.a, this.b, this.ab, window);
    const corridor = earlier
      ? narrowCorridor(window, earlier, anchors, this.sumA, this.sumB)
      : anchoredCorridor(window, anchors, this.sumA, this.sumB);
    return viterbi(this.model(), corridor, this.ticker).beads;
  }

  /** How sure a two-sided bead is by its own evidence, 0 to 1. */
  confidence({ a0, a1, b0, b1 }: PairBead): number {
    const cost = this.lengthCost({ a0, a1, b0, b1 });
    return 1 / (1 + Math.exp(cost - 2 - this.parameters.lambda * this.evidence().single(a0, a1, b0, b1)));
  }

  private lengthCost({ a0, a1, b0, b1 }: PairBead): number {
    const { sumA, sumB } = this;
    return lengthCost(sumA[a1]! - sumA[a0]!, sumB[b1]! - sumB[b0]!, this.ratio, this.parameters.variance);
  }

  private learnFrom(beads: readonly PairBead[]): void {
    const { a, b, ticker } = this;
    const ab = learn(a, b, beads, this.baseAB, this.unigramsB, false, ticker);
    const ba = learn(b, a, beads, this.baseBA, this.unigramsA, true, ticker);
    this.ab = combine(ab, this.baseAB, BASE_SHARE, b.vocabulary.size);
    this.ba = combine(ba, this.baseBA, BASE_SHARE, a.vocabulary.size);
    this.block = null;
    let lengthA = 0;
    let lengthB = 0;
    for (const { a0, a1, b0, b1 } of beads) {
      if (a0 === a1 || b0 === b1) continue;
      lengthA += this.sumA[a1]! - this.sumA[a0]!;
      lengthB += this.sumB[b1]! - this.sumB[b0]!;
    }
    const counts = BEAD_TYPES.map(
      ([x, y]) => beads.filter((bead) => bead.a1 - bead.a0 === x && bead.b1 - bead.b0 === y).length,
    );
    this.typeCosts = typeCosts(counts, this.parameters.priorTrust);
    if (lengthA > 0 && lengthB > 0) this.ratio = lengthB / lengthA;
  }

  private model(): Model {
    const { a, b } = this;
    return {
      a,
      b,
      ratio: this.ratio,
      evidence: this.evidence(),
      structure: this.structure,
      typeCosts: this.typeCosts,
      parameters: this.parameters,
    };
  }

  /** The words' evidence by the lexicons of this moment. */
  private evidence(): EvidenceBlock {
    this.block ??= new EvidenceBlock(
      { from: this.a, to: this.b, lexicon: this.ab, fromUnigrams: this.unigramsA, toUnigrams: this.unigramsB },
      { from: this.b, to: this.a, lexicon: this.ba, fromUnigrams: this.unigramsB, toUnigrams: this.unigramsA },
      this.parameters.explained,
      (a0, a1, b0, b1) => this.lengthCost({ a0, a1, b0, b1 }) < LENGTH_MAX,
    );
    return this.block;
  }
}

/** Every sentence a bead of its own. */
function gaps({ i0, i1, j0, j1 }: Window): PairBead[] {
  const beads: PairBead[] = [];
  for (let i = i0; i < i1; i++) beads.push({ a0: i, a1: i + 1, b0: j0, b1: j0 });
  for (let j = j0; j < j1; j++) beads.push({ a0: i1, a1: i1, b0: j, b1: j + 1 });
  return beads;
}
