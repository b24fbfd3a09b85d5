/**
 * What a file becomes when it is read: a document, that is blocks in reading order with what the file says about itself. Nothing
 * in it is decided for good: language, paratext and sentences are the next step's (version.ts).
 */
import type { DraftWarning, Guess, InputFormat, ParagraphConvention, ParatextReason } from '../contract/import.ts';
import type { Block } from '../text/types.ts';

/** A block as a reader found it. `hint` is set where the markup itself says that the block is page furniture. */
export interface DocumentBlock extends Block {
  readonly hint?: ParatextReason;
}

export interface Document {
  /** As the file names itself; else empty. */
  readonly title: string;
  readonly author: string;
  /** BCP 47 as the file declares it; absent where it says nothing. It may lie. */
  readonly language?: string;
  readonly format: InputFormat;
  readonly encoding: Guess;
  /** Other encodings the bytes may be in, best first, the chosen one among them. */
  readonly encodings: readonly Guess[];
  readonly convention: ParagraphConvention;
  readonly blocks: readonly DocumentBlock[];
  readonly warnings: readonly DraftWarning[];
}

export interface ReadOptions {
  /** For the format by its ending, and for error messages. Never opened. */
  readonly fileName: string;
  readonly format?: InputFormat;
  /** A WHATWG encoding label; found by itself where absent. */
  readonly encoding?: string;
  readonly convention?: ParagraphConvention;
}

/** What a reader gives back: a document less what decoding knows. */
export type Reading = Pick<Document, 'title' | 'author' | 'language' | 'blocks'> & {
  readonly convention?: ParagraphConvention;
  readonly warnings: readonly DraftWarning[];
};
