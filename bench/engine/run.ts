/**
 * Measures the engine against targets.json and exits 1 where a figure falls below its floor (or time or memory rises above its
 * ceiling): `node bench/engine/run.ts [name]...`. Figures are those with the lexicons that users get, and targets and floors apply
 * to them; what is reached without stands beside. Gold that is not at hand is skipped, and said to be.
 */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { align, fromCounts, addCounts, parseBeads, scoreCounts, toScoredBead } from '../../align/index.ts';
import type { AlignVersion, Run, ScoredBead } from '../../align/index.ts';
import { noisySet } from './noisy.ts';
import { NOISY_PAIRS, SEEDS, freeSets, goldSets } from './gold.ts';
import type { GoldDocument } from './gold.ts';
import { calibrationError } from './reliability.ts';
import { goldIsHere, linesVersion, readLines } from './texts.ts';
import { join } from 'node:path';
import { loadLexicons } from '../../formats/lexicon.ts';

const lexicons = loadLexicons(join(import.meta.dirname, '..', '..', 'assets', 'lexicons'));
/** With the lexicons, and without. */
const BOTH = [lexicons, undefined] as const;
type Source = (typeof BOTH)[number];

interface Target {
  /** What is to be reached in the end. */
  readonly target: number;
  /** What may not be lost any more: a floor for figures, a ceiling for seconds. */
  readonly floor?: number;
  readonly ceiling?: number;
}
const targets = JSON.parse(readFileSync(new URL('./targets.json', import.meta.url), 'utf8')) as Record<string, Target>;
const free = freeSets();
const sets = { ...goldSets(), ...free };
const asked = process.argv.slice(2);
let failed = false;

/** `bare` is the figure without lexicons. */
function tell(name: string, value: number, bare: number | null, note = ''): void {
  const { target, floor, ceiling } = targets[name]!;
  const lost = (floor !== undefined && value < floor) || (ceiling !== undefined && value > ceiling);
  const reached = ceiling === undefined ? value >= target : value <= target;
  failed ||= lost;
  const state = lost ? 'REGRESSION' : reached ? 'reached' : 'below target';
  const figures = `${value.toFixed(3).padStart(8)}${(bare?.toFixed(3) ?? '').padStart(9)}`;
  process.stdout.write(
    `${name.padEnd(28)} ${figures}  target ${String(target).padStart(6)}  ${state.padEnd(13)} ${note}\n`,
  );
}

const samples: { readonly set: string; readonly raw: number; readonly right: number }[] = [];

/** The beads found, and for those with lexicons how sure the engine was of each. */
function predicted(name: string, { a, b, gold }: GoldDocument, lexicon: Source): ScoredBead[] {
  const known = new Set(gold.map(({ source, target }) => `${source.join()}|${target.join()}`));
  return align([a, b], { lexicon }).beads.map(({ runs, score }) => {
    const bead = toScoredBead([runs[0]!, runs[1]!]);
    const right = known.has(`${bead.source.join()}|${bead.target.join()}`) ? 1 : 0;
    if (lexicon) samples.push({ set: name, raw: score, right });
    return bead;
  });
}

/** Strict F1 over the documents of a set of gold.ts; lax in the note. */
function documents(name: string): void {
  const all = sets[name]!.documents();
  const [rich, bare] = BOTH.map((lexicon) =>
    fromCounts(addCounts(all.map((document) => scoreCounts(document.gold, predicted(name, document, lexicon))))),
  );
  tell(name, rich!.strict.f1, bare!.strict.f1, `lax ${rich!.lax.f1.toFixed(3)}`);
}

/** Expected calibration error over what has been measured, each set counting the same; scores were fitted on no noisy text here. */
function calibration(): void {
  const sizes = new Map<string, number>();
  for (const { set } of samples) sizes.set(set, (sizes.get(set) ?? 0) + 1);
  const weighed = samples.map((sample) => ({
    ...sample,
    weight: 1 / sizes.get(sample.set)!,
  }));
  const noisy = weighed.filter(({ set }) => set.startsWith('noisy'));
  if (noisy.length === 0) return;
  tell('calibration error', calibrationError(noisy), null, `noisy; all sets ${calibrationError(weighed).toFixed(3)}`);
}

const version = (language: string, ...path: string[]) => linesVersion(language, readLines(...path));

/** Beads of three versions that follow from two pairs' gold, as "cs|en|ro". */
function threeWayGold(): Set<string> {
  const parent = new Map<string, string>();
  const find = (x: string): string => {
    const up = parent.get(x);
    if (up === undefined || up === x) return x;
    const top = find(up);
    parent.set(x, top);
    return top;
  };
  const read = (pair: string, x: string, y: string): void => {
    for (const { source, target } of parseBeads(readLines('mte-1984', 'pairs', `${pair}.align`).join('\n'))) {
      const nodes = [...source.map((s) => `${x}${s}`), ...target.map((t) => `${y}${t}`)];
      for (const node of nodes) {
        if (!parent.has(node)) parent.set(node, node);
        parent.set(find(node), find(nodes[0]!));
      }
    }
  };
  read('csen', 'c', 'e');
  read('enro', 'e', 'r');
  const rows = new Map<string, string[]>();
  for (const node of parent.keys()) rows.set(find(node), [...(rows.get(find(node)) ?? []), node]);
  const side = (nodes: readonly string[], letter: string) =>
    nodes
      .filter((node) => node.startsWith(letter))
      .map((node) => Number(node.slice(1)))
      .toSorted((x, y) => x - y)
      .join(',');
  return new Set([...rows.values()].map((nodes) => ['c', 'e', 'r'].map((letter) => side(nodes, letter)).join('|')));
}

const spell = ([from, to]: Run) => Array.from({ length: to - from }, (_, k) => from + k).join(',');

/** Share of the gold's rows that are found as they are. */
function exact(gold: ReadonlySet<string>, rows: readonly (readonly Run[])[]): number {
  const found = new Set(rows.map((row) => row.map(spell).join('|')));
  return [...gold].filter((row) => found.has(row)).length / gold.size;
}

/** Mean share of exact rows of the noisy Declaration in the languages `chosen`. */
function noisyRows(chosen: readonly number[], lexicon: Source): number {
  const shares = SEEDS.map((seed) => {
    const { versions, rows } = noisySet(seed, chosen);
    return exact(
      new Set(rows.map((row) => row.map(spell).join('|'))),
      align(versions, { lexicon }).beads.map(({ runs }) => runs),
    );
  });
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

const measures: Record<string, { needs?: string; run: () => void }> = {
  textberg: { needs: 'textberg-defr', run: () => documents('textberg') },
  mac: { needs: 'mac-zhen', run: () => documents('mac') },
  parice: { needs: 'parice-enis', run: () => documents('parice') },
  novel: {
    needs: 'mte-1984',
    run: () => {
      documents('1984 cs-en');
      documents('1984 en-ro');
      const [cs, en, ro] = ['cs', 'en', 'ro'].map((l) => version(l, 'mte-1984', 'text', `${l}.txt`)) as [
        AlignVersion,
        AlignVersion,
        AlignVersion,
      ];
      const [seconds, bareSeconds] = BOTH.map((lexicon) => {
        const start = performance.now();
        align([en, ro], { lexicon });
        return (performance.now() - start) / 1000;
      });
      tell('1984 en-ro seconds', seconds!, bareSeconds!);
      const gold = threeWayGold();
      const [rich, bare] = BOTH.map((lexicon) =>
        exact(
          gold,
          align([cs, en, ro], { lexicon }).beads.map(({ runs }) => runs),
        ),
      );
      tell('1984 three-way exact', rich!, bare!);
    },
  },
  free: { run: () => Object.keys(free).forEach(documents) },
  noisy: {
    run: () => {
      for (const pair of Object.keys(NOISY_PAIRS)) documents(`noisy ${pair}`);
      const [rich, bare] = BOTH.map((lexicon) => noisyRows([0, 1, 2], lexicon));
      tell('noisy three-way exact', rich!, bare!, 'en-it-de, paragraphs');
      const [richAll, bareAll] = BOTH.map((lexicon) => noisyRows([0, 1, 2, 3, 4, 5], lexicon));
      tell('noisy six-way exact', richAll!, bareAll!, 'en-it-de-fr-ru-ja, paragraphs');
    },
  },
};

process.stdout.write(`${''.padEnd(28)} lexicons  without\n`);
for (const [name, { needs, run }] of Object.entries(measures)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  if (needs && !goldIsHere(needs)) process.stdout.write(`${name.padEnd(28)} skipped: its gold is not at hand\n`);
  else run();
}
calibration();
process.exitCode = failed ? 1 : 0;
