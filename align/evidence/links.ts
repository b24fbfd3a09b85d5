import type { Parameters } from './cost.ts';
import { gainAndRest } from './evidence.ts';
import type { Direction } from './contributions.ts';
import { longer } from '../features/columns.ts';

/** The share of a word's probability that knows nothing of places. */
const ANYWHERE = 0.1;
/** The kernel is looked up in steps of 1/STEPS. */
const STEPS = 256;
/** Pairs of tokens kept of two sentences: hostile ones have one word six hundred times. */
const LINKS_MAX = 8000;
/** Tokens of one side of a bead that are looked at; sentences beyond add nothing. */
const SIDE_MAX = 3200;

/**
 * Pairs of tokens of two sentences that the lexicon knows, for many pairs of sentences in one table: their places in the sentences, and
 * t(token of `to` | token of `from`).
 */
class LinkTable {
  private size = 0;
  from = new Uint16Array(1 << 12);
  to = new Uint16Array(1 << 12);
  weight = new Float32Array(1 << 12);
  /** Pairs of sentences met, by number; the links of each are those from `start[number]` to `start[number + 1]`. */
  private count = 0;
  start = new Int32Array((1 << 10) + 1);
  /** Open addressing: the keys of pairs, and their numbers; -1 where the place is free. Emptied often, so it is one piece of memory. */
  private keys = new Float64Array(1 << 11);
  private numbers = new Int32Array(1 << 11).fill(-1);

  clear(): void {
    this.size = 0;
    this.count = 0;
    this.numbers.fill(-1);
  }

  /** The number of the pair of sentences `key`; -1 where it was not met. */
  number(key: number): number {
    return this.numbers[this.placeOf(key)]!;
  }

  /** Where `key` is, or would go. */
  private placeOf(key: number): number {
    const { keys, numbers } = this;
    const mask = numbers.length - 1;
    let place = Math.imul(key % 0x7fffffff, 0x9e3779b1) >>> 8;
    while (numbers[(place &= mask)]! >= 0 && keys[place] !== key) place++;
    return place;
  }

  add(from: number, to: number, weight: number): void {
    if (this.size === this.from.length) {
      this.from = longer(this.from, new Uint16Array(this.size * 2));
      this.to = longer(this.to, new Uint16Array(this.size * 2));
      this.weight = longer(this.weight, new Float32Array(this.size * 2));
    }
    this.from[this.size] = from;
    this.to[this.size] = to;
    this.weight[this.size++] = weight;
  }

  /** Closes the links of the pair of sentences `key`; returns its number. */
  close(key: number): number {
    if (2 * this.count + 2 > this.numbers.length) this.grow();
    const place = this.placeOf(key);
    this.keys[place] = key;
    this.start[this.count + 1] = this.size;
    return (this.numbers[place] = this.count++);
  }

  private grow(): void {
    const { keys, numbers } = this;
    this.start = longer(this.start, new Int32Array(numbers.length + 1));
    this.keys = new Float64Array(keys.length * 2);
    this.numbers = new Int32Array(numbers.length * 2).fill(-1);
    numbers.forEach((number, old) => {
      if (number < 0) return;
      const place = this.placeOf(keys[old]!);
      this.keys[place] = keys[old]!;
      this.numbers[place] = number;
    });
  }
}

/**
 * The words' evidence with places, one direction: as in WordScorer, but each word of the other side counts by how near its place
 * is: where two tokens lie x and y of the way through the two sides of a bead, the weight falls by e for each 1/nearness of |x - y| (IBM model 2 with the diagonal of Dyer, Chahuneau & Smith 2013). A clause that moved across a sentence's end is found far from its
 * place or not at all, while a bead of two well matched sentences a side is hardly worse than two beads.
 */
class DirectedLinks {
  private readonly direction: Direction;
  private readonly rest: Float32Array;
  private readonly gain: Float32Array;
  private readonly nearness: number;
  /** exp(-nearness · distance), by distance in STEPS. */
  private readonly kernel: Float64Array;
  /** First place of each token in the sentence at hand, -1 for none; and the next place of the same token. */
  private readonly head: Int32Array;
  private readonly next = new Int32Array(SIDE_MAX);
  /** Of each token of the side at hand: the weights of its links by place, and whatever the place. */
  private readonly near = new Float64Array(SIDE_MAX);
  private readonly anywhere = new Float64Array(SIDE_MAX);
  private readonly links = new LinkTable();

  constructor(direction: Direction, explained: number, nearness: number) {
    this.direction = direction;
    this.nearness = nearness;
    this.kernel = Float64Array.from({ length: STEPS + 1 }, (_, k) => Math.exp((-nearness * k) / STEPS));
    ({ gain: this.gain, rest: this.rest } = gainAndRest(direction, explained));
    this.head = new Int32Array(direction.toUnigrams.length).fill(-1);
  }

  clear(): void {
    this.links.clear();
  }

  /**
   * Evidence in nats for sentences [to0, to1) given [from0, from1); that of each sentence by itself goes to out[at..]. Returns
   * the sum.
   */
  score(from0: number, from1: number, to0: number, to1: number, out: Float64Array, at: number): number {
    const { from, to } = this.direction;
    const base = to.tokenStart[to0]!;
    const m = Math.min(SIDE_MAX, to.tokenStart[to1]! - base);
    const n = Math.max(1, from.tokenStart[from1]! - from.tokenStart[from0]!);
    this.near.fill(0, 0, m);
    this.anywhere.fill(0, 0, m);
    for (let t = to0; t < to1; t++) {
      const offsetTo = to.tokenStart[t]! - base;
      for (let f = from0; f < from1; f++) {
        const key = f * to.count + t;
        const known = this.links.number(key);
        const pair = known >= 0 ? known : this.find(f, t, key);
        this.spread(pair, from.tokenStart[f]! - from.tokenStart[from0]!, n, offsetTo, m);
      }
    }
    let total = 0;
    for (let t = to0; t < to1; t++) {
      const own = this.sentence(to.tokenStart[t]! - base, Math.min(m, to.tokenStart[t + 1]! - base), base, n, m);
      out[at + t - to0] = own;
      total += own;
    }
    return total;
  }

  /** Adds the links' weights by place to the sums of the tokens that they explain. */
  private spread(pair: number, offsetFrom: number, n: number, offsetTo: number, m: number): void {
    const { near, anywhere, kernel } = this;
    const { from, to, weight, start } = this.links;
    const end = start[pair + 1]!;
    const scaleFrom = STEPS / n;
    const scaleTo = STEPS / m;
    for (let k = start[pair]!; k < end; k++) {
      const y = offsetTo + to[k]!;
      if (y >= m) continue;
      const apart = (offsetFrom + from[k]! + 0.5) * scaleFrom - (y + 0.5) * scaleTo;
      near[y]! += weight[k]! * kernel[Math.abs(apart) | 0]!;
      anywhere[y]! += weight[k]!;
    }
  }

  /** The log likelihood ratio of the tokens at places [start, end) of m. */
  private sentence(start: number, end: number, base: number, n: number, m: number): number {
    const { tokens } = this.direction.to;
    const { nearness } = this;
    let total = 0;
    for (let k = start; k < end; k++) {
      const w = tokens[base + k]!;
      const y = (k + 0.5) / m;
      // what the kernel sums up to over all places of the other side
      const mass = (2 - Math.exp(-nearness * y) - Math.exp(-nearness * (1 - y))) / nearness;
      const sum = ANYWHERE * this.anywhere[k]! + ((1 - ANYWHERE) * this.near[k]!) / mass;
      total += Math.log(this.rest[w]! + (this.gain[w]! * sum) / n);
    }
    return total;
  }

  /** Finds the links of two sentences; returns their number in the table. */
  private find(f: number, t: number, key: number): number {
    const { from, to, lexicon } = this.direction;
    const { head, next, links } = this;
    const t0 = to.tokenStart[t]!;
    const t1 = to.tokenStart[t + 1]!;
    for (let k = t1 - t0 - 1; k >= 0; k--) {
      const w = to.tokens[t0 + k]!;
      next[k] = head[w]!;
      head[w] = k;
    }
    let size = 0;
    const f0 = from.tokenStart[f]!;
    for (let k = f0; k < from.tokenStart[f + 1]!; k++) {
      const u = from.tokens[k]!;
      for (let e = lexicon.start[u]!; e < lexicon.start[u + 1]!; e++) {
        for (let place = head[lexicon.word[e]!]!; place >= 0 && size < LINKS_MAX; place = next[place]!) {
          links.add(k - f0, place, lexicon.weight[e]!);
          size++;
        }
      }
    }
    for (let k = t0; k < t1; k++) head[to.tokens[k]!] = -1;
    return links.close(key);
  }
}

/** The words' evidence with places, both directions. */
export class PlacedWords {
  private readonly ab: DirectedLinks;
  private readonly ba: DirectedLinks;
  /** After `bead`: evidence of each member alone given the other side, those of A first. */
  readonly members = new Float64Array(64);

  constructor(ab: Direction, ba: Direction, { explained, nearness }: Parameters) {
    this.ab = new DirectedLinks(ab, explained, nearness);
    this.ba = new DirectedLinks(ba, explained, nearness);
  }

  /** Evidence in nats, the mean of both directions, for the bead of sentences [a0, a1) and [b0, b1). */
  bead(a0: number, a1: number, b0: number, b1: number): number {
    const backward = this.ba.score(b0, b1, a0, a1, this.members, 0);
    return (backward + this.ab.score(a0, a1, b0, b1, this.members, a1 - a0)) / 2;
  }

  /** Forgets what was looked up: call it when another part of the texts is begun. */
  clear(): void {
    this.ab.clear();
    this.ba.clear();
  }
}
