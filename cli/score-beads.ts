/**
 * Strict and lax precision, recall and F1 of an alignment against gold, by the rules of Sennrich & Volk ("Iterative, MT-based
 * sentence alignment of parallel texts", NODALIDA 2011), which later work on sentence alignment follows:
 *
 * - a strict hit is a bead that is in the other set as it is; a lax hit shares at least one unit on each side with some bead there;
 * - precision counts every predicted bead, gaps too; recall counts gold beads with two sides, against predicted ones with two sides.
 */
import type { BeadPair } from '../formats/bead-file.ts';

export interface Measure {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}
export interface BeadScore {
  readonly strict: Measure;
  readonly lax: Measure;
  /** Different beads in either file. */
  readonly gold: number;
  readonly predicted: number;
}

/** Linear in the number of units. Beads that occur twice count once. Empty sets score 0. */
export function scoreBeads(gold: readonly BeadPair[], predicted: readonly BeadPair[]): BeadScore {
  const precision = hits(distinct(predicted), distinct(gold));
  const recall = hits(distinct(gold.filter(isTwoSided)), distinct(predicted.filter(isTwoSided)));
  return {
    strict: measure(precision.strict, recall.strict),
    lax: measure(precision.lax, recall.lax),
    gold: distinct(gold).size,
    predicted: distinct(predicted).size,
  };
}

const isTwoSided = ({ source, target }: BeadPair): boolean => source.length > 0 && target.length > 0;

function distinct(beads: readonly BeadPair[]): Map<string, BeadPair> {
  return new Map(beads.map((bead) => [`${bead.source.join(',')}:${bead.target.join(',')}`, bead]));
}

/** Shares of `beads` that are hits in `others`. */
function hits(beads: ReadonlyMap<string, BeadPair>, others: ReadonlyMap<string, BeadPair>) {
  const links = new Map<number, Set<number>>();
  for (const { source, target } of others.values()) {
    for (const unit of source) {
      const linked = links.get(unit) ?? new Set<number>();
      for (const counterpart of target) linked.add(counterpart);
      links.set(unit, linked);
    }
  }
  let strict = 0;
  let lax = 0;
  for (const [key, { source, target }] of beads) {
    if (others.has(key)) strict++;
    if (others.has(key) || source.some((unit) => target.some((counterpart) => links.get(unit)?.has(counterpart))))
      lax++;
  }
  const total = Math.max(1, beads.size);
  return { strict: strict / total, lax: lax / total };
}

function measure(precision: number, recall: number): Measure {
  const sum = precision + recall;
  return { precision, recall, f1: sum === 0 ? 0 : (2 * precision * recall) / sum };
}
