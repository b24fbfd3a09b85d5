/** Aligning a work anew with a look at what would change: a proposal is computed, shown change by change, and taken over whole, in part or not. */
import * as z from 'zod/mini';
import { BeadId } from './model.ts';
import type { Reason } from './model.ts';

/**
 * all: the whole work. rows: from one row to another, both included. between: what lies around a row between the nearest rows that stand.
 * Rows that are pinned, confirmed or edited by hand stand in any case: they are aligned around.
 */
export const RealignScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('rows'), from: BeadId, to: BeadId }),
  z.object({ kind: z.literal('between'), beadId: BeadId }),
]);
export type RealignScope = z.infer<typeof RealignScope>;

/** Most changes that one page of a proposal holds, and most rows that are shown of either side of a change. */
export const MAX_CHANGES_PAGE = 50;
export const MAX_CHANGE_ROWS = 40;
/** Most characters (code points) that are shown of a paragraph. */
export const CHANGE_TEXT = 220;

export interface ProposalSummary {
  readonly proposalId: string;
  /** Rows that were looked at, and those of them that stand. */
  readonly rows: number;
  readonly standing: number;
  /** Changes, and how many rows they have now and would have. */
  readonly changes: number;
  readonly before: number;
  readonly after: number;
  /** Links of text that stands in another order, which are not there yet. */
  readonly links: number;
}

/** A row as it is or would be. */
export interface ChangeRow {
  /** One per visible version in column order; an empty cell is a gap. */
  readonly cells: readonly (readonly { readonly number: number; readonly text: string }[])[];
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** The least stretch of rows whose first and last boundaries agree before and after. */
export interface Change {
  /** Its number in the proposal, from 0. */
  readonly index: number;
  /** Its first row as the work is, as `reader.open` counts rows. */
  readonly row: number;
  /** Rows right above it that stay as they are, as far as the change before. */
  readonly unchanged: number;
  /** The first MAX_CHANGE_ROWS of each side, and how many there are in all. */
  readonly before: readonly ChangeRow[];
  readonly beforeCount: number;
  readonly after: readonly ChangeRow[];
  readonly afterCount: number;
}

export interface ChangePage {
  readonly from: number;
  readonly changes: readonly Change[];
}
