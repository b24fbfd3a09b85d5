/**
 * Builds assets/lexicons/ from freely licensed packages: `node scripts/lexicons/build.ts [layer...] [pair...]`. Needs `apt-get`, `dpkg-deb`,
 * `npm` and `tar`; downloads go to a cache outside the repository. What is not named keeps its files. The manifest is written
 * anew after each file, so that an interrupted build leaves a usable folder.
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { type LexiconFile, type LexiconManifest, lexiconManifest } from '../../formats/lexicon/manifest.ts';
import { buildCharacters } from './characters.ts';
import { buildDictionaries } from './dictionaries.ts';
import { buildNames } from './names.ts';
import { writeLicences } from './licences.ts';
import type { LAYERS, Wanted } from './output.ts';
import { buildManuals, buildTrained } from './trained.ts';

const DIR = join(import.meta.dirname, '../../assets/lexicons');
const MANIFEST = join(DIR, 'manifest.json');
/** Raise it with every change of what is shipped. */
const VERSION = '1.0.0';
const BUILDERS: Readonly<Record<keyof typeof LAYERS, (dir: string, wanted: Wanted) => Iterable<LexiconFile>>> = {
  dictionaries: buildDictionaries,
  names: buildNames,
  characters: buildCharacters,
  manuals: buildManuals,
  trained: buildTrained,
};

function readFiles(): LexiconFile[] {
  return existsSync(MANIFEST) ? lexiconManifest.parse(JSON.parse(readFileSync(MANIFEST, 'utf8'))).files : [];
}

/** Writes the manifest with `changed` instead of what it held under the same paths, and without `gone`. */
function updateManifest(changed: readonly LexiconFile[], gone: (path: string) => boolean): LexiconFile[] {
  const paths = new Set(changed.map(({ path }) => path));
  const files = [...readFiles().filter(({ path }) => !paths.has(path) && !gone(path)), ...changed];
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  const manifest: LexiconManifest = { format: 1, version: VERSION, files };
  writeFileSync(MANIFEST, `${JSON.stringify(manifest, null, 1)}\n`);
  return files;
}

function buildLayer(name: keyof typeof LAYERS, pairs: readonly string[]): void {
  const built = new Set<string>();
  for (const file of BUILDERS[name](DIR, (from, to) => pairs.length === 0 || pairs.includes(`${from}-${to}`))) {
    built.add(file.path);
    updateManifest([file], () => false);
    process.stdout.write(`${file.path}: ${file.pairs} pairs, ${file.bytes} bytes\n`);
  }
  if (pairs.length > 0) return;
  updateManifest([], (path) => path.startsWith(`${name}/`) && !built.has(path));
  for (const file of existsSync(join(DIR, name)) ? readdirSync(join(DIR, name)) : []) {
    if (file.endsWith('.lex') && !built.has(`${name}/${file}`)) rmSync(join(DIR, name, file));
  }
}

function main(asked: readonly string[]): void {
  const names = Object.keys(BUILDERS) as (keyof typeof LAYERS)[];
  const pairs = asked.filter((name) => /^[a-z]{2,3}-[a-z]{2,3}$/.test(name));
  const unknown = asked.filter((name) => !pairs.includes(name) && !(names as string[]).includes(name));
  if (unknown.length > 0) throw new Error(`no such layer: ${unknown.join(', ')}; there are ${names.join(', ')}`);
  const layers = names.filter((name) => asked.includes(name));
  for (const name of layers.length > 0 ? layers : names) buildLayer(name, pairs);
  writeLicences(DIR);
  const bytes = readFiles().reduce((sum, file) => sum + file.bytes, 0);
  process.stdout.write(`${readFiles().length} files, ${(bytes / 1e6).toFixed(2)} MB\n`);
}

main(process.argv.slice(2));
