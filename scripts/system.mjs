/** Libraries and fonts of a Linux system that Electron needs. Looks first and does nothing when all is there. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { isRoot, say } from './paths.mjs';
import { hasProgram, must } from './processes.mjs';

const library = (file) => (loader) => loader.includes(`${file} `);
const program = (name) => () => hasProgram(name);
const file = (path) => () => existsSync(path);

/** Debian package names, in order of preference where a release renamed one, and how to see that it is there. */
const NEEDS = [
  { packages: ['libgtk-3-0t64', 'libgtk-3-0'], present: library('libgtk-3.so.0') },
  { packages: ['libnss3'], present: library('libnss3.so') },
  { packages: ['libasound2t64', 'libasound2'], present: library('libasound.so.2') },
  { packages: ['libgbm1'], present: library('libgbm.so.1') },
  { packages: ['xvfb'], present: program('Xvfb') },
  { packages: ['xauth'], present: program('xauth') },
  { packages: ['fonts-noto-core'], present: file('/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf') },
  { packages: ['fonts-noto-cjk'], present: file('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc') },
];

function missing() {
  const loader = spawnSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' }).stdout ?? '';
  return NEEDS.filter((need) => !need.present(loader));
}

function isKnown(name) {
  const policy = spawnSync('apt-cache', ['policy', name], { encoding: 'utf8' }).stdout ?? '';
  return /Candidate: (?!\(none\))/.test(policy);
}

/**
 * Installs what is missing when we are root on a Debian-like system; else prints the one command to run and goes on, since
 * other distributions name and place these things differently.
 */
export async function ensureSystem() {
  if (process.platform !== 'linux') return;
  const needed = missing();
  if (needed.length === 0) return;
  const names = needed.map((need) => need.packages.at(-1));
  if (!isRoot || !hasProgram('apt-get')) {
    say(`Missing on this system: ${names.join(' ')}. On Debian or Ubuntu: sudo apt-get install -y ${names.join(' ')}`);
    return;
  }
  say(`Installing system packages: ${names.join(' ')}`);
  const quiet = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: ['ignore', 'ignore', 'inherit'] };
  await must('apt-get', ['update', '-qq'], quiet);
  const chosen = needed.map((need) => need.packages.find(isKnown) ?? need.packages.at(-1));
  await must('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...chosen], quiet);
}
