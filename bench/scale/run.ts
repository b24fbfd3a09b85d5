/**
 * Time and memory of the engine, each measurement in a process of its own, against targets.json; exits 1 where one rises above its
 * ceiling. Seconds are processor time of the thread that aligns, which is what the clock shows where nothing else is at work, and ratios
 * are of the whole process's. The heap is bounded as in the service's workers. The novel is 1984 in English and Romanian where it is
 * at hand, else stories of the samples.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORKER_YOUNG_MB } from '../../service/worker-memory.ts';
import { goldIsHere } from '../engine/texts.ts';
import type { Measured } from './measure.ts';

interface Target {
  readonly target: number;
  /** What may not be lost any more. */
  readonly ceiling: number;
}
const targets = JSON.parse(readFileSync(new URL('./targets.json', import.meta.url), 'utf8')) as Record<string, Target>;
let failed = false;

function tell(name: string, value: number): void {
  const { target, ceiling } = targets[name]!;
  failed ||= value > ceiling;
  const state = value > ceiling ? 'REGRESSION' : value <= target ? 'reached' : 'above target';
  process.stdout.write(
    `${name.padEnd(30)} ${value.toFixed(2).padStart(8)}  target ${String(target).padStart(5)}  ${state}\n`,
  );
}

function measure(kind: 'hunalign'): Measured | null;
function measure(kind: string, size?: string): Measured;
function measure(kind: string, size = ''): Measured | null {
  const file = join(import.meta.dirname, 'measure.ts');
  // V8 gives a semi-space a third of what young objects may take
  const flag = `--max-semi-space-size=${WORKER_YOUNG_MB / 3}`;
  const output = execFileSync(process.execPath, [flag, file, kind, size].filter(Boolean), { encoding: 'utf8' });
  return JSON.parse(output) as Measured | null;
}

process.stdout.write(
  `The novel is ${goldIsHere('mte-1984') ? '1984' : 'made from the samples: its gold is not at hand'}\n`,
);
const novel = measure('novel');
const hunalign = measure('hunalign');
tell('novel, seconds', novel.thread);
if (hunalign) tell("novel, share of hunalign's", novel.cpu / hunalign.cpu);
else process.stdout.write('hunalign broke down on this novel: not compared\n');
const long = measure('long', '100000');
tell('100,000 sentences, seconds', long.thread);
tell('100,000 sentences, MB', long.megabytes);
tell('100,000 sentences, wrong', 1 - long.right!);
tell('time(96k) / time(12k)', measure('long', '96000').cpu / measure('long', '12000').cpu);
tell('ten versions, seconds', measure('versions').thread);
process.exitCode = failed ? 1 : 0;
