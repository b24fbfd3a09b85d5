/** Backups: one now, those that there are, and a look into one before it takes the library's place. */
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupInfo } from '../../contract/backup.ts';
import { formatBytes, formatMoment } from '../i18n/format.ts';
import { languageName } from '../i18n/languages.ts';
import { useWords } from '../i18n/words.ts';
import { runJob } from '../service/client.ts';
import { Button, Progress, Switch } from '../ui/index.ts';
import { backUpNow, restoreBackup, useBackupWork, useBackups } from './backups-state.ts';
import { Group } from './section.tsx';
import { updateSettings, useCurrentSettings } from './settings-state.ts';
import styles from './settings.module.css';

export function BackupsSection() {
  const [inside, setInside] = useState<BackupInfo | null>(null);
  return inside ? <InsideBackup info={inside} onBack={() => setInside(null)} /> : <BackupList onLook={setInside} />;
}

function BackupList({ onLook }: { readonly onLook: (info: BackupInfo) => void }) {
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
      {backups?.length === 0 ? <p className={styles.help}>{t('backups.none')}</p> : null}
      <ul className={styles.backups}>
        {backups?.map((info) => (
          <li key={info.name}>
            <BackupFacts info={info} />
            <Button disabled={info.newer} onClick={() => onLook(info)}>
              {t('backups.look')}
            </Button>
          </li>
        ))}
      </ul>
    </Group>
  );
}

function BackupFacts({ info }: { readonly info: BackupInfo }) {
  const { t } = useTranslation('settings');
  return (
    <div>
      <p>
        {formatMoment(info.createdAt)} <span className={styles.kind}>{t(`backups.kind.${info.kind}`)}</span>
      </p>
      <p className={styles.help}>
        {t('backups.facts', { works: info.works, versions: info.versions, size: formatBytes(info.bytes, t) })}
      </p>
      {info.newer ? <p className={styles.help}>{t('backups.newer')}</p> : null}
    </div>
  );
}

/** Read from the backup itself, after it was checked from end to end. */
function InsideBackup({ info, onBack }: { readonly info: BackupInfo; readonly onBack: () => void }) {
  const { t, i18n } = useTranslation('settings');
  const words = useWords();
  const { doing, share } = useBackupWork();
  const { data, error } = useQuery({
    queryKey: ['backup', info.name],
    queryFn: () => runJob('backups.inspect', { name: info.name }),
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <Group title={t('backups.of', { date: formatMoment(info.createdAt) })}>
      <div>
        <Button variant="quiet" icon={<ArrowLeft aria-hidden className={styles.mirror} />} onClick={onBack}>
          {t('backups.back')}
        </Button>
      </div>
      {error ? (
        <p role="alert">
          {words.error(error).what} {words.error(error).remedy}
        </p>
      ) : null}
      {!data && !error ? <p role="status">{t('backups.checking')}</p> : null}
      {data ? (
        <>
          <p>{t('backups.inside', { works: data.works.length, segments: data.segments })}</p>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and holds nothing to tab to */}
          <ul className={styles.inside} tabIndex={0} aria-label={t('backups.works')}>
            {data.works.map((work, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- two works may have the same title; the list never changes
              <li key={index}>
                <bdi>{work.title}</bdi>
                <span className={styles.help}>
                  {[
                    ...work.languages.map((language) => languageName(language, i18n.language)),
                    t('backups.paragraphs', { count: work.segments }),
                  ].join(' · ')}
                </span>
              </li>
            ))}
          </ul>
          <p className={styles.help}>{t('backups.restoreHelp')}</p>
          {doing === 'restore' ? <Progress label={t('backups.doing.restore')} share={share} /> : null}
          <div>
            <Button variant="primary" disabled={doing !== null} onClick={() => void restoreBackup(info)}>
              {t('backups.restore')}
            </Button>
          </div>
        </>
      ) : null}
    </Group>
  );
}
