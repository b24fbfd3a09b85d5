/** Words and what renders them in the other versions. */
import type { SegmentId, VersionId } from './model.ts';

/** A word of a segment: UTF-16 units of its text, half-open. */
export interface WordPlace {
  readonly segmentId: SegmentId;
  readonly start: number;
  readonly end: number;
}
export interface WordRendering extends WordPlace {
  readonly versionId: VersionId;
  /** Of those at 0.8 about eight in ten are right. */
  readonly certainty: number;
}
export interface RenderedWord extends WordPlace {
  /** In the other versions, surest first within each; none where nothing is sure enough to be said. */
  readonly renderings: readonly WordRendering[];
}
