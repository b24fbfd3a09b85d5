import type { PairBead } from '../features/sentences.ts';

/**
 * The states (i, j) that dynamic programming may visit between (i0, j0) and (i1, j1): in row i those from lo[i - i0] to
 * hi[i - i0], both included. `lo` and `hi` never fall, row 0 holds j0, the last row j1, and neighbouring rows overlap, so that a
 * path always exists.
 */
export interface Corridor {
  readonly i0: number;
  readonly i1: number;
  readonly j0: number;
  readonly j1: number;
  readonly lo: Int32Array;
  readonly hi: Int32Array;
}

/** A part of the two texts that is aligned by itself: sentences [i0, i1) with [j0, j1). */
export interface Window {
  readonly i0: number;
  readonly i1: number;
  readonly j0: number;
  readonly j1: number;
}

/** What a bead holds as a window. */
export const windowOf = ({ a0, a1, b0, b1 }: PairBead): Window => ({ i0: a0, i1: a1, j0: b0, j1: b1 });

/**
 * The corridor with the given bounds made lawful: clipped to the window, monotone, connected. The arrays are taken over and
 * changed. Bounds are only ever widened, except by clipping.
 */
export function lawful({ i0, i1, j0, j1 }: Window, lo: Int32Array, hi: Int32Array): Corridor {
  const last = i1 - i0;
  lo[0] = j0;
  hi[last] = j1;
  for (let k = 0; k <= last; k++) {
    lo[k] = Math.min(j1, Math.max(j0, lo[k]!));
    hi[k] = Math.min(j1, Math.max(j0, hi[k]!, lo[k]!));
  }
  for (let k = 1; k <= last; k++) hi[k] = Math.max(hi[k]!, hi[k - 1]!);
  for (let k = last - 1; k >= 0; k--) lo[k] = Math.min(lo[k]!, lo[k + 1]!);
  for (let k = 1; k <= last; k++) if (lo[k]! > hi[k - 1]!) hi[k - 1] = lo[k]!;
  for (let k = 1; k <= last; k++) hi[k] = Math.max(hi[k]!, hi[k - 1]!);
  return { i0, i1, j0, j1, lo, hi };
}
