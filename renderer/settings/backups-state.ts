/** Making and restoring backups, from wherever it is asked for. */
import i18next from 'i18next';
import { useQuery } from '@tanstack/react-query';
import { create } from 'zustand';
import type { BackupInfo } from '../../contract/backup.ts';
import { formatMoment } from '../i18n/format.ts';
import { host } from '../host.ts';
import { call, runJob } from '../service/client.ts';
import { queryClient } from '../service/queries.ts';
import { reportError } from '../shell/report-error.ts';
import { useNavigation } from '../state/navigation.ts';
import { notify } from '../ui/index.ts';

const KEY = ['backups'] as const;

interface BackupWork {
  /** What is being done, and how far it has come; null where nothing is. */
  readonly doing: 'create' | 'restore' | null;
  readonly share: number;
}
export const useBackupWork = create<BackupWork>(() => ({ doing: null, share: 0 }));

/** Asked anew whenever it is shown: some come by themselves. */
export const useBackups = () =>
  useQuery({ queryKey: KEY, queryFn: () => call('backups.list', {}), staleTime: 0, refetchOnMount: 'always' });

async function work(doing: 'create' | 'restore', job: () => Promise<void>): Promise<void> {
  if (useBackupWork.getState().doing !== null) return;
  useBackupWork.setState({ doing, share: 0 });
  try {
    await job();
  } catch (error) {
    reportError(error);
  } finally {
    useBackupWork.setState({ doing: null });
    void queryClient.invalidateQueries({ queryKey: KEY });
  }
}

const onProgress = ({ share }: { readonly share: number }) => useBackupWork.setState({ share });

export function backUpNow(): Promise<void> {
  return work('create', async () => {
    const { works } = await runJob('backups.create', {}, { onProgress });
    notify({ title: i18next.t('settings:backups.made', { count: works }) });
  });
}

/** The service restarts on the restored library; the window asks for everything anew then. */
export function restoreBackup({ name, createdAt }: BackupInfo): Promise<void> {
  return work('restore', async () => {
    useNavigation.getState().showLibrary();
    await runJob('backups.restore', { name }, { onProgress });
    useNavigation.getState().openDialog(null);
    notify({
      title: i18next.t('settings:backups.restored', { date: formatMoment(createdAt) }),
      description: i18next.t('settings:backups.restoredHelp'),
    });
  });
}

/**
 * For a library that is damaged and could not be opened: a backup takes its place, or an empty library. The damaged file is kept, and the
 * service started anew.
 */
export function recoverLibrary(backup: BackupInfo | null): Promise<void> {
  return work('restore', async () => {
    const { kept } = await runJob('backups.recover', { name: backup?.name ?? null }, { onProgress });
    await host.retryService();
    notify({
      title: backup
        ? i18next.t('settings:backups.restored', { date: formatMoment(backup.createdAt) })
        : i18next.t('settings:recovery.empty'),
      description: i18next.t('settings:recovery.kept', { file: kept }),
    });
  });
}
