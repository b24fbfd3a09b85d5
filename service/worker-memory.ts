/** How much memory a job's worker may take, in megabytes of V8's heap. */
import { totalmem } from 'node:os';

/** A text that would need more than this makes its job fail, not the service. */
export const WORKER_OLD_MB = Math.round(Math.min(4096, Math.max(1024, totalmem() / 2 ** 20 / 3)));

/**
 * Of young objects: semi-spaces of 16 MB, as the scale bench measures, half of what V8 takes by itself. 100,000 sentences a side need 60 MB
 * less so, and the time does not change by more than measurements differ.
 */
export const WORKER_YOUNG_MB = 48;
