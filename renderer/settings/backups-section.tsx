/** Backups: one now, those that there are, and a look into one before it takes the library's place. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupInfo } from '../../contract/backup.ts';
import { formatMoment } from '../i18n/format.ts';
import { Button, Progress, Switch } from '../ui/index.ts';
import { BackupList, InsideBackup } from './backup-parts.tsx';
import { backUpNow, restoreBackup, useBackupWork, useBackups } from './backups-state.ts';
import { Group } from './section.tsx';
import { updateSettings, useCurrentSettings } from './settings-state.ts';
import styles from './settings.module.css';

export function BackupsSection() {
  const { t } = useTranslation('settings');
  const [inside, setInside] = useState<BackupInfo | null>(null);
  if (!inside) return <AllBackups onLook={setInside} />;
  return (
    <Group title={t('backups.of', { date: formatMoment(inside.createdAt) })}>
      <InsideBackup
        info={inside}
        help={t('backups.restoreHelp')}
        onBack={() => setInside(null)}
        onRestore={() => void restoreBackup(inside)}
      />
    </Group>
  );
}

function AllBackups({ onLook }: { readonly onLook: (info: BackupInfo) => void }) {
  const { t } = useTranslation('settings');
  const { automaticBackups } = useCurrentSettings();
  const { data: backups } = useBackups();
  const { doing, share } = useBackupWork();
  return (
    <Group title={t('section.backups')}>
      <Switch
        label={t('switch.automaticBackups')}
        checked={automaticBackups}
        onCheckedChange={(on) => updateSettings({ automaticBackups: on })}
      />
      <p className={styles.help}>{t('backups.help')}</p>
      <div>
        <Button variant="primary" disabled={doing !== null} onClick={() => void backUpNow()}>
          {t('backups.now')}
        </Button>
      </div>
      {doing === null ? null : <Progress label={t(`backups.doing.${doing}`)} share={share} />}
      {backups ? <BackupList backups={backups} onLook={onLook} /> : null}
    </Group>
  );
}
