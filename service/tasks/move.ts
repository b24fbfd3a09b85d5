/**
 * library.move: copies the library into another folder, and leaves word in the first home that it is there. Nobody writes while that
 * is done, and the old file stays until the new one has been opened (service/move.ts).
 */
import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  statfsSync,
} from 'node:fs';
import { join } from 'node:path';
import { HexaplaError } from '../../contract/errors.ts';
import {
  LIBRARY_FILE,
  closeConnection,
  copyLibrary,
  databaseError,
  lockWrites,
  openReader,
  writeLocation,
} from '../../db/index.ts';
import { backupFolder, listBackups } from '../backup/store.ts';
import { stage } from './task.ts';
import type { Task, TaskContext } from './task.ts';

/** In a folder that holds other things the library gets one of its own. */
const OWN_FOLDER = 'Hexapla';
/** Beyond the library itself, for what is written in the first hours. */
const SPARE_BYTES = 16 * 1024 * 1024;
const STEPS = 1000;

export const moveLibrary: Task<'library.move'> = async (context, { folder }) => {
  const { library, home } = context.folders;
  const target = targetFolder(folder, home);
  const file = join(target, LIBRARY_FILE);
  refuseExisting(target);
  assertWritable(target);
  try {
    lockWrites(context.db());
    assertRoom(target, bytesOf(join(library, LIBRARY_FILE)));
    await copyTo(context, file);
    copyBackups(context, target);
    context.report({ phase: 'finishing', done: 0, total: 0, share: 0.99, what: '' });
    context.handOver();
    writeLocation(home, { library: target, previous: library });
    return { path: target };
  } catch (error) {
    // It is none but ours: there was none before.
    rmSync(file, { force: true });
    throw databaseError(error, file);
  }
};

function targetFolder(folder: string, home: string): string {
  const ownOrEmpty =
    folder === home || !existsSync(folder) || isEmpty(folder) || existsSync(join(folder, LIBRARY_FILE));
  return ownOrEmpty ? folder : join(folder, OWN_FOLDER);
}

/** Makes the folder where there is none. @throws HexaplaError folder-unwritable { path } */
function assertWritable(target: string): void {
  try {
    mkdirSync(target, { recursive: true });
    accessSync(target, constants.W_OK);
  } catch (cause) {
    throw new HexaplaError('folder-unwritable', 'Nothing can be written in that folder', { path: target }, { cause });
  }
}

/** A folder that can't be looked into counts as empty: what is wrong with it is said of the folder itself. */
function isEmpty(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch {
    return true;
  }
}

/** @throws HexaplaError library-exists { path } */
function refuseExisting(target: string): void {
  if (existsSync(join(target, LIBRARY_FILE)))
    throw new HexaplaError('library-exists', 'There is a library in that folder already', { path: target });
}

function bytesOf(path: string): number {
  return [path, `${path}-wal`].reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);
}

/** @throws HexaplaError disk-full { path } */
function assertRoom(target: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(target);
  if (bavail * bsize < bytes + SPARE_BYTES)
    throw new HexaplaError('disk-full', 'There is not enough room in that folder', { path: target });
}

async function copyTo(context: TaskContext, file: string): Promise<void> {
  const copied = stage(context, 'copying', [0, 0.8]);
  const db = openReader(join(context.folders.library, LIBRARY_FILE));
  try {
    await copyLibrary(db, file, (share) => copied(Math.round(share * STEPS), STEPS));
  } finally {
    closeConnection(db);
  }
}

/** The newest first, as many as there is room for; the others stay where they are. */
function copyBackups(context: TaskContext, target: string): void {
  const from = backupFolder(context.folders.library);
  const to = backupFolder(target);
  const backups = listBackups(context.folders.library);
  const tell = stage(context, 'copying', [0.8, 0.98]);
  for (const [index, { name, bytes }] of backups.entries()) {
    tell(index, backups.length);
    const { bavail, bsize } = statfsSync(target);
    if (bavail * bsize < bytes + SPARE_BYTES) return;
    mkdirSync(to, { recursive: true });
    for (const ending of ['json', 'db']) copyFileSync(join(from, `${name}.${ending}`), join(to, `${name}.${ending}`));
  }
}
