/** A line at the bottom of the window for each long job that no dialog shows: what, phase, share, cancel. */
import { useTranslation } from 'react-i18next';
import type { JobProgress } from '../../contract/events.ts';
import { useWords } from '../i18n/words.ts';
import { Button, Progress } from '../ui/index.ts';
import { useJobs } from './jobs-state.ts';
import styles from './shell.module.css';

/** Jobs that are over before one could read their line, or that belong to a dialog only, or that come by themselves. */
const UNSEEN: ReadonlySet<JobProgress['operation']> = new Set([
  'import.inspect',
  'import.change',
  'lexicon.learn',
  'model.choose',
  'backups.create',
  'backups.inspect',
]);

export function JobsBar() {
  const { t } = useTranslation('common');
  const running = useJobs((state) => state.running);
  const inDialog = useJobs((state) => state.inDialog);
  const shown = [...running.values()].filter((job) => !UNSEEN.has(job.operation) && !inDialog.has(job.jobId));
  if (shown.length === 0) return null;
  return (
    <section className={styles.jobs} aria-label={t('jobs')}>
      {shown.map((job) => (
        <Job key={job.jobId} job={job} />
      ))}
    </section>
  );
}

function Job({ job }: { readonly job: JobProgress }) {
  const { t } = useTranslation('common');
  const cancelling = useJobs((state) => state.cancelling.has(job.jobId));
  const cancel = useJobs((state) => state.cancel);
  return (
    <div className={styles.job}>
      <Progress className={styles.jobProgress} label={<JobLabel job={job} />} share={job.share} />
      <Button variant="quiet" disabled={cancelling} onClick={() => cancel(job.jobId)}>
        {cancelling ? t('cancelling') : t('cancel')}
      </Button>
    </div>
  );
}

/** "Importing: aligning, Candide". */
export function JobLabel({ job }: { readonly job: JobProgress }) {
  const { t } = useTranslation('common');
  const words = useWords();
  const label = { operation: words.operation(job.operation), phase: words.phase(job.phase), what: job.what };
  return job.what ? t('jobWithWhat', label) : t('jobPlain', label);
}
