/** Jobs of the service that are under way, also those that this window did not start or whose dialog was closed. */
import { create } from 'zustand';
import type { JobProgress } from '../../contract/events.ts';
import { JOB_PHASES } from '../../contract/events.ts';
import { host } from '../host.ts';
import { call } from '../service/client.ts';

interface Jobs {
  readonly running: ReadonlyMap<string, JobProgress>;
  /** Jobs that a dialog shows itself; the bar leaves them out meanwhile. */
  readonly inDialog: ReadonlySet<string>;
  readonly cancelling: ReadonlySet<string>;
  readonly setInDialog: (jobId: string, inDialog: boolean) => void;
  readonly cancel: (jobId: string) => void;
}

const withItem = <T>(set: ReadonlySet<T>, item: T, present: boolean): ReadonlySet<T> => {
  const next = new Set(set);
  if (present) next.add(item);
  else next.delete(item);
  return next;
};

export const useJobs = create<Jobs>((set) => ({
  running: new Map(),
  inDialog: new Set(),
  cancelling: new Set(),
  setInDialog: (jobId, inDialog) => set((state) => ({ inDialog: withItem(state.inDialog, jobId, inDialog) })),
  cancel: (jobId) => {
    set((state) => ({ cancelling: withItem(state.cancelling, jobId, true) }));
    // A job that has ended meanwhile can't be cancelled, and need not be.
    call('jobs.cancel', { jobId }).catch(() => ended(jobId));
  },
}));

function ended(jobId: string): void {
  useJobs.setState((state) => {
    const running = new Map(state.running);
    running.delete(jobId);
    return {
      running,
      inDialog: withItem(state.inDialog, jobId, false),
      cancelling: withItem(state.cancelling, jobId, false),
    };
  });
}

host.onEvent('job.progress', (progress) =>
  useJobs.setState((state) => ({ running: new Map(state.running).set(progress.jobId, progress) })),
);
host.onEvent('job.done', ({ jobId }) => ended(jobId));
host.onEvent('job.failed', ({ jobId }) => ended(jobId));
host.onServiceState(({ state }) => {
  // Jobs die with their process.
  if (state !== 'ready') useJobs.setState({ running: new Map(), inDialog: new Set(), cancelling: new Set() });
});

/** After a reload of the window: what was under way already. */
export async function adoptRunningJobs(): Promise<void> {
  const jobs = await call('jobs.list', {});
  useJobs.setState((state) => {
    const running = new Map(state.running);
    for (const { jobId, operation, phase, done, total } of jobs) {
      if (running.has(jobId)) continue;
      const known = JOB_PHASES.find((one) => one === phase) ?? 'waiting';
      running.set(jobId, { jobId, operation, phase: known, done, total, share: 0, what: '' });
    }
    return { running };
  });
}
