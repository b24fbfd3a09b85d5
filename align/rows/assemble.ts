import type { ScoredUnitBead } from '../confidence/confidence.ts';
import type { UnitColumns } from '../features/sentences.ts';
import type { Row } from '../joint/row.ts';
import { originalSentences } from '../features/body.ts';
import { paratextRows } from './paratext.ts';
import type { Ticker } from '../progress.ts';
import type { AlignVersion, Bead, Run, SentenceBead } from '../types.ts';

/**
 * Beads over all segments from `beads` over the aligned ones: paratext that stands within a bead's run joins it, paratext between
 * beads follows the bead before it, beside its like in other versions.
 */
export function assemble(
  versions: readonly AlignVersion[],
  bodies: readonly (readonly number[])[],
  texts: readonly UnitColumns[],
  beads: readonly ScoredUnitBead[],
  ticker: Ticker,
): Bead[] {
  const counters = versions.map((version, v) => new SentenceCounter(version, bodies[v]!, texts[v]!, ticker));
  const at = versions.map(() => 0);
  const done: Bead[] = [];
  const limits = pinStarts(versions, beads);
  const paratext = (limit: readonly number[]): void => {
    const slot = at.map((from, v): Run => [from, paratextEnd(versions[v]!, from, limit[v]!)]);
    for (const runs of paratextRows(versions, slot)) {
      done.push(paratextBead(versions, runs));
      runs.forEach(([, end], v) => (at[v] = end));
    }
  };
  paratext(limits[0]!);
  beads.forEach(({ runs, sentences, pin, score, sentenceScores, reasons }, k) => {
    ticker.tick(sentences.length * 3000, k / beads.length);
    const over = runs.map((run, v): Run => {
      if (pin) return pin.runs[v]!;
      const [from, to] = run;
      if (to === from) return [at[v]!, at[v]!];
      const [first, end] = [bodies[v]![from]!, bodies[v]![to - 1]! + 1];
      return first === from && end === to ? run : [first, end];
    });
    over.forEach(([, end], v) => (at[v] = end));
    done.push({
      runs: over,
      score,
      reasons,
      sentenceBeads: sentenceBeadsOf(counters, over, sentences, sentenceScores),
    });
    paratext(limits[k + 1]!);
  });
  return done;
}

/** For each bead where the next pin from it on begins in each version, and for what follows the last bead. */
function pinStarts(versions: readonly AlignVersion[], beads: readonly ScoredUnitBead[]): number[][] {
  const starts: number[][] = [];
  let next = versions.map(({ segments }) => segments.length);
  starts[beads.length] = next;
  for (let k = beads.length - 1; k >= 0; k--) {
    const pin = beads[k]!.pin;
    if (pin) next = pin.runs.map(([from]) => from);
    starts[k] = next;
  }
  return starts;
}

function paratextEnd({ segments }: AlignVersion, from: number, limit: number): number {
  let end = from;
  while (end < limit && segments[end]!.paratext) end++;
  return end;
}

/** How sure furniture is that stands together: it shares words or numbers, or is alone. */
const PARATEXT_SCORE = 0.9;

/** One segment at most of each version; their sentences stand side by side, the last of the longer ones alone. */
function paratextBead(versions: readonly AlignVersion[], runs: readonly Run[]): Bead {
  const counts = runs.map(([from, to], v) => (to > from ? versions[v]!.segments[from]!.sentences.length : 0));
  const lines = Math.max(...counts);
  const sentenceBeads = Array.from({ length: lines }, (_, s): SentenceBead => ({
    runs: counts.map((count): Run => (s < count ? [s, s + 1] : [count, count])),
    score: PARATEXT_SCORE,
  }));
  const gap = runs.some(([from, to]) => from === to);
  return { runs, score: PARATEXT_SCORE, reasons: gap ? [{ code: 'gap', values: { count: 1 } }] : [], sentenceBeads };
}

/** Where sentences stand: from the engine's numbers to those of the version with its paratext. */
class SentenceCounter {
  /** Sentences before each segment of the version. */
  readonly before: Int32Array;
  /** The version's number for each of the engine's sentences; -1 for what stands for a segment without any. */
  readonly original: Int32Array;

  constructor(version: AlignVersion, body: readonly number[], text: UnitColumns, ticker: Ticker) {
    this.before = new Int32Array(version.segments.length + 1);
    version.segments.forEach(({ sentences }, k) => {
      ticker.tick(150, 0);
      this.before[k + 1] = this.before[k]! + sentences.length;
    });
    this.original = originalSentences(version.segments, body, text, ticker);
  }
}

/** Runs within the first few sentences are the same few: a long text has hundreds of thousands of them, so each is made once. */
const SHORT = 4;
const SHORT_RUNS = Array.from({ length: SHORT * SHORT }, (_, k): Run => [Math.floor(k / SHORT), k % SHORT]);

const shortRun = (from: number, to: number): Run => (to < SHORT ? SHORT_RUNS[from * SHORT + to]! : [from, to]);

/** Sentence beads counted from the beginning of the bead. Sentences of paratext within it are gaps at their place. */
function sentenceBeadsOf(
  counters: readonly SentenceCounter[],
  over: readonly Run[],
  rows: readonly Row[],
  scores: readonly number[],
): SentenceBead[] {
  const first = over.map(([from], v) => counters[v]!.before[from]!);
  const ends = over.map(([, to], v) => counters[v]!.before[to]!);
  const at = [...first];
  const found: SentenceBead[] = [];
  const push = (score: number, runs: readonly Run[]): void => {
    found.push({ runs: runs.map(([from, to], v) => shortRun(from - first[v]!, to - first[v]!)), score });
  };
  const gapsUntil = (v: number, end: number): void => {
    while (at[v]! < end) {
      at[v]!++;
      push(
        1,
        at.map((to, other) => [other === v ? to - 1 : to, to] as const),
      );
    }
  };
  rows.forEach((row, k) => {
    const real = row.map(([from, to], v): Run | null => realRun(counters[v]!.original, from, to));
    real.forEach((run, v) => run && gapsUntil(v, run[0]));
    if (real.every((run) => run === null)) return;
    real.forEach((run, v) => {
      if (run) at[v] = run[1];
    });
    push(
      scores[k]!,
      real.map((run, v) => run ?? [at[v]!, at[v]!]),
    );
  });
  ends.forEach((end, v) => gapsUntil(v, end));
  // a list that grew has room for a dozen more, and most have one
  return found.slice();
}

/** The version's sentences for the engine's [from, to); null where there are none. */
function realRun(original: Int32Array, from: number, to: number): Run | null {
  while (from < to && original[from]! < 0) from++;
  while (to > from && original[to - 1]! < 0) to--;
  return from === to ? null : [original[from]!, original[to - 1]! + 1];
}
