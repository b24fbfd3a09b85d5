/**
 * Which Electron to run. Users get the current one, which the electron package downloads from GitHub. Where GitHub cannot be
 * reached, Linux x64 falls back to a stand-in made from the npm registry (fallback-runtime.mjs).
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureFallback } from './fallback-runtime.mjs';
import { cacheRoot, nodeModules, say } from './paths.mjs';
import { must } from './processes.mjs';

const VERDICT_HOURS = 6;
const PROBE_TIMEOUT_MS = 4000;
const electronPackage = join(nodeModules, 'electron');
const verdictFile = join(cacheRoot, 'github-unreachable.json');

/** Folder of the downloaded Electron, or null when its binary is not there (yet). */
function downloadedDist() {
  const pathFile = join(electronPackage, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const dist = join(electronPackage, 'dist');
  return existsSync(join(dist, readFileSync(pathFile, 'utf8'))) ? dist : null;
}

/** Asks for the very file that a download would begin with, so that a wall behind GitHub's front door is seen too. */
async function downloadsReachable(version) {
  if (process.env.ELECTRON_MIRROR) return true;
  try {
    const { at } = JSON.parse(readFileSync(verdictFile, 'utf8'));
    if (Date.now() - at < VERDICT_HOURS * 3_600_000) return false;
  } catch {
    // no verdict yet, or an unreadable one: ask again
  }
  try {
    const url = `https://github.com/electron/electron/releases/download/v${version}/SHASUMS256.txt`;
    const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) });
    if (answer.ok) return true;
  } catch {
    // unreachable: remembered below
  }
  mkdirSync(cacheRoot, { recursive: true });
  writeFileSync(verdictFile, JSON.stringify({ at: Date.now() }));
  return false;
}

/**
 * Makes sure that there is an Electron to run.
 * @returns {Promise<{ dist: string, fallback: boolean, version: string }>} dist: the folder for ELECTRON_OVERRIDE_DIST_PATH
 */
export async function ensureRuntime() {
  const { version } = JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8'));
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (given) return { dist: given, fallback: false, version };
  const present = downloadedDist();
  if (present) return { dist: present, fallback: false, version };
  if (await downloadsReachable(version)) {
    say(`Downloading Electron ${version}`);
    await must(process.execPath, [join(electronPackage, 'install.js')]);
    const dist = downloadedDist();
    if (dist) return { dist, fallback: false, version };
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `Electron ${version} comes from GitHub, which cannot be reached from here, and only Linux x64 has a stand-in.`,
    );
  }
  const { dist, electron } = await ensureFallback();
  say(
    `GitHub is out of reach: using Electron ${electron} from npm, an old repack that is good for tests and a first look only.`,
  );
  return { dist, fallback: true, version: electron };
}
