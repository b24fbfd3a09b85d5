/**
 * Where a row is cut in two: for each version (hidden ones too) the number of its paragraphs that stay in the first row. One cut is
 * chosen by hand; the others follow from the sentences that stand for each other, and from lengths where nothing is known of those.
 */
import type { BeadRow, SegmentView } from '../../../contract/model.ts';
import { sentenceStarts, sentenceCount } from '../sentences/counterparts.ts';

export type Cuts = readonly number[];

/** Whether both rows would hold something. */
export function isCut(bead: BeadRow, cuts: Cuts): boolean {
  const first = cuts.some((count) => count > 0);
  return first && bead.cells.some((cell, column) => (cuts[column] ?? 0) < cell.length);
}

/** The cut before paragraph `index` of `column`; where the row would stay whole, the nearest that divides it. */
export function cutsAt(bead: BeadRow, column: number, index: number): Cuts {
  const count = bead.cells[column]?.length ?? 0;
  // Before the first paragraph there is nothing to cut off, unless the column has no other.
  const own = count > 1 ? Math.min(count - 1, Math.max(1, index)) : count;
  const cuts = bead.cells.map((_, other) => (other === column ? own : counterpartCut(bead, column, own, other)));
  return isCut(bead, cuts) ? cuts : apart(bead, column);
}

/** Column by column: what stands in `column` in the first row, the others in the second. */
function apart(bead: BeadRow, column: number): Cuts {
  return bead.cells.map((cell, other) => (other === column ? cell.length : 0));
}

function counterpartCut(bead: BeadRow, column: number, own: number, other: number): number {
  const cell = bead.cells[other] ?? [];
  const ownCell = bead.cells[column] ?? [];
  const starts = sentenceStarts(ownCell);
  const sentence = starts[own] ?? sentenceCount(ownCell);
  const there = sentencesBefore(bead, column, sentence, other);
  if (there !== null) return nearestStart(sentenceStarts(cell), there, sentenceCount(cell));
  const share = charactersOf(ownCell.slice(0, own)) / Math.max(1, charactersOf(ownCell));
  const offsets = cell.map((_, at) => charactersOf(cell.slice(0, at)));
  return nearestStart(offsets, share * charactersOf(cell), charactersOf(cell));
}

/** How many sentences of `other` belong to the first `sentence` sentences of `column`; null where no sentence beads tell. */
function sentencesBefore(bead: BeadRow, column: number, sentence: number, other: number): number | null {
  let end: number | null = null;
  for (const { runs } of bead.sentenceBeads) {
    const [own, counterpart] = [runs[column], runs[other]];
    if (!own || !counterpart) return null;
    if (own[1] <= sentence && own[1] > own[0]) end = counterpart[1];
    else if (own[0] >= sentence) return end ?? counterpart[0];
  }
  return end;
}

/** The paragraph whose start lies nearest to `target`, where `end` is the end of the last one. */
function nearestStart(starts: readonly number[], target: number, end: number): number {
  const edges = [...starts, end];
  let best = 0;
  for (let at = 1; at < edges.length; at++) {
    if (Math.abs((edges[at] ?? 0) - target) < Math.abs((edges[best] ?? 0) - target)) best = at;
  }
  return best;
}

const charactersOf = (cell: readonly SegmentView[]) => cell.reduce((sum, { text }) => sum + text.length, 0);
