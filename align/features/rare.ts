import type { Vocabulary } from './vocabulary.ts';

/** A word is rare if it stands at most this often in its text. */
const RARE = 12;

/** Where the rare tokens of a text stand: those of token w in sentences `sentence[start[w] .. start[w + 1])`, rising, each once. */
export class RareTokens {
  private readonly tokens: Int32Array;
  private readonly tokenStart: Int32Array;
  readonly start: Int32Array;
  readonly sentence: Int32Array;

  constructor(tokens: Int32Array, tokenStart: Int32Array, { size, counts }: Vocabulary) {
    this.tokens = tokens;
    this.tokenStart = tokenStart;
    this.start = new Int32Array(size + 1);
    const last = new Int32Array(size).fill(-1);
    this.forEachPlace(counts, last, (w) => this.start[w + 1]!++);
    for (let w = 0; w < size; w++) this.start[w + 1]! += this.start[w]!;
    this.sentence = new Int32Array(this.start[size]!);
    const next = this.start.slice();
    this.forEachPlace(counts, last.fill(-1), (w, i) => (this.sentence[next[w]!++] = i));
  }

  private forEachPlace(counts: readonly number[], last: Int32Array, visit: (w: number, i: number) => void): void {
    for (let i = 0; i + 1 < this.tokenStart.length; i++) {
      for (let k = this.tokenStart[i]!; k < this.tokenStart[i + 1]!; k++) {
        const w = this.tokens[k]!;
        if (counts[w]! > RARE || last[w] === i) continue;
        last[w] = i;
        visit(w, i);
      }
    }
  }

  /** Place in `sentence` of the first of token `w` that is `from` or later; `start[w + 1]` where there is none. */
  placeFrom(w: number, from: number): number {
    const { start, sentence } = this;
    const end = start[w + 1]!;
    let place = start[w]!;
    while (place < end && sentence[place]! < from) place++;
    return place;
  }

  /**
   * Calls `visit` once for each rare token of sentences [from, to), in order of appearance, with its first and last place among them
   * (half-open). Costs what these sentences cost, however long the text.
   */
  forEach(
    from: number,
    to: number,
    worked: (units: number) => void,
    visit: (token: number, first: number, end: number) => void,
  ): void {
    for (let i = from; i < to; i++) {
      worked((this.tokenStart[i + 1]! - this.tokenStart[i]!) * 30);
      this.forEachNew(i, from, to, visit);
    }
  }

  /** The tokens of sentence `i` that no sentence from `from` on has before it. */
  private forEachNew(
    i: number,
    from: number,
    to: number,
    visit: (token: number, first: number, end: number) => void,
  ): void {
    const { tokens, tokenStart, start, sentence } = this;
    const begin = tokenStart[i]!;
    for (let k = begin; k < tokenStart[i + 1]!; k++) {
      const w = tokens[k]!;
      if (start[w] === start[w + 1]) continue;
      const first = this.placeFrom(w, from);
      if (sentence[first] === i && tokens.indexOf(w, begin) === k) visit(w, first, this.placeFrom(w, to));
    }
  }
}
