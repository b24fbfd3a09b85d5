/** What text/ gives: segments in reading order, sentences as ranges of characters. All ranges are half-open, in UTF-16 units. */

export type Span = readonly [start: number, end: number];

export type SegmentKind = 'heading' | 'paragraph' | 'item' | 'quote' | 'verse' | 'caption' | 'note' | 'code';

/** A block of a version, as found in a source. `source` is its range in the decoded text where there is one. */
export interface Block {
  readonly kind: SegmentKind;
  /** 1-6 for headings, nesting depth from 1 for items, else 0. */
  readonly level: number;
  readonly text: string;
  readonly source?: Span;
}

export interface Guess<T extends string = string> {
  readonly value: T;
  /** 0 to 1. */
  readonly score: number;
}

/** Called between units of work; throw from it to stop. Pure code calls it at least every 50 ms of work. */
export type Checkpoint = (done: number, total: number) => void;
