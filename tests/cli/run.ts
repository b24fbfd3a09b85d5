/** Runs the command line as users do: a process of its own, with real pipes and files. */
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Longest that one run may take on a busy machine. For test files that run several. */
export const RUN_TIMEOUT = 120_000;

/** As scripts/hexapla.mjs does it, so that a run takes no longer than it has to. */
const CACHE = join(tmpdir(), 'hexapla-test-compile-cache');

const MAIN = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));

export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  /** Called with what was started, to send signals or to close its pipes. */
  readonly onStart?: (child: ReturnType<typeof spawn>) => void;
}

/** Resolves however the process ends. */
export function hexapla(args: readonly string[], { cwd, onStart }: RunOptions = {}): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [MAIN, ...args], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_COMPILE_CACHE: CACHE },
    });
    const output = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
    child.stdout.on('data', (data: Buffer) => output.stdout.push(data));
    child.stderr.on('data', (data: Buffer) => output.stderr.push(data));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      const text = (pieces: readonly Buffer[]) => Buffer.concat(pieces).toString('utf8');
      resolve({ code, signal, stdout: text(output.stdout), stderr: text(output.stderr) });
    });
    onStart?.(child);
  });
}
