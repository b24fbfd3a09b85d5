/**
 * For each sentence of one side of a pair: how probable the bead is that holds it, and that bead's start and end. Sentences that
 * the pair was not asked about are unknown.
 */
export class Certainty {
  private readonly bead: Float32Array;
  private readonly start: Float32Array;
  private readonly end: Float32Array;

  constructor(sentences: number) {
    this.bead = new Float32Array(sentences).fill(-1);
    this.start = new Float32Array(sentences);
    this.end = new Float32Array(sentences);
  }

  copy(): Certainty {
    const copy = new Certainty(this.bead.length);
    copy.bead.set(this.bead);
    copy.start.set(this.start);
    copy.end.set(this.end);
    return copy;
  }

  set(sentence: number, bead: number, start: number, end: number): void {
    this.bead[sentence] = bead;
    this.start[sentence] = start;
    this.end[sentence] = end;
  }

  /** Probability of the beads that hold [from, to) as one whole: of the bead itself where it is one. Null where unknown. */
  of(from: number, to: number, whole: boolean): number | null {
    if (this.bead[from]! < 0 || this.bead[to - 1]! < 0) return null;
    return whole ? Math.min(this.bead[from]!, this.bead[to - 1]!) : Math.min(this.start[from]!, this.end[to - 1]!);
  }
}
