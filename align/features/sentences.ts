/** What the engine aligns: the sentences of a version in columns, and beads of them. */
import type { RareTokens } from './rare.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * The sentences of one version as the engine sees them, in columns. Sentence i has the tokens `tokens[tokenStart[i] ..
 * tokenStart[i + 1])`. A segment without sentences counts as one empty sentence, so that it is aligned like all else.
 */
export interface Sentences {
  readonly language: string;
  readonly count: number;
  /** Characters without spaces, at least 1. */
  readonly length: Float32Array;
  readonly tokenStart: Int32Array;
  readonly tokens: Int32Array;
  readonly vocabulary: Vocabulary;
  readonly rare: RareTokens;
  /** The unit (segment, or sentence where units are sentences) that each sentence belongs to, counted within `Sentences`. */
  readonly unit: Int32Array;
  /** First sentence of each unit; one entry more than there are units. */
  readonly unitStart: Int32Array;
  /** 1 where the sentence belongs to a heading. */
  readonly heading: Uint8Array;
  /** How each sentence ends and begins, by the classes of edges.ts. */
  readonly end: Uint8Array;
  readonly start: Uint8Array;
}

/** How the sentences of a version make up its units. */
export type UnitColumns = Pick<Sentences, 'count' | 'unitStart'>;

/** Sentences [a0, a1) of A with [b0, b1) of B; one side may be empty. */
export interface PairBead {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
}
