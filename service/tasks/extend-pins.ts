/** Beads settled by hand, when versions join the work: their runs in the new columns come from an alignment without walls. */
import type { Run } from '../../contract/model.ts';
import type { StoredAlignment } from '../../db/index.ts';
import type { Alignment, Pin } from '../../align/index.ts';
import { runKey } from './engine.ts';
import type { Settled } from './engine.ts';
import { settledBeads } from './realign.ts';

/**
 * Gives every settled bead of `stored` a run in each of the columns that were added: from where the beads of `free` begin that share
 * a segment with it to where they end, less what an earlier one took. Runs stay in order, so they are walls for the engine.
 *
 * @param free alignment of all versions, the stored ones first, made without pins
 * @param width number of all versions
 */
export function extendPins(stored: StoredAlignment, free: Alignment, width: number): { pins: Pin[]; settled: Settled } {
  const before = settledBeads(stored);
  const known = stored.versionIds.length;
  const taken = Array.from({ length: width }, () => 0);
  const settled = new Map<string, { status: StoredAlignment['beads'][number]['status']; pinned: boolean }>();
  let row = 0;
  const pins = before.pins.map(({ runs }): Pin => {
    while (row < free.beads.length && endsBefore(free.beads[row]?.runs ?? [], runs, known)) row += 1;
    const touching: (readonly Run[])[] = [];
    for (let next = row; next < free.beads.length; next += 1) {
      const other = free.beads[next]?.runs ?? [];
      if (!touches(other, runs, known)) break;
      touching.push(other);
    }
    const added = Array.from({ length: width - known }, (_, index): Run => {
      const column = known + index;
      const starts = touching.map((other) => other[column]?.[0] ?? 0);
      const ends = touching.map((other) => other[column]?.[1] ?? 0);
      const start = Math.max(taken[column] ?? 0, touching.length > 0 ? Math.min(...starts) : 0);
      const end = Math.max(start, ...ends);
      taken[column] = end;
      return [start, end];
    });
    const extended = [...runs, ...added];
    const state = before.settled.get(runKey(runs));
    if (state) settled.set(runKey(extended), state);
    return { runs: extended };
  });
  return { pins, settled };
}

/** Whether all that a bead holds of the known columns comes before the runs. */
function endsBefore(bead: readonly Run[], runs: readonly Run[], known: number): boolean {
  for (let column = 0; column < known; column += 1) {
    const [start, end] = runs[column] ?? [0, 0];
    const [, beadEnd] = bead[column] ?? [0, 0];
    if (end > start && beadEnd > start) return false;
  }
  return true;
}

/** Whether a bead holds a segment of the runs. */
function touches(bead: readonly Run[], runs: readonly Run[], known: number): boolean {
  for (let column = 0; column < known; column += 1) {
    const [start, end] = runs[column] ?? [0, 0];
    const [beadStart, beadEnd] = bead[column] ?? [0, 0];
    if (beadStart < end && start < beadEnd) return true;
  }
  return false;
}
