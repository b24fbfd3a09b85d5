/**
 * The map from the engine's own probabilities to how often beads are right, measured on development data: straight lines between
 * these points. Made by bench/engine/calibrate.ts; rising throughout.
 */
const POINTS: readonly (readonly [raw: number, right: number])[] = [
  [0, 0.05],
  [0.46, 0.58],
  [0.69, 0.7],
  [0.82, 0.84],
  [0.91, 0.935],
  [0.952, 0.954],
  [0.978, 0.977],
  [0.991, 0.994],
  [1, 0.999],
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
