/**
 * What a file becomes that holds several versions with their rows (a translation memory, a table, an export of ours): versions and beads
 * that are an alignment by construction, whatever the file said.
 */
import type { AlignedFormat, DraftWarning, Guess } from '../../contract/import.ts';
import type { BeadStatus, SegmentKind, Verdict } from '../../contract/model.ts';
import type { PlacedLink, PlacedNote } from '../../contract/placed.ts';
import type { Span } from '../../text/index.ts';
import type { AlignedReason } from '../write/aligned.ts';

export interface FileSegment {
  readonly kind: SegmentKind;
  readonly level: number;
  readonly text: string;
  readonly paratext: boolean;
  /** As the file says, in order and within the text; null where they are to be found. */
  readonly sentences: readonly Span[] | null;
}

/** What the file tells of a version; empty where it is silent. */
export interface FileVersionFacts {
  /** For people: "first edition", a column's head. */
  readonly name: string;
  /** BCP 47, canonical; absent where the file names none or none that is one. */
  readonly language?: string;
  readonly label: string;
  readonly translator: string;
  readonly date: string;
  readonly source: string;
  readonly original: boolean;
}

export interface FileVersion extends FileVersionFacts {
  readonly segments: readonly FileSegment[];
}

/** One row. Null: the file does not say. */
export interface FileBead {
  /** One per version, over its segments, half-open. Never all empty. */
  readonly runs: readonly Span[];
  readonly status: BeadStatus | null;
  readonly pinned: boolean;
  readonly score: number | null;
  readonly reasons: readonly AlignedReason[] | null;
  /** Over the sentences of the row, as the file has them. */
  readonly sentenceBeads: readonly FileSentenceBead[] | null;
}
export interface FileSentenceBead {
  readonly runs: readonly Span[];
  readonly score: number;
}

export interface FileRelation {
  readonly a: number;
  readonly b: number;
  readonly verdict: Verdict;
  readonly score: number;
}

/** What the rows of a file are worth besides its texts. */
export interface FileAlignment {
  readonly beads: readonly FileBead[];
  /** Null where the file gives no verdicts. */
  readonly relations: readonly FileRelation[] | null;
  readonly links: readonly PlacedLink[];
  readonly notes: readonly PlacedNote[];
  /** The user's notes on the work as a whole. */
  readonly about: string;
}

export interface AlignedDocument extends FileAlignment {
  readonly format: AlignedFormat;
  readonly title: string;
  readonly author: string;
  readonly tags: readonly string[];
  readonly versions: readonly FileVersion[];
  readonly encoding: Guess;
  readonly encodings: readonly Guess[];
  readonly warnings: readonly DraftWarning[];
}

/** What a reader of one format gives back: a document less what decoding knows. */
export type AlignedReading = Omit<AlignedDocument, 'format' | 'encoding' | 'encodings'>;

/** Facts of a version of which nothing is told. */
export const NO_FACTS = { label: '', translator: '', date: '', source: '', original: false } as const;
