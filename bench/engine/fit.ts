/**
 * Fits the weights of align/refine.ts (Parameters.weights) by conditional maximum likelihood of the gold's beads, as a linear-chain
 * conditional random field (Lafferty, McCallum & Pereira 2001) whose features are the COSTS, with L-BFGS; each kind of text counts
 * the same. `node bench/engine/fit.ts` fits on all sets; `node bench/engine/fit.ts held-out` leaves out each set in turn, and tells how
 * the others' weights do on it.
 */
import { join } from 'node:path';
import { PARAMETERS } from '../../align/cost.ts';
import { readSentences } from '../../align/features.ts';
import { PairAligner } from '../../align/pair.ts';
import { Ticker } from '../../align/progress.ts';
import { COSTS } from '../../align/refine.ts';
import { loadLexicons } from '../../formats/lexicon.ts';
import { flat, goldSets, isHere, paragraphDocuments } from './gold.ts';
import type { GoldDocument } from './gold.ts';
import { graphs } from './graph.ts';
import type { Graph } from './graph.ts';

const SIZE = COSTS.length;
/** Graphs of one set; the novel has more than are needed. */
const GRAPHS_MAX = 24;
/** Seeds of the noisy sets fitted on; bench/engine/run.ts measures on others. */
const SEEDS = [31, 32, 33];
const ROUNDS = 40;
const MEMORY = 8;
/** Weight of the squared distance from where the fit starts, which keeps costs that no set speaks of where they are. */
const PULL = 0.0005;

/** What counts as one kind of text: the first word of a set's name. */
const kindOf = (name: string): string => name.split(' ')[0]!;
const sets = new Map<string, Graph[]>();

const lexicons = loadLexicons(join(import.meta.dirname, '..', '..', 'assets', 'lexicons'));
const start = Float64Array.from(PARAMETERS.weights);

function read(document: GoldDocument): Graph[] {
  const ticker = new Ticker(undefined);
  const [a, b] = [document.a, document.b].map((version) =>
    readSentences(
      version,
      version.segments.map((_, k) => k),
      ticker,
    ),
  );
  const pair = new PairAligner(a!, b!, ticker, lexicons);
  pair.train([{ i0: 0, i1: a!.count, j0: 0, j1: b!.count }], [], 0, 1);
  return graphs(pair, document.gold);
}

/** Of a long list every n-th, so that at most `most` are left. */
function thinned<T>(list: readonly T[], most: number): T[] {
  const step = Math.ceil(list.length / most);
  return list.filter((_, k) => k % step === 0);
}

/** -log of the gold's probability among all paths; its gradient is added to `gradient`, both times `weight`. */
function loss(graph: Graph, weights: Float64Array, gradient: Float64Array, weight: number): number {
  const { nodes, ends, edgeStart, from, costs, path } = graph;
  const cost = new Float64Array(from.length);
  for (let e = 0; e < cost.length; e++) for (let f = 0; f < SIZE; f++) cost[e]! += weights[f]! * costs[e * SIZE + f]!;
  const inside = new Float64Array(nodes).fill(-Infinity);
  inside[0] = 0;
  for (let k = 1; k < nodes; k++) {
    const ways: number[] = [];
    for (let e = edgeStart[k]!; e < edgeStart[k + 1]!; e++) ways.push(inside[from[e]!]! - cost[e]!);
    inside[k] = logSum(ways);
  }
  const total = logSum(ends.map((k) => inside[k]!));
  const outside = new Float64Array(nodes);
  for (const k of ends) outside[k] = Math.exp(inside[k]! - total);
  const add = (e: number, share: number): void => {
    for (let f = 0; f < SIZE; f++) gradient[f]! += share * costs[e * SIZE + f]!;
  };
  for (let k = nodes - 1; k > 0; k--) {
    if (outside[k]! < 1e-12) continue;
    for (let e = edgeStart[k]!; e < edgeStart[k + 1]!; e++) {
      const share = outside[k]! * Math.exp(inside[from[e]!]! - cost[e]! - inside[k]!);
      if (share < 1e-12) continue;
      outside[from[e]!]! += share;
      add(e, -weight * share);
    }
  }
  let gold = 0;
  for (const e of path) {
    gold += cost[e]!;
    add(e, weight);
  }
  return weight * (gold + total);
}

function logSum(values: readonly number[]): number {
  const high = Math.max(...values, -Infinity);
  return high === -Infinity ? high : high + Math.log(values.reduce((sum, value) => sum + Math.exp(value - high), 0));
}

const beadsOf = (list: readonly Graph[]) => list.reduce((sum, { path }) => sum + path.length, 0);

function objective(names: readonly string[], weights: Float64Array): [number, Float64Array] {
  const gradient = new Float64Array(SIZE);
  let sum = 0;
  for (const name of names) {
    const list = sets.get(name)!;
    const alike = names.filter((other) => kindOf(other) === kindOf(name)).length;
    for (const graph of list) sum += loss(graph, weights, gradient, 1 / alike / beadsOf(list));
  }
  for (let f = 0; f < SIZE; f++) {
    const moved = weights[f]! - start[f]!;
    sum += PULL * moved * moved;
    gradient[f]! += 2 * PULL * moved;
  }
  return [sum, gradient];
}

const dot = (x: Float64Array, y: Float64Array) => x.reduce((sum, value, k) => sum + value * y[k]!, 0);

/** L-BFGS with a backtracking line search (Nocedal & Wright 2006, chapter 7). */
function fit(names: readonly string[]): Float64Array {
  let weights = start.slice();
  let [value, gradient] = objective(names, weights);
  const steps: { moved: Float64Array; turned: Float64Array }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const direction = downhill(gradient, steps);
    let length = 1;
    let next = weights;
    let [nextValue, nextGradient] = [value, gradient];
    for (; length > 1e-3; length /= 2) {
      next = weights.map((weight, f) => weight + length * direction[f]!);
      [nextValue, nextGradient] = objective(names, next);
      if (nextValue < value + 1e-4 * length * dot(gradient, direction)) break;
    }
    if (value - nextValue < 1e-5) break;
    const moved = next.map((weight, f) => weight - weights[f]!);
    const turned = nextGradient.map((slope, f) => slope - gradient[f]!);
    if (dot(moved, turned) > 1e-12) steps.push({ moved, turned });
    if (steps.length > MEMORY) steps.shift();
    [weights, value, gradient] = [next, nextValue, nextGradient];
  }
  return weights;
}

function downhill(
  gradient: Float64Array,
  steps: readonly { moved: Float64Array; turned: Float64Array }[],
): Float64Array {
  const direction = gradient.slice();
  const shares: number[] = [];
  for (let k = steps.length - 1; k >= 0; k--) {
    const { moved, turned } = steps[k]!;
    shares[k] = dot(moved, direction) / dot(turned, moved);
    for (let f = 0; f < SIZE; f++) direction[f]! -= shares[k]! * turned[f]!;
  }
  const last = steps.at(-1);
  const scale = last
    ? dot(last.moved, last.turned) / dot(last.turned, last.turned)
    : 0.1 / Math.sqrt(dot(gradient, gradient));
  for (let f = 0; f < SIZE; f++) direction[f]! *= scale;
  steps.forEach(({ moved, turned }, k) => {
    const share = shares[k]! - dot(turned, direction) / dot(turned, moved);
    for (let f = 0; f < SIZE; f++) direction[f]! += moved[f]! * share;
  });
  return direction.map((value) => -value);
}

for (const [name, set] of Object.entries(goldSets(SEEDS))) {
  if (isHere(set))
    sets.set(
      name,
      thinned(
        set.documents().flatMap((document) => read(flat(document))),
        GRAPHS_MAX,
      ),
    );
}
for (const [name, documents] of Object.entries(paragraphDocuments())) {
  sets.set(name, thinned(documents.flatMap(read), GRAPHS_MAX));
}

const tell = (label: string, weights: Float64Array) =>
  process.stdout.write(`${label}: ${COSTS.map((name, f) => `${name} ${weights[f]!.toFixed(2)}`).join(', ')}\n`);
const measure = (name: string, label: string, weights: Float64Array) => {
  const list = sets.get(name)!;
  const sum = list.reduce((all, graph) => all + loss(graph, weights, new Float64Array(SIZE), 1 / beadsOf(list)), 0);
  process.stdout.write(`  ${name.padEnd(24)} ${label.padEnd(10)} ${sum.toFixed(4)} nats a bead\n`);
};
for (const name of sets.keys()) measure(name, 'now', start);
if (process.argv[2] === 'held-out') {
  for (const kind of new Set([...sets.keys()].map(kindOf))) {
    const weights = fit([...sets.keys()].filter((name) => kindOf(name) !== kind));
    tell(`without ${kind}`, weights);
    for (const name of sets.keys()) if (kindOf(name) === kind) measure(name, 'held out', weights);
  }
}
const weights = fit([...sets.keys()]);
tell('on all', weights);
for (const name of sets.keys()) measure(name, 'on all', weights);
