/** Reading faces for Latin, Greek and Cyrillic. faces.css names their families; other scripts have faces of their own (scripts.css). */
import type { ReadingFace } from '../../../contract/settings.ts';

export interface FaceMetrics {
  /** Against the reading size, so that all faces look equally large. */
  readonly scale: number;
  /** Width of "0" in ems. */
  readonly figure: number;
  /** Ascent and descent together in ems: as tall as a lit line is without padding. */
  readonly extent: number;
}

/** Measured in the window: canvas.measureText of "0" and "x" and fontBoundingBoxAscent and Descent at 100 px. */
export const FACES: Readonly<Record<ReadingFace, FaceMetrics>> = {
  // Its optical sizes make figures narrower in text than at 100 px.
  literata: { scale: 1, figure: 0.56, extent: 1.45 },
  garamond: { scale: 1.17, figure: 0.48, extent: 1.29 },
  sans: { scale: 1.05, figure: 0.5, extent: 1.4 },
  system: { scale: 0.98, figure: 0.56, extent: 1.34 },
};
