/**
 * The map from the engine's own probabilities to how often beads are right, measured on development data: straight lines between
 * these points. Made by bench/engine/calibrate.ts; rising throughout.
 */
const POINTS: readonly (readonly [raw: number, right: number])[] = [
  [0, 0.03],
  [0.36, 0.31],
  [0.56, 0.42],
  [0.72, 0.63],
  [0.88, 0.8],
  [0.94, 0.93],
  [0.98, 0.968],
  [1, 0.995],
];

/** The share of beads with raw probability `raw` that are right. */
export function calibrated(raw: number): number {
  for (let k = 1; k < POINTS.length; k++) {
    const [x1, y1] = POINTS[k]!;
    if (raw > x1) continue;
    const [x0, y0] = POINTS[k - 1]!;
    return y0 + ((raw - x0) / (x1 - x0)) * (y1 - y0);
  }
  return POINTS.at(-1)![1];
}
