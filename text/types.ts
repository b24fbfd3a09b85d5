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

/** How a plain text marks its paragraphs. 'mixed': several of them in one file, decided block by block. */
export type ParagraphConvention = 'auto' | 'lines' | 'blank-lines' | 'indents' | 'mixed';

/** Why a block was taken for page furniture. Same words as PARATEXT_REASONS in contract/import.ts. */
export type ParatextReason =
  | 'comment-form'
  | 'share-links'
  | 'cookie-notice'
  | 'credit-line'
  | 'caption'
  | 'navigation'
  | 'subscription'
  | 'copyright'
  | 'related-links'
  | 'repeated-title'
  | 'running-head'
  | 'page-number'
  | 'advertisement'
  | 'metadata'
  | 'licence';

/** What is odd about a source but no obstacle. A subset of DRAFT_WARNINGS in contract/import.ts. */
export interface TextWarning {
  readonly code: 'invalid-bytes' | 'mixed-encodings' | 'nul-removed' | 'lone-surrogates' | 'long-paragraph-cut';
  readonly values?: Readonly<Record<string, number>>;
}

/** A word with its place in the text: half-open range, UTF-16 units. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Likely languages of a text, best first; `language` is the first. BCP 47, 'und' where nothing can be said. */
export interface LanguageGuess {
  readonly language: Guess;
  readonly languages: readonly Guess[];
}
