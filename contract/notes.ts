/**
 * Bookmarks, highlights and notes. Each stands at characters of a version's segments and keeps the words that stood there, so that it can
 * be seen at any time whether it still stands where it stood: where it does not, it is an orphan and says so, and never moves by itself.
 */
import * as z from 'zod/mini';
import { SegmentId, VersionId, WorkId } from './model.ts';

/** Named beside their colour everywhere, and drawn with a line of their own. */
export const NOTE_COLOURS = ['yellow', 'green', 'blue', 'red', 'violet'] as const;
export type NoteColour = (typeof NOTE_COLOURS)[number];

/** A mark is a highlight; with words of the user's it is a note. */
export const NOTE_KINDS = ['bookmark', 'mark'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

const offset = z.int().check(z.minimum(0), z.maximum(100_000_000));

/** Characters of a segment: UTF-16 units, half-open. */
export const NoteAnchor = z.object({ segmentId: SegmentId, start: offset, end: offset });
export type NoteAnchor = z.infer<typeof NoteAnchor>;

export const NoteId = z.int().check(z.positive()).brand<'NoteId'>();
export type NoteId = z.infer<typeof NoteId>;

/** Between the parts of a quote that runs over several segments: U+2029, paragraph separator. */
export const QUOTE_JOINT = '\u2029';
/** Longest quote and longest text of a note, in UTF-16 units; most notes of a work; most segments that one note stands in. */
export const MAX_QUOTE = 20_000;
export const MAX_NOTE_TEXT = 50_000;
export const MAX_NOTES = 20_000;
export const MAX_NOTE_PARTS = 50;

const anchors = z.array(NoteAnchor).check(z.minLength(1), z.maxLength(MAX_NOTE_PARTS));
const words = z.string().check(z.maxLength(MAX_NOTE_TEXT));

export const NewNote = z.object({
  workId: WorkId,
  versionId: VersionId,
  kind: z.enum(NOTE_KINDS),
  colour: z.enum(NOTE_COLOURS),
  text: words,
  /** In reading order, all of the version. */
  anchors,
});
export type NewNote = z.infer<typeof NewNote>;

export const NoteChange = z.object({
  noteId: NoteId,
  colour: z.optional(z.enum(NOTE_COLOURS)),
  text: z.optional(words),
});
export type NoteChange = z.infer<typeof NoteChange>;

export const NoteAttachment = z.object({ noteId: NoteId, versionId: VersionId, anchors });
export type NoteAttachment = z.infer<typeof NoteAttachment>;

export interface Note {
  readonly id: NoteId;
  readonly kind: NoteKind;
  /** Of a bookmark it says nothing. */
  readonly colour: NoteColour;
  /** The user's own words; may be empty. */
  readonly text: string;
  /** What stood there, parts joined by QUOTE_JOINT, and what stood before and after it. */
  readonly quote: string;
  readonly before: string;
  readonly after: string;
  readonly versionId: VersionId;
  readonly language: string;
  readonly anchors: readonly NoteAnchor[];
  /** orphan: the quote does not stand there any more, or the version is not in the work. */
  readonly state: 'placed' | 'orphan';
  /** The row where it stands, as `reader.open` counts them; of an orphan where it last stood, if that is known. */
  readonly row: number | null;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly changedAt: number;
}

/** Where the quote of an orphan stands now, once in all of its version. */
export interface FoundPlace {
  readonly versionId: VersionId;
  readonly anchors: readonly NoteAnchor[];
  readonly row: number;
  /** letter for letter, or but for case and accents. */
  readonly exact: boolean;
}

/** A note's counterparts in the other versions, for export. */
export interface NoteCounterpart {
  readonly versionId: VersionId;
  readonly text: string;
}
