/**
 * Fits the map of align/confidence/calibration.ts: gathers raw bead probabilities from the development gold and the noisy sets, with the
 * shipped lexicons, pools them to a rising curve (pool adjacent violators), and prints points to copy. To tell how well such a map
 * holds, it is also fitted on every other stretch of text and its expected calibration error measured on the rest.
 */
import { join } from 'node:path';
import { readSentences } from '../../align/features/features.ts';
import { PairAligner } from '../../align/path/pair.ts';
import { Ticker } from '../../align/progress.ts';
import { loadLexicons } from '../../formats/lexicon.ts';
import { flat, goldSets, isHere } from './gold.ts';
import type { GoldDocument } from './gold.ts';
import { calibrationError } from './reliability.ts';
import type { Sample } from './reliability.ts';

/** Beads that are fitted on, or measured on, together. */
const STRETCH = 50;
/** Seeds that neither weights nor targets were looked at with. */
const SEEDS = [21, 22, 23];

const lexicons = loadLexicons(join(import.meta.dirname, '..', '..', 'assets', 'lexicons'));

function samples({ a, b, gold }: GoldDocument): Omit<Sample, 'weight'>[] {
  const ticker = new Ticker(undefined);
  const [textA, textB] = [a, b].map((version) =>
    readSentences(
      version,
      version.segments.map((_, k) => k),
      ticker,
    ),
  );
  const pair = new PairAligner(textA!, textB!, ticker, lexicons);
  const [beads] = pair.train([{ i0: 0, i1: textA!.count, j0: 0, j1: textB!.count }], [], 0, 1);
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, k) => from + k).join(',');
  const known = new Set(gold.map(({ source, target }) => `${source.join(',')}|${target.join(',')}`));
  return beads!.map(({ a0, a1, b0, b1 }) => ({
    raw: (a1 > a0 ? pair.certaintyA.of(a0, a1, true) : pair.certaintyB.of(b0, b1, true)) ?? 1,
    right: known.has(`${range(a0, a1)}|${range(b0, b1)}`) ? 1 : 0,
  }));
}

/** Pools neighbours until the share that is right rises with the raw probability. */
function pooled(all: readonly Sample[]): Sample[] {
  const sorted = all.toSorted((x, y) => x.raw - y.raw);
  const least = sorted.reduce((sum, { weight }) => sum + weight, 0) / 25;
  const blocks: { raw: number; right: number; weight: number }[] = [];
  for (const { raw, right, weight } of sorted) {
    blocks.push({ raw: raw * weight, right: right * weight, weight });
    for (;;) {
      const [before, last] = blocks.slice(-2);
      if (!before || !last) break;
      if (before.weight >= least && before.right / before.weight <= last.right / last.weight) break;
      blocks.splice(-2, 2, {
        raw: before.raw + last.raw,
        right: before.right + last.right,
        weight: before.weight + last.weight,
      });
    }
  }
  return blocks.map(({ raw, right, weight }) => ({ raw: raw / weight, right: right / weight, weight }));
}

/** Straight lines between `points`. */
function mapped(points: readonly Sample[], raw: number): number {
  const next = points.findIndex((point) => point.raw > raw);
  if (next === 0) return points[0]!.right;
  if (next < 0) return points.at(-1)!.right;
  const [x, y] = [points[next - 1]!, points[next]!];
  return x.right + ((raw - x.raw) / (y.raw - x.raw)) * (y.right - x.right);
}

const fitted: Sample[] = [];
const heldOut: Sample[] = [];
for (const [name, set] of Object.entries(goldSets(SEEDS))) {
  if (!isHere(set)) continue;
  const found = set.documents().flatMap((document) => samples(flat(document)));
  process.stdout.write(`${name}: ${found.length} beads\n`);
  const weight = 1 / found.length;
  found.forEach((sample, k) => (Math.floor(k / STRETCH) % 2 === 0 ? fitted : heldOut).push({ ...sample, weight }));
}
const all = [...fitted, ...heldOut];
const half = pooled(fitted);
for (const { raw, right } of pooled(all)) process.stdout.write(`  [${raw.toFixed(4)}, ${right.toFixed(3)}],\n`);
const tell = (name: string, error: number) => process.stdout.write(`${name}: ${error.toFixed(4)}\n`);
tell('expected calibration error of the raw probabilities', calibrationError(all));
tell(
  'by a map fitted on every other stretch, on the rest',
  calibrationError(heldOut, (raw) => mapped(half, raw)),
);
