/** What the reader shows when there is no text to read: not yet, not any more, or none at all. */
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkId } from '../../contract/model.ts';
import { useWords } from '../i18n/words.ts';
import { useImportDialog } from '../import/import-state.ts';
import { asHexaplaError } from '../service/client.ts';
import { useNavigation } from '../state/navigation.ts';
import { Button, EmptyState } from '../ui/index.ts';
import styles from './reader.module.css';

/** A work that opens at once must not flash a message before. */
const QUIET = 150;

export function Loading() {
  const { t } = useTranslation('reader');
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), QUIET);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main className={styles.waiting} aria-busy>
      <p role="status">{slow ? t('loading') : null}</p>
    </main>
  );
}

const showLibrary = () => useNavigation.getState().showLibrary();

export function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const { t } = useTranslation('reader');
  const words = useWords();
  const gone = asHexaplaError(error).code === 'not-found';
  const { what, remedy } = words.error(error);
  return (
    <main className={styles.waiting}>
      <EmptyState
        title={gone ? t('gone.title') : what}
        actions={
          <>
            <Button variant="primary" onClick={showLibrary}>
              {t('back')}
            </Button>
            {gone ? null : <Button onClick={onRetry}>{t('retry')}</Button>}
          </>
        }
      >
        <p>{gone ? t('gone.words') : remedy}</p>
      </EmptyState>
    </main>
  );
}

export function EmptyWork({ workId }: { readonly workId: WorkId }) {
  const { t } = useTranslation('reader');
  return (
    <div className={styles.waiting}>
      <EmptyState
        title={t('empty.title')}
        actions={
          <Button variant="primary" onClick={() => useImportDialog.getState().open({ workId })}>
            {t('addVersion')}
          </Button>
        }
      >
        <p>{t('empty.words')}</p>
      </EmptyState>
    </div>
  );
}
