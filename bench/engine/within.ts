/**
 * Compares choices of the second look's costs by cross-validation within kinds of text: each set is cut into four (by documents, where
 * it has as many texts, else where the text is), weights are fitted on two parts of every set and tried on the other two, in all six ways.
 * Weights fitted on all parts are tried on texts that no fit sees.
 */
import type { PairBead } from '../../align/features/sentences.ts';
import { GOING_ON, SEAMS, fit, kindOf, natsABead } from './crf.ts';
import type { GraphSets, Prior } from './crf.ts';
import type { Graph } from './graph.ts';
import type { Trained } from './trained.ts';

const PARTS = 4;
const HALVES: readonly (readonly number[])[] = [
  [0, 1],
  [2, 3],
  [0, 2],
  [1, 3],
  [0, 3],
  [1, 2],
];
/** Each choice of costs with the prior in force, a weaker and a stronger one. */
const VARIANTS = Object.fromEntries(
  [0.01, 0.025, 0.05].flatMap((pull): [string, Prior][] => [
    [`all 20, pull ${pull}`, { pull }],
    [`not going on, 18, pull ${pull}`, { pull, pinned: GOING_ON }],
    [`no seams, 13, pull ${pull}`, { pull, pinned: SEAMS }],
  ]),
);

/** A set with the part that each of its graphs is in. */
export interface PartedSet {
  readonly documents: readonly Trained[];
  readonly graphs: readonly { readonly graph: Graph; readonly part: number }[];
}

/** The part of a set that a sentence of A of one of its documents is in. */
export function partOf(documents: number, document: number, sentence: number, sentences: number): number {
  return documents >= PARTS ? document % PARTS : Math.floor((PARTS * sentence) / (sentences + 1));
}

const among = (sets: ReadonlyMap<string, PartedSet>, parts: readonly number[]): GraphSets =>
  new Map(
    Array.from(sets, ([name, { graphs }]) => [
      name,
      graphs.filter(({ part }) => parts.includes(part)).map(({ graph }) => graph),
    ]),
  );

/** Strict F1 of the beads that `weights` find in `parts` of a set, each sought in the gold of its whole document and the other way round. */
function f1({ documents }: PartedSet, parts: readonly number[], weights: readonly number[]): number {
  let [right, found, known] = [0, 0, 0];
  let recalled = 0;
  documents.forEach((trained, d) => {
    const count = trained.pair.a.count;
    const isIn = (sentence: number) => parts.includes(partOf(documents.length, d, sentence, count));
    const beads = trained.beads(weights);
    const gold = trained.document.gold.map(({ source, target }) => ({
      source,
      key: `${source.join()}|${target.join()}`,
    }));
    const inGold = new Set(gold.map(({ key }) => key));
    const inBeads = new Set(beads.map(spell));
    const own = beads.filter(({ a0 }) => isIn(a0));
    found += own.length;
    right += own.filter((bead) => inGold.has(spell(bead))).length;
    const wanted = gold.filter(({ source, key }) => source.length > 0 && !key.endsWith('|') && isIn(source[0]!));
    known += wanted.length;
    recalled += wanted.filter(({ key }) => inBeads.has(key)).length;
  });
  const [precision, recall] = [right / found, recalled / known];
  return (2 * precision * recall) / (precision + recall);
}

const run = (from: number, to: number) => Array.from({ length: to - from }, (_, k) => from + k).join();
const spell = ({ a0, a1, b0, b1 }: PairBead) => `${run(a0, a1)}|${run(b0, b1)}`;
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Prints held-out strict F1 and nats a bead of each variant: means over halves, for each set, each kind and over the kinds; then strict F1
 * on each of the `unseen` sets.
 */
export function compareWithin(sets: ReadonlyMap<string, PartedSet>, unseen: ReadonlyMap<string, PartedSet>): void {
  const kinds = [...new Set([...sets.keys()].map(kindOf))];
  for (const [variant, prior] of Object.entries(VARIANTS)) {
    const figures = new Map([...sets.keys()].map((name) => [name, { f1: [] as number[], nats: [] as number[] }]));
    for (const half of HALVES) {
      const weights = fit(among(sets, half), prior);
      const rest = HALVES.find((other) => other.every((part) => !half.includes(part)))!;
      for (const [name, graphs] of among(sets, rest)) {
        figures.get(name)!.f1.push(f1(sets.get(name)!, rest, [...weights]));
        figures.get(name)!.nats.push(natsABead(graphs, weights));
      }
    }
    process.stdout.write(`${variant}\n`);
    for (const [name, { f1: f1s, nats }] of figures) tell(name, f1s, nats);
    const ofKind = kinds.map((kind) => [...figures].filter(([name]) => kindOf(name) === kind).map(([, one]) => one));
    const means = ofKind.map((of) => ({
      f1: mean(of.map((one) => mean(one.f1))),
      nats: mean(of.map((one) => mean(one.nats))),
    }));
    kinds.forEach((kind, k) => tell(`all ${kind}`, [means[k]!.f1], [means[k]!.nats]));
    tell(
      'mean of kinds',
      means.map((one) => one.f1),
      means.map((one) => one.nats),
    );
    const every = HALVES[0]!.concat(HALVES[1]!);
    const weights = [...fit(among(sets, every), prior)];
    for (const [name, set] of unseen)
      process.stdout.write(`  ${name.padEnd(24)} ${f1(set, every, weights).toFixed(4)}\n`);
  }
}

const tell = (name: string, f1s: readonly number[], nats: readonly number[]) =>
  process.stdout.write(`  ${name.padEnd(24)} ${mean(f1s).toFixed(4)}  ${mean(nats).toFixed(4)} nats a bead\n`);
