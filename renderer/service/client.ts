/**
 * Typed calls of the service. Every call rejects with a HexaplaError whose code the window can translate, whatever broke on the
 * way, and a job's promise settles when the job does.
 */
import { HexaplaError, fromWire } from '../../contract/errors.ts';
import type { WireError } from '../../contract/errors.ts';
import type { JobProgress } from '../../contract/events.ts';
import { unpackResult } from '../../contract/packed-result.ts';
import type { CallName, InputOf, JobName, OperationName, OutputOf } from '../../contract/service-api.ts';
import { host } from '../host.ts';

async function send(operation: OperationName, input: unknown): Promise<unknown> {
  const answer = await host.callPacked(operation, input);
  if (answer.ok) return unpackResult(answer.packed);
  throw fromWire(answer.error);
}

/** Asks for one operation that answers at once. */
export async function call<N extends CallName>(operation: N, input: InputOf<N>): Promise<OutputOf<N>> {
  return (await send(operation, input)) as OutputOf<N>;
}

export interface JobOptions {
  readonly onProgress?: (progress: JobProgress) => void;
  /** Aborting asks the service to cancel; the promise then rejects with code 'cancelled'. */
  readonly signal?: AbortSignal;
}

interface Settled {
  readonly result?: unknown;
  readonly error?: WireError;
}
interface Waiting {
  readonly settle: (settled: Settled) => void;
  readonly onProgress: ((progress: JobProgress) => void) | undefined;
}

/** A short job can end before the reply with its id arrives; its end is kept here until it is asked for. */
const settledEarly = new Map<string, Settled>();
const MAX_SETTLED_EARLY = 64;
const waiting = new Map<string, Waiting>();

function settle(jobId: string, settled: Settled): void {
  const job = waiting.get(jobId);
  if (job) {
    waiting.delete(jobId);
    job.settle(settled);
    return;
  }
  settledEarly.set(jobId, settled);
  if (settledEarly.size > MAX_SETTLED_EARLY) settledEarly.delete(settledEarly.keys().next().value ?? '');
}

host.onEvent('job.progress', (progress) => waiting.get(progress.jobId)?.onProgress?.(progress));
host.onEvent('job.done', ({ jobId, result }) => settle(jobId, { result }));
host.onEvent('job.failed', ({ jobId, error }) => settle(jobId, { error }));
host.onServiceState((service) => {
  // A job dies with its service process; nobody else would tell its promise.
  if (service.state !== 'restarting' && service.state !== 'failed') return;
  const error = { code: 'service-stopped', message: 'the service stopped during a job', fields: {} } as const;
  for (const jobId of waiting.keys()) settle(jobId, { error });
});

/** Starts a job and waits for its result. */
export async function runJob<N extends JobName>(
  operation: N,
  input: InputOf<N>,
  options: JobOptions = {},
): Promise<OutputOf<N>> {
  options.signal?.throwIfAborted();
  const { jobId } = (await send(operation, input)) as { jobId: string };
  const cancel = () => void call('jobs.cancel', { jobId }).catch(() => undefined);
  try {
    const settled = await new Promise<Settled>((resolve) => {
      const early = settledEarly.get(jobId);
      settledEarly.delete(jobId);
      if (early) return resolve(early);
      waiting.set(jobId, { settle: resolve, onProgress: options.onProgress });
      if (options.signal?.aborted) cancel();
      options.signal?.addEventListener('abort', cancel, { once: true });
    });
    if (settled.error) throw fromWire(settled.error);
    return settled.result as OutputOf<N>;
  } finally {
    options.signal?.removeEventListener('abort', cancel);
  }
}

/** Any thrown value as a HexaplaError, for showing. */
export function asHexaplaError(error: unknown): HexaplaError {
  if (error instanceof HexaplaError) return error;
  if (error instanceof DOMException && error.name === 'AbortError') return new HexaplaError('cancelled', 'cancelled');
  return new HexaplaError('internal', error instanceof Error ? error.message : String(error));
}
