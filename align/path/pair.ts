import { findAnchors } from './anchors.ts';
import { gapRuns, gaps, same, typeCounts } from './beads.ts';
import { Certainty } from './certainty.ts';
import { baseLexicon } from '../words/cognates.ts';
import type { Corridor, Window } from '../evidence/corridor.ts';
import { BEAD_TYPES, PARAMETERS, gapCost, lengthCost, typeCosts } from '../evidence/cost.ts';
import type { Parameters } from '../evidence/cost.ts';
import { viterbi } from './dp.ts';
import { Edges } from '../features/edges.ts';
import { EvidenceBlock } from '../evidence/evidence.ts';
import type { Direction } from '../evidence/contributions.ts';
import type { PairBead, Sentences } from '../features/sentences.ts';
import { PairRoom } from '../words/em.ts';
import { learn } from '../words/learn.ts';
import { combine, unigrams } from '../words/lexicon.ts';
import type { Lexicon } from '../words/lexicon.ts';
import type { Meaning } from '../meaning.ts';
import { grown } from './merge.ts';
import { prefixSums } from './model.ts';
import type { Model } from './model.ts';
import type { Ticker } from '../progress.ts';
import { PlacedWords } from '../evidence/links.ts';
import { TOLL, boundaryProbabilities, gapSentences, refine } from './refine.ts';
import { firstRatio, medianRatio, typicalRatio } from './ratio.ts';
import { BAND_AREA, anchoredCorridor, narrowCorridor } from './route.ts';
import { Seams } from '../evidence/seams.ts';
import { Structure } from '../evidence/structure.ts';
import type { LexiconSource } from '../types.ts';
import type { Web } from './web.ts';

/** Texts of at most this many sentences together are gone through until nothing changes; longer ones learn enough in one. */
const SHORT = 6000;
/** Windows that have so many times fewer sentences than beads are known beside them teach nothing that is not known. */
const LITTLE = 4;
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
  private readonly meaning: Meaning | null;
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
  private gapCost: number;
  private edges: Edges;
  private readonly seamsA: Seams;
  private readonly seamsB: Seams;
  private readonly gapSentencesA: Float64Array;
  private readonly gapSentencesB: Float64Array;
  /** Whether training is to keep all paths near the one found in `webs`. */
  keepWebs = false;
  /** For each window of the last training all paths near the one found; null where there was no choice. */
  webs: (Web | null)[] = [];
  /** All beads of the last training. */
  beads: readonly PairBead[] = [];
  private readonly worked = (units: number): void => this.ticker.tick(units, 0);
  private block: EvidenceBlock | null = null;
  private placed: PlacedWords | null = null;
  /** How sure the beads are that hold each sentence of A, of B. */
  readonly certaintyA: Certainty;
  readonly certaintyB: Certainty;
  /** The same after other versions have had their say: what rows are scored by. Verdicts rest on what the pair says by itself. */
  agreedA: Certainty;
  agreedB: Certainty;

  constructor(
    a: Sentences,
    b: Sentences,
    ticker: Ticker,
    source?: LexiconSource,
    parameters: Parameters = PARAMETERS,
    meaning: Meaning | null = null,
  ) {
    this.a = a;
    this.b = b;
    this.agreedA = this.certaintyA = new Certainty(a.count);
    this.agreedB = this.certaintyB = new Certainty(b.count);
    this.ticker = ticker;
    this.parameters = parameters;
    this.structure = new Structure(a, b);
    this.meaning = meaning;
    this.typeCosts = typeCosts(
      BEAD_TYPES.map(() => 0),
      parameters.priorTrust,
    );
    this.gapCost = gapCost(0, 0, parameters.priorTrust);
    this.edges = new Edges(a, b, []);
    this.seamsA = new Seams(a);
    this.seamsB = new Seams(b);
    this.gapSentencesA = gapSentences(this.seamsA, parameters.weights);
    this.gapSentencesB = gapSentences(this.seamsB, parameters.weights);
    this.unigramsA = unigrams(a);
    this.unigramsB = unigrams(b);
    this.sumA = prefixSums(a.length);
    this.sumB = prefixSums(b.length);
    const base = baseLexicon(a, b, this.worked, source);
    this.ab = this.baseAB = base.forward();
    this.ba = this.baseBA = base.backward();
    this.ratio = firstRatio(a, b, this.ab, this.ba, this.sumA, this.sumB, this.worked);
  }

  /**
   * Aligns all windows, learning from them until nothing changes; `known` are beads known beforehand, learned from as well.
   * Returns the beads of each window; how sure they are stands in `certainty`.
   */
  train(windows: readonly Window[], known: readonly PairBead[], from: number, to: number): PairBead[][] {
    const long = this.a.count + this.b.count > SHORT;
    const little = windows.reduce((sum, { i0, i1, j0, j1 }) => sum + i1 - i0 + j1 - j0, 0) * LITTLE < known.length;
    const passes = this.wordless || little ? 0 : long ? Math.min(1, this.parameters.passes) : this.parameters.passes;
    // a million empty lines a side: whatever were made of them would be made up
    if (this.wordless && long) return this.apart(windows, to);
    let aligned: PairBead[][] = [];
    for (let pass = 0; pass <= passes; pass++) {
      const share = (part: number) => from + ((to - from) * (pass + part)) / (passes + 2);
      if (pass > 0 || known.length > 0) {
        this.ticker.stage('learning', share(0), share(0.3));
        this.learnFrom([...aligned.flat(), ...known]);
      }
      this.ticker.stage('aligning', share(0.3), share(1));
      const before = aligned;
      aligned = windows.map((window, w) => this.align(window, before[w], long && pass < passes));
      if (!long && pass > 0 && same(before, aligned)) break;
    }
    this.ticker.stage('aligning', from + ((to - from) * (passes + 1)) / (passes + 2), to);
    this.webs = [];
    if (this.parameters.secondLook) aligned = windows.map((window, w) => this.refined(window, aligned[w]!));
    this.beads = aligned.flat();
    this.block?.release();
    this.placed = null;
    return aligned;
  }

  /** All sentences by themselves. */
  private apart(windows: readonly Window[], to: number): PairBead[][] {
    const aligned = windows.map((window) => gaps(window, this.worked));
    this.beads = aligned.flat();
    this.ticker.stage('aligning', to, to);
    return aligned;
  }

  /**
   * Learns once more, from `found`, in which other versions had their say, and takes the second look at it again. How sure its beads are
   * goes to `agreedA` and `agreedB` alone. `known` as in `train`.
   */
  lookAgain(
    windows: readonly Window[],
    found: readonly (readonly PairBead[])[],
    known: readonly PairBead[],
    from: number,
    to: number,
  ): PairBead[][] {
    if (this.wordless || !this.parameters.secondLook) return found.map((path) => [...path]);
    this.ticker.stage('learning', from, (from + to) / 2);
    this.learnFrom([...found.flat(), ...known]);
    this.ticker.stage('aligning', (from + to) / 2, to);
    this.webs = [];
    const beads = windows.map((window, w) => this.refined(window, found[w]!, true));
    this.block?.release();
    this.placed = null;
    return beads;
  }

  /** The path of least expected error near `path`; how sure its beads are is kept, `heard`: where other versions had their say alone. */
  private refined(window: Window, path: readonly PairBead[], heard = false): PairBead[] {
    if (path.length === 0) {
      this.webs.push(null);
      return [];
    }
    const empty = window.i0 === window.i1 || window.j0 === window.j1;
    const found = empty
      ? null
      : refine(this.model(false), this.placedWords(), window, path, this.ticker, this.keepWebs);
    this.webs.push(found?.web ?? null);
    const beads = found?.path ?? path;
    beads.forEach((bead, k) => {
      const posteriors = found?.posteriors;
      const [sure, start, end] = posteriors
        ? [posteriors.bead[k]!, posteriors.start[k]!, posteriors.end[k]!]
        : [1, 1, 1];
      this.note(bead, sure, start, end, heard);
    });
    return this.grown(beads, heard);
  }

  /** Keeps how sure a bead is, its beginning and its end. */
  private note(bead: PairBead, sure: number, start: number, end: number, heard: boolean): void {
    if (!heard) note(this.certaintyA, this.certaintyB, bead, sure, start, end);
    if (this.agreedA !== this.certaintyA) note(this.agreedA, this.agreedB, bead, sure, start, end);
  }

  /** `path` with beads greater than the search tries where they are cheaper. */
  private grown(path: readonly PairBead[], heard: boolean): PairBead[] {
    const found = grown(this.model(false), () => this.placedWords(), path, this.ticker);
    let done = 0;
    const beads: PairBead[] = [];
    for (const { first, last, beads: instead, gain } of found) {
      for (; done < first; done++) beads.push(path[done]!);
      beads.push(...instead);
      done = last + 1;
      const sure = 1 / (1 + Math.exp(-gain));
      for (const bead of instead) this.note(bead, sure, sure, sure, heard);
    }
    for (; done < path.length; done++) beads.push(path[done]!);
    return beads;
  }

  /** Takes the best path through each of `webs`, made of this aligner's own, for what was found; null leaves a window as it is. */
  adopt(webs: readonly (Web | null)[], found: readonly (readonly PairBead[])[]): PairBead[][] {
    if (this.agreedA === this.certaintyA)
      [this.agreedA, this.agreedB] = [this.certaintyA.copy(), this.certaintyB.copy()];
    return found.map((beads, w) => {
      const web = webs[w];
      if (!web) return [...beads];
      const through = (i: number, j: number) => Math.min(1, web.at(i, j)!.through);
      const path = web.expectedBest(TOLL);
      for (const step of path) {
        const [start, end] = [through(step.a0, step.b0), through(step.a1, step.b1)];
        note(this.agreedA, this.agreedB, step, step.probability, start, end);
      }
      return this.grown(path, true);
    });
  }

  /** Nothing but lengths to go by: no use in looking far or twice. */
  private get wordless(): boolean {
    return this.a.tokens.length === 0 || this.b.tokens.length === 0;
  }

  /** Aligns one window with what is known by now, near the `earlier` path if there is one. */
  align(window: Window, earlier?: readonly PairBead[], quick = false): PairBead[] {
    if (window.i0 === window.i1 || window.j0 === window.j1) return gaps(window, this.worked);
    const anchors = findAnchors(this.a, this.b, this.ab, this.ba, window, this.worked);
    const corridor = earlier
      ? narrowCorridor(window, earlier, anchors, this.sumA, this.sumB, this.a.count + this.b.count > SHORT)
      : anchoredCorridor(window, anchors, this.sumA, this.sumB, this.wordless ? 0 : BAND_AREA, quick);
    return viterbi(this.model(quick), corridor, this.ticker);
  }

  /** Aligns one window with what is known by now, takes the second look at it, and keeps how sure its beads are. */
  alignSurely(window: Window): PairBead[] {
    return this.refined(window, this.align(window));
  }

  /** t(v | u) and t(u | v) as they are known by now. */
  lexicons(): readonly [ab: Lexicon, ba: Lexicon] {
    return [this.ab, this.ba];
  }

  /** The words' evidence for a bead, in nats, and that of its meaning where a language model was asked. */
  words({ a0, a1, b0, b1 }: PairBead): number {
    const meaning = this.meaning && a1 > a0 && b1 > b0 ? this.meaning.cost(a0, a1, b0, b1) : 0;
    return this.evidence().single(a0, a1, b0, b1) - meaning;
  }

  /** Tokens of a bead, the mean of its sides. */
  tokens({ a0, a1, b0, b1 }: PairBead): number {
    const { a, b } = this;
    return (a.tokenStart[a1]! - a.tokenStart[a0]! + b.tokenStart[b1]! - b.tokenStart[b0]!) / 2;
  }

  /** Share of the characters of `whole` that `beads` hold, of the side of which they hold less. */
  matched(beads: readonly PairBead[], whole: PairBead): number {
    const inA = (bead: PairBead) => this.sumA[bead.a1]! - this.sumA[bead.a0]!;
    const inB = (bead: PairBead) => this.sumB[bead.b1]! - this.sumB[bead.b0]!;
    const heldA = beads.reduce((sum, bead) => sum + inA(bead), 0);
    const heldB = beads.reduce((sum, bead) => sum + inB(bead), 0);
    return Math.min(heldA / Math.max(1, inA(whole)), heldB / Math.max(1, inB(whole)));
  }

  /** How many times as long B's side is as A's makes expect. */
  lengthFactor({ a0, a1, b0, b1 }: PairBead): number {
    return (this.sumB[b1]! - this.sumB[b0]!) / ((this.sumA[a1]! - this.sumA[a0]!) * this.ratio);
  }

  lengthCost({ a0, a1, b0, b1 }: PairBead): number {
    const { sumA, sumB } = this;
    return lengthCost(sumA[a1]! - sumA[a0]!, sumB[b1]! - sumB[b0]!, this.ratio, this.parameters.variance);
  }

  /** How probable a boundary is at each of `states`, among all ways through `corridor`, by what is known now. */
  boundaries(corridor: Corridor, states: readonly (readonly [i: number, j: number])[], part: number): number[] {
    return boundaryProbabilities(this.model(false), this.placedWords(), corridor, states, this.ticker, part);
  }

  /** Takes the words' model, the priors and the ratio of lengths from `beads`. */
  learnFrom(beads: readonly PairBead[]): void {
    [this.ab, this.ba] = this.learned(beads);
    this.block?.learn(...this.directions(this.ab, this.ba));
    this.placed = null;
    this.typeCosts = typeCosts(typeCounts(beads), this.parameters.priorTrust);
    this.edges = new Edges(this.a, this.b, beads);
    const twoSided = beads.filter(({ a0, a1, b0, b1 }) => a1 > a0 && b1 > b0);
    this.gapCost = gapCost(gapRuns(beads), twoSided.length, this.parameters.priorTrust);
    this.ratio = medianRatio(twoSided, this.sumA, this.sumB, typicalRatio(this.a, this.b));
  }

  private learned(beads: readonly PairBead[]): [ab: Lexicon, ba: Lexicon] {
    const { a, b, ticker } = this;
    const room = new PairRoom();
    const ab = learn(a, b, beads, this.baseAB, this.unigramsB, false, room, ticker);
    const ba = learn(b, a, beads, this.baseBA, this.unigramsA, true, room, ticker);
    return [
      combine(ab, this.baseAB, BASE_SHARE, b.vocabulary.size),
      combine(ba, this.baseBA, BASE_SHARE, a.vocabulary.size),
    ];
  }

  model(quick: boolean): Model {
    const { a, b } = this;
    return {
      a,
      b,
      sumA: this.sumA,
      sumB: this.sumB,
      ratio: this.ratio,
      evidence: this.evidence(),
      structure: this.structure,
      meaning: this.meaning,
      typeCosts: this.typeCosts,
      gapCost: this.gapCost,
      parameters: this.parameters,
      quick,
      edges: this.edges,
      seamsA: this.seamsA,
      seamsB: this.seamsB,
      gapSentencesA: this.gapSentencesA,
      gapSentencesB: this.gapSentencesB,
    };
  }

  /** The words' evidence by the lexicons of this moment. */
  private evidence(): EvidenceBlock {
    this.block ??= new EvidenceBlock(...this.directions(this.ab, this.ba), this.parameters.explained);
    return this.block;
  }

  /** The words' evidence with places, by the lexicons of this moment. */
  placedWords(): PlacedWords {
    // as long as the vocabulary: not to be made for each of many windows
    this.placed ??= new PlacedWords(...this.directions(this.ab, this.ba), this.parameters);
    return this.placed;
  }

  private directions(ab: Lexicon, ba: Lexicon): [Direction, Direction] {
    const { a, b, unigramsA, unigramsB } = this;
    return [
      { from: a, to: b, lexicon: ab, fromUnigrams: unigramsA, toUnigrams: unigramsB },
      { from: b, to: a, lexicon: ba, fromUnigrams: unigramsB, toUnigrams: unigramsA },
    ];
  }
}

function note(a: Certainty, b: Certainty, bead: PairBead, sure: number, start: number, end: number): void {
  for (let i = bead.a0; i < bead.a1; i++) a.set(i, sure, start, end);
  for (let j = bead.b0; j < bead.b1; j++) b.set(j, sure, start, end);
}
