/**
 * What of a page stays when its rows change: lines are named by the bead that they begin with. So heights that were measured go over,
 * and a line that is seen stays where it is on the screen.
 */
import type { Items } from './items.ts';

/** The lines of a page, and the beads that name them. */
export interface Lines {
  readonly items: Items;
  /** Of all rows. */
  readonly beadIds: Float64Array;
}

const GONE = -1;

const nameOf = ({ items, beadIds }: Lines, line: number) => beadIds[items.starts[line] ?? -1];

/**
 * Where each line stands afterwards; -1 where it is there no more. O(lines): what is the same at both ends is found by comparing, what
 * lies between by name.
 */
export function linesAfter(before: Lines, after: Lines): Int32Array {
  const same = (a: number, b: number) => nameOf(before, a) === nameOf(after, b);
  const [countBefore, countAfter] = [before.items.count, after.items.count];
  const found = new Int32Array(countBefore).fill(GONE);
  let head = 0;
  while (head < countBefore && head < countAfter && same(head, head)) found[head] = head++;
  let tail = 0;
  while (tail < Math.min(countBefore, countAfter) - head && same(countBefore - 1 - tail, countAfter - 1 - tail)) {
    tail++;
    found[countBefore - tail] = countAfter - tail;
  }
  const named = new Map<number | undefined, number>();
  for (let line = head; line < countAfter - tail; line++) named.set(nameOf(after, line), line);
  for (let line = head; line < countBefore - tail; line++) {
    const there = named.get(nameOf(before, line));
    if (there !== undefined) found[line] = there;
  }
  return found;
}

/**
 * The line that must not move on the screen: the one at the top of the view; where it was taken away, the first below that is still
 * there, else the last above. Null where none is.
 */
export function anchorOf(top: number, after: Int32Array): number | null {
  for (let line = top; line < after.length; line++) if (after[line] !== GONE) return line;
  for (let line = Math.min(top, after.length) - 1; line >= 0; line--) if (after[line] !== GONE) return line;
  return null;
}
