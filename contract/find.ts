/** Finding words in a work. */
import * as z from 'zod/mini';
import { VersionId, WorkId } from './model.ts';
import type { SegmentId } from './model.ts';
import type { NoteCounterpart } from './notes.ts';

/** Longest query in UTF-16 units; most hits of a search that are listed. All are counted. */
export const MAX_FIND_QUERY = 200;
export const MAX_FIND_HITS = 1000;

/**
 * One slice of a search: some rows from `from` on, as many as take a few hundredths of a second. Who searches asks for slice after slice
 * while `next` is not null, and stops asking when the words to look for are others: nothing needs to be cancelled.
 */
export const FindSlice = z.object({
  workId: WorkId,
  query: z.string().check(z.minLength(1), z.maxLength(MAX_FIND_QUERY)),
  /** Letter for letter; else case and accents do not count. */
  exact: z.boolean(),
  wholeWord: z.boolean(),
  /** In these versions only; absent: in all visible ones. */
  versionIds: z.optional(z.array(VersionId).check(z.maxLength(64))),
  from: z.int().check(z.minimum(0)),
  /** How many hits to list; the others are counted only. */
  list: z.int().check(z.minimum(0), z.maximum(MAX_FIND_HITS)),
});
export type FindSlice = z.infer<typeof FindSlice>;

export interface FindHit {
  readonly row: number;
  readonly versionId: VersionId;
  readonly segmentId: SegmentId;
  /** UTF-16 units of the segment, half-open. */
  readonly start: number;
  readonly end: number;
  /** The words around it, cut. */
  readonly before: string;
  readonly match: string;
  readonly after: string;
  /** The sentences that stand for it in the other versions, cut; those without are left out. */
  readonly counterparts: readonly NoteCounterpart[];
}

export interface FindResult {
  readonly hits: readonly FindHit[];
  /** In this slice, those not listed too. */
  readonly count: number;
  /** The row to go on from; null at the end of the work. */
  readonly next: number | null;
}
