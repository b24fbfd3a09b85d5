/** Figures of a bench: how they are summed up, told and held against targets.json. */
import { readFileSync } from 'node:fs';

export interface Targets {
  readonly pageP99Ms: number;
  readonly openToPaintMs: number;
  readonly rendererMiB: number;
  readonly longestFrameMs: number;
  readonly blankFrames: number;
  readonly progressPerSecond: number;
  readonly cancelMs: number;
  readonly importFrameP99Ms: number;
  readonly editAnswerMs: number;
}
export const targets = JSON.parse(readFileSync(new URL('./targets.json', import.meta.url), 'utf8')) as Targets;

/** The value below which `share` of the values lie. NaN where there is none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
export const median = (values: readonly number[]): number => percentile(values, 0.5);

export class Report {
  missed = false;

  /** A figure that must not exceed its target. */
  atMost(name: string, value: number, target?: number): void {
    this.#tell(name, value, target, target !== undefined && !(value <= target), 'at most');
  }
  /** A figure that must reach its target. */
  atLeast(name: string, value: number, target: number): void {
    this.#tell(name, value, target, !(value >= target), 'at least');
  }

  #tell(name: string, value: number, target: number | undefined, bad: boolean, relation: string): void {
    this.missed ||= bad;
    const against = target === undefined ? '' : `  (${relation} ${target})${bad ? '  MISSED' : ''}`;
    console.log(`${name.padEnd(62)} ${value.toFixed(1)}${against}`);
  }
}
