/** What is asked of lists of pair beads, and the list of a window of which nothing is known. */
import type { Window } from '../evidence/corridor.ts';
import { BEAD_TYPES, typeOf } from '../evidence/cost.ts';
import type { PairBead } from '../features/sentences.ts';

/** How many of `beads` are of each of BEAD_TYPES. */
export function typeCounts(beads: readonly PairBead[]): number[] {
  const counts = BEAD_TYPES.map(() => 0);
  for (const { a0, a1, b0, b1 } of beads) {
    const type = typeOf(a1 - a0, b1 - b0);
    if (type >= 0) counts[type]!++;
  }
  return counts;
}

/** Gaps of one side, however long each. */
export function gapRuns(beads: readonly PairBead[]): number {
  const side = ({ a0, a1, b0, b1 }: PairBead) => (a0 === a1 ? 1 : b0 === b1 ? -1 : 0);
  return beads.filter((bead, k) => side(bead) !== 0 && (k === 0 || side(beads[k - 1]!) !== side(bead))).length;
}

/** Every sentence a bead of its own. */
export function gaps({ i0, i1, j0, j1 }: Window, worked: (units: number) => void): PairBead[] {
  const beads: PairBead[] = [];
  const push = (a0: number, a1: number, b0: number, b1: number): void => {
    worked(100);
    beads.push({ a0, a1, b0, b1 });
  };
  for (let i = i0; i < i1; i++) push(i, i + 1, j0, j0);
  for (let j = j0; j < j1; j++) push(i1, i1, j, j + 1);
  return beads;
}

/** Whether two passes found the same, window by window. */
export function same(x: readonly (readonly PairBead[])[], y: readonly (readonly PairBead[])[]): boolean {
  const equal = (p: PairBead, q: PairBead | undefined) =>
    q !== undefined && p.a0 === q.a0 && p.a1 === q.a1 && p.b0 === q.b0 && p.b1 === q.b1;
  return x.every((beads, w) => beads.length === y[w]!.length && beads.every((bead, k) => equal(bead, y[w]![k])));
}
