/** A backup in words, and a look into one: for the settings, and for the screen of a library that can't be opened. */
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupInfo } from '../../contract/backup.ts';
import { formatBytes, formatMoment } from '../i18n/format.ts';
import { languageName } from '../i18n/languages.ts';
import { useWords } from '../i18n/words.ts';
import { runJob } from '../service/client.ts';
import { Button, Progress } from '../ui/index.ts';
import { useBackupWork } from './backups-state.ts';
import styles from './settings.module.css';

export interface BackupListProps {
  readonly backups: readonly BackupInfo[];
  readonly onLook: (info: BackupInfo) => void;
}

export function BackupList({ backups, onLook }: BackupListProps) {
  const { t } = useTranslation('settings');
  if (backups.length === 0) return <p className={styles.help}>{t('backups.none')}</p>;
  return (
    <ul className={styles.backups}>
      {backups.map((info) => (
        <li key={info.name}>
          <BackupFacts info={info} />
          <Button disabled={info.newer} onClick={() => onLook(info)}>
            {t('backups.look')}
          </Button>
        </li>
      ))}
    </ul>
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

export interface InsideBackupProps {
  readonly info: BackupInfo;
  /** What becomes of the present library. */
  readonly help: string;
  readonly onBack: () => void;
  readonly onRestore: () => void;
}

/** Read from the backup itself, after it was checked from end to end. */
export function InsideBackup({ info, help, onBack, onRestore }: InsideBackupProps) {
  const { t, i18n } = useTranslation('settings');
  const words = useWords();
  const { doing, share } = useBackupWork();
  const back = useRef<HTMLButtonElement>(null);
  // The button that led here has gone, and the focus with it.
  useEffect(() => back.current?.focus(), []);
  const { data, error } = useQuery({
    queryKey: ['backup', info.name],
    queryFn: () => runJob('backups.inspect', { name: info.name }),
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <>
      <div className={styles.back}>
        <Button ref={back} variant="quiet" icon={<ArrowLeft aria-hidden className={styles.mirror} />} onClick={onBack}>
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
                  ].join('\u{A0}· ')}
                </span>
              </li>
            ))}
          </ul>
          <p className={styles.help}>{help}</p>
          {doing === 'restore' ? <Progress label={t('backups.doing.restore')} share={share} /> : null}
          <div>
            <Button variant="primary" disabled={doing !== null} onClick={onRestore}>
              {t('backups.restore')}
            </Button>
          </div>
        </>
      ) : null}
    </>
  );
}
