/** `hexapla score`: compares an alignment with gold. */
import { Command } from 'commander';
import { score } from '../align/score.ts';
import { readBeadFile } from '../formats/bead-file.ts';
import type { BeadPair } from '../formats/bead-file.ts';
import { readBytes, writeStdout } from './files.ts';

export function scoreCommand(): Command {
  return new Command('score')
    .description('strict and lax precision, recall and F1 of an alignment against gold')
    .argument('<gold>', 'bead lines "[0,1]:[2]", a ladder "0 0", or the JSON of align')
    .argument('<predicted>', 'the same')
    .option('--json', 'write one JSON object')
    .action(runScore);
}

async function runScore(goldFile: string, predictedFile: string, { json }: { json?: true }): Promise<void> {
  const gold = await readBeads(goldFile);
  const { strict, lax } = score(gold, await readBeads(predictedFile));
  if (json) return writeStdout([`${JSON.stringify({ strict, lax })}\n`]);
  const line = (name: string, a: number, b: number) => `${name.padEnd(10)}  ${a.toFixed(3)}   ${b.toFixed(3)}\n`;
  await writeStdout([
    '            strict  lax\n',
    line('precision', strict.precision, lax.precision),
    line('recall', strict.recall, lax.recall),
    line('F1', strict.f1, lax.f1),
  ]);
}

async function readBeads(file: string): Promise<BeadPair[]> {
  return readBeadFile(new TextDecoder().decode(await readBytes(file)), file);
}
