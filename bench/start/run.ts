/**
 * From spawning the process to the first painted window, warm, beside an Electron that opens a window with one word in it: both are
 * measured in turns in the same run, so that a slow machine slows both. Exits 1 when the ratio of medians misses targets.json.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bareArguments, electronExecutable } from '../../tests/e2e/harness.ts';

const ROUNDS = 9;
const TIMEOUT_MS = 30_000;
const targets = JSON.parse(readFileSync(new URL('./targets.json', import.meta.url), 'utf8')) as {
  timesEmptyWindow: number;
};
const probe = join(import.meta.dirname, 'probe.cjs');
const folder = mkdtempSync(join(tmpdir(), 'hexapla-bench-start-'));

/** The smallest program with a window: what no start can undercut. */
function emptyProgram(): string {
  const program = join(folder, 'empty');
  mkdirSync(program);
  writeFileSync(join(program, 'package.json'), '{ "name": "empty", "version": "1.0.0", "main": "main.cjs" }');
  writeFileSync(join(program, 'index.html'), '<!doctype html><body><p>empty</p>');
  writeFileSync(
    join(program, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
     app.setPath('userData', ${JSON.stringify(join(folder, 'empty-home'))});
     app.whenReady().then(() => new BrowserWindow().loadFile('index.html'));`,
  );
  return program;
}

/** Milliseconds from spawn to the first paint, and to the first that has the program's own content. */
async function measure(args: readonly string[]): Promise<{ painted: number; filled: number }> {
  const started = Date.now();
  const child = spawn(electronExecutable(), ['-r', probe, ...args], {
    env: { ...process.env, HEXAPLA_HOME: join(folder, 'library') },
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: TIMEOUT_MS,
    killSignal: 'SIGKILL',
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += String(chunk)));
  await once(child, 'exit');
  const [, painted, filled] = /painted (\d+)\s+filled (\d+)/.exec(output) ?? [];
  if (painted === undefined) throw new Error(`No window was painted: ${args.join(' ')}`);
  return { painted: Number(painted) - started, filled: Number(filled) - started };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

const [own, ...switches] = bareArguments();
const programs = { empty: [emptyProgram(), ...switches], hexapla: [own ?? '', ...switches] };
const times = { empty: [] as number[], hexapla: [] as number[], filled: [] as number[] };
try {
  // The first round warms the disk's cache and makes the library.
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const name of ['empty', 'hexapla'] as const) {
      const time = await measure(programs[name]);
      if (round === 0) continue;
      times[name].push(time.painted);
      if (name === 'hexapla') times.filled.push(time.filled);
    }
  }
} finally {
  // The last service may still be on its way out.
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
}
const ratio = median(times.hexapla) / median(times.empty);
const missed = ratio > targets.timesEmptyWindow;
console.log(`empty window    median ${median(times.empty)} ms of ${times.empty.join(' ')}`);
console.log(`Hexapla         median ${median(times.hexapla)} ms of ${times.hexapla.join(' ')}`);
console.log(`with content    median ${median(times.filled)} ms of ${times.filled.join(' ')}`);
console.log(`ratio           ${ratio.toFixed(2)} (target ${targets.timesEmptyWindow})${missed ? '  MISSED' : ''}`);
process.exitCode = missed ? 1 : 0;
