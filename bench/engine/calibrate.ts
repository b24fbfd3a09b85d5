/**
 * Fits the map of align/calibration.ts: gathers raw bead probabilities from the development gold and the noisy sets, pools them to
 * a rising curve (pool adjacent violators), and prints points to copy, with the expected calibration error before and after.
 */
import { readSentences } from '../../align/features.ts';
import { PairAligner } from '../../align/pair.ts';
import { Ticker } from '../../align/progress.ts';
import type { AlignVersion } from '../../align/index.ts';
import { goldPairs } from './gold.ts';

interface Sample {
  readonly raw: number;
  readonly right: number;
  /** Every set weighs the same, whatever its size. */
  readonly weight: number;
}

function samples(a: AlignVersion, b: AlignVersion, gold: ReadonlySet<string>): Omit<Sample, 'weight'>[] {
  const ticker = new Ticker(undefined);
  const [textA, textB] = [a, b].map((version) =>
    readSentences(
      version,
      version.segments.map((_, k) => k),
      ticker,
    ),
  );
  const pair = new PairAligner(textA!, textB!, ticker);
  const [beads] = pair.train([{ i0: 0, i1: textA!.count, j0: 0, j1: textB!.count }], [], 0, 1);
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, k) => from + k).join(',');
  return beads!.map(({ a0, a1, b0, b1 }) => ({
    raw: (a1 > a0 ? pair.certaintyA.of(a0, a1, true) : pair.certaintyB.of(b0, b1, true)) ?? 1,
    right: gold.has(`${range(a0, a1)}|${range(b0, b1)}`) ? 1 : 0,
  }));
}

/** Pools neighbours until the share that is right rises with the raw probability. */
function pooled(sorted: readonly Sample[]): { raw: number; right: number; weight: number }[] {
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

const all: Sample[] = [];
for (const { name, pairs } of goldPairs()) {
  const found = pairs.flatMap(([a, b, gold]) => samples(a, b, gold));
  process.stdout.write(`${name}: ${found.length} beads\n`);
  all.push(...found.map((sample) => ({ ...sample, weight: 1 / found.length })));
}
all.sort((x, y) => x.raw - y.raw);
const points = pooled(all);
for (const { raw, right } of points) process.stdout.write(`  [${raw.toFixed(4)}, ${right.toFixed(3)}],\n`);
const total = all.reduce((sum, { weight }) => sum + weight, 0);
const error = points.reduce((sum, { raw, right, weight }) => sum + (Math.abs(raw - right) * weight) / total, 0);
process.stdout.write(`expected calibration error of the raw probabilities: ${error.toFixed(3)}\n`);
