/** What the import dialog shows and asks: a draft of versions read from files or pasted text, before anything is stored. */
import * as z from 'zod/mini';
import type { Run, SegmentKind, WorkId } from './model.ts';
import { WorkId as WorkIdSchema } from './model.ts';

/** Formats that can be read. 'lines' reads every line as one segment. */
export const INPUT_FORMATS = ['text', 'lines', 'markdown', 'html'] as const;
export type InputFormat = (typeof INPUT_FORMATS)[number];

/** Files that hold several versions with their rows: translation memories, tables, the JSON that Hexapla writes. */
export const ALIGNED_FORMATS = ['tmx', 'table', 'hexapla'] as const;
export type AlignedFormat = (typeof ALIGNED_FORMATS)[number];

/** How a plain text marks its paragraphs. 'mixed': several of them in one file, decided block by block. */
export const PARAGRAPH_CONVENTIONS = ['auto', 'lines', 'blank-lines', 'indents', 'mixed'] as const;
export type ParagraphConvention = (typeof PARAGRAPH_CONVENTIONS)[number];

export interface Guess<T extends string = string> {
  readonly value: T;
  /** 0 to 1. */
  readonly score: number;
}

/** Why a segment was taken for page furniture; translated by the window. */
export const PARATEXT_REASONS = [
  'comment-form',
  'share-links',
  'cookie-notice',
  'credit-line',
  'caption',
  'navigation',
  'subscription',
  'copyright',
  'related-links',
  'repeated-title',
  'running-head',
  'page-number',
  'advertisement',
  'metadata',
  'licence',
] as const;
export type ParatextReason = (typeof PARATEXT_REASONS)[number];

export interface DraftSegment {
  readonly index: number;
  readonly kind: SegmentKind;
  readonly level: number;
  readonly text: string;
  readonly paratext: boolean;
  /** Present where paratext was proposed, also after the user reversed it. */
  readonly reason?: ParatextReason;
  /** Where it stood in the decoded source: half-open range of characters. */
  readonly source?: Run;
}

/** Of a version whose file brought its rows with it. */
export interface AlignedPart {
  /** The same for all versions of the file. */
  readonly source: string;
  /** Which version of the file it is, from 0. */
  readonly column: number;
  /** Of the file that the version was read from when its work was made, where this one says so; else empty. */
  readonly name: string;
  /** Rows of the file. */
  readonly rows: number;
  /** Of the work, as the file says. */
  readonly tags: readonly string[];
}

/** A file that cannot be read is a draft too: `error` is set and it can't be imported. */
export interface DraftVersion {
  readonly key: string;
  readonly fileName: string;
  readonly byteLength: number;
  readonly hash: string;
  readonly format: InputFormat | AlignedFormat;
  /** Set where the file brought its rows with it; encoding, format and convention are then the file's own. */
  readonly aligned?: AlignedPart;
  /** What the file says of the version, for the user to change. */
  readonly facts?: Omit<VersionMeta, 'language'>;
  readonly encoding: Guess;
  readonly encodings: readonly Guess[];
  readonly language: Guess;
  readonly languages: readonly Guess[];
  readonly convention: ParagraphConvention;
  readonly title: string;
  readonly author: string;
  readonly segmentCount: number;
  readonly characterCount: number;
  /** The first eight segments. */
  readonly first: readonly DraftSegment[];
  /** All segments proposed as paratext. */
  readonly proposals: readonly DraftSegment[];
  /** Codes of what is odd but no obstacle, e.g. 'invalid-bytes', 'mixed-encodings', 'nul-removed', 'long-line'. */
  readonly warnings: readonly DraftWarning[];
  readonly error?: DraftError;
}
export const DRAFT_WARNINGS = [
  'invalid-bytes',
  'mixed-encodings',
  'nul-removed',
  'lone-surrogates',
  'long-paragraph-cut',
  'already-in-library',
  'active-content-dropped',
  'nesting-cut',
  'truncated',
  'markup-faulty',
] as const;
export interface DraftWarning {
  readonly code: (typeof DRAFT_WARNINGS)[number];
  readonly values?: Readonly<Record<string, string | number>>;
}
export interface DraftError {
  /** One of errors.ts's codes. */
  readonly code: string;
  readonly fields?: Readonly<Record<string, string | number>>;
}

/** Versions that seem to be of one work. `workId` is set where they seem to belong to a stored one. */
export interface DraftGroup {
  readonly title: string;
  readonly keys: readonly string[];
  readonly workId: WorkId | null;
  /** aligned: they come from one file that holds their rows. */
  readonly why: 'content' | 'name' | 'single' | 'aligned';
  /** As the file says; empty where it does not. */
  readonly author: string;
  readonly tags: readonly string[];
}

export interface ImportDraft {
  readonly draftId: string;
  readonly versions: readonly DraftVersion[];
  readonly groups: readonly DraftGroup[];
}

/** One import reads so many files and pasted texts at most. */
export const MAX_SOURCES = 200;

export const ImportSource = z.discriminatedUnion('kind', [
  /** `token` is what main granted for a file that the user chose or dropped; the window never names paths. */
  z.object({ kind: z.literal('file'), token: z.string().check(z.maxLength(64)) }),
  z.object({
    kind: z.literal('text'),
    name: z.string().check(z.maxLength(500)),
    text: z.string().check(z.maxLength(64 * 1024 * 1024)),
  }),
]);
export type ImportSource = z.infer<typeof ImportSource>;

export const DraftChange = z.object({
  format: z.optional(z.enum(INPUT_FORMATS)),
  encoding: z.optional(z.string().check(z.maxLength(40))),
  language: z.optional(z.string().check(z.maxLength(40))),
  convention: z.optional(z.enum(PARAGRAPH_CONVENTIONS)),
  /** Reverse or set paratext by segment index. */
  paratext: z.optional(z.array(z.object({ index: z.int(), paratext: z.boolean() }))),
});
export type DraftChange = z.infer<typeof DraftChange>;

export const VersionMeta = z.object({
  language: z.string().check(z.minLength(2), z.maxLength(40)),
  label: z.string().check(z.maxLength(500)),
  translator: z.string().check(z.maxLength(500)),
  date: z.string().check(z.maxLength(100)),
  source: z.string().check(z.maxLength(2000)),
  original: z.boolean(),
});
export type VersionMeta = z.infer<typeof VersionMeta>;

export const ImportPlan = z.object({
  draftId: z.string().check(z.maxLength(64)),
  works: z
    .array(
      z.object({
        /** Add to this work, or null for a new one. */
        workId: z.nullable(WorkIdSchema),
        title: z.string().check(z.maxLength(500)),
        author: z.string().check(z.maxLength(500)),
        tags: z.array(z.string().check(z.maxLength(100))),
        /** False: versions whose file brought their rows are aligned anew all the same. */
        keepRows: z.optional(z.boolean()),
        versions: z
          .array(z.object({ key: z.string().check(z.maxLength(64)), meta: VersionMeta }))
          .check(z.minLength(1), z.maxLength(12)),
      }),
    )
    .check(z.minLength(1), z.maxLength(500)),
});
export type ImportPlan = z.infer<typeof ImportPlan>;
