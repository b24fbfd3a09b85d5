import type { Run } from './types.ts';

/** A bead of two versions as the gold sets write it: numbers of units on either side; an empty side is a gap. */
export interface ScoredBead {
  readonly source: readonly number[];
  readonly target: readonly number[];
}

export interface Prf {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Hits among all predicted beads (precision) and among two-sided gold beads (recall); sums over files are sums of counts. */
export interface ScoreCounts {
  readonly predicted: number;
  readonly predictedStrict: number;
  readonly predictedLax: number;
  readonly gold: number;
  readonly goldStrict: number;
  readonly goldLax: number;
}

export interface Score {
  readonly strict: Prf;
  readonly lax: Prf;
  readonly counts: ScoreCounts;
}

const key = ({ source, target }: ScoredBead) => `${source.join(',')}|${target.join(',')}`;

/**
 * Strict and lax precision, recall and F1 by the rules of Sennrich & Volk (2011), as Vecalign counts them. Every predicted bead
 * counts for precision, gaps too; recall looks at two-sided beads only. A strict hit is the very bead; a lax hit shares a source
 * and a target unit with one bead of the other side. Beads with two empty sides are left out; doubles count once.
 */
export function score(gold: readonly ScoredBead[], predicted: readonly ScoredBead[]): Score {
  return fromCounts(scoreCounts(gold, predicted));
}

export function scoreCounts(gold: readonly ScoredBead[], predicted: readonly ScoredBead[]): ScoreCounts {
  const full = (beads: readonly ScoredBead[]) => beads.filter((bead) => bead.source.length + bead.target.length > 0);
  const twoSided = (beads: readonly ScoredBead[]) =>
    beads.filter((bead) => bead.source.length > 0 && bead.target.length > 0);
  const precision = hits(full(predicted), full(gold));
  const recall = hits(twoSided(gold), twoSided(predicted));
  return {
    predicted: precision.count,
    predictedStrict: precision.strict,
    predictedLax: precision.lax,
    gold: recall.count,
    goldStrict: recall.strict,
    goldLax: recall.lax,
  };
}

/** Sums counts of several files: the micro average. */
export function addCounts(counts: readonly ScoreCounts[]): ScoreCounts {
  const sum = (field: keyof ScoreCounts) => counts.reduce((total, one) => total + one[field], 0);
  return {
    predicted: sum('predicted'),
    predictedStrict: sum('predictedStrict'),
    predictedLax: sum('predictedLax'),
    gold: sum('gold'),
    goldStrict: sum('goldStrict'),
    goldLax: sum('goldLax'),
  };
}

export function fromCounts(counts: ScoreCounts): Score {
  return {
    strict: prf(counts.predictedStrict, counts.predicted, counts.goldStrict, counts.gold),
    lax: prf(counts.predictedLax, counts.predicted, counts.goldLax, counts.gold),
    counts,
  };
}

function prf(found: number, predicted: number, recalled: number, gold: number): Prf {
  const precision = predicted === 0 ? 0 : found / predicted;
  const recall = gold === 0 ? 0 : recalled / gold;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1 };
}

/** How many of `beads` are in `reference`, strictly and laxly. */
function hits(beads: readonly ScoredBead[], reference: readonly ScoredBead[]) {
  const known = new Set(reference.map(key));
  const links = new Map<number, Set<number>>();
  for (const { source, target } of reference) {
    for (const s of source) {
      const linked = links.get(s) ?? new Set<number>();
      for (const t of target) linked.add(t);
      links.set(s, linked);
    }
  }
  let strict = 0;
  let lax = 0;
  const distinct = new Map(beads.map((bead) => [key(bead), bead]));
  for (const [name, { source, target }] of distinct) {
    if (known.has(name)) {
      strict++;
      lax++;
    } else if (source.some((s) => target.some((t) => links.get(s)?.has(t)))) lax++;
  }
  return { count: distinct.size, strict, lax };
}

const BEAD_LINE = /^\s*\[([^\]]*)\]\s*:\s*\[([^\]]*)\]/;
const numbers = (text: string) => Array.from(text.matchAll(/-?\d+/g), ([digits]) => Number(digits));

/**
 * Reads beads line by line: "[0, 1]:[2]", whatever follows; or hunalign's ladders, "0 0", whose beads are what lies between two
 * rungs. Lines of neither kind are passed over.
 */
export function parseBeads(text: string): ScoredBead[] {
  const beads: ScoredBead[] = [];
  const rungs: [number, number][] = [];
  for (const line of text.split(/\r?\n/)) {
    const match = BEAD_LINE.exec(line);
    if (match) {
      beads.push({ source: numbers(match[1]!), target: numbers(match[2]!) });
      continue;
    }
    const rung = /^\s*(\d+)\s+(\d+)(?:\s|$)/.exec(line);
    if (rung) rungs.push([Number(rung[1]), Number(rung[2])]);
  }
  if (beads.length > 0) return beads.filter(({ source, target }) => source.length + target.length > 0);
  const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k);
  return rungs
    .slice(1)
    .map(([i, j], k) => ({ source: range(rungs[k]![0], i), target: range(rungs[k]![1], j) }))
    .filter(({ source, target }) => source.length + target.length > 0);
}

/** The bead of two runs. */
export function toScoredBead([source, target]: readonly [Run, Run]): ScoredBead {
  const range = ([from, to]: Run) => Array.from({ length: to - from }, (_, k) => from + k);
  return { source: range(source), target: range(target) };
}
