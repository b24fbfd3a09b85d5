/**
 * Where the library lives. One answer for the window's service and the command line, so that both open the same one: the home folder
 * (HEXAPLA_HOME, else the system's place for application data), or the folder that a library which was moved left word of there.
 */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import * as z from 'zod/mini';

type Environment = Readonly<Record<string, string | undefined>>;

export const LIBRARY_FILE = 'library.db';
const LOCATION_FILE = 'location.json';
const Location = z.object({
  library: z.string().check(z.refine(isAbsolute)),
  /** Where the library was before, until the new place has been opened once. */
  previous: z.optional(z.string().check(z.refine(isAbsolute))),
});
/** Absolute paths. */
export type Location = z.infer<typeof Location>;

/** HEXAPLA_HOME, else the folder that Electron gives the program for its data (app.getPath('appData')). Absolute. */
export function homeFolder(env: Environment = process.env): string {
  const chosen = env['HEXAPLA_HOME'];
  return chosen ? resolve(chosen) : join(applicationData(env), 'Hexapla');
}

/** The folder that holds library.db. Absolute. */
export function libraryFolder(env: Environment = process.env): string {
  const home = homeFolder(env);
  return readLocation(home)?.library ?? home;
}

/** The word that a moved library left in its first home; null where there is none or it can't be understood. */
export function readLocation(home: string): Location | null {
  const file = join(home, LOCATION_FILE);
  if (!existsSync(file)) return null;
  try {
    const parsed = Location.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Leaves word, whole or not at all. The library being at home needs none. */
export function writeLocation(home: string, location: Location): void {
  const file = join(home, LOCATION_FILE);
  if (location.library === home && location.previous === undefined) return rmSync(file, { force: true });
  writeFileSync(`${file}.part`, JSON.stringify(location), { flush: true });
  renameSync(`${file}.part`, file);
}

function applicationData(env: Environment): string {
  if (process.platform === 'win32') return env['APPDATA'] || join(homedir(), 'AppData', 'Roaming');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return env['XDG_CONFIG_HOME'] || join(homedir(), '.config');
}
