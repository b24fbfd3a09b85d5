/**
 * Bundles the program into out/ with Vite: main, preload, service (with its worker) and window. A bundle whose inputs did not
 * change is left alone. Options: --force builds all; names (main preload service renderer) build only those.
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundles } from '../vite.config.mjs';
import { root, say } from './paths.mjs';

const stamps = join(root, 'out', '.stamps');
const SHARED_INPUTS = ['package.json', 'package-lock.json', 'vite.config.mjs', 'scripts/build.mjs', 'THIRD-PARTY.md'];

/** One hash over names and contents of all that a bundle is made of; packages count through the lock file. */
function hashInputs(folders) {
  const files = folders.flatMap((folder) =>
    globSync(`${folder}/**/*.{ts,tsx,js,mjs,css,html,json,sql,svg,woff2}`, { cwd: root }).filter(
      (file) => !/\.test\.tsx?$/.test(file),
    ),
  );
  const hash = createHash('sha256');
  for (const file of [...SHARED_INPUTS, ...files.toSorted()]) {
    const content = readFileSync(join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** True where the bundle was built just now, false where it was up to date. */
async function buildOne({ name, inputs, outputs, config }, force) {
  const stampFile = join(stamps, name);
  const stamp = hashInputs(inputs);
  const current = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
  if (!force && current && outputs.every((file) => existsSync(join(root, file)))) return false;
  rmSync(stampFile, { force: true });
  const { build } = await import('vite');
  await build(config);
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stampFile, stamp);
  return true;
}

/**
 * Builds what changed. Throws where a bundle cannot be built.
 * @param {{ force?: boolean, only?: readonly string[] }} options only: names of bundles; all when empty
 */
export async function buildAll({ force = false, only = [] } = {}) {
  const started = performance.now();
  const built = [];
  for (const bundle of bundles) {
    if (only.length > 0 && !only.includes(bundle.name)) continue;
    if (await buildOne(bundle, force)) built.push(bundle.name);
  }
  if (built.length > 0) say(`Built ${built.join(', ')} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const args = process.argv.slice(2);
  try {
    await buildAll({ force: args.includes('--force'), only: args.filter((arg) => !arg.startsWith('--')) });
  } catch (error) {
    say(error.message);
    process.exitCode = 1;
  }
}
