import type { AlignOptions, AlignPhase } from './types.ts';

/** Work units between two looks at the clock; a unit is about a nanosecond to ten. */
const UNITS_PER_LOOK = 1 << 18;
/** Milliseconds between two calls of onProgress: well under the 50 that are promised. */
const INTERVAL = 15;

/**
 * Calls `onProgress` from within long loops. The engine says how much it has done in units of work; the clock is looked at only
 * now and then, and it decides when to report, never what is computed. Whatever `onProgress` throws passes through.
 */
export class Ticker {
  private readonly report: AlignOptions['onProgress'];
  private phase: AlignPhase = 'comparing';
  private from = 0;
  private to = 0;
  private share = 0;
  private pending = 0;
  private last = 0;

  constructor(report: AlignOptions['onProgress']) {
    this.report = report;
  }

  /** Opens a stage that stands for the shares `from` to `to` of the whole. Reports at once, so that a cancel is seen early. */
  stage(phase: AlignPhase, from: number, to: number): void {
    this.phase = phase;
    this.from = from;
    this.to = to;
    this.say(from);
  }

  /** `units` of work were done; the open stage has reached `part` (0 to 1). Cheap enough for inner loops. */
  tick(units: number, part: number): void {
    this.pending += units;
    if (this.pending < UNITS_PER_LOOK) return;
    this.pending = 0;
    if (Date.now() - this.last >= INTERVAL) this.say(this.from + (this.to - this.from) * Math.min(1, part));
  }

  private say(share: number): void {
    this.last = Date.now();
    this.share = Math.max(this.share, Math.min(1, share));
    this.report?.(this.phase, this.share);
  }
}
