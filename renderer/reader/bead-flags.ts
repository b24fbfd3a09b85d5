/** What the flags of an opening tell about its beads. */
import { BEAD_FLAGS } from '../../contract/service-api.ts';

export interface BeadCounts {
  readonly doubtful: number;
  /** Gaps in the text itself; furniture has no counterpart by nature. */
  readonly gaps: number;
}

export function isDoubtful(flags: Uint8Array, row: number): boolean {
  return ((flags[row] ?? 0) & BEAD_FLAGS.doubtful) !== 0;
}
export function isGap(flags: Uint8Array, row: number): boolean {
  return ((flags[row] ?? 0) & (BEAD_FLAGS.gap | BEAD_FLAGS.paratext)) === BEAD_FLAGS.gap;
}

export function countBeads(flags: Uint8Array): BeadCounts {
  let doubtful = 0;
  let gaps = 0;
  for (let row = 0; row < flags.length; row++) {
    if (isDoubtful(flags, row)) doubtful++;
    if (isGap(flags, row)) gaps++;
  }
  return { doubtful, gaps };
}

/** The next row after `row` that `test` holds for, going round at the end; null where there is none. */
export function findRow(count: number, row: number, step: 1 | -1, test: (row: number) => boolean): number | null {
  for (let distance = 1; distance <= count; distance++) {
    const candidate = (((row + step * distance) % count) + count) % count;
    if (test(candidate)) return candidate;
  }
  return null;
}
