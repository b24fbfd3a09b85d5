import type { Sentences } from '../features/sentences.ts';
import { full } from './row.ts';
import type { Row } from './row.ts';
import type { Ticker } from '../progress.ts';
import type { Pin } from '../types.ts';

/** A bead over units (segments) with its sentence beads, all numbered within the engine's texts. */
export interface UnitBead {
  readonly runs: Row;
  readonly sentences: Row[];
  /** Set for pinned beads: the segments that they hold, paratext included. */
  readonly pin?: Pin;
}

/**
 * Beads over units that follow from sentence beads: cut wherever every version stands at the beginning of a unit. Sentences
 * without a counterpart that stand next to each other are first put in the order that lets most units end.
 */
export function unitBeads(
  texts: readonly Sentences[],
  rows: readonly Row[],
  start: readonly number[],
  ticker: Ticker,
): UnitBead[] {
  const beads: UnitBead[] = [];
  const at = [...start];
  let first = [...start];
  const open: Row[] = [];
  const close = (): void => {
    beads.push({
      runs: texts.map((text, v) => [unitAt(text, first[v]!), unitAt(text, at[v]!)] as const),
      // a list that grew has room for a dozen more, and most have one
      sentences: open.slice(),
    });
    open.length = 0;
    first = [...at];
  };
  for (const row of tidyGaps(texts, rows, start, ticker)) {
    ticker.tick(500 * texts.length, 1);
    open.push(row);
    row.forEach(([from, to], v) => {
      if (to > from) at[v] = to;
    });
    if (texts.every((text, v) => startsUnit(text, at[v]!))) close();
  }
  if (open.length > 0) close();
  return beads;
}

/** The one bead of a pin, whatever it holds. */
export function pinnedBead(texts: readonly Sentences[], rows: Row[], window: Row, pin: Pin): UnitBead {
  const runs = texts.map((text, v) => [unitAt(text, window[v]![0]), unitAt(text, window[v]![1])] as const);
  return { runs, sentences: rows, pin };
}

/** The unit that begins at sentence `s`, or the one after it where `s` is within. */
export function unitAt(text: Sentences, s: number): number {
  return s === text.count ? text.unitStart.length - 1 : text.unit[s]!;
}

function startsUnit(text: Sentences, s: number): boolean {
  return s === text.count || text.unitStart[text.unit[s]!] === s;
}

/** Puts gaps of different versions that follow each other in order: what ends open units, then whole units, then beginnings. */
function tidyGaps(texts: readonly Sentences[], rows: readonly Row[], start: readonly number[], ticker: Ticker): Row[] {
  const at = [...start];
  const tidy: Row[] = [];
  let group: Row[] = [];
  const flush = (): void => {
    // one by one: a gap may be longer than a call may have arguments
    if (group.length > 1) for (const bead of inOrder(texts, group, at, ticker)) tidy.push(bead);
    else tidy.push(...group);
    for (const row of group) advance(at, row);
    group = [];
  };
  for (const row of rows) {
    ticker.tick(300 * texts.length, 1);
    if (row.filter(full).length === 1) group.push(row);
    else {
      flush();
      advance(at, row);
      tidy.push(row);
    }
  }
  flush();
  return tidy;
}

function advance(at: number[], row: Row): void {
  row.forEach(([from, to], v) => {
    if (to > from) at[v] = to;
  });
}

function inOrder(texts: readonly Sentences[], group: readonly Row[], at: readonly number[], ticker: Ticker): Row[] {
  const owner = (row: Row) => row.findIndex(full);
  const ends = at.slice();
  for (const row of group) advance(ends, row);
  const stage = (row: Row, v: number): number => {
    const text = texts[v]!;
    const [from, to] = row[v]!;
    const unit = text.unit[from]!;
    if (text.unitStart[unit]! < at[v]!) return 0;
    return text.unitStart[text.unit[to - 1]! + 1]! > ends[v]! ? 2 : 1;
  };
  // by stage, then by version, each in its own order
  const staged: Row[][] = Array.from({ length: 3 * texts.length }, () => []);
  for (const row of group) {
    ticker.tick(500 * texts.length, 1);
    const v = owner(row);
    staged[stage(row, v) * texts.length + v]!.push(row);
  }
  return staged.flat();
}
