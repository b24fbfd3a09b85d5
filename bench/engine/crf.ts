/**
 * Weights of costs by conditional maximum likelihood of the gold's beads, as a linear-chain conditional random field (Lafferty, McCallum &
 * Pereira 2001) whose features are the COSTS, with L-BFGS; each kind of text counts the same.
 */
import { COSTS } from '../../align/path/refine.ts';
import type { Graph } from './graph.ts';

const SIZE = COSTS.length;
const ROUNDS = 60;
const MEMORY = 8;
/** Weight of the prior, by within.ts: with .01 and less held-out halves do worse, with .05 texts do of which nothing was seen. */
export const PULL = 0.025;
export const GOING_ON = ['going on inside', 'gap going on'] as const;
export const SEAMS = [...GOING_ON, 'bare inside', 'promise inside', 'bare gap', 'short gap', 'gap promised'] as const;
/** Where fits start, having seen no text: half of each cost, marks at seams worth nothing. */
export const START = Float64Array.from(COSTS, (name) =>
  (SEAMS as readonly string[]).includes(name) ? 0 : name === 'gap' ? 2 : 0.5,
);

/** Graphs by the name of their set. */
export type GraphSets = ReadonlyMap<string, readonly Graph[]>;

export interface Prior {
  /** Weight of the squared distance from START. */
  readonly pull: number;
  /** Costs whose weights stay where they start. */
  readonly pinned?: readonly (typeof COSTS)[number][];
}

/** What counts as one kind of text: the first word of a set's name. */
export const kindOf = (name: string): string => name.split(' ')[0]!;

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

/** Mean -log of the gold's probability for each of its beads. */
export function natsABead(list: readonly Graph[], weights: Float64Array): number {
  const share = 1 / beadsOf(list);
  return list.reduce((sum, graph) => sum + loss(graph, weights, new Float64Array(SIZE), share), 0);
}

const beadsOf = (list: readonly Graph[]) => list.reduce((sum, { path }) => sum + path.length, 0);

type Objective = (weights: Float64Array) => [value: number, gradient: Float64Array];

function objective(sets: GraphSets, { pull, pinned = [] }: Prior): Objective {
  const filled = [...sets].filter(([, list]) => list.length > 0);
  const alike = (name: string) => filled.filter(([other]) => kindOf(other) === kindOf(name)).length;
  return (weights) => {
    const gradient = new Float64Array(SIZE);
    let sum = 0;
    for (const [name, list] of filled) {
      for (const graph of list) sum += loss(graph, weights, gradient, 1 / alike(name) / beadsOf(list));
    }
    for (let f = 0; f < SIZE; f++) {
      const moved = weights[f]! - START[f]!;
      sum += pull * moved * moved;
      gradient[f]! += 2 * pull * moved;
      if (pinned.includes(COSTS[f]!)) gradient[f] = 0;
    }
    return [sum, gradient];
  };
}

const dot = (x: Float64Array, y: Float64Array) => x.reduce((sum, value, k) => sum + value * y[k]!, 0);

/** The weights that fit `sets` best: L-BFGS with a backtracking line search (Nocedal & Wright 2006, chapter 7). */
export function fit(sets: GraphSets, prior: Prior): Float64Array {
  const at = objective(sets, prior);
  let weights = START.slice();
  let [value, gradient] = at(weights);
  const steps: { moved: Float64Array; turned: Float64Array }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const direction = downhill(gradient, steps);
    let length = 1;
    let next = weights;
    let [nextValue, nextGradient] = [value, gradient];
    for (; length > 1e-3; length /= 2) {
      next = weights.map((weight, f) => weight + length * direction[f]!);
      [nextValue, nextGradient] = at(next);
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
