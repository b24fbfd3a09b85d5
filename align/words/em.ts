/** Expectation maximisation of IBM model 1: the rounds of learn.ts. */
import { longer } from '../features/columns.ts';
import type { Lexicon } from './lexicon.ts';
import type { Ticker } from '../progress.ts';

/** t of a pair before anything is known; what the base lexicon says is far above it. */
const UNKNOWN = Math.fround(0.002);
/** Expected counts below this are dropped while learning. */
const TRACE = 0.01;
/**
 * Tokens (both sides) from which on pairs seen once are let go after the first round, but for those that the base lexicon knows. The
 * discount takes them in the end anyway; till then they only take their share from pairs that come again. Short texts have little else.
 */
const LONG = 100_000;
/** Rough cost of going through one bead for one word, in units of work: one word may stand in all beads. */
const WORK_PER_BEAD = 200;
/** Added to every word's total: rare words stay unsure. */
const SMOOTHING = 1.5;

/** Beads as bags of tokens: `from` and `to` of bead n are tokens[start[n] .. start[n + 1]) of either side. */
export interface Corpus {
  readonly count: number;
  /** Pairs of tokens that stand in one bead. */
  readonly pairs: number;
  readonly fromStart: Int32Array;
  readonly from: Int32Array;
  readonly toStart: Int32Array;
  readonly to: Int32Array;
}

/** Beads of each token of `from`, once per occurrence: an inverted file in two columns. */
export interface Occurrences {
  readonly start: Int32Array;
  readonly bead: Int32Array;
}

/**
 * The first round of EM, in which every word may stand for every other of its beads: UNKNOWN, or what the base lexicon says. Works word
 * by word of `from` with dense rows. What is left after it are the pairs that later rounds go through.
 */
export function firstRound(
  corpus: Corpus,
  occurrences: Occurrences,
  base: Lexicon,
  unigrams: Float32Array,
  room: PairRoom,
  ticker: Ticker,
): PairTable {
  const { to } = corpus;
  const rows = occurrences.start.length - 1;
  const row = new DenseRow(base, unigrams.length);
  const share = new Float32Array(to.length);
  room.reserve(corpus.pairs);
  const pairs = new PairTable(rows, share, to, unigrams, room);
  const found = new RowPairs(corpus, occurrences, unigrams.length);
  pairs.onlyChance();
  for (let u = 0; u < rows; u++) {
    row.load(u);
    found.explain(u, row.weight, share, ticker);
    row.unload(u);
  }
  pairs.invert();
  const long = corpus.from.length + to.length > LONG;
  for (let u = 0; u < rows; u++) {
    row.load(u);
    found.count(u, row.weight, share, ticker);
    found.open(pairs, long ? row.weight : null);
    row.unload(u);
    found.place(u, room, ticker);
    found.close(pairs);
  }
  return pairs;
}

/** t(v | u) of one u at a time, by v: UNKNOWN where the base lexicon says nothing. */
class DenseRow {
  readonly weight: Float32Array;
  private readonly base: Lexicon;

  constructor(base: Lexicon, size: number) {
    this.base = base;
    this.weight = new Float32Array(size).fill(UNKNOWN);
  }

  load(u: number): void {
    const { start, word, weight } = this.base;
    for (let k = start[u]!; k < start[u + 1]!; k++) this.weight[word[k]!] = weight[k]! || UNKNOWN;
  }

  unload(u: number): void {
    const { start, word } = this.base;
    for (let k = start[u]!; k < start[u + 1]!; k++) this.weight[word[k]!] = UNKNOWN;
  }
}

/**
 * The words seen beside one word u, with their expected counts: `count`, `open`, `place`, `close`. Each goes through all beads of u by
 * itself, since an engine that compiles while it runs does so function by function.
 */
class RowPairs {
  private readonly corpus: Corpus;
  private readonly occurrences: Occurrences;
  private readonly counts: Float64Array;
  /** How often each word stands in the beads, once for each occurrence of u. */
  private readonly joint: Int32Array;
  /** Where the next place of a word goes, -1 where it has none. */
  private readonly next: Int32Array;
  private readonly seen: Int32Array;
  private size = 0;

  constructor(corpus: Corpus, occurrences: Occurrences, size: number) {
    this.corpus = corpus;
    this.occurrences = occurrences;
    this.counts = new Float64Array(size);
    this.joint = new Int32Array(size);
    this.next = new Int32Array(size).fill(-1);
    this.seen = new Int32Array(size);
  }

  /** Adds what u explains, by the `weight` of its row, to the `share` of each token beside it. */
  explain(u: number, weight: Float32Array, share: Float32Array, ticker: Ticker): void {
    const { to, toStart } = this.corpus;
    const { start, bead } = this.occurrences;
    for (let o = start[u]!; o < start[u + 1]!; o++) {
      const end = toStart[bead[o]! + 1]!;
      for (let k = toStart[bead[o]!]!; k < end; k++) share[k]! += weight[to[k]!]!;
      ticker.tick(WORK_PER_BEAD, 0);
    }
  }

  count(u: number, weight: Float32Array, share: Float32Array, ticker: Ticker): void {
    const { to, toStart } = this.corpus;
    const { start, bead } = this.occurrences;
    const { counts, joint, seen } = this;
    let size = 0;
    for (let o = start[u]!; o < start[u + 1]!; o++) {
      const end = toStart[bead[o]! + 1]!;
      for (let k = toStart[bead[o]!]!; k < end; k++) {
        const v = to[k]!;
        if (joint[v]!++ === 0) seen[size++] = v;
        const expected = weight[v]! * share[k]!;
        if (expected > TRACE) counts[v]! += expected;
      }
      ticker.tick(WORK_PER_BEAD, 0);
    }
    this.size = size;
  }

  /** Makes a pair with each word that is left; given the `weight` of u's row, only with those known or seen more than once. */
  open(pairs: PairTable, weight: Float32Array | null): void {
    let sum = SMOOTHING;
    for (let s = 0; s < this.size; s++) sum += this.counts[this.seen[s]!]!;
    for (let s = 0; s < this.size; s++) {
      const v = this.seen[s]!;
      if (weight && this.joint[v] === 1 && weight[v] === UNKNOWN) continue;
      if (this.counts[v]! > TRACE) this.next[v] = pairs.add(v, this.counts[v]! / sum, this.joint[v]!);
    }
  }

  place(u: number, { token }: PairRoom, ticker: Ticker): void {
    const { to, toStart } = this.corpus;
    const { start, bead } = this.occurrences;
    const { next } = this;
    for (let o = start[u]!; o < start[u + 1]!; o++) {
      const end = toStart[bead[o]! + 1]!;
      for (let k = toStart[bead[o]!]!; k < end; k++) {
        const v = to[k]!;
        if (next[v]! >= 0) token[next[v]!++] = k;
      }
      ticker.tick(WORK_PER_BEAD, 0);
    }
  }

  close(pairs: PairTable): void {
    pairs.endRow();
    for (let s = 0; s < this.size; s++) {
      const v = this.seen[s]!;
      this.counts[v] = this.joint[v] = 0;
      this.next[v] = -1;
    }
    this.size = 0;
  }
}

/**
 * The arrays of a PairTable, which outlive it: both directions of two texts learn in the same room, one after the other, since most
 * of the memory that an alignment takes is taken here.
 */
export class PairRoom {
  word = new Int32Array(0);
  weight = new Float32Array(0);
  first = new Int32Array(1);
  token = new Int32Array(0);

  /** Makes room for as many tokens as a first round may find, and pairs that are likely. What is not written to takes no memory. */
  reserve(tokens: number): void {
    if (this.token.length >= tokens) return;
    this.token = new Int32Array(tokens);
    this.grow(Math.max(this.word.length, tokens >> 3));
  }

  /** Makes room for `size` pairs: where not said, for twice as many. */
  grow(size = Math.max(1 << 12, this.word.length * 2)): void {
    this.word = longer(this.word, new Int32Array(size));
    this.weight = longer(this.weight, new Float32Array(size));
    this.first = longer(this.first, new Int32Array(size + 1));
  }
}

/**
 * One direction's EM after its first round. Pair p says that a word u may stand for `word[p]` with `weight[p]`, t(v | u), and that
 * tokens `token[first[p] .. first[p + 1])` of the corpus are that word in beads that hold u. Pairs are in order of u, so all arrays
 * but `share` are gone through in order; what is lost is lost for good, so each round is quicker than the one before.
 */
export class PairTable {
  private readonly rowStart: Int32Array;
  private rows = 0;
  private size = 0;
  private readonly room: PairRoom;
  /** For each token v of each bead 1 / (Σ_u t(v | u) + P(v)): what t(v | u) is multiplied by to be an expected count. */
  private readonly share: Float32Array;
  private readonly to: Int32Array;
  private readonly unigrams: Float32Array;

  constructor(rows: number, share: Float32Array, to: Int32Array, unigrams: Float32Array, room: PairRoom) {
    this.rowStart = new Int32Array(rows + 1);
    this.room = room;
    this.share = share;
    this.to = to;
    this.unigrams = unigrams;
  }

  /** Appends a pair of the row at hand with room for `count` places; returns where these go. */
  add(v: number, weight: number, count: number): number {
    const { room } = this;
    if (this.size === room.word.length) room.grow();
    const at = room.first[this.size]!;
    room.word[this.size] = v;
    room.weight[this.size] = weight;
    room.first[++this.size] = at + count;
    return at;
  }

  endRow(): void {
    this.rowStart[++this.rows] = this.size;
  }

  /** `share` begins as what chance explains of each token, … */
  onlyChance(): void {
    const { share, to, unigrams } = this;
    for (let k = 0; k < share.length; k++) share[k] = unigrams[to[k]!]!;
  }

  /** … and is turned over when all weights are added. */
  invert(): void {
    const { share } = this;
    for (let k = 0; k < share.length; k++) share[k] = 1 / share[k]!;
  }

  /** Expectation and maximisation once; `discount` is taken off every count. */
  round(discount: number, ticker: Ticker, part: number): void {
    this.sumTotals(ticker, part);
    let from = 0;
    let kept = 0;
    for (let u = 0; u < this.rows; u++) {
      const end = this.rowStart[u + 1]!;
      kept = this.maximise(from, end, kept, discount, ticker, part);
      from = end;
      this.rowStart[u + 1] = kept;
      ticker.tick(200, part);
    }
    this.size = kept;
  }

  /** Weighs the pairs [from, end) of one row anew and puts those that are left where pair `at` was, and on; returns where they end. */
  private maximise(from: number, end: number, at: number, discount: number, ticker: Ticker, part: number): number {
    const { weight, first } = this.room;
    let kept = at;
    let sum = SMOOTHING;
    for (let p = from; p < end; p++) {
      const count = this.expected(p);
      sum += count;
      const places = first[p + 1]! - first[p]!;
      if (count > discount + TRACE) this.move(p, kept++, count - discount);
      ticker.tick(5 + places * 5, part);
    }
    for (let p = at; p < kept; p++) weight[p]! /= sum;
    return kept;
  }

  /** Leaves 1 / (Σ_u t(v | u) + P(v)) in `share`. */
  private sumTotals(ticker: Ticker, part: number): void {
    this.onlyChance();
    for (let u = 0; u < this.rows; u++) {
      this.addTotals(this.rowStart[u]!, this.rowStart[u + 1]!, ticker, part);
    }
    this.invert();
  }

  private addTotals(from: number, to: number, ticker: Ticker, part: number): void {
    const { share } = this;
    const { token, first, weight } = this.room;
    for (let p = from; p < to; p++) {
      const end = first[p + 1]!;
      const w = weight[p]!;
      for (let k = first[p]!; k < end; k++) share[token[k]!]! += w;
      ticker.tick(5 + (end - first[p]!) * 5, part);
    }
  }

  /** The expected count of pair `p`. */
  private expected(p: number): number {
    const { share } = this;
    const { token, first, weight } = this.room;
    const end = first[p + 1]!;
    const w = weight[p]!;
    let count = 0;
    for (let k = first[p]!; k < end; k++) {
      const one = w * share[token[k]!]!;
      if (one > TRACE) count += one;
    }
    return count;
  }

  /** Puts pair `p` with its places where pair `at` was, which is no later. */
  private move(p: number, at: number, weight: number): void {
    const { first, token } = this.room;
    this.room.word[at] = this.room.word[p]!;
    this.room.weight[at] = weight;
    let target = first[at]!;
    const end = first[p + 1]!;
    for (let k = first[p]!; k < end; k++) token[target++] = token[k]!;
    first[at + 1] = target;
  }

  lexicon(): Lexicon {
    return {
      start: this.rowStart,
      word: this.room.word.slice(0, this.size),
      weight: this.room.weight.slice(0, this.size),
    };
  }
}
