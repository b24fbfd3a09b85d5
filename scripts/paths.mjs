/** Places that the scripts share. Everything that is made outside the checkout lies under `cacheRoot`. */
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const nodeModules = join(root, 'node_modules');
export const nodeBinary = join(nodeModules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
export const cacheRoot = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'hexapla');
export const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

/** Progress for people, always on stderr: standard output belongs to results. */
export const say = (line) => process.stderr.write(`${line}\n`);
