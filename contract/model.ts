/**
 * The words of the domain as types (docs/ARCHITECTURE.md, Words). Values are readonly and made of plain data, so that they
 * cross every border by structured clone. All ranges are half-open: [start, end).
 */
import * as z from 'zod/mini';

const id = <Name extends string>(_name: Name) => z.int().check(z.positive()).brand<Name>();

export const WorkId = id('WorkId');
export type WorkId = z.infer<typeof WorkId>;
export const VersionId = id('VersionId');
export type VersionId = z.infer<typeof VersionId>;
export const SegmentId = id('SegmentId');
export type SegmentId = z.infer<typeof SegmentId>;
export const BeadId = id('BeadId');
export type BeadId = z.infer<typeof BeadId>;

export const SEGMENT_KINDS = ['heading', 'paragraph', 'item', 'quote', 'verse', 'caption', 'note', 'code'] as const;
export type SegmentKind = (typeof SEGMENT_KINDS)[number];

export const DIRECTIONS = ['ltr', 'rtl'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** auto: as the engine made it. doubtful: so, but below the doubt threshold. edited, confirmed: by hand. */
export const BEAD_STATUSES = ['auto', 'doubtful', 'edited', 'confirmed'] as const;
export type BeadStatus = (typeof BEAD_STATUSES)[number];

export const VERDICTS = ['translation', 'related', 'unrelated'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Why a bead is doubted. `code` is translated by the window; `values` fill its placeholders. */
export interface Reason {
  readonly code: ReasonCode;
  readonly values?: Readonly<Record<string, string | number>>;
}
/**
 * numbers: {a, b} lists that differ; length: {ratio} times the norm; words: no shared words; gap: {count} segments without
 * counterpart; structure: {a, b} kinds that differ; related: the two texts as wholes are no translations of each other.
 */
export const REASON_CODES = ['numbers', 'length', 'words', 'gap', 'structure', 'related'] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** A half-open run. Of segments at paragraph level, of sentences inside a bead at sentence level. start === end is a gap. */
export type Run = readonly [start: number, end: number];

export interface Work {
  readonly id: WorkId;
  readonly title: string;
  readonly author: string;
  readonly notes: string;
  readonly tags: readonly string[];
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly openedAt: number | null;
  readonly deletedAt: number | null;
}

export interface Version {
  readonly id: VersionId;
  /** BCP 47. */
  readonly language: string;
  readonly direction: Direction;
  /** Shown under the language name: edition, place, "1996 spelling". May be empty. */
  readonly label: string;
  readonly translator: string;
  /** As the reader wrote it: "1948", "circa 1605". May be empty. */
  readonly date: string;
  readonly source: string;
  readonly original: boolean;
  readonly segmentCount: number;
  readonly characterCount: number;
  /** The original's file name and SHA-256 in hex; the bytes themselves stay in the library. */
  readonly fileName: string;
  readonly hash: string;
}

export interface Relation {
  readonly a: VersionId;
  readonly b: VersionId;
  readonly verdict: Verdict;
  /** Calibrated probability that the two texts are translations of each other, 0 to 1. */
  readonly score: number;
}

/** One line or card of the library. */
export interface WorkSummary extends Work {
  /** Names of the collections that it stands in. */
  readonly collections: readonly string[];
  readonly languages: readonly string[];
  readonly versionCount: number;
  readonly beadCount: number;
  readonly doubtfulCount: number;
  /** Share of the beads above the reading position, 0 to 1. */
  readonly progress: number;
}

export interface WorkDetail extends WorkSummary {
  /** In the order of the columns. */
  readonly versions: readonly Version[];
  readonly relations: readonly Relation[];
}

export interface SegmentView {
  readonly id: SegmentId;
  /**
   * Number in its version as imported, from 1; counts every segment, paratext too. It stays when paragraphs are split or joined by
   * hand: the parts of one share its number, and the second of two that were joined leaves its own out.
   */
  readonly number: number;
  readonly kind: SegmentKind;
  /** 1-6 for headings, nesting depth from 1 for items, else 0. */
  readonly level: number;
  readonly text: string;
  readonly paratext: boolean;
  /** Character offsets into text, flat: [start0, end0, start1, end1, …]. */
  readonly sentences: readonly number[];
}

/** Runs of sentences, one per version in column order, counted from 0 within the bead. */
export interface SentenceBead {
  readonly runs: readonly Run[];
  readonly score: number;
}

export interface BeadRow {
  readonly id: BeadId;
  readonly status: BeadStatus;
  readonly pinned: boolean;
  /** Calibrated probability that the bead is right, 0 to 1. */
  readonly score: number;
  readonly reasons: readonly Reason[];
  /** One per version in column order; an empty cell is a gap. */
  readonly cells: readonly (readonly SegmentView[])[];
  readonly sentenceBeads: readonly SentenceBead[];
  /** Segments of this row whose counterparts stand in other rows. */
  readonly links: readonly CrossLink[];
}

/** A segment of a row and its counterpart in another row, where text was moved. Both versions are shown. */
export interface CrossLink {
  readonly versionId: VersionId;
  readonly segmentId: SegmentId;
  readonly otherVersionId: VersionId;
  readonly otherSegmentId: SegmentId;
  readonly otherBeadId: BeadId;
  /** Number of the other segment in its version. */
  readonly otherNumber: number;
  /** How sure the alignment is that found it, 0 to 1; null where it was made by hand. */
  readonly score: number | null;
}

/**
 * How the versions of a work stand on the page. columns: beside each other. interlinear: under each other, sentence by sentence.
 * alternating: under each other, paragraph by paragraph. single: one alone, the counterpart on demand. blurred: columns of which one is
 * clear, the others on demand.
 */
export const READING_MODES = ['columns', 'interlinear', 'alternating', 'single', 'blurred'] as const;
export type ReadingMode = (typeof READING_MODES)[number];

/** How a work was last read. Column order itself is the order of the versions. */
export interface ReadingState {
  /** The bead at the top of the view, and how far into it the view starts (0 to 1). */
  readonly beadId: BeadId | null;
  readonly fraction: number;
  readonly hidden: readonly VersionId[];
  /** Relative widths by version; absent means 1. */
  readonly widths: Readonly<Record<string, number>>;
  readonly showParatext: boolean;
  /** Null where none was chosen for this work: the one of the settings. */
  readonly mode: ReadingMode | null;
  /** The version that stands alone or clear; null means the first column. */
  readonly lead: VersionId | null;
}
