/** The backup that is made every day by itself. */
import { statSync } from 'node:fs';
import type { BackupInfo } from '../../contract/backup.ts';
import { libraryCounts, readSettings } from '../../db/index.ts';
import type { Context } from '../context.ts';
import { listBackups } from './store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Not while the window opens and the first page is read. */
const FIRST_LOOK_MS = 30_000;
const LOOK_EVERY_MS = 60 * 60 * 1000;

/** Whether a day has gone by since the last automatic backup and the library was written to after it. */
export function isDue(backups: readonly BackupInfo[], changedAt: number, now: number): boolean {
  const last = backups.find(({ kind }) => kind === 'automatic');
  return !last || (now - last.createdAt >= DAY_MS && changedAt > last.createdAt);
}

/** When the library's file or its log was last written. */
function lastWrite(path: string): number {
  const times = [path, `${path}-wal`].map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return Math.max(...times);
}

/** Looks soon after the start and every hour from then on. A look that fails is logged and no more. */
export function scheduleBackups(context: Omit<Context, 'later'>): void {
  const { library, folders, jobs, log } = context;
  const look = () => {
    try {
      const wanted = readSettings(library.reader).automaticBackups && libraryCounts(library.reader).workCount > 0;
      if (wanted && isDue(listBackups(folders.library), lastWrite(library.path), Date.now()))
        jobs.start('backups.create', { kind: 'automatic' });
    } catch (error) {
      log.error({ error: String(error) }, 'no automatic backup');
    }
  };
  // Tests do not wait.
  setTimeout(look, Number(process.env['HEXAPLA_BACKUP_AFTER_MS'] ?? FIRST_LOOK_MS)).unref();
  setInterval(look, LOOK_EVERY_MS).unref();
}
