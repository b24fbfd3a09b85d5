/** A work's alignment in arrays: what the reader opens with, without its text. */
import type { VersionId } from '../contract/model.ts';

export interface Column {
  readonly lengths: Uint32Array;
  readonly cells: Uint8Array;
}

/** The arrays of a work as they are stored: of all rows and of all versions, those in the bin too. */
export interface StoredArrays {
  readonly revision: number;
  /** The order of `columns`, and of the runs in bead.sentence_beads. */
  readonly versionIds: readonly VersionId[];
  readonly beadIds: Float64Array;
  /** Of the flags only what is the bead's own: doubtful, pinned, confirmed. */
  readonly flags: Uint8Array;
  readonly columns: readonly Column[];
}
