/** The way back from a damaged library: a look into its backups, one of which takes its place, or an empty library. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupInfo } from '../../contract/backup.ts';
import { formatMoment } from '../i18n/format.ts';
import { BackupList, InsideBackup } from '../settings/backup-parts.tsx';
import { recoverLibrary, useBackupWork, useBackups } from '../settings/backups-state.ts';
import { Button } from '../ui/index.ts';
import styles from './shell.module.css';

export function LibraryRecovery() {
  const { t } = useTranslation('settings');
  const { data: backups } = useBackups();
  const [inside, setInside] = useState<BackupInfo | null>(null);
  if (!backups) return null;
  return (
    <section className={styles.recovery} aria-labelledby="recovery-title">
      <h2 id="recovery-title">
        {inside ? t('backups.of', { date: formatMoment(inside.createdAt) }) : t('section.backups')}
      </h2>
      {inside ? (
        <InsideBackup
          info={inside}
          help={t('recovery.help')}
          onBack={() => setInside(null)}
          onRestore={() => void recoverLibrary(inside)}
        />
      ) : (
        <>
          <BackupList backups={backups} onLook={setInside} />
          <StartAfresh />
        </>
      )}
    </section>
  );
}

/** Asks once more: where there are backups it is seldom what is wanted. */
function StartAfresh() {
  const { t } = useTranslation('settings');
  const { doing } = useBackupWork();
  const [asking, setAsking] = useState(false);
  if (!asking)
    return (
      <div>
        <Button onClick={() => setAsking(true)}>{t('recovery.afresh')}</Button>
      </div>
    );
  return (
    <div className={styles.recoveryQuestion} role="group" aria-label={t('recovery.afresh')}>
      <p>{t('recovery.afreshHelp')}</p>
      <div className={styles.failureActions}>
        <Button disabled={doing !== null} onClick={() => void recoverLibrary(null)}>
          {t('recovery.afreshNow')}
        </Button>
        <Button variant="quiet" onClick={() => setAsking(false)}>
          {t('common:cancel')}
        </Button>
      </div>
    </div>
  );
}
