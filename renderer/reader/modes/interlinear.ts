/**
 * Interlinear setting: which sentences of a row stand in which of its lines. Sentence bead by sentence bead, the versions stand under
 * each other; a segment goes on in the next bead's line. Every line is a line of the row's grid, so that the text itself stays in the
 * order of its version for the keyboard, for selections and for screen readers.
 */
import type { BeadRow, Run, SegmentView } from '../../../contract/model.ts';
import { sentenceStarts } from '../sentences/counterparts.ts';

/** Sentences of one segment that stand in one line: counted within the bead, half-open. */
export interface Part {
  readonly start: number;
  readonly end: number;
  /** Line of the row, from 1. */
  readonly line: number;
  /** The first line of its sentence bead, which keeps its distance from the one above. */
  readonly opens: boolean;
}

export interface InterlinearRow {
  /** By column index, then by segment of the cell: its parts in reading order; at least one for every segment. */
  readonly parts: ReadonlyMap<number, readonly (readonly Part[])[]>;
  /** Lines of the row. */
  readonly lines: number;
}

/**
 * O(sentences x columns). Sentences that stand in no sentence bead go with the one before them in their segment; a segment of which
 * none does has a line of its own below.
 *
 * @param columns indices of the shown versions, in order
 */
export function interlinearRow(bead: BeadRow, columns: readonly number[]): InterlinearRow {
  const parts = new Map(columns.map((column) => [column, (bead.cells[column] ?? []).map((): Part[] => [])]));
  const starts = new Map(columns.map((column) => [column, sentenceStarts(bead.cells[column] ?? [])]));
  let line = 1;
  for (const { runs } of bead.sentenceBeads) {
    const first = line;
    for (const column of columns) {
      const cell = bead.cells[column] ?? [];
      for (const stretch of stretches(cell, starts.get(column) ?? [], runs[column] ?? [0, 0])) {
        const [segment, start, end] = stretch;
        parts.get(column)?.[segment]?.push({ start, end, line, opens: line === first && line > 1 });
        line++;
      }
    }
  }
  for (const column of columns) {
    for (const [segment, own] of (parts.get(column) ?? []).entries()) {
      if (own.length > 0) continue;
      const start = starts.get(column)?.[segment] ?? 0;
      own.push({ start, end: start, line, opens: line > 1 });
      line++;
    }
  }
  return { parts, lines: Math.max(1, line - 1) };
}

/** A run of sentences of a cell, cut where its segments end. */
function stretches(
  cell: readonly SegmentView[],
  starts: readonly number[],
  [from, to]: Run,
): (readonly [segment: number, start: number, end: number])[] {
  return cell.flatMap((segment, position) => {
    const first = starts[position] ?? 0;
    const start = Math.max(from, first);
    const end = Math.min(to, first + (segment.sentences.length >> 1));
    return end > start ? [[position, start, end] as const] : [];
  });
}

/** The part in which a sentence stands: the one that holds it, else the last one before it, else the first. */
export function partOf(parts: readonly Part[], sentence: number): Part | undefined {
  return parts.findLast(({ start }) => start <= sentence) ?? parts[0];
}
