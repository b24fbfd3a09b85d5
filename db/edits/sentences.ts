/** Sentence beads of rows that were laid out anew: the engine finds them, given to the library from outside. */
import { HexaplaError } from '../../contract/errors.ts';
import type { SegmentId, SegmentKind, SentenceBead, VersionId } from '../../contract/model.ts';
import { get } from '../sql.ts';
import type { ReadableDb } from '../sql.ts';
import { languageOf } from '../versions.ts';
import type { StoredArrays } from '../outline.ts';
import type { LongLimits } from './path.ts';
import type { Cells, SentencesInside } from './rows.ts';
import type { SegmentRow } from './segments.ts';

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
  /** How long an edit has to be to be carried out in parts, where it is not as usual. */
  readonly long?: LongLimits;
  readonly alignInside: (cells: readonly CellText[]) => readonly SentenceBead[];
}

/** Rows of one edit whose sentences are aligned at once; those of the others are unknown until somebody asks. */
const ALIGNED_AT_ONCE = 2;
/** Longer rows are not aligned while the user waits. */
const CHARACTERS_AT_ONCE = 8_000;
/** As bead.sentence_beads holds it: to be found out when the row is read. */
export const UNKNOWN_SENTENCES = '[]';

/** Asks the engine for the first few rows that it is given, and leaves the rest unknown. */
export function sentencesWith(db: ReadableDb, arrays: StoredArrays, { alignInside }: Engine): SentencesInside {
  let asked = 0;
  return (cells, texts) => {
    const characters = cells.flat().reduce((sum, { length }) => sum + length, 0);
    asked += 1;
    if (asked > ALIGNED_AT_ONCE || characters > CHARACTERS_AT_ONCE) return UNKNOWN_SENTENCES;
    const beads = alignInside(cellTexts(db, arrays.versionIds, cells, texts));
    return JSON.stringify(beads.map(({ score, runs }) => [score, ...runs.flat()]));
  };
}

type SegmentText = Pick<SegmentRow, 'text' | 'kind' | 'level' | 'paratext' | 'sentences'>;

function cellTexts(
  db: ReadableDb,
  versionIds: readonly VersionId[],
  cells: Cells,
  texts: ReadonlyMap<SegmentId, SegmentText> = new Map(),
): CellText[] {
  return cells.map((cell, column) => {
    const segments = cell.map(({ id }) => {
      const row = texts.get(id) ?? storedText(db, id);
      return {
        text: row.text,
        kind: row.kind,
        level: row.level,
        paratext: row.paratext === 1,
        sentences: JSON.parse(row.sentences) as number[],
      };
    });
    return { language: languageOf(db, versionIds[column] ?? (0 as VersionId)), segments };
  });
}

function storedText(db: ReadableDb, id: SegmentId): SegmentText {
  const row = get<SegmentText>(db, 'SELECT text, kind, level, paratext, sentences FROM segment WHERE id = ?', [id]);
  if (!row) throw new HexaplaError('internal', `No segment ${id}`);
  return row;
}
