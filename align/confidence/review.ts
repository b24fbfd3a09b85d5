import { body, sentenceAt } from '../features/body.ts';
import { calibrated } from './calibration.ts';
import type { Corridor } from '../evidence/corridor.ts';
import { lawful, windowOf } from '../evidence/corridor.ts';
import { readSentences } from '../features/features.ts';
import type { PairBead, Sentences } from '../features/sentences.ts';
import { pairBead } from '../joint/row.ts';
import { PairAligner } from '../path/pair.ts';
import { Ticker } from '../progress.ts';
import { reasonsOf } from './reasons.ts';
import { unitAt } from '../joint/units.ts';
import type { UnitBead } from '../joint/units.ts';
import type { AlignOptions, AlignVersion, Reason, Run } from '../types.ts';

/** A bead that stands, whoever made it. */
export interface StandingBead {
  /** One per version, over segments. */
  readonly runs: readonly Run[];
}

export interface Review {
  /** Calibrated probability that the bead is right, 0 to 1, on the scale of `align`'s own scores. */
  readonly score: number;
  /** What is odd about it, as in an alignment. */
  readonly reasons: readonly Reason[];
}

/** States of the rectangle over a bead and its neighbours that are looked at whole; of greater ones only what is near the path. */
const RECTANGLE_MAX = 3000;
const MARGIN = 6;
/** Beads judged at once, and neighbours that come along to either side. */
const PIECE = 120;
const OVERLAP = 4;
/** Share of a bead's text that may be without a counterpart inside it before that makes the bead doubtful. */
const LOOSE = 0.08;
/** See lengthFactor. */
const LENGTH_FREE = 1.5;
const LENGTH_MOST = 10;
const LENGTH_SLOPE = 0.04;

/**
 * Scores `beads` that stand already (made by hand, edited, imported, damaged) as `align` would score its own, and gives reasons for
 * doubt: for each bead how probable its boundaries are among all that the neighbourhood allows, that it should not have been cut
 * further, and that what it holds has a counterpart. The words' models are learned from the beads themselves, so a few wrong ones
 * among many stand out. Beads must be in order and hold every segment once, as in an alignment. Linear in the texts; `onProgress`
 * may throw to cancel, as in `align`.
 *
 * Throws RangeError where a bead has not one run per version.
 */
export function reviewBeads(
  versions: readonly AlignVersion[],
  beads: readonly StandingBead[],
  options: Pick<AlignOptions, 'lexicon' | 'onProgress'> = {},
): Review[] {
  for (const { runs } of beads)
    if (runs.length !== versions.length) throw new RangeError(`a bead of ${runs.length} runs`);
  const ticker = new Ticker(options.onProgress);
  ticker.stage('comparing', 0, 0.2);
  const bodies = versions.map(body);
  const texts = versions.map((version, v) => readSentences(version, bodies[v]!, ticker));
  const rows = beads.map(({ runs }) =>
    runs.map(([from, to], v): Run => [sentenceAt(texts[v]!, bodies[v]!, from), sentenceAt(texts[v]!, bodies[v]!, to)]),
  );
  const pivot = texts.reduce((best, text, v) => (text.count > texts[best]!.count ? v : best), 0);
  const others = texts.flatMap(({ count }, v) => (v === pivot || count === 0 ? [] : [v]));
  const pairs = new Map<number, PairAligner>();
  const judgements = others.map((v, k) => {
    const share = (part: number) => 0.2 + (0.75 * (k + part)) / others.length;
    ticker.stage('learning', share(0), share(0.4));
    const judge = new PairJudge(
      texts[pivot]!,
      texts[v]!,
      rows.map((row) => pairBead(row, pivot, v)),
      ticker,
      options,
    );
    pairs.set(pivot * versions.length + v, judge.pair);
    ticker.stage('aligning', share(0.4), share(1));
    return judge.judge();
  });
  ticker.stage('finishing', 0.95, 1);
  return rows.map((row, k) => {
    ticker.tick(20_000, k / rows.length);
    const score = scoreOf(judgements.map((all) => all[k]!));
    if (row.every(([from, to]) => from === to)) return { score: 1, reasons: [] };
    const runs = row.map(([from, to], v): Run => [unitAt(texts[v]!, from), unitAt(texts[v]!, to)]);
    const bead: UnitBead = { runs, sentences: [row] };
    return { score, reasons: reasonsOf({ texts, ticker, lexicon: options.lexicon, pairs }, bead, score, false) };
  });
}

/** What one pair of versions says of a bead. */
interface Judgement {
  /** Probability that a bead begins where it begins and ends where it ends. */
  readonly edges: number;
  /** By sentences of the pivot, from the bead's first: probability that the bead should have been cut there. */
  readonly cuts: ReadonlyMap<number, number>;
  /** Share of the text, of the side that has less, that has a counterpart inside the bead; 1 where one side is empty. */
  readonly matched: number;
  /** Cost of the difference of lengths, in nats; 0 where one side is empty. */
  readonly length: number;
}

/** A bead is as sure as the least sure pair, and to be cut only where all pairs would cut it. */
function scoreOf(found: readonly Judgement[]): number {
  if (found.length === 0) return 1;
  const edges = Math.min(...found.map((one) => one.edges));
  const matched = Math.min(...found.map((one) => one.matched));
  const speaking = found.filter((one) => one.cuts.size > 0);
  let cut = 0;
  for (const [p, probability] of speaking[0]?.cuts ?? [])
    cut = Math.max(cut, Math.min(probability, ...speaking.map((one) => one.cuts.get(p) ?? 0)));
  const length = Math.max(...found.map((one) => one.length));
  return calibrated(edges * (1 - cut)) * Math.min(1, matched / (1 - LOOSE)) * lengthFactor(length);
}

/** Of beads with lengths that differ as much by chance in one of e^n, the share that is right falls by so much per n. */
function lengthFactor(cost: number): number {
  return 1 - LENGTH_SLOPE * Math.max(0, Math.min(cost, LENGTH_MOST) - LENGTH_FREE);
}

/** Judges the standing beads of one pair of versions. */
class PairJudge {
  readonly pair: PairAligner;
  private readonly beads: readonly PairBead[];
  private readonly ticker: Ticker;
  /** For each bead its sentence beads. */
  private readonly inside: readonly (readonly PairBead[])[];

  constructor(
    a: Sentences,
    b: Sentences,
    beads: readonly PairBead[],
    ticker: Ticker,
    { lexicon }: Pick<AlignOptions, 'lexicon'>,
  ) {
    this.pair = new PairAligner(a, b, ticker, lexicon);
    this.beads = beads;
    this.ticker = ticker;
    this.pair.learnFrom(beads);
    this.inside = this.alignInside();
    if (beads.some((bead) => bead.a1 - bead.a0 > 1 && bead.b1 - bead.b0 > 1)) {
      // whole paragraphs teach little: their sentence beads teach more
      this.pair.learnFrom(this.inside.flat());
      this.inside = this.alignInside();
    }
  }

  private alignInside(): PairBead[][] {
    return this.beads.map((bead, k) => {
      this.ticker.tick(5000, k / this.beads.length);
      const single = bead.a1 - bead.a0 === 1 && bead.b1 - bead.b0 === 1;
      return single ? [bead] : this.pair.align(windowOf(bead));
    });
  }

  judge(): Judgement[] {
    const found: Judgement[] = [];
    for (let from = 0; from < this.beads.length; from += PIECE) {
      const to = Math.min(this.beads.length, from + PIECE);
      this.piece(from, to, found);
    }
    return found;
  }

  /** Judges beads [from, to) within a corridor that holds some of their neighbours as well. */
  private piece(from: number, to: number, found: Judgement[]): void {
    const first = Math.max(0, from - OVERLAP);
    const last = Math.min(this.beads.length, to + OVERLAP);
    const states: [number, number][] = [];
    const wanted = this.beads.slice(from, to).map((bead) => {
      const start = states.length;
      states.push([bead.a0, bead.b0], [bead.a1, bead.b1], ...this.innerStates(bead));
      return { bead, start, end: states.length };
    });
    const part = from / this.beads.length;
    const probability = this.pair.boundaries(this.corridor(first, last), states, part);
    wanted.forEach(({ bead, start, end }, n) => {
      const cuts = new Map<number, number>();
      for (let s = start + 2; s < end; s++) {
        const [i] = states[s]!;
        cuts.set(i - bead.a0, Math.max(cuts.get(i - bead.a0) ?? 0, probability[s]!));
      }
      const edges = Math.min(probability[start]!, probability[start + 1]!);
      const twoSided = bead.a1 > bead.a0 && bead.b1 > bead.b0;
      found.push({
        edges,
        cuts,
        matched: twoSided ? this.matched(bead, this.inside[from + n]!) : 1,
        length: twoSided ? this.pair.lengthCost(bead) : 0,
      });
    });
  }

  /** States inside a two-sided bead at which both versions begin a unit, near the path: where it could be cut. */
  private innerStates({ a0, a1, b0, b1 }: PairBead): [number, number][] {
    if (a0 === a1 || b0 === b1) return [];
    const { a, b } = this.pair;
    const startsA = starts(a, a0, a1);
    const startsB = starts(b, b0, b1);
    if (startsA.length * startsB.length > RECTANGLE_MAX) return [];
    return startsA.flatMap((i) => startsB.map((j): [number, number] => [i, j])).slice(1, -1);
  }

  /** The states over beads [first, last): each with its neighbours as a whole rectangle where that is small. */
  private corridor(first: number, last: number): Corridor {
    const { a0: i0, b0: j0 } = this.beads[first]!;
    const { a1: i1, b1: j1 } = this.beads[last - 1]!;
    const lo = new Int32Array(i1 - i0 + 1).fill(j1);
    const hi = new Int32Array(i1 - i0 + 1).fill(j0);
    const open = (x0: number, x1: number, y0: number, y1: number): void => {
      for (let i = x0; i <= x1; i++) {
        lo[i - i0] = Math.min(lo[i - i0]!, y0);
        hi[i - i0] = Math.max(hi[i - i0]!, y1);
      }
    };
    for (let k = first; k < last; k++) {
      const before = this.beads[Math.max(first, k - 1)]!;
      const after = this.beads[Math.min(last - 1, k + 1)]!;
      const area = (after.a1 - before.a0 + 1) * (after.b1 - before.b0 + 1);
      if (area <= RECTANGLE_MAX) open(before.a0, after.a1, before.b0, after.b1);
      for (const { a0, a1, b0, b1 } of this.inside[k]!) open(a0, a1, b0 - MARGIN, b1 + MARGIN);
    }
    return lawful({ i0, i1, j0, j1 }, lo, hi);
  }

  private matched(bead: PairBead, inside: readonly PairBead[]): number {
    return this.pair.matched(
      inside.filter(({ a0, a1, b0, b1 }) => a1 > a0 && b1 > b0),
      bead,
    );
  }
}

/** First sentences of the units that begin in [from, to], and `to` itself. */
function starts({ unit, unitStart }: Sentences, from: number, to: number): number[] {
  const found = [from];
  for (let u = unit[from]! + 1; u < unitStart.length && unitStart[u]! < to; u++) found.push(unitStart[u]!);
  return [...found, to];
}
