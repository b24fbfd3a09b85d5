/** Reviewing an alignment: which rows to look at first, and the whole of it at a glance. */
import type { BeadId, Reason } from './model.ts';

/**
 * One thing to look at: a row, or a stretch of neighbouring rows that all lack the same versions (one omission, however many paragraphs
 * it has).
 */
export interface Doubt {
  /** Its first row, as `reader.open` counts rows. */
  readonly row: number;
  /** All its rows in order. */
  readonly beadIds: readonly BeadId[];
  /** Of the least sure of its rows. */
  readonly score: number;
  readonly reasons: readonly Reason[];
  /** Page furniture, which comes last. */
  readonly furniture: boolean;
  /** The first words of each visible version in column order, cut to DOUBT_TEXT; '' for a gap. */
  readonly texts: readonly string[];
}

export interface DoubtQueue {
  /** Of the alignment that the rows belong to. */
  readonly revision: number;
  /** How many there are in all; `doubts` is a page of them. */
  readonly total: number;
  readonly from: number;
  /** The least sure first, furniture last. */
  readonly doubts: readonly Doubt[];
}

/** Most characters (code points) of each text of a doubt. */
export const DOUBT_TEXT = 90;

/** How two versions of a work lie against each other: what a dot plot is drawn from. Arrays are by row, as `reader.open` counts rows. */
export interface AlignmentPath {
  readonly revision: number;
  /** Segments of each version in each row. */
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  /** The number (SegmentView.number) of the first segment of each version in each row; 0 where it has none. */
  readonly firstA: Uint32Array;
  readonly firstB: Uint32Array;
  /** Counterparts that stand in different rows: row of the segment in a, row of the segment in b, and so on. */
  readonly links: Uint32Array;
}

/** What scoring the rows of a work anew came to. */
export interface ScoredAgain {
  readonly doubtful: number;
}
