/** Sentence beads of rows that were laid out anew: the engine finds them, given to the library from outside. */
import type { SegmentKind, SentenceBead, VersionId } from '../../contract/model.ts';
import { all } from '../sql.ts';
import type { ReadableDb } from '../sql.ts';
import { languageOf } from '../versions.ts';
import type { StoredArrays } from '../outline.ts';
import type { Cells, SentencesInside } from './rows.ts';

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
  /** Sentence beads of one row: runs over each cell's sentences, in the order of the cells. */
  readonly alignInside: (cells: readonly CellText[]) => readonly SentenceBead[];
}

/** Rows of one edit whose sentences are aligned at once; those of the others are unknown until somebody asks. */
const ALIGNED_AT_ONCE = 4;
/** Longer rows are not aligned while the user waits. */
const CHARACTERS_AT_ONCE = 8_000;
/** As bead.sentence_beads holds it: to be found out when the row is read. */
export const UNKNOWN_SENTENCES = '[]';

/** Asks the engine for the first few rows that it is given, and leaves the rest unknown. */
export function sentencesWith(db: ReadableDb, arrays: StoredArrays, { alignInside }: Engine): SentencesInside {
  let asked = 0;
  return (cells) => {
    const characters = cells.flat().reduce((sum, { length }) => sum + length, 0);
    asked += 1;
    if (asked > ALIGNED_AT_ONCE || characters > CHARACTERS_AT_ONCE) return UNKNOWN_SENTENCES;
    const beads = alignInside(cellTexts(db, arrays.versionIds, cells));
    return JSON.stringify(beads.map(({ score, runs }) => [score, ...runs.flat()]));
  };
}

export function cellTexts(db: ReadableDb, versionIds: readonly VersionId[], cells: Cells): CellText[] {
  return cells.map((cell, column) => {
    const rows = all<{ text: string; kind: SegmentKind; level: number; paratext: number; sentences: string }>(
      db,
      `SELECT s.text, s.kind, s.level, s.paratext, s.sentences
       FROM json_each(?) j CROSS JOIN segment s ON s.id = j.value ORDER BY j.key`,
      [JSON.stringify(cell.map(({ id }) => id))],
    );
    const segments = rows.map((row) => ({
      ...row,
      paratext: row.paratext === 1,
      sentences: JSON.parse(row.sentences) as number[],
    }));
    return { language: languageOf(db, versionIds[column] ?? (0 as VersionId)), segments };
  });
}
