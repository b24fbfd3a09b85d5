/** Scored word pairs of two languages, as they are gathered: scores add up, and are counted in renderings, not probabilities. */
export class PairScores {
  readonly rows = new Map<string, Map<string, number>>();

  add(a: string, b: string, score: number): void {
    let row = this.rows.get(a);
    if (!row) this.rows.set(a, (row = new Map<string, number>()));
    row.set(b, (row.get(b) ?? 0) + score);
  }

  /** All of `other`, scores times `factor`. */
  addAll(other: PairScores, factor = 1): void {
    for (const [a, row] of other.rows) for (const [b, score] of row) this.add(a, b, score * factor);
  }

  transposed(): PairScores {
    const result = new PairScores();
    for (const [a, row] of this.rows) for (const [b, score] of row) result.add(b, a, score);
    return result;
  }
}

/** p(b | a): each row divided by its sum plus `unknown`, the score set aside for renderings that no source lists. */
export function conditional(pairs: PairScores, unknown = 0.2): PairScores {
  const result = new PairScores();
  for (const [a, row] of pairs.rows) {
    let sum = unknown;
    for (const score of row.values()) sum += score;
    for (const [b, score] of row) result.add(a, b, score / sum);
  }
  return result;
}
