/** What a dot plot shows, in words: stretches without a counterpart, doubts, links of moved text. For those who don't see it, and as a way there. */
import type { AlignmentPath } from '../../../contract/review.ts';
import { BEAD_FLAGS } from '../../../contract/service-api.ts';
import { isDoubtful } from '../bead-flags.ts';
import type { NotedRows } from '../spine/noted-rows.ts';

/** Rows between two doubts that are told as one stretch. */
const NEAR = 2;

export type Fact =
  /** Paragraphs `from` to `to` of one of the two versions lack a counterpart in the other. */
  | {
      readonly kind: 'gap';
      readonly side: 'a' | 'b';
      readonly row: number;
      readonly from: number;
      readonly to: number;
      readonly count: number;
    }
  /** Rows `row` to `last` hold this many doubtful ones. */
  | { readonly kind: 'doubts'; readonly row: number; readonly last: number; readonly count: number }
  /** Row `row` holds notes, or a bookmark. */
  | { readonly kind: 'note' | 'bookmark'; readonly row: number }
  /** Text of row `row` has its counterpart in row `other`. */
  | { readonly kind: 'link'; readonly row: number; readonly other: number };

/** All facts in reading order. O(rows + links). */
export function factsOf(path: AlignmentPath, flags: Uint8Array, noted: NotedRows): Fact[] {
  const links: Fact[] = [];
  for (let at = 0; at + 1 < path.links.length; at += 2)
    links.push({ kind: 'link', row: path.links[at] ?? 0, other: path.links[at + 1] ?? 0 });
  const notes = Array.from(noted.notes, (row): Fact => ({ kind: 'note', row }));
  const bookmarks = Array.from(noted.bookmarks, (row): Fact => ({ kind: 'bookmark', row }));
  return [...gaps(path, flags), ...doubts(flags), ...notes, ...bookmarks, ...links].toSorted((x, y) => x.row - y.row);
}

/** Furniture lacks counterparts by nature: it is not told of. */
function gaps({ a, b, firstA, firstB }: AlignmentPath, flags: Uint8Array): Fact[] {
  const found: Extract<Fact, { kind: 'gap' }>[] = [];
  /** The version whose gap the row before was part of. */
  let open: 'a' | 'b' | null = null;
  for (let row = 0; row < a.length; row++) {
    const [inA, inB] = [a[row] ?? 0, b[row] ?? 0];
    if (inA === 0 && inB === 0) continue;
    if ((inA > 0 && inB > 0) || (flags[row] ?? 0) & BEAD_FLAGS.paratext) {
      open = null;
      continue;
    }
    const side = inA > 0 ? 'a' : 'b';
    const count = inA + inB;
    const first = (side === 'a' ? firstA[row] : firstB[row]) ?? 0;
    const before = found.at(-1);
    if (open === side && before) {
      found[found.length - 1] = { ...before, to: first + count - 1, count: before.count + count };
    } else found.push({ kind: 'gap', side, row, from: first, to: first + count - 1, count });
    open = side;
  }
  return found;
}

function doubts(flags: Uint8Array): Fact[] {
  const found: Extract<Fact, { kind: 'doubts' }>[] = [];
  for (let row = 0; row < flags.length; row++) {
    if (!isDoubtful(flags, row)) continue;
    const before = found.at(-1);
    if (before && row - before.last <= NEAR + 1) {
      found[found.length - 1] = { ...before, last: row, count: before.count + 1 };
    } else found.push({ kind: 'doubts', row, last: row, count: 1 });
  }
  return found;
}
