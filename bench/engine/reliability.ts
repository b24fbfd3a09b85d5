/** How well scores keep their word: gathers scored beads and tells the expected calibration error (Naeini et al. 2015). */

/** A score or raw probability, whether its bead was right (1 or 0), and how much it counts. */
export interface Sample {
  readonly raw: number;
  readonly right: number;
  readonly weight: number;
}

const BINS = 10;

/** The mean distance, over ten equal bins of `score(raw)`, between what was said and the share that was right. */
export function calibrationError(samples: readonly Sample[], score: (raw: number) => number = (raw) => raw): number {
  const bins = Array.from({ length: BINS }, () => ({ said: 0, right: 0 }));
  let total = 0;
  for (const { raw, right, weight } of samples) {
    const said = score(raw);
    const bin = bins[Math.min(BINS - 1, Math.floor(said * BINS))]!;
    bin.said += said * weight;
    bin.right += right * weight;
    total += weight;
  }
  return bins.reduce((sum, { said, right }) => sum + Math.abs(said - right) / total, 0);
}
