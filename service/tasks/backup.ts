/** backups.create, backups.inspect, backups.restore and backups.recover. Copies are made while the library is read and written. */
import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupInfo, BackupKind } from '../../contract/backup.ts';
import { HexaplaError } from '../../contract/errors.ts';
import {
  LIBRARY_FILE,
  NEXT_FILE,
  SCHEMA_VERSION,
  backupWorks,
  closeConnection,
  copyLibrary,
  createEmptyLibrary,
  libraryFacts,
  lockWrites,
  openBackup,
  openReader,
  replaceDamaged,
  upgradeCopy,
  whileClosed,
} from '../../db/index.ts';
import { adopt, backupFile, backupFolder, listBackups, newName, prune } from '../backup/store.ts';
import { stage } from './task.ts';
import type { Task, TaskContext } from './task.ts';

/** Steps into which the share of a copy is told. */
const STEPS = 1000;

export const createBackup: Task<'backups.create'> = (context, { kind }) => backUp(context, kind, [0, 1]);

/** Copies the library as it is now into the folder of the backups, as the part [from, to] of the job. */
async function backUp(
  context: TaskContext,
  kind: BackupKind,
  [from, to]: readonly [number, number],
): Promise<BackupInfo> {
  const { library } = context.folders;
  const now = Date.now();
  const name = newName(library, kind, now);
  const copy = join(backupFolder(library), `${name}.copy`);
  const copied = stage(context, 'copying', [from, to]);
  // A connection of its own: the job's may hold the write lock, under which SQLite refuses to copy.
  const db = openReader(join(library, LIBRARY_FILE));
  try {
    await copyLibrary(db, copy, (share) => copied(Math.round(share * STEPS), STEPS));
    const { works, versions, schemaVersion } = libraryFacts(db);
    return adopt(library, name, copy, { kind, createdAt: now, works, versions, schemaVersion, build: context.build });
  } finally {
    closeConnection(db);
    rmSync(copy, { force: true });
    prune(library);
  }
}

export const inspectBackup: Task<'backups.inspect'> = (context, { name }) => {
  const { library } = context.folders;
  const path = backupFile(library, name);
  const info = listBackups(library).find((backup) => backup.name === name);
  if (!info) throw new HexaplaError('backup-corrupt', 'The backup has no manifest', { file: `${name}.db` });
  context.report({ phase: 'checking', done: 0, total: 0, share: 0, what: '' });
  const db = openBackup(path);
  try {
    return { info, works: backupWorks(db), segments: libraryFacts(db).segments };
  } finally {
    closeConnection(db);
  }
};

/**
 * The backup is checked, copied beside the library and brought to this build's schema; then nobody may write any more, the library goes
 * to the backups, and the copy gets the name that decides. The service restarts on it.
 */
export const restoreBackup: Task<'backups.restore'> = async (context, { name }) => {
  const { library } = context.folders;
  const staged = join(library, `${NEXT_FILE}.copy`);
  try {
    await stageBackup(context, name, staged, 0.5);
    lockWrites(context.db());
    const kept = await keepPresent(context);
    context.report({ phase: 'finishing', done: 0, total: 0, share: 0.95, what: '' });
    context.handOver();
    renameSync(staged, join(library, NEXT_FILE));
    return { kept };
  } finally {
    rmSync(staged, { force: true });
  }
};

/** Checks a backup, copies it to `staged` and brings it to this build's schema, as the part of the job up to `share`. */
async function stageBackup(context: TaskContext, name: string, staged: string, share: number): Promise<void> {
  context.report({ phase: 'checking', done: 0, total: 0, share: 0, what: '' });
  const backup = openBackup(backupFile(context.folders.library, name));
  const copied = stage(context, 'copying', [0.1, share]);
  try {
    await copyLibrary(backup, staged, (done) => copied(Math.round(done * STEPS), STEPS));
  } finally {
    closeConnection(backup);
  }
  upgradeCopy(staged);
}

/**
 * For a library that could not be opened. Nothing of the damaged file is changed: it gets another name, and what was prepared beside it
 * gets the name that the next start of the service looks for.
 */
export const recoverLibrary: Task<'backups.recover'> = async (context, { name }) => {
  const { library } = context.folders;
  const staged = join(library, `${NEXT_FILE}.copy`);
  try {
    if (name === null) createEmptyLibrary(staged);
    else await stageBackup(context, name, staged, 0.95);
    context.report({ phase: 'finishing', done: 0, total: 0, share: 0.95, what: '' });
    context.settle();
    const kept = damagedName(library, Date.now());
    whileClosed(library, () => replaceDamaged(library, staged, kept));
    return { kept };
  } finally {
    rmSync(staged, { force: true });
  }
};

/** One that no file has yet. */
function damagedName(library: string, now: number): string {
  const stamp = new Date(now).toISOString().slice(0, 19).replaceAll(':', '-');
  for (let n = 1; ; n++) {
    const name = `${LIBRARY_FILE}.damaged-${stamp}${n === 1 ? '' : `-${n}`}`;
    if (!existsSync(join(library, name))) return name;
  }
}

/** A library that is damaged can't be copied as a backup; its file is put aside as it is. */
async function keepPresent(context: TaskContext): Promise<BackupInfo> {
  const { library } = context.folders;
  try {
    return await backUp(context, 'before-restore', [0.5, 0.95]);
  } catch (error) {
    if (!isDamage(error)) throw error;
    const now = Date.now();
    const name = newName(library, 'before-restore', now);
    const path = join(library, LIBRARY_FILE);
    const copy = join(backupFolder(library), `${name}.copy`);
    if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, join(backupFolder(library), `${name}.db-wal`));
    copyFileSync(path, copy);
    const facts = { works: 0, versions: 0, schemaVersion: SCHEMA_VERSION, build: context.build };
    return adopt(library, name, copy, { kind: 'before-restore', createdAt: now, ...facts });
  }
}

function isDamage(error: unknown): boolean {
  if (error instanceof HexaplaError) return error.code === 'database-corrupt';
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB');
}
