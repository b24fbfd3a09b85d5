/** Finds the library and opens it, also in the first start after it was moved. */
import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { HexaplaError } from '../contract/errors.ts';
import { LIBRARY_FILE, homeFolder, libraryFolder, openLibrary, readLocation, writeLocation } from '../db/index.ts';
import type { Library } from '../db/index.ts';
import { backupFolder, listBackups } from './backup/store.ts';

export interface Place {
  readonly home: string;
  /** The folder that holds the library. */
  readonly folder: string;
  /** Where it was before it was moved and this place has not been opened yet. */
  readonly previous: string | null;
}

export function findPlace(): Place {
  const home = homeFolder();
  const location = readLocation(home);
  return { home, folder: libraryFolder(), previous: location?.previous ?? null };
}

/**
 * Opens the library at its place. When a library that was moved can't be opened in its new place, it goes back to the old one, which is
 * still whole; when it can, the old file goes.
 * @throws HexaplaError as openLibrary; library-unavailable { path } where a moved library is not to be found (a disk that is not there)
 */
export function openAtPlace(place: Place): { library: Library; folder: string } {
  const { home, folder, previous } = place;
  if (previous === null) return { library: openExisting(home, folder), folder };
  let library: Library;
  try {
    library = openExisting(home, folder);
  } catch {
    library = openLibrary(previous);
    writeLocation(home, { library: previous });
    return { library, folder: previous };
  }
  // Word first: should the rest fail, an old file lies about that nobody opens any more.
  writeLocation(home, { library: folder });
  if (previous !== folder) leave(previous, folder);
  return { library, folder };
}

/** At home a library is made where there is none; elsewhere a missing one is a disk that is not there. */
function openExisting(home: string, folder: string): Library {
  if (folder !== home && !existsSync(join(folder, LIBRARY_FILE)))
    throw new HexaplaError('library-unavailable', 'The folder of the library is not there', { path: folder });
  return openLibrary(folder);
}

/** Removes the file that the library has left, and the backups that came along. What can't be removed stays. */
function leave(previous: string, folder: string): void {
  try {
    for (const { name, bytes } of listBackups(previous)) {
      const copy = join(backupFolder(folder), `${name}.db`);
      if (statSync(copy, { throwIfNoEntry: false })?.size !== bytes) continue;
      for (const ending of ['db', 'json']) rmSync(join(backupFolder(previous), `${name}.${ending}`), { force: true });
    }
    for (const ending of ['', '-wal', '-shm']) rmSync(join(previous, `${LIBRARY_FILE}${ending}`), { force: true });
  } catch {
    // It is in the way of nothing.
  }
}
