/** Stretches of documents as graphs of beads, for fitting the weights of align/path/refine.ts: each edge a bead with its costs. */
import { BEAD_TYPES } from '../../align/evidence/cost.ts';
import type { ScoredBead } from '../../align/index.ts';
import { Lattice } from '../../align/path/lattice.ts';
import type { PlacedWords } from '../../align/evidence/links.ts';
import type { Model } from '../../align/path/model.ts';
import type { PairBead } from '../../align/features/sentences.ts';
import type { PairAligner } from '../../align/path/pair.ts';
import { Ticker } from '../../align/progress.ts';
import { COSTS, GAP, beadCosts, gapSentenceCosts, pathCorridor, weighRoughly } from '../../align/path/refine.ts';

/** Beads of one stretch. Longer ones would say no more and take memory. */
const STRETCH = 100;
/** As HOPELESS in refine.ts. */
const HOPELESS = 3e-5;
/** Gaps end in states of their own, so that going on with one can cost less than opening it. */
const KINDS = 3;

/** Nodes in an order in which all edges lead on; node 0 begins, `ends` end. */
export interface Graph {
  readonly nodes: number;
  readonly ends: readonly number[];
  /** Edges into node k are edgeStart[k] to edgeStart[k + 1]. */
  readonly edgeStart: Int32Array;
  readonly from: Int32Array;
  /** COSTS of each edge, one row an edge. */
  readonly costs: Float32Array;
  readonly bead: readonly PairBead[];
  /** The edges of the gold. */
  readonly path: readonly number[];
}

interface Edge {
  readonly from: number;
  readonly costs: ArrayLike<number>;
  readonly bead: PairBead;
}

/** The graphs of one aligned document: its gold in stretches, without beads greater than the engine makes. */
export function graphs(pair: PairAligner, gold: readonly ScoredBead[]): Graph[] {
  const model = pair.model(false);
  const words = pair.placedWords();
  return stretches(gold, pair.a.count, pair.b.count).flatMap((path) => graph(model, words, path) ?? []);
}

/** The gold as unbroken paths of beads in order; where it leaves sentences out or crosses, a path ends. */
function stretches(gold: readonly ScoredBead[], a: number, b: number): PairBead[][] {
  const bySource = new Map(gold.flatMap((bead) => (bead.source.length > 0 ? [[bead.source[0]!, bead] as const] : [])));
  const byTarget = new Map(gold.flatMap((bead) => (bead.target.length > 0 ? [[bead.target[0]!, bead] as const] : [])));
  const found: PairBead[][] = [[]];
  const cut = (): void => void found.push([]);
  const take = (m: number, n: number): void => {
    const known = m === 0 || n === 0 || BEAD_TYPES.some(([x, y]) => x === m && y === n);
    if (!known) cut();
    else if (m === 0) for (let k = 0; k < n; k++) found.at(-1)!.push({ a0: i, a1: i, b0: j + k, b1: j + k + 1 });
    else if (n === 0) for (let k = 0; k < m; k++) found.at(-1)!.push({ a0: i + k, a1: i + k + 1, b0: j, b1: j });
    else found.at(-1)!.push({ a0: i, a1: i + m, b0: j, b1: j + n });
    [i, j] = [i + m, j + n];
    if (found.at(-1)!.length >= STRETCH) cut();
  };
  let [i, j] = [0, 0];
  while (i < a || j < b) {
    const source = bySource.get(i);
    const target = byTarget.get(j);
    if (source?.target.length === 0) take(source.source.length, 0);
    else if (target?.source.length === 0) take(0, target.target.length);
    else if (source && source === target) take(source.source.length, source.target.length);
    else {
      cut();
      if (i < a && (!source || j >= b || target)) i++;
      else j++;
    }
  }
  return found.filter((path) => path.length > 3);
}

function graph(model: Model, words: PlacedWords, path: readonly PairBead[]): Graph | null {
  const ends = { i0: path[0]!.a0, i1: path.at(-1)!.a1, j0: path[0]!.b0, j1: path.at(-1)!.b1 };
  const corridor = pathCorridor(ends, path);
  const lattice = new Lattice(corridor, {
    open: 2,
    more: 1,
    a: new Float64Array(model.a.count),
    b: new Float64Array(model.b.count),
  });
  weighRoughly(model, lattice, new Ticker(undefined), 0);
  lattice.sum();
  const isGold = new Set(path.map(spell));
  const into: Edge[][] = Array.from({ length: lattice.states * KINDS }, () => []);
  words.clear();
  lattice.forEachBead((i, j, type) => {
    const [a, b] = BEAD_TYPES[type]!;
    const bead = { a0: i - a, a1: i, b0: j - b, b1: j };
    if (lattice.beadShare(i, j, type) < HOPELESS && !isGold.has(spell(bead))) return;
    const costs = new Float64Array(COSTS.length);
    beadCosts(model, words, i, j, type, costs);
    const end = lattice.state(i, j) * KINDS;
    const start = lattice.state(bead.a0, bead.b0) * KINDS;
    for (let kind = 0; kind < KINDS; kind++) into[end]!.push({ from: start + kind, costs, bead });
  });
  addGaps(model, lattice, into);
  return assemble(into, path, lattice);
}

function addGaps(model: Model, lattice: Lattice, into: Edge[][]): void {
  const { i0, i1, lo, hi } = lattice.corridor;
  for (let i = i0; i <= i1; i++) {
    for (let j = lo[i - i0]!; j <= hi[i - i0]!; j++) {
      for (const [kind, di, dj] of [
        [1, 1, 0],
        [2, 0, 1],
      ] as const) {
        const start = lattice.state(i - di, j - dj);
        if (start < 0) continue;
        const bead = { a0: i - di, a1: i, b0: j - dj, b1: j };
        const end = lattice.state(i, j) * KINDS + kind;
        const open = new Float64Array(COSTS.length);
        if (kind === 1) gapSentenceCosts(model.seamsA, i - 1, open);
        else gapSentenceCosts(model.seamsB, j - 1, open);
        const more = open.slice();
        [open[GAP], open[GAP + 1], more[GAP + 2]] = [1, model.gapCost, 1];
        for (let k = 0; k < KINDS; k++)
          into[end]!.push({ from: start * KINDS + k, costs: k === kind ? more : open, bead });
      }
    }
  }
}

/** The edges in columns; null where the gold leaves the corridor. */
function assemble(into: readonly (readonly Edge[])[], path: readonly PairBead[], lattice: Lattice): Graph | null {
  const all = into.flat();
  const edgeStart = new Int32Array(into.length + 1);
  into.forEach((edges, k) => (edgeStart[k + 1] = edgeStart[k]! + edges.length));
  const costs = new Float32Array(all.length * COSTS.length);
  all.forEach((edge, e) => costs.set(edge.costs, e * COSTS.length));
  const gold: number[] = [];
  let at = 0;
  for (const bead of path) {
    const kind = bead.b0 === bead.b1 ? 1 : bead.a0 === bead.a1 ? 2 : 0;
    const end = lattice.state(bead.a1, bead.b1) * KINDS + kind;
    const edge = (into[end] ?? []).findIndex((one) => one.from === at && spell(one.bead) === spell(bead));
    if (edge < 0) return null;
    gold.push(edgeStart[end]! + edge);
    at = end;
  }
  const last = into.length - KINDS;
  return {
    nodes: into.length,
    ends: [last, last + 1, last + 2],
    edgeStart,
    from: Int32Array.from(all, ({ from }) => from),
    costs,
    bead: all.map(({ bead }) => bead),
    path: gold,
  };
}

export const spell = ({ a0, a1, b0, b1 }: PairBead): string => `${a0},${a1},${b0},${b1}`;
