import { alignTexts } from './align.ts';
import { reviewBeads } from './confidence/review.ts';
import type { StandingBead } from './confidence/review.ts';
import type { AlignOptions, AlignVersion, Alignment, Bead, Run } from './types.ts';

export interface ExtendOptions extends Omit<AlignOptions, 'pins'> {
  /** Whether a standing row, by number, must stay as it is: never split, whatever the new versions say. */
  readonly held?: (row: number) => boolean;
}

export interface Extended {
  readonly alignment: Alignment;
  /** For each bead the standing row that it continues, whole or in part; null for what only the added versions have. */
  readonly origins: readonly (number | null)[];
}

/** A standing row is split only where the parts are as sure as this, and all versions are in each. */
const SPLIT_SURE = 0.95;

/**
 * Adds versions to an alignment that stands: `standing` are its rows over the first versions (one run for each of these, every
 * segment once, in order), all further `versions` are new. Each standing row is kept with its runs, and new text joins the row that it
 * corresponds to; new text without a counterpart makes rows of its own. A row is split only where all versions agree on it clearly
 * and it is not held. Linear, as `align`; three passes over the texts.
 *
 * Throws RangeError where a row is wider than the versions, and whatever `onProgress` throws.
 */
export function extendAlignment(
  versions: readonly AlignVersion[],
  standing: readonly StandingBead[],
  options: ExtendOptions = {},
): Extended {
  const known = standing[0]?.runs.length ?? 0;
  if (known > versions.length) throw new RangeError(`rows of ${known} runs for ${versions.length} versions`);
  const { held = () => false, onProgress, ...rest } = options;
  const part = (from: number, to: number): AlignOptions => ({
    ...rest,
    onProgress: (phase, share) => onProgress?.(phase, from + (to - from) * share),
  });
  const free = alignTexts(versions, part(0, 0.6), false);
  if (known === 0) return { alignment: free, origins: free.beads.map(() => null) };
  const placed = new Placement(versions, standing, free, held).rows();
  const pins = placed.map(({ runs }) => ({ runs }));
  const inside = alignTexts(versions, { ...part(0.6, 0.8), pins }, true).beads;
  const reviews = reviewBeads(versions, pins, part(0.8, 1));
  const beads = inside.map((bead, k): Bead => ({ ...bead, ...reviews[k]! }));
  return { alignment: { ...free, beads }, origins: placed.map(({ origin }) => origin) };
}

interface PlacedRow {
  readonly runs: readonly Run[];
  readonly origin: number | null;
}

/** Puts the segments of the new versions into standing rows, by what `free`, an alignment without walls, found. */
class Placement {
  private readonly versions: readonly AlignVersion[];
  private readonly standing: readonly StandingBead[];
  private readonly free: Alignment;
  private readonly held: (row: number) => boolean;
  private readonly known: number;
  /** For each known version the standing row of each segment. */
  private readonly rowOf: readonly Int32Array[];
  /** For each new version (by its number) the row that each segment goes to, -1 where it has no counterpart. */
  private readonly target: readonly Int32Array[];
  /** What comes after each standing row (0: before all) and belongs to none. */
  private readonly extras: Run[][][];

  constructor(
    versions: readonly AlignVersion[],
    standing: readonly StandingBead[],
    free: Alignment,
    held: (row: number) => boolean,
  ) {
    this.versions = versions;
    this.standing = standing;
    this.free = free;
    this.held = held;
    this.known = standing[0]!.runs.length;
    this.rowOf = Array.from({ length: this.known }, (_, v) => {
      const rows = new Int32Array(versions[v]!.segments.length);
      standing.forEach(({ runs }, r) => rows.fill(r, ...runs[v]!));
      return rows;
    });
    this.target = versions.map(({ segments }) => new Int32Array(segments.length).fill(-1));
    this.extras = Array.from({ length: standing.length + 1 }, () => []);
    this.findTargets();
    this.placeRest();
  }

  rows(): PlacedRow[] {
    const found: PlacedRow[] = [];
    const at = this.versions.map(() => 0);
    const push = (runs: readonly Run[], origin: number | null): void => {
      const whole = runs.map(([from, to], v): Run => (to > from ? [from, to] : [at[v]!, at[v]!]));
      whole.forEach(([, to], v) => (at[v] = to));
      found.push({ runs: whole, origin });
    };
    const next = this.versions.map(() => 0);
    const split = this.splits();
    for (let r = -1; r < this.standing.length; r++) {
      if (r >= 0) {
        const runs = this.versions.map((_, v): Run =>
          v < this.known ? this.standing[r]!.runs[v]! : this.run(v, r, next),
        );
        for (const part of split(r, runs) ?? [runs]) push(part, r);
      }
      for (const runs of this.extras[r + 1]!) {
        push(runs, null);
        runs.forEach(([, to], v) => (next[v] = Math.max(next[v]!, to)));
      }
    }
    return found;
  }

  /** The segments of new version `v`, from where it stands, that go to row `r`. */
  private run(v: number, r: number, next: number[]): Run {
    const from = next[v]!;
    let to = from;
    while (to < this.target[v]!.length && this.target[v]![to] === r) to++;
    next[v] = to;
    return [from, to];
  }

  /** Each new segment goes to the row of which its sentence beads, or else its bead, hold most. */
  private findTargets(): void {
    const last = this.versions.map(() => 0);
    for (const bead of this.free.beads) {
      for (let v = this.known; v < this.versions.length; v++) {
        const votes = this.sentenceVotes(bead, v);
        for (let s = bead.runs[v]![0]; s < bead.runs[v]![1]; s++) {
          const row = winner(votes.get(s)) ?? winner(this.beadVotes(bead));
          if (row === null) continue;
          last[v] = this.target[v]![s] = Math.max(last[v]!, row);
        }
      }
    }
  }

  /** For each segment of `v` in `bead`: how many sentences of each standing row stand in one sentence bead with it. */
  private sentenceVotes(bead: Bead, v: number): Map<number, Map<number, number>> {
    const segmentOf = bead.runs.map(([from, to], w) => {
      const owners: number[] = [];
      for (let s = from; s < to; s++) this.versions[w]!.segments[s]!.sentences.forEach(() => owners.push(s));
      return owners;
    });
    const votes = new Map<number, Map<number, number>>();
    for (const { runs } of bead.sentenceBeads) {
      const own = segmentOf[v]!.slice(...runs[v]!);
      for (let w = 0; w < this.known; w++) {
        for (const other of segmentOf[w]!.slice(...runs[w]!)) {
          const row = this.rowOf[w]![other]!;
          for (const s of own) {
            const rows = votes.get(s) ?? new Map<number, number>();
            votes.set(s, rows.set(row, (rows.get(row) ?? 0) + 1));
          }
        }
      }
    }
    return votes;
  }

  private beadVotes(bead: Bead): Map<number, number> {
    const votes = new Map<number, number>();
    for (let w = 0; w < this.known; w++) {
      for (let s = bead.runs[w]![0]; s < bead.runs[w]![1]; s++) {
        const row = this.rowOf[w]![s]!;
        votes.set(row, (votes.get(row) ?? 0) + 1);
      }
    }
    return votes;
  }

  /** What has no counterpart joins the row that it stands within, or makes rows of its own where it stands between two. */
  private placeRest(): void {
    const before = this.target.map((rows) => filled(rows, 1, -1));
    const after = this.target.map((rows) => filled(rows, -1, this.standing.length));
    // where the last row of a version's own went: the next one can't stand before it
    const placed = this.target.map(() => -1);
    const extra = (row: number, runs: readonly Run[], members: readonly number[]): void => {
      this.extras[row + 1]!.push(runs.map((run, v): Run => (members.includes(v) ? run : [0, 0])));
      for (const v of members) placed[v] = row;
    };
    for (const { runs } of this.free.beads) {
      const alone = runs.flatMap(([from, to], v) =>
        v >= this.known && to > from && this.target[v]![from]! < 0 ? [v] : [],
      );
      if (alone.length === 0) continue;
      const row = Math.max(...alone.map((v) => Math.max(placed[v]!, before[v]![runs[v]![0]]!)));
      const next = Math.min(...alone.map((v) => after[v]![runs[v]![0]]!));
      if (next > row) {
        extra(row, runs, alone);
        continue;
      }
      for (const v of alone) {
        const [from, to] = runs[v]!;
        const [p, q] = [before[v]![from]!, after[v]![from]!];
        if (p === q) this.target[v]!.fill(p, from, to);
        else extra(Math.max(p, placed[v]!), runs, [v]);
      }
    }
  }

  /** The parts of a row into which the free alignment clearly cuts it; null where it does not. */
  private splits(): (row: number, runs: readonly Run[]) => (readonly Run[])[] | null {
    const sure = (bead: Bead) => bead.score >= SPLIT_SURE && bead.runs.every(([from, to]) => to > from);
    const { beads } = this.free;
    let k = 0;
    return (row, runs) => {
      const [start, end] = runs[0]!;
      if (start === end) return null;
      while (k < beads.length && beads[k]!.runs[0]![1] <= start) k++;
      const parts: (readonly Run[])[] = [];
      let n = k;
      for (; n < beads.length && beads[n]!.runs[0]![0] < end; n++) {
        if (!sure(beads[n]!)) return null;
        parts.push(beads[n]!.runs);
      }
      if (parts.length < 2 || this.held(row)) return null;
      const whole = runs.every(([from, to], v) => parts[0]![v]![0] === from && parts.at(-1)![v]![1] === to);
      return whole ? parts : null;
    };
  }
}

function winner(votes: ReadonlyMap<number, number> | undefined): number | null {
  let best: number | null = null;
  for (const [row, count] of votes ?? []) if (best === null || count > votes!.get(best)!) best = row;
  return best;
}

/** `rows` with each -1 replaced by the nearest other value on the side from which `way` comes; `none` where there is none. */
function filled(rows: Int32Array, way: 1 | -1, none: number): Int32Array {
  const found = rows.slice();
  let last = none;
  for (let s = way > 0 ? 0 : rows.length - 1; s >= 0 && s < rows.length; s += way) {
    if (rows[s]! >= 0) last = rows[s]!;
    found[s] = last;
  }
  return found;
}
