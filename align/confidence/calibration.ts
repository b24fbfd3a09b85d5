/**
 * The map from the engine's own probabilities to how often beads are right, measured on development data: straight lines between
 * these points. Made by bench/engine/calibrate.ts; rising throughout.
 */
const POINTS: readonly (readonly [raw: number, right: number])[] = [
  [0, 0.05],
  [0.483, 0.7],
  [0.696, 0.741],
  [0.832, 0.857],
  [0.929, 0.928],
  [0.982, 0.991],
  [0.993, 0.997],
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
