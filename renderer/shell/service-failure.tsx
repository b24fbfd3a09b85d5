/** The library could not be opened: what happened, what was kept, what to do. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../contract/errors.ts';
import { host } from '../host.ts';
import { Button } from '../ui/index.ts';
import { LibraryRecovery } from './library-recovery.tsx';
import styles from './shell.module.css';

/** Failures with words of their own; any other is explained in general terms, with the service's own message. */
const EXPLAINED = [
  'database-newer',
  'database-corrupt',
  'database-locked',
  'database-no-permission',
  'disk-full',
  'library-unavailable',
] as const;

export function ServiceFailure({ error }: { readonly error: WireError }) {
  const { t } = useTranslation('errors');
  const [trying, setTrying] = useState(false);
  const cause = EXPLAINED.find((code) => code === error.code) ?? 'other';
  const retry = () => {
    setTrying(true);
    void host.retryService().finally(() => setTrying(false));
  };
  return (
    <main className={styles.failure}>
      <article aria-labelledby="failure-title">
        <p className={styles.failureMark} aria-hidden>
          ¶
        </p>
        <h1 id="failure-title">{t(`gate.${cause}.title`)}</h1>
        <p>{t(`gate.${cause}.happened`)}</p>
        <p>{t(`gate.${cause}.kept`)}</p>
        <p>{t(`gate.${cause}.todo`)}</p>
        {cause === 'database-corrupt' ? <LibraryRecovery /> : null}
        <div className={styles.failureActions}>
          <Button variant={cause === 'database-corrupt' ? 'secondary' : 'primary'} disabled={trying} onClick={retry}>
            {trying ? t('gate.trying') : t('gate.retry')}
          </Button>
          <Button onClick={() => void host.showLibraryFolder()}>{t('gate.showFolder')}</Button>
        </div>
        <details className={styles.failureDetails}>
          <summary>{t('gate.details')}</summary>
          {error.fields['path'] ? <p dir="ltr">{error.fields['path']}</p> : null}
          <p dir="ltr" lang="en">
            {error.code}: {error.message}
          </p>
        </details>
      </article>
    </main>
  );
}
