/**
 * The map from the engine's own probabilities to how often beads are right, measured on development data: straight lines between
 * these points. Made by bench/engine/calibrate.ts; rising throughout.
 */
const POINTS: readonly (readonly [raw: number, right: number])[] = [
  [0, 0.02],
  [0.3, 0.2],
  [0.5, 0.45],
  [0.7, 0.6],
  [0.85, 0.72],
  [0.95, 0.87],
  [0.99, 0.95],
  [1, 0.99],
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
