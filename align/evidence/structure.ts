import type { Sentences } from '../features/sentences.ts';

/** How often one version's paragraph break is copied by the other, before anything is known of the two. */
const COPIED = 0.8;
/**
 * How often a break that one version has falls within a bead, where the other has none, as a share of breaks that are not copied:
 * translators drop breaks between sentences, but hardly ever write one sentence for the end of a paragraph and the beginning of the next.
 */
const STRADDLED = 0.15;
/** Costs of headings, in nats: a heading against running text, and the bonus of two headings. */
const HEADING_MISMATCH = 3;
const HEADING_MATCH = -1.5;

/**
 * Evidence of paragraphs and headings. Paragraph breaks are soft: where both texts break, a bead may well end, but a break may be
 * dropped or made in translation. Each break is modelled as copied with probability κ, else made at random, so the evidence
 * vanishes by itself where every sentence is a paragraph of its own.
 */
export class Structure {
  private readonly breakA: Uint8Array;
  private readonly breakB: Uint8Array;
  private readonly headingsA: Float64Array;
  private readonly headingsB: Float64Array;
  /** Cost at a state by breaks: none, only B, only A, both. */
  private readonly boundaryCost: Float64Array;
  /** Cost of a break inside a bead. */
  private readonly straddle: number;
  private readonly headingWeight: number;

  constructor(a: Sentences, b: Sentences) {
    this.breakA = breaks(a);
    this.breakB = breaks(b);
    const qa = share(this.breakA);
    const qb = share(this.breakB);
    const copied = (COPIED * Math.min(qa, qb)) / Math.max(qa, qb);
    const q = Math.sqrt(qa * qb);
    const both = -Math.log((copied + (1 - copied) * q) / q);
    const one = qa === 1 || qb === 1 ? 0 : -Math.log(1 - copied * (1 - Math.max(qa, qb)));
    const none = -Math.log(1 + (copied * q) / 2);
    this.boundaryCost = Float64Array.of(none * (1 - q), one, one, both);
    // Vanishes only where nearly all sentences are paragraphs, as then there is no telling what a break means.
    const informed = 1 - Math.max(qa, qb) ** 4;
    this.straddle = informed === 0 ? 0 : -Math.log(1 - informed + informed * (1 - copied) * STRADDLED);
    this.headingsA = headings(a);
    this.headingsB = headings(b);
    const ha = this.headingsA[a.count]!;
    const hb = this.headingsB[b.count]!;
    this.headingWeight = ha === 0 || hb === 0 ? 0 : Math.min(ha, hb) / Math.max(ha, hb);
  }

  /** Cost of a bead's end at state (i, j). */
  boundary(i: number, j: number): number {
    return this.boundaryCost[this.breakA[i]! * 2 + this.breakB[j]!]!;
  }

  /** Cost of what stands within a bead of sentences [a0, a1) and [b0, b1), neither empty. */
  inside(a0: number, a1: number, b0: number, b1: number): number {
    if (this.straddle === 0 && this.headingWeight === 0) return 0;
    let cost = 0;
    for (let i = a0 + 1; i < a1; i++) if (this.breakA[i]) cost += this.straddle;
    for (let j = b0 + 1; j < b1; j++) if (this.breakB[j]) cost += this.straddle;
    if (this.headingWeight > 0) {
      const inA = this.headingsA[a1]! - this.headingsA[a0]!;
      const inB = this.headingsB[b1]! - this.headingsB[b0]!;
      if (inA === a1 - a0 && inB === b1 - b0) cost += HEADING_MATCH * this.headingWeight;
      else if (inA + inB > 0) cost += HEADING_MISMATCH * this.headingWeight;
    }
    return cost;
  }
}

function breaks({ count, unit }: Sentences): Uint8Array {
  const found = new Uint8Array(count + 1).fill(1);
  for (let i = 1; i < count; i++) found[i] = unit[i] === unit[i - 1] ? 0 : 1;
  return found;
}

function share(found: Uint8Array): number {
  return found.reduce((sum, value) => sum + value, 0) / found.length;
}

function headings({ count, heading }: Sentences): Float64Array {
  const sums = new Float64Array(count + 1);
  for (let i = 0; i < count; i++) sums[i + 1] = sums[i]! + heading[i]!;
  return sums;
}
