/** What hangs on segments, as files hold it: versions and their segments by number from 0, since the ids are the library's own. */
import type { Note } from './notes.ts';

/** A segment of a version, both by number from 0. */
export type Place = readonly [version: number, segment: number];

/** Segments that correspond but stand in other rows; `score` null where a person said so. */
export interface PlacedLink {
  readonly a: Place;
  readonly b: Place;
  readonly score: number | null;
}

/** A bookmark, highlight or note on characters of one version. */
export interface PlacedNote extends Pick<
  Note,
  'kind' | 'colour' | 'text' | 'quote' | 'before' | 'after' | 'createdAt' | 'changedAt'
> {
  readonly version: number;
  /** Characters of segments of that version, in reading order. Empty: nothing is known any more but the quote. */
  readonly anchors: readonly (readonly [segment: number, start: number, end: number])[];
}
