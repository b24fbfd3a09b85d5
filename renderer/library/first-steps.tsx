/** An empty library teaches the first step by a picture of it. */
import { BookOpenText, ClipboardPaste, FolderOpen } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { runCommand } from '../shell/commands.ts';
import { installSamples } from '../shell/first-start.ts';
import { useJobs } from '../shell/jobs-state.ts';
import { JobLabel } from '../shell/jobs-bar.tsx';
import { Button, EmptyState, Keys, Progress } from '../ui/index.ts';
import styles from './library.module.css';

export function FirstSteps() {
  const { t } = useTranslation('library');
  return (
    <EmptyState
      picture={<PagesBecomeColumns />}
      title={t('first.title')}
      actions={
        <>
          <Button variant="primary" icon={<FolderOpen aria-hidden />} onClick={() => runCommand('import.files')}>
            {t('first.choose')}
          </Button>
          <Button icon={<ClipboardPaste aria-hidden />} onClick={() => runCommand('import.paste')}>
            {t('first.paste')}
          </Button>
          <Button icon={<BookOpenText aria-hidden />} onClick={() => void installSamples()}>
            {t('first.samples')}
          </Button>
        </>
      }
    >
      <p>{t('first.words')}</p>
      <p className={styles.firstKeys}>
        <span>
          <Keys keys="$mod+O" /> {t('first.chooseShort')}
        </span>
        <span>
          <Keys keys="$mod+V" /> {t('first.pasteShort')}
        </span>
      </p>
    </EmptyState>
  );
}

export function InstallingSamples() {
  const { t } = useTranslation('library');
  const job = useJobs((state) => [...state.running.values()].find((one) => one.operation === 'library.installSamples'));
  const jobId = job?.jobId;
  // Its progress is shown here; the bar below would only repeat it.
  useEffect(() => {
    if (jobId === undefined) return undefined;
    const { setInDialog } = useJobs.getState();
    setInDialog(jobId, true);
    return () => setInDialog(jobId, false);
  }, [jobId]);
  return (
    <EmptyState
      picture={<PagesBecomeColumns />}
      title={t('installing.title')}
      actions={
        jobId === undefined ? null : (
          <Button onClick={() => useJobs.getState().cancel(jobId)}>{t('common:cancel')}</Button>
        )
      }
    >
      <p>{t('installing.words')}</p>
      <Progress
        className={styles.installing}
        label={job ? <JobLabel job={job} /> : t('installing.starting')}
        share={job ? job.share : null}
      />
    </EmptyState>
  );
}

const LINES = [0, 1, 2, 3, 4, 5] as const;
const LINE_STEP = 11;

/** Two sheets fall together into a book whose columns line up. */
function PagesBecomeColumns() {
  const column = (x: number, short: number) =>
    LINES.map((line) => (
      <path
        key={line}
        d={`M${x} ${34 + line * LINE_STEP}h${line % 3 === short ? 26 : 42}`}
        className={line === 1 ? styles.pictureLit : undefined}
      />
    ));
  return (
    <svg viewBox="0 0 320 132" width="320" height="132" className={styles.picture}>
      <g transform="rotate(-7 46 66)" className={styles.pictureSheet}>
        <rect x="14" y="20" width="62" height="86" rx="3" />
        {column(24, 2)}
      </g>
      <g transform="rotate(6 66 76)" className={styles.pictureSheet}>
        <rect x="40" y="30" width="62" height="86" rx="3" />
        {column(50, 0)}
      </g>
      <path d="M122 70h26m-9-8 9 8-9 8" className={styles.pictureArrow} />
      <rect x="168" y="14" width="138" height="104" rx="4" className={styles.pictureSheet} />
      <path d="M182 24h22M244 24h22" className={styles.pictureArrow} />
      {column(182, 2)}
      {column(244, 0)}
    </svg>
  );
}
