/**
 * Back and forward: the places that were left by a jump (contents, find, notes, a number), as a browser keeps pages. Places are named by
 * bead, so that they outlive changes of other rows; one whose bead has gone is passed over.
 */
import { create } from 'zustand';
import type { WorkId } from '../../../contract/model.ts';

export interface Jump {
  readonly beadId: number;
  /** How much of the row lay above the view, 0 to 1. */
  readonly fraction: number;
}

export interface Jumps {
  readonly workId: WorkId | null;
  /** The latest last. */
  readonly back: readonly Jump[];
  readonly forward: readonly Jump[];
}

/** Older places are forgotten. */
const KEPT = 200;

export const NO_JUMPS: Jumps = { workId: null, back: [], forward: [] };

/** For this run of the window; another work begins anew. */
export const useJumps = create<Jumps>(() => NO_JUMPS);

const push = (list: readonly Jump[], place: Jump): readonly Jump[] =>
  list.at(-1)?.beadId === place.beadId ? list : [...list, place].slice(-KEPT);

/** What is kept once the reader jumps away from `from`. */
export function jumped(jumps: Jumps, workId: WorkId, from: Jump): Jumps {
  return { workId, back: push(jumps.workId === workId ? jumps.back : [], from), forward: [] };
}

/**
 * The place to go to, and what is kept then; null where there is none. `exists` tells whether a bead is still there.
 * @param from where the reader stands: forward leads here after back, and the other way round
 */
export function stepped(
  jumps: Jumps,
  way: 'back' | 'forward',
  from: Jump,
  exists: (beadId: number) => boolean,
): { readonly to: Jump; readonly jumps: Jumps } | null {
  const list = [...jumps[way]];
  for (let to = list.pop(); to; to = list.pop()) {
    if (to.beadId === from.beadId || !exists(to.beadId)) continue;
    const other = way === 'back' ? 'forward' : 'back';
    return { to, jumps: { ...jumps, [way]: list, [other]: push(jumps[other], from) } };
  }
  return null;
}
