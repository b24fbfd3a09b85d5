import type { ParatextReason } from '../types.ts';

export interface ParatextMark {
  readonly index: number;
  readonly reason: ParatextReason;
  /** How sure it is, 0 to 1; nothing below 0.5 is named. */
  readonly score: number;
}

/** Marks by index; the first reason found stands. */
export type Marks = Map<number, { reason: ParatextReason; score: number }>;
