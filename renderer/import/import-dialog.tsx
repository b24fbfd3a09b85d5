/** Import on one screen: what to read, what was found in it, how it groups into works, and storing it. */
import { useTranslation } from 'react-i18next';
import { JobLabel } from '../shell/jobs-bar.tsx';
import { useWords } from '../i18n/words.ts';
import { Button, Dialog, Progress } from '../ui/index.ts';
import { useImportDialog } from './import-state.ts';
import styles from './import.module.css';
import { ReviewFooter, ReviewPane } from './review-pane.tsx';
import { SourcesPane } from './sources-pane.tsx';

export function ImportDialog() {
  const isOpen = useImportDialog((state) => state.isOpen);
  // The content is heavy and keeps nothing of its own: the store does.
  return isOpen ? <OpenDialog /> : null;
}

function OpenDialog() {
  const { t } = useTranslation('import');
  const stage = useImportDialog((state) => state.stage);
  const close = useImportDialog((state) => state.close);
  const descriptions = {
    sources: t('describe.sources'),
    inspecting: t('describe.inspecting'),
    review: t('describe.review'),
    storing: t('describe.storing'),
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => open || close()}
      size={stage === 'review' ? 'large' : 'medium'}
      dismissible={false}
      title={t('title')}
      description={descriptions[stage]}
      footer={<Footer />}
    >
      <Problem />
      {stage === 'sources' ? <SourcesPane /> : null}
      {stage === 'inspecting' || stage === 'storing' ? <Working /> : null}
      {stage === 'review' ? <ReviewPane /> : null}
    </Dialog>
  );
}

/** What went wrong with the whole, as against one file. */
function Problem() {
  const words = useWords();
  const error = useImportDialog((state) => state.error);
  if (!error) return null;
  const { what, remedy } = words.error(error);
  return (
    <div role="alert" className={styles.problem}>
      <strong>{what}</strong> {remedy}
    </div>
  );
}

function Working() {
  const { t } = useTranslation('import');
  const progress = useImportDialog((state) => state.progress);
  return (
    <div className={styles.working}>
      <Progress
        label={progress ? <JobLabel job={progress} /> : t('starting')}
        share={progress ? progress.share : null}
      />
    </div>
  );
}

function Footer() {
  const { t } = useTranslation('import');
  const stage = useImportDialog((state) => state.stage);
  const close = useImportDialog((state) => state.close);
  const cancel = useImportDialog((state) => state.cancel);
  switch (stage) {
    case 'sources':
      return <Button onClick={close}>{t('common:cancel')}</Button>;
    case 'inspecting':
      return <Button onClick={cancel}>{t('common:cancel')}</Button>;
    case 'storing':
      return (
        <>
          <Button onClick={cancel}>{t('cancelImport')}</Button>
          <Button variant="primary" onClick={close}>
            {t('background')}
          </Button>
        </>
      );
    case 'review':
    default:
      return <ReviewFooter />;
  }
}
