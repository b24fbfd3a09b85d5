/** The bin: works and versions that were deleted, for as long as they can be brought back. */
import type { VersionId, WorkId } from './model.ts';

/** What was deleted longer ago goes for good at the next start. */
export const BIN_DAYS = 30;
/** The newest that are listed. */
export const MAX_BIN_ENTRIES = 2000;

interface Binned {
  readonly workId: WorkId;
  /** Of the work. */
  readonly title: string;
  /** Milliseconds since the epoch. */
  readonly deletedAt: number;
}
/** Versions of a work that is in the bin itself are no entries of their own. */
export type BinEntry =
  | (Binned & { readonly kind: 'work'; readonly author: string; readonly languages: readonly string[] })
  | (Binned & {
      readonly kind: 'version';
      readonly versionId: VersionId;
      readonly language: string;
      readonly label: string;
    });
