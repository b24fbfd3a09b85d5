/**
 * Correcting an alignment: what can be done to its rows, and what the window is told afterwards. Every edit keeps each segment of each
 * version in exactly one bead, in order, and every text as it is, and can be undone without limit, also after a restart.
 */
import * as z from 'zod/mini';
import { BeadId, SegmentId, VersionId } from './model.ts';
import type { BeadRow } from './model.ts';

const count = z.int().check(z.minimum(0), z.maximum(1_000_000));
const beads = z.array(BeadId).check(z.minLength(1), z.maxLength(100_000));
/** Flat half-open runs of sentences, one per version in column order, counted from 0 within the bead: [start0, end0, start1, …]. */
const sentenceRuns = z.array(count).check(z.maxLength(64));

/**
 * merge: neighbouring rows become one. split: a row becomes two; `first` says how many segments of each version, in column order, stay in
 * the first. move: the first segments of a cell go up into the row before, or the last ones down into the row after; to a row farther away
 * where the cells between are gaps. newRow: one segment, into a row of its own. shift: the cells of one version from this row on go down by one row (which makes a gap here) or up by one (which
 * takes the gap away that stands here, or just above), as far as the next gap in that column, the next pinned or confirmed row, or the
 * end. confirmAbove: every row before this one. splitSegment and
 * joinSegments (with the one that follows) change where paragraphs end, never a character. link: segments of two versions that stand in different rows are
 * counterparts (moved text). sentences: the sentence beads inside a row. status and pin: what the user says of rows.
 */
export const Edit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('merge'), beadIds: beads }),
  z.object({ kind: z.literal('split'), beadId: BeadId, first: z.array(count).check(z.minLength(1), z.maxLength(12)) }),
  z.object({
    kind: z.literal('move'),
    beadId: BeadId,
    versionId: VersionId,
    way: z.enum(['up', 'down']),
    /** How many segments go; without it one. */
    count: z.optional(z.int().check(z.minimum(1), z.maximum(1_000_000))),
    /** The row that they go to; without it the next one. */
    to: z.optional(BeadId),
  }),
  z.object({ kind: z.literal('newRow'), beadId: BeadId, versionId: VersionId, way: z.enum(['up', 'down']) }),
  z.object({ kind: z.literal('shift'), beadId: BeadId, versionId: VersionId, way: z.enum(['up', 'down']) }),
  z.object({ kind: z.literal('splitSegment'), segmentId: SegmentId, offset: count }),
  z.object({ kind: z.literal('joinSegments'), segmentId: SegmentId }),
  z.object({ kind: z.literal('link'), a: SegmentId, b: SegmentId }),
  z.object({ kind: z.literal('unlink'), a: SegmentId, b: SegmentId }),
  z.object({ kind: z.literal('sentences'), beadId: BeadId, runs: z.array(sentenceRuns).check(z.maxLength(10_000)) }),
  /** auto: what was said by hand is taken back; the row is doubtful again where its score says so. */
  z.object({ kind: z.literal('status'), beadIds: beads, status: z.enum(['auto', 'doubtful', 'confirmed']) }),
  z.object({ kind: z.literal('confirmAbove'), beadId: BeadId }),
  z.object({ kind: z.literal('pin'), beadIds: beads, pinned: z.boolean() }),
]);
export type Edit = z.infer<typeof Edit>;
export type EditKind = Edit['kind'];

/** What stands in the log of a work: an edit, or rows taken over from a new alignment, or a note made. Named by the window (operation.<name>). */
export const OPERATION_NAMES = [
  'merge',
  'split',
  'move',
  'newRow',
  'shift',
  'splitSegment',
  'joinSegments',
  'link',
  'unlink',
  'sentences',
  'confirm',
  'doubt',
  'clear',
  'confirmAbove',
  'pin',
  'unpin',
  'realign',
  'note',
  // In logs of the first libraries, for confirm, doubt and clear.
  'status',
] as const;
export type OperationLabel = (typeof OPERATION_NAMES)[number];

const STATUS_LABELS = { confirmed: 'confirm', doubtful: 'doubt', auto: 'clear' } as const;

/** What the log calls an edit: marks by what they say of rows, all others by their kind. */
export function labelOf(edit: Edit): OperationLabel {
  if (edit.kind === 'status') return STATUS_LABELS[edit.status];
  return edit.kind === 'pin' && !edit.pinned ? 'unpin' : edit.kind;
}

export interface EditHistory {
  /** What undo and redo would do next; null where there is nothing. */
  readonly undo: OperationLabel | null;
  readonly redo: OperationLabel | null;
}

/**
 * Rows `from` to `from + removed` of what `reader.open` told are replaced by these; all rows outside stay as they were. The arrays are as
 * in ReaderOpening. `rows` holds the first MAX_PAGE of the new rows; what is missing is asked for by `reader.page`.
 */
export interface RowSplice {
  readonly from: number;
  readonly removed: number;
  readonly beadIds: Float64Array;
  readonly lengths: Uint32Array;
  readonly flags: Uint8Array;
  readonly rows: readonly BeadRow[];
}

export interface EditOutcome extends EditHistory {
  /** What was done, undone or done again: notes have to be asked for anew after a 'note', rows are told here. */
  readonly name: OperationLabel;
  /** The alignment's revision after the edit. */
  readonly revision: number;
  /**
   * What became of the rows, from the first to the last, none touching another. Row numbers are those before the edit: put the last
   * splice in first. Empty where no row looks different.
   */
  readonly splices: readonly RowSplice[];
  /** The row to which the user's attention goes: the one edited, or the one that an undo changed. */
  readonly focus: BeadId | null;
}
