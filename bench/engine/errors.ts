/**
 * Shows where the engine and the gold part ways, stretch by stretch, with the texts:
 * `node bench/engine/errors.ts "noisy en-it" [characters of each text]`, or another set of gold.ts.
 * A stretch runs from one boundary that both have to the next. Ends with a count of the kinds of error.
 */
import { join } from 'node:path';
import { align, toScoredBead } from '../../align/index.ts';
import type { ScoredBead } from '../../align/index.ts';
import { loadLexicons } from '../../formats/lexicon.ts';
import { freeSets, goldSets } from './gold.ts';

interface Range {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
}

/** Beads as ranges in order; a gap stands where its neighbours end. Units in no bead are passed over. */
function ranges(list: readonly ScoredBead[]): Range[] {
  let [a, b] = [0, 0];
  const sorted = list.toSorted(
    (x, y) => (x.source[0] ?? -1) - (y.source[0] ?? -1) || (x.target[0] ?? -1) - (y.target[0] ?? -1),
  );
  // gaps of the target have no place among the sources: merge the two orders
  const sources = sorted.filter(({ source }) => source.length > 0);
  const insertions = list.filter(({ source }) => source.length === 0).toSorted((x, y) => x.target[0]! - y.target[0]!);
  const out: Range[] = [];
  const push = ({ source, target }: ScoredBead): void => {
    const a0 = source[0] ?? a;
    const b0 = target[0] ?? b;
    [a, b] = [(source.at(-1) ?? a0 - 1) + 1, (target.at(-1) ?? b0 - 1) + 1];
    out.push({ a0, a1: a, b0, b1: b });
  };
  for (const bead of sources) {
    const before = bead.target[0] ?? -1;
    while ((insertions[0]?.target[0] ?? Infinity) < before) push(insertions.shift()!);
    push(bead);
  }
  for (const bead of insertions) push(bead);
  return out;
}

const key = ({ a0, a1, b0, b1 }: Range) => `${a0}-${a1}:${b0}-${b1}`;
const kinds = (list: readonly Range[]) => list.map(({ a0, a1, b0, b1 }) => `${a1 - a0}-${b1 - b0}`).join(' ');

const [name = 'textberg', characters = '160'] = process.argv.slice(2);
const cut = (text: string) => (text.length > Number(characters) ? `${text.slice(0, Number(characters))}…` : text);
const lexicon = loadLexicons(join(import.meta.dirname, '..', '..', 'assets', 'lexicons'));
const counted = new Map<string, number>();
const sets = { ...goldSets(), ...freeSets() };
const set = sets[name];
if (!set) throw new Error(`sets: ${Object.keys(sets).join(', ')}`);
for (const { name: document, a, b, gold } of set.documents()) {
  const found = align([a, b], { lexicon }).beads.map(({ runs }) => toScoredBead([runs[0]!, runs[1]!]));
  const lists = [ranges(gold), ranges(found)] as const;
  const ends = lists.map((list) => new Set(list.map(({ a1, b1 }) => `${a1}:${b1}`)));
  const known = lists.map((list) => new Set(list.map(key)));
  const stretch: [Range[], Range[]] = [[], []];
  const at = [0, 0];
  while (at[0]! < lists[0].length || at[1]! < lists[1].length) {
    for (const side of [0, 1] as const) {
      stretch[side] = [];
      while (at[side]! < lists[side].length) {
        const bead = lists[side][at[side]!++]!;
        stretch[side].push(bead);
        if (ends[1 - side]!.has(`${bead.a1}:${bead.b1}`)) break;
      }
    }
    const [right, wrong] = stretch;
    if (right.every((one) => known[1]!.has(key(one))) && wrong.every((one) => known[0]!.has(key(one)))) continue;
    const kind = `${kinds(right)} / ${kinds(wrong)}`;
    counted.set(kind, (counted.get(kind) ?? 0) + 1);
    process.stdout.write(`\n== ${document}: gold ${kinds(right)}, found ${kinds(wrong)}\n`);
    const all = [...right, ...wrong];
    const [a0, a1] = [Math.min(...all.map((r) => r.a0)), Math.max(...all.map((r) => r.a1))];
    const [b0, b1] = [Math.min(...all.map((r) => r.b0)), Math.max(...all.map((r) => r.b1))];
    const group = (list: readonly Range[], side: 'a' | 'b', k: number) =>
      list.findIndex((r) => (side === 'a' ? r.a0 <= k && k < r.a1 : r.b0 <= k && k < r.b1)) + 1;
    for (let k = a0; k < a1; k++)
      process.stdout.write(`A ${k} [g${group(right, 'a', k)} f${group(wrong, 'a', k)}] ${cut(a.segments[k]!.text)}\n`);
    for (let k = b0; k < b1; k++)
      process.stdout.write(`B ${k} [g${group(right, 'b', k)} f${group(wrong, 'b', k)}] ${cut(b.segments[k]!.text)}\n`);
  }
}
process.stdout.write('\n');
for (const [kind, count] of [...counted].toSorted((x, y) => y[1] - x[1])) process.stdout.write(`${count} × ${kind}\n`);
