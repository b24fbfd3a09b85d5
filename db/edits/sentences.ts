/** The texts of a row, for whoever finds its sentence beads out; edits leave those unknown (refill.ts). */
import type { SegmentKind } from '../../contract/model.ts';
import type { LongLimits } from './path.ts';

/** A cell of a row, for the engine. */
export interface CellText {
  readonly language: string;
  readonly segments: readonly {
    readonly text: string;
    readonly kind: SegmentKind;
    readonly level: number;
    readonly paratext: boolean;
    /** Flat half-open ranges. */
    readonly sentences: readonly number[];
  }[];
}

/** What an edit needs to know of the aligner. */
export interface Engine {
  /** Below this score a row is doubtful. */
  readonly doubtBelow: number;
  /** How long an edit has to be to be carried out in parts, where it is not as usual. */
  readonly long?: LongLimits;
}

/** As bead.sentence_beads holds it: to be found out. Until then a cell lies opposite a cell as a whole. */
export const UNKNOWN_SENTENCES = '[]';
