/**
 * What every entry script runs first, on whatever Node (>= 20) the system has: npm packages as package-lock.json says, then the
 * same script again under the Node 24 that came with them. What is there already is not done again.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { nodeBinary, nodeModules, root, say } from './paths.mjs';
import { npm, run } from './processes.mjs';
import { ensureSystem } from './system.mjs';

const stampFile = join(nodeModules, '.hexapla-installed');
const lockFile = join(root, 'package-lock.json');

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** True where npm's own record of what it installed agrees with the lock file, whoever ran npm. */
function agreesWithLock() {
  const record = join(nodeModules, '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = readJson(record).packages;
  return Object.entries(readJson(lockFile).packages).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed[path];
    return found ? found.version === wanted.version : wanted.optional === true;
  });
}

/** npm's own summary goes to standard error too, as standard output belongs to results. */
const quietly = { cwd: root, stdio: ['ignore', 2, 2] };
const NPM_OPTIONS = ['--no-audit', '--no-fund', '--loglevel=error'];

/**
 * `npm ci` refuses a lock file that lacks the optional packages of other systems, and a lock file made against a registry that does
 * not have them does. Then `npm install` takes the versions that the lock file names and leaves it as it is.
 */
async function installPackages() {
  say('Installing npm packages');
  try {
    await npm(['ci', ...NPM_OPTIONS], { ...quietly, stdio: 'ignore' });
  } catch {
    await npm(['install', '--no-save', ...NPM_OPTIONS], quietly);
  }
}

async function ensurePackages() {
  const stamp = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  if (existsSync(nodeBinary) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  if (!existsSync(nodeBinary) || !agreesWithLock()) await installPackages();
  writeFileSync(stampFile, stamp);
}

/** Puts our Node and our tools first on the PATH for everything that is started from here. */
function preferOwnTools() {
  const own = [join(nodeModules, 'node', 'bin'), join(nodeModules, '.bin')];
  process.env.PATH = [...own, process.env.PATH ?? ''].join(delimiter);
}

/**
 * Prepares the checkout. Where the running Node is too old this never returns: the script goes on in a child under our Node 24
 * and its exit code becomes ours.
 * @param {{ desktop?: boolean }} options desktop: also look after the system libraries that a window needs
 */
export async function bootstrap({ desktop = false } = {}) {
  await ensurePackages();
  if (Number(process.versions.node.split('.')[0]) < 24) process.exit(await run(nodeBinary, process.argv.slice(1)));
  preferOwnTools();
  if (desktop) await ensureSystem();
}
