import type { PairBead } from './model.ts';
import type { Sentences } from './features.ts';
import type { Lexicon } from './lexicon.ts';
import type { Ticker } from './progress.ts';

/** Beads that are greater than this teach little and cost much. */
const SENTENCES_MAX = 5;
const TOKENS_MAX = 200;
/** Tokens (both sides) of the beads learned from: enough for any word worth learning, and a bound on time and memory. */
const CORPUS_MAX = 900_000;
const ITERATIONS = 4;
/** t of a pair before anything is known; what the base lexicon says is far above it. */
const UNKNOWN = 0.002;
/** Expected counts below this are dropped while learning. */
const TRACE = 0.01;
/**
 * Taken off every expected count in the end. A pair that was seen together once would else vouch for the very bead it was learned
 * from: absolute discounting is what leaving that bead out comes to.
 */
const DISCOUNT = 1;
/** Added to every word's total: rare words stay unsure. */
const SMOOTHING = 1.5;

/** Beads as bags of tokens: `from` and `to` of bead n are tokens[start[n] .. start[n + 1]) of either side. */
interface Corpus {
  readonly count: number;
  readonly fromStart: Int32Array;
  readonly from: Int32Array;
  readonly toStart: Int32Array;
  readonly to: Int32Array;
}

/**
 * Learns t(v | u) from `beads` by IBM model 1 (Brown et al. 1993), a few rounds of expectation maximisation that start from the
 * `base` lexicon. The null word generates by `unigrams`. Rows that no bead speaks of are empty.
 */
export function learn(
  from: Sentences,
  to: Sentences,
  beads: readonly PairBead[],
  base: Lexicon,
  unigrams: Float32Array,
  swapped: boolean,
  ticker: Ticker,
): Lexicon {
  const corpus = collect(from, to, beads, swapped);
  ticker.tick(corpus.from.length * 60 + beads.length * 100, 0);
  const occurrences = index(corpus, from.vocabulary.size);
  const em = new Expectation(corpus, occurrences, base, unigrams, to.vocabulary.size);
  ticker.tick(corpus.from.length * 60, 0);
  let lexicon: Lexicon | null = null;
  for (let round = 0; round < ITERATIONS; round++) {
    lexicon = em.round(lexicon, round === ITERATIONS - 1, ticker, round / ITERATIONS);
  }
  return lexicon!;
}

function collect(from: Sentences, to: Sentences, beads: readonly PairBead[], swapped: boolean): Corpus {
  const chosen: [number, number, number, number][] = [];
  let tokens = 0;
  const sizeOf = (s: Sentences, x0: number, x1: number) => s.tokenStart[x1]! - s.tokenStart[x0]!;
  for (const { a0, a1, b0, b1 } of beads) {
    if (a0 === a1 || b0 === b1 || a1 - a0 + b1 - b0 > SENTENCES_MAX) continue;
    const [f0, f1, t0, t1] = swapped ? [b0, b1, a0, a1] : [a0, a1, b0, b1];
    if (sizeOf(from, f0, f1) > TOKENS_MAX || sizeOf(to, t0, t1) > TOKENS_MAX) continue;
    chosen.push([f0, f1, t0, t1]);
    tokens += sizeOf(from, f0, f1) + sizeOf(to, t0, t1);
  }
  // of a very long text every n-th bead
  const step = Math.max(1, Math.ceil(tokens / CORPUS_MAX));
  const kept = step === 1 ? chosen : chosen.filter((_, n) => n % step === 0);
  const fromStart = new Int32Array(kept.length + 1);
  const toStart = new Int32Array(kept.length + 1);
  kept.forEach(([f0, f1, t0, t1], n) => {
    fromStart[n + 1] = fromStart[n]! + sizeOf(from, f0, f1);
    toStart[n + 1] = toStart[n]! + sizeOf(to, t0, t1);
  });
  const fromTokens = new Int32Array(fromStart[kept.length]!);
  const toTokens = new Int32Array(toStart[kept.length]!);
  kept.forEach(([f0, f1, t0, t1], n) => {
    fromTokens.set(from.tokens.subarray(from.tokenStart[f0], from.tokenStart[f1]), fromStart[n]);
    toTokens.set(to.tokens.subarray(to.tokenStart[t0], to.tokenStart[t1]), toStart[n]);
  });
  return { count: kept.length, fromStart, from: fromTokens, toStart, to: toTokens };
}

/** Beads of each token of `from`, once per occurrence: an inverted file in two columns. */
interface Occurrences {
  readonly start: Int32Array;
  readonly bead: Int32Array;
}

function index(corpus: Corpus, size: number): Occurrences {
  const start = new Int32Array(size + 1);
  for (const token of corpus.from) start[token + 1]!++;
  for (let u = 0; u < size; u++) start[u + 1]! += start[u]!;
  const next = start.slice();
  const bead = new Int32Array(corpus.from.length);
  for (let n = 0; n < corpus.count; n++) {
    for (let k = corpus.fromStart[n]!; k < corpus.fromStart[n + 1]!; k++) bead[next[corpus.from[k]!]!++] = n;
  }
  return { start, bead };
}

/** One direction's EM. Works word by word of `from`, with one dense row, so that memory is that of the lexicon itself. */
class Expectation {
  private readonly corpus: Corpus;
  private readonly occurrences: Occurrences;
  private readonly base: Lexicon;
  private readonly unigrams: Float32Array;
  /** t of the row at hand. */
  private readonly row: Float32Array;
  private readonly counts: Float32Array;
  private readonly touched: Int32Array;
  /** For each token v of each bead 1 / (Σ_u t(v | u) + P(v)): what t(v | u) is multiplied by to be an expected count. */
  private readonly share: Float32Array;

  constructor(corpus: Corpus, occurrences: Occurrences, base: Lexicon, unigrams: Float32Array, size: number) {
    this.corpus = corpus;
    this.occurrences = occurrences;
    this.base = base;
    this.unigrams = unigrams;
    this.row = new Float32Array(size);
    this.counts = new Float32Array(size);
    this.touched = new Int32Array(size);
    this.share = new Float32Array(corpus.to.length);
  }

  round(old: Lexicon | null, last: boolean, ticker: Ticker, part: number): Lexicon {
    const rows = this.occurrences.start.length - 1;
    this.row.fill(old ? 0 : UNKNOWN);
    this.sumTotals(old, rows, ticker, part);
    const out = new RowWriter(rows);
    for (let u = 0; u < rows; u++) {
      this.load(old, u);
      const size = this.expect(u);
      this.unload(old, u);
      out.add(this.counts, this.touched.subarray(0, size), last ? DISCOUNT : 0);
      ticker.tick(size * 20 + this.spread(u) * 40, part);
    }
    return out.finish();
  }

  /** Beads times their tokens that a row runs over, roughly. */
  private spread(u: number): number {
    return (this.occurrences.start[u + 1]! - this.occurrences.start[u]!) * 16;
  }

  /** Leaves 1 / (Σ_u t(v | u) + P(v)) in `share`, for each token v of each bead. */
  private sumTotals(old: Lexicon | null, rows: number, ticker: Ticker, part: number): void {
    const { share, row, unigrams } = this;
    const { to, toStart } = this.corpus;
    const { start, bead } = this.occurrences;
    for (let k = 0; k < share.length; k++) share[k] = unigrams[to[k]!]!;
    for (let u = 0; u < rows; u++) {
      const last = start[u + 1]!;
      if (start[u] === last) continue;
      this.load(old, u);
      for (let o = start[u]!; o < last; o++) {
        const n = bead[o]!;
        const end = toStart[n + 1]!;
        for (let k = toStart[n]!; k < end; k++) share[k]! += row[to[k]!]!;
      }
      this.unload(old, u);
      ticker.tick(this.spread(u) * 10, part);
    }
    for (let k = 0; k < share.length; k++) share[k] = 1 / share[k]!;
  }

  /** Expected counts of u's row; their words go to `touched`, whose length is returned. */
  private expect(u: number): number {
    const { share, row, counts, touched } = this;
    const { to, toStart } = this.corpus;
    const { start, bead } = this.occurrences;
    const last = start[u + 1]!;
    let size = 0;
    for (let o = start[u]!; o < last; o++) {
      const n = bead[o]!;
      const end = toStart[n + 1]!;
      for (let k = toStart[n]!; k < end; k++) {
        const v = to[k]!;
        const expected = row[v]! * share[k]!;
        if (expected <= TRACE) continue;
        if (counts[v] === 0) touched[size++] = v;
        counts[v]! += expected;
      }
    }
    return size;
  }

  /** Puts u's row into `row`, which is 0, or UNKNOWN in the first round, where nothing is known. */
  private load(old: Lexicon | null, u: number): void {
    const { start, word, weight } = old ?? this.base;
    for (let k = start[u]!; k < start[u + 1]!; k++) this.row[word[k]!] = weight[k]! || this.row[word[k]!]!;
  }

  private unload(old: Lexicon | null, u: number): void {
    const { start, word } = old ?? this.base;
    const nothing = old ? 0 : UNKNOWN;
    for (let k = start[u]!; k < start[u + 1]!; k++) this.row[word[k]!] = nothing;
  }
}

/** Collects rows of counts into a lexicon of probabilities. */
class RowWriter {
  private readonly start: Int32Array;
  private word = new Int32Array(1 << 12);
  private weight = new Float32Array(1 << 12);
  private size = 0;
  private rows = 0;

  constructor(rows: number) {
    this.start = new Int32Array(rows + 1);
  }

  /** Takes the counts of the `touched` words, less `discount`, as shares of the row's smoothed sum, and sets them to 0. */
  add(counts: Float32Array, touched: Int32Array, discount: number): void {
    let sum = SMOOTHING;
    for (const v of touched) sum += counts[v]!;
    this.reserve(touched.length);
    for (const v of touched) {
      if (counts[v]! > discount + TRACE) {
        this.word[this.size] = v;
        this.weight[this.size++] = (counts[v]! - discount) / sum;
      }
      counts[v] = 0;
    }
    this.start[++this.rows] = this.size;
  }

  finish(): Lexicon {
    return { start: this.start, word: this.word.slice(0, this.size), weight: this.weight.slice(0, this.size) };
  }

  private reserve(more: number): void {
    if (this.size + more <= this.word.length) return;
    const length = Math.max(this.size + more, this.word.length * 2);
    const word = new Int32Array(length);
    const weight = new Float32Array(length);
    word.set(this.word.subarray(0, this.size));
    weight.set(this.weight.subarray(0, this.size));
    this.word = word;
    this.weight = weight;
  }
}
