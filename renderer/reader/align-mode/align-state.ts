/** What Align mode keeps between two keys: selected rows, a link that was begun, a cut that is being chosen, and what was said last. */
import { create } from 'zustand';
import type { EditHistory } from '../../../contract/edit.ts';
import type { BeadId, BeadRow, SegmentId } from '../../../contract/model.ts';
import type { Cuts } from './cuts.ts';

/** A paragraph from which a link is drawn. */
export interface LinkStart {
  readonly segmentId: SegmentId;
  /** Index of its version. */
  readonly column: number;
  readonly number: number;
}
/** A row that is about to be cut in two. */
export interface Cutting {
  readonly beadId: BeadId;
  readonly cuts: Cuts;
}

interface AlignState {
  /** The rows that are selected (selection.ts): where the selection began, and where it ends; null where there is none. */
  readonly selected: readonly [anchor: BeadId, head: BeadId] | null;
  readonly linking: LinkStart | null;
  readonly cutting: Cutting | null;
  /** The row whose sentences are being edited. */
  readonly sentencesOf: BeadId | null;
  /** What was done last, or why nothing was. Said aloud whenever it changes. */
  readonly said: { readonly words: string; readonly refused: boolean } | null;
  readonly history: EditHistory;
}

const nothing = { selected: null, linking: null, cutting: null, sentencesOf: null, said: null };

export const useAlign = create<AlignState>(() => ({ ...nothing, history: { undo: null, redo: null } }));

export const setAlign = useAlign.setState;

/** The paragraph from which a link is drawn, where it stands in this row. */
export function linkStartIn(bead: BeadRow | undefined, linking: LinkStart | null): SegmentId | undefined {
  return bead?.cells[linking?.column ?? -1]?.find(({ id }) => id === linking?.segmentId)?.id;
}

/** Drops what was begun; for leaving the mode or the work. */
export function resetAlign(): void {
  setAlign(nothing);
}
