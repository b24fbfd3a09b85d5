/** A work's table of contents, one per version. */
import type { SegmentId, VersionId } from './model.ts';

export interface ContentsEntry {
  readonly segmentId: SegmentId;
  /** The row that the entry stands in, from 0, as `reader.open` counts them. */
  readonly row: number;
  /** 1 to 6 for headings; 1 for landmarks. */
  readonly level: number;
  /** The heading, or the first words of a paragraph; cut to CONTENTS_TEXT. */
  readonly text: string;
}

export interface VersionContents {
  readonly versionId: VersionId;
  /** landmarks: the version has no headings, so that every so many rows a paragraph is offered instead. */
  readonly kind: 'headings' | 'landmarks';
  readonly entries: readonly ContentsEntry[];
  /** Headings beyond MAX_CONTENTS, which are not told. */
  readonly more: number;
}

/** Most entries per version, and most characters (code points) of each. */
export const MAX_CONTENTS = 5000;
export const CONTENTS_TEXT = 160;
