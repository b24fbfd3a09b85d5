import type { ScoredUnitBead } from './confidence.ts';
import type { Sentences } from './features.ts';
import type { Row } from './joint.ts';
import type { AlignVersion, Bead, Run, SentenceBead } from './types.ts';

/**
 * Beads over all segments from `beads` over the aligned ones: paratext that stands within a bead's run joins it, paratext between
 * beads follows the bead before it.
 */
export function assemble(
  versions: readonly AlignVersion[],
  bodies: readonly (readonly number[])[],
  texts: readonly Sentences[],
  beads: readonly ScoredUnitBead[],
): Bead[] {
  const counters = versions.map((version, v) => new SentenceCounter(version, bodies[v]!, texts[v]!));
  const at = versions.map(() => 0);
  const done: Bead[] = [];
  const gapsUntil = (v: number, end: number): void => {
    while (at[v]! < end) done.push(gapBead(versions, at, v));
  };
  const paratextFollows = (v: number): number => {
    let end = at[v]!;
    while (versions[v]!.segments[end]?.paratext) end++;
    return end;
  };
  versions.forEach((_, v) => gapsUntil(v, paratextFollows(v)));
  for (const { runs, sentences, score, sentenceScores, reasons } of beads) {
    const over = runs.map(([from, to], v): Run => {
      if (to === from) return [at[v]!, at[v]!];
      return [bodies[v]![from]!, bodies[v]![to - 1]! + 1];
    });
    over.forEach(([, end], v) => (at[v] = end));
    done.push({ runs: over, score, reasons, sentenceBeads: sentenceBeads(counters, over, sentences, sentenceScores) });
    versions.forEach((_, v) => gapsUntil(v, paratextFollows(v)));
  }
  return done;
}

/** The next segment of version `v` as a bead of its own; moves `at` past it. */
function gapBead(versions: readonly AlignVersion[], at: number[], v: number): Bead {
  const segment = versions[v]!.segments[at[v]!]!;
  at[v]!++;
  const runs = at.map((end, other): Run => (other === v ? [end - 1, end] : [end, end]));
  const sentenceBeads = segment.sentences.map((_, s): SentenceBead => ({
    runs: at.map((__, other): Run => (other === v ? [s, s + 1] : [0, 0])),
    score: 1,
  }));
  return { runs, score: 1, reasons: [{ code: 'gap' }], sentenceBeads };
}

/** Where sentences stand: from the engine's numbers to those of the version with its paratext. */
class SentenceCounter {
  /** Sentences before each segment of the version. */
  readonly before: Int32Array;
  /** The version's number for each of the engine's sentences; -1 for what stands for a segment without any. */
  readonly original: Int32Array;

  constructor(version: AlignVersion, body: readonly number[], text: Sentences) {
    this.before = new Int32Array(version.segments.length + 1);
    version.segments.forEach(({ sentences }, k) => (this.before[k + 1] = this.before[k]! + sentences.length));
    this.original = new Int32Array(text.count).fill(-1);
    body.forEach((segment, unit) => {
      const count = version.segments[segment]!.sentences.length;
      for (let s = 0; s < count; s++) this.original[text.unitStart[unit]! + s] = this.before[segment]! + s;
    });
  }
}

/** Sentence beads counted from the beginning of the bead. Sentences of paratext within it are gaps at their place. */
function sentenceBeads(
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
    found.push({ runs: runs.map(([from, to], v) => [from - first[v]!, to - first[v]!] as const), score });
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
  return found;
}

/** The version's sentences for the engine's [from, to); null where there are none. */
function realRun(original: Int32Array, from: number, to: number): Run | null {
  while (from < to && original[from]! < 0) from++;
  while (to > from && original[to - 1]! < 0) to--;
  return from === to ? null : [original[from]!, original[to - 1]! + 1];
}
