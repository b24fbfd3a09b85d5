/** What differs between two alignments of the same segments. */
import type { Run } from '../../contract/model.ts';

/** One run per version; of neighbouring rows each begins where the one before ends. */
export type Runs = readonly Run[];

/** Rows [from, to) of the one alignment, and [newFrom, newTo) of the other, that hold the same segments. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/**
 * The least stretches whose boundaries agree before and after and whose rows differ, in order. Rows that merely change places (gaps of two
 * versions at one spot) are no difference. Both lists begin and end at the same segments. O(rows x versions).
 */
export function changedStretches(before: readonly Runs[], after: readonly Runs[]): Stretch[] {
  const found: Stretch[] = [];
  let [from, newFrom, to, newTo] = [0, 0, 0, 0];
  while (to < before.length && newTo < after.length) {
    const [old, next] = [before[to] ?? [], after[newTo] ?? []];
    const ahead = held(old) - held(next);
    if (ahead <= 0) to += 1;
    if (ahead >= 0) newTo += 1;
    if (ahead !== 0 || !old.every(([, end], version) => end === next[version]?.[1])) continue;
    if (!sameRows(before.slice(from, to), after.slice(newFrom, newTo))) found.push({ from, to, newFrom, newTo });
    [from, newFrom] = [to, newTo];
  }
  return found;
}

/** How many segments of all versions stand in a row and before it. */
function held(runs: Runs): number {
  return runs.reduce((sum, [, end]) => sum + end, 0);
}

function sameRows(before: readonly Runs[], after: readonly Runs[]): boolean {
  if (before.length !== after.length) return false;
  const keys = new Set(before.map(contentKey));
  return after.every((runs) => keys.has(contentKey(runs)));
}

/** What a row holds: where its gaps stand does not matter. */
function contentKey(runs: Runs): string {
  return runs.map(([start, end]) => (start === end ? '' : `${start}-${end}`)).join(' ');
}
