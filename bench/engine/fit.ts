/**
 * Fits the weights of align/path/refine.ts (Parameters.weights) as crf.ts tells. `node bench/engine/fit.ts` fits on all sets;
 * `node bench/engine/fit.ts held-out` leaves out each kind of text in turn, and tells how the others' weights do on it;
 * `node bench/engine/fit.ts within` compares choices of costs by fits on half of every kind (within.ts).
 */
import { PARAMETERS } from '../../align/evidence/cost.ts';
import { COSTS } from '../../align/path/refine.ts';
import { PULL, fit, kindOf, natsABead } from './crf.ts';
import { flat, freeSets, goldSets, isHere, paragraphDocuments } from './gold.ts';
import type { GoldDocument } from './gold.ts';
import type { Graph } from './graph.ts';
import { Trained } from './trained.ts';
import { compareWithin, partOf } from './within.ts';
import type { PartedSet } from './within.ts';

/** Graphs of one set; the novel has more than are needed. */
const GRAPHS_MAX = 24;
/** Seeds of the noisy sets fitted on; bench/engine/run.ts measures on others. */
const SEEDS = [31, 32, 33];

const parted = new Map<string, PartedSet>();

function read(documents: readonly GoldDocument[]): PartedSet {
  const trained = documents.map((document) => new Trained(document));
  const graphs = trained.flatMap((one, d) =>
    one.graphs().map((graph) => {
      const from = graph.bead[graph.path[0]!]!.a0;
      return { graph, part: partOf(documents.length, d, from, one.pair.a.count) };
    }),
  );
  return { documents: trained, graphs: thinned(graphs, GRAPHS_MAX) };
}

/** Of a long list every n-th, so that at most `most` are left. */
function thinned<T>(list: readonly T[], most: number): T[] {
  const step = Math.ceil(list.length / most);
  return list.filter((_, k) => k % step === 0);
}

for (const [name, set] of Object.entries(goldSets(SEEDS))) {
  if (isHere(set)) parted.set(name, read(set.documents().map(flat)));
}
for (const [name, documents] of Object.entries(paragraphDocuments())) parted.set(name, read(documents));

if (process.argv[2] === 'within') compareWithin(parted, unseen());
else fitOnAll();

/** The free sets, on which nothing is fitted. */
function unseen(): Map<string, PartedSet> {
  return new Map(Object.entries(freeSets()).map(([name, set]) => [name, read(set.documents().map(flat))]));
}

function fitOnAll(): void {
  const sets = new Map(
    Array.from(parted, ([name, { graphs }]): [string, Graph[]] => [name, graphs.map(({ graph }) => graph)]),
  );
  const tell = (label: string, weights: Float64Array) =>
    process.stdout.write(`${label}: ${COSTS.map((name, f) => `${name} ${weights[f]!.toFixed(2)}`).join(', ')}\n`);
  const measure = (name: string, label: string, weights: Float64Array) => {
    const nats = natsABead(sets.get(name)!, weights).toFixed(4);
    process.stdout.write(`  ${name.padEnd(24)} ${label.padEnd(10)} ${nats} nats a bead\n`);
  };
  const names = [...sets.keys()];
  for (const name of names) measure(name, 'now', Float64Array.from(PARAMETERS.weights));
  if (process.argv[2] === 'held-out') {
    for (const kind of new Set(names.map(kindOf))) {
      const weights = fit(new Map([...sets].filter(([name]) => kindOf(name) !== kind)), { pull: PULL });
      tell(`without ${kind}`, weights);
      for (const name of names) if (kindOf(name) === kind) measure(name, 'held out', weights);
    }
  }
  const weights = fit(sets, { pull: PULL });
  tell('on all', weights);
  for (const name of names) measure(name, 'on all', weights);
}
