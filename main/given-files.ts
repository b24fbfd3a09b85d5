/** Files that the user gave by dropping, on the command line, or by opening them with Hexapla. Paths stay in this process. */
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Endings that a folder is looked through for, and that dialogs offer first. */
export const TEXT_ENDINGS = ['txt', 'text', 'md', 'markdown', 'html', 'htm', 'xhtml', 'tmx', 'tsv', 'tab', 'json'];
/** More than one import takes, so that the window can say how many were left. */
const MOST_FILES = 1000;
/** Folders in folders beyond this are not looked through. */
const DEEPEST = 6;

const isText = (name: string): boolean => TEXT_ENDINGS.includes(name.split('.').pop()?.toLowerCase() ?? '');

/**
 * The files among these paths, and the texts in the folders among them by name: what a folder holds besides is not meant, nor are hidden
 * files and links in it.
 * @param lost what becomes of a path that can't be looked at: 'kept', so that the import names it, or 'dropped' where it may be no path
 */
export async function filesOf(paths: readonly string[], lost: 'kept' | 'dropped'): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const stats = await stat(path).catch(() => null);
    const isThere = stats?.isDirectory() ? await textsIn(path, DEEPEST, found) : stats?.isFile();
    if (stats?.isFile() || (!isThere && lost === 'kept')) found.push(path);
    if (found.length >= MOST_FILES) break;
  }
  return found.slice(0, MOST_FILES);
}

/** @returns false where the folder can't be looked into */
async function textsIn(folder: string, depth: number, found: string[]): Promise<boolean> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (!entries) return false;
  const visible = entries.filter(({ name }) => !name.startsWith('.'));
  for (const entry of visible.toSorted((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }))) {
    if (found.length >= MOST_FILES) return true;
    const path = join(folder, entry.name);
    if (entry.isFile() && isText(entry.name)) found.push(path);
    else if (entry.isDirectory() && depth > 0) await textsIn(path, depth - 1, found);
  }
  return true;
}

/**
 * What a command line names besides the program itself, as absolute paths; desktops may give addresses ("file:///…") for them. Whether
 * anything is there is for `filesOf` to see.
 */
export function pathsNamed(argv: readonly string[], program: string, folder: string): string[] {
  return argv
    .slice(1)
    .filter((word) => word !== '' && !word.startsWith('-'))
    .map((word) => resolve(folder, pathOf(word)))
    .filter((path) => path !== program);
}

function pathOf(word: string): string {
  if (!/^file:\/\//iu.test(word)) return word;
  try {
    return fileURLToPath(word);
  } catch {
    return word;
  }
}

/** Paths that were given and not yet taken; the window may still be opening. */
export class GivenFiles {
  #paths: string[] = [];
  readonly #onGiven: () => void;

  /** @param onGiven called when there is something to take */
  constructor(onGiven: () => void) {
    this.#onGiven = onGiven;
  }

  give(paths: readonly string[]): void {
    if (paths.length === 0) return;
    this.#paths.push(...paths);
    this.#onGiven();
  }

  take(): string[] {
    const paths = this.#paths;
    this.#paths = [];
    return paths;
  }
}
