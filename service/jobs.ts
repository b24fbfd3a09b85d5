/** Long work that is going on. */
import type { Handlers } from './context.ts';

export const jobs: Handlers<'jobs'> = {
  list: (context) => context.jobs.list(),
  cancel: (context, { jobId }) => ({ cancelled: context.jobs.cancel(jobId) }),
};
