/** Headings in a row as a tree: which stand under which, what is shown while some are closed, and which one the view is in. */
import type { ContentsEntry } from '../../../contract/contents.ts';

export interface TreeNode {
  readonly entry: ContentsEntry;
  /** Index of the heading above it, or -1. */
  readonly parent: number;
  /** From 1, without the holes that texts leave in their levels. */
  readonly depth: number;
  readonly hasChildren: boolean;
  /** Among the nodes of the same parent, from 1, and how many those are. */
  readonly position: number;
  readonly siblings: number;
}

/** O(entries). A heading stands under the last one before it of a smaller level. */
export function contentsTree(entries: readonly ContentsEntry[]): TreeNode[] {
  const open: number[] = [];
  const parents: number[] = [];
  const children = new Map<number, number>();
  const positions: number[] = [];
  const depths: number[] = [];
  entries.forEach((entry, index) => {
    while (open.length > 0 && (entries[open.at(-1) ?? 0]?.level ?? 0) >= entry.level) open.pop();
    const parent = open.at(-1) ?? -1;
    const position = (children.get(parent) ?? 0) + 1;
    children.set(parent, position);
    parents.push(parent);
    positions.push(position);
    open.push(index);
    depths.push(open.length);
  });
  return entries.map((entry, index) => ({
    entry,
    parent: parents[index] ?? -1,
    depth: depths[index] ?? 1,
    hasChildren: children.has(index),
    position: positions[index] ?? 1,
    siblings: children.get(parents[index] ?? -1) ?? 1,
  }));
}

/** Indexes of the nodes none of whose ancestors is closed. */
export function shownNodes(tree: readonly TreeNode[], closed: ReadonlySet<number>): number[] {
  const hidden = new Set<number>();
  const shown: number[] = [];
  tree.forEach(({ parent }, index) => {
    const above = tree[parent];
    if (above && (hidden.has(parent) || closed.has(above.entry.segmentId))) hidden.add(index);
    else shown.push(index);
  });
  return shown;
}

/** The last entry at or above a row; -1 before the first. Rows of entries never fall. */
export function entryAt(entries: readonly ContentsEntry[], row: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.row ?? 0) <= row) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The node itself, or the closed one above it that hides it. */
export function visibleNode(tree: readonly TreeNode[], index: number, closed: ReadonlySet<number>): number {
  let shown = index;
  for (let at = tree[index]?.parent ?? -1; at >= 0; at = tree[at]?.parent ?? -1) {
    if (closed.has(tree[at]?.entry.segmentId ?? 0)) shown = at;
  }
  return shown;
}
