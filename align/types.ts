/**
 * The engine's terms. A **version** is one text of a work: segments (paragraphs, headings, …) in reading order, each with its
 * sentences as half-open ranges of characters. A **bead** is one row of an alignment: for each version a half-open **run** of
 * units, possibly empty. An **alignment** is a list of beads in which every unit of every version stands in exactly one bead and
 * order is kept. Units are segments at paragraph level, sentences inside a bead at sentence level.
 */
import type { Embeddings } from './meaning.ts';
import type { SegmentKind, Span } from '../text/types.ts';

export interface AlignSegment {
  readonly text: string;
  readonly kind: SegmentKind;
  /** 1-6 for headings, else 0 or nesting depth. */
  readonly level: number;
  readonly paratext: boolean;
  /** What kind of furniture paratext is ('comment-form', 'caption', …), where that is known. */
  readonly reason?: string | null;
  readonly sentences: readonly Span[];
}

export interface AlignVersion {
  /** BCP 47; 'und' where unknown. */
  readonly language: string;
  readonly segments: readonly AlignSegment[];
}

/** Half-open; start === end is a gap. */
export type Run = readonly [start: number, end: number];

export interface Reason {
  readonly code: 'numbers' | 'length' | 'words' | 'gap' | 'structure' | 'related';
  readonly values?: Readonly<Record<string, string | number>>;
}

export interface SentenceBead {
  /** One per version; sentences counted from 0 within the bead, over its segments in order. */
  readonly runs: readonly Run[];
  readonly score: number;
}

export interface Bead {
  /** One per version, over segments. */
  readonly runs: readonly Run[];
  /** Calibrated probability that the bead is right, 0 to 1. */
  readonly score: number;
  readonly reasons: readonly Reason[];
  readonly sentenceBeads: readonly SentenceBead[];
}

export interface Relation {
  readonly a: number;
  readonly b: number;
  readonly verdict: 'translation' | 'related' | 'unrelated';
  /** Calibrated probability that the two are translations of each other, 0 to 1. */
  readonly score: number;
}

/** Segments of two versions a < b that are translations of each other but stand in another order: they cross the rows. */
export interface Moved {
  readonly a: number;
  readonly aRun: Run;
  readonly b: number;
  readonly bRun: Run;
  /** Which of these segments correspond, as numbers of segments of a and of b, in order; one may stand in several. */
  readonly segments: readonly (readonly [ofA: number, ofB: number])[];
  /** Probability that they are translations of each other, 0 to 1. */
  readonly score: number;
}

export interface Alignment {
  readonly beads: readonly Bead[];
  /** One per pair a < b of versions. */
  readonly relations: readonly Relation[];
  /** Blocks that changed places, in the order of their versions and segments. The beads leave them as gaps. */
  readonly moved: readonly Moved[];
}

/** Beads that stand: re-aligning works between them and never touches them. Ordered, none overlapping. */
export interface Pin {
  readonly runs: readonly Run[];
}

export type AlignPhase = 'comparing' | 'aligning' | 'learning' | 'finishing';

export interface AlignOptions {
  readonly pins?: readonly Pin[];
  /**
   * Called at least every 50 ms of work with a share from 0 to 1 that never falls; throw from it to cancel: nothing is kept, and
   * the thrown value comes out of `align` as it is.
   */
  readonly onProgress?: (phase: AlignPhase, share: number) => void;
  /** Word pairs known beforehand, if any. */
  readonly lexicon?: LexiconSource;
  /**
   * What a language model makes of the sentences, one of these per version, null where there is none: one more kind of evidence. All
   * must have the same number of dimensions.
   */
  readonly embeddings?: readonly (Embeddings | null)[];
}

/** Weighted word pairs between two languages, loaded by the caller; the engine only asks. */
export interface LexiconSource {
  /** Translations of a folded word, with weights 0 to 1; empty where unknown. Null where the pair has no lexicon. */
  lookup(from: string, to: string): ((word: string) => readonly (readonly [word: string, weight: number])[]) | null;
}

/** Below this score a bead counts as doubtful. */
export const DOUBT_THRESHOLD = 0.6;
