/**
 * The `hexapla` command. Results go to standard output, progress and messages to standard error. Exit code 0: done; 1: failed;
 * 2: wrong usage; 130: stopped by Ctrl-C.
 */
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { HexaplaError } from '../contract/errors.ts';
import { alignCommand } from './align.ts';
import { BrokenPipe } from './files.ts';
import { scoreCommand } from './score.ts';
import { UsageError } from './usage.ts';

const FAILED = 1;
const USAGE = 2;
const INTERRUPTED = 130;

async function main(): Promise<number> {
  const program = new Command('hexapla')
    .description('Parallel texts: align the versions of a work, and measure alignments')
    .version(ownVersion())
    .showHelpAfterError('(hexapla --help shows how)');
  for (const command of [alignCommand(), scoreCommand()]) program.addCommand(command.copyInheritedSettings(program));
  for (const command of [program, ...program.commands]) command.exitOverride();
  try {
    await program.parseAsync();
    return 0;
  } catch (error) {
    return report(error);
  }
}

const ownVersion = (): string =>
  (JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }).version;

/** One line for what was foreseen, all there is to know for what was not. */
function report(error: unknown): number {
  if (error instanceof BrokenPipe) return FAILED;
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE; // it has said why itself
  if (error instanceof UsageError) {
    process.stderr.write(`hexapla: ${error.message}\n(hexapla --help shows how)\n`);
    return USAGE;
  }
  const message =
    error instanceof HexaplaError ? error.message : `internal error: ${(error as Error)?.stack ?? String(error)}`;
  process.stderr.write(`hexapla: ${message}\n`);
  return FAILED;
}

process.once('SIGINT', () => {
  process.stderr.write('\nhexapla: stopped; nothing was written\n');
  process.exit(INTERRUPTED);
});

// Not only exitCode: a worker that still runs after a failure would keep the process alive.
process.exit(await main());
