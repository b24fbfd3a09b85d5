/** Where the library lies, and moving it to another folder. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileGrant } from '../../contract/service-api.ts';
import { host } from '../host.ts';
import { runJob } from '../service/client.ts';
import { useLibraryInfo } from '../service/queries.ts';
import { reportError } from '../shell/report-error.ts';
import { useNavigation } from '../state/navigation.ts';
import { Button, Progress, notify } from '../ui/index.ts';
import { Group } from './section.tsx';
import styles from './settings.module.css';

export function LibrarySection() {
  const { t } = useTranslation('settings');
  const { data: info } = useLibraryInfo();
  return (
    <Group title={t('section.library')}>
      <p className={styles.path}>
        <span>{t('library.location')}</span> <bdi dir="ltr">{info?.path}</bdi>
      </p>
      <p className={styles.help}>{t('library.help')}</p>
      <div>
        <Button onClick={() => void host.showLibraryFolder().catch(reportError)}>{t('library.show')}</Button>
      </div>
      <MoveLibrary />
    </Group>
  );
}

function MoveLibrary() {
  const { t } = useTranslation('settings');
  const [target, setTarget] = useState<FileGrant | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const move = (to: FileGrant) => {
    setShare(0);
    // What is read now belongs to a library that closes.
    useNavigation.getState().showLibrary();
    runJob('library.move', { token: to.token }, { onProgress: (progress) => setShare(progress.share) })
      .then(({ path }) => notify({ title: t('library.moved'), description: path }))
      .catch(reportError)
      .finally(() => {
        setShare(null);
        setTarget(null);
      });
  };
  if (share !== null) return <Progress label={t('library.moving')} share={share} />;
  if (target)
    return (
      <div className={styles.question} role="group" aria-label={t('library.move')}>
        <p>{t('library.moveQuestion', { folder: target.name })}</p>
        <div className={styles.buttons}>
          <Button variant="primary" onClick={() => move(target)}>
            {t('library.moveNow')}
          </Button>
          <Button onClick={() => setTarget(null)}>{t('common:cancel')}</Button>
        </div>
      </div>
    );
  return (
    <>
      <p className={styles.help}>{t('library.moveHelp')}</p>
      <div>
        <Button onClick={() => void host.chooseFolder().then(setTarget).catch(reportError)}>{t('library.move')}</Button>
      </div>
    </>
  );
}
