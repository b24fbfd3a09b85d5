/**
 * Jobs and the worker threads that do them. Lanes, each with one worker and its own queue: reading drafts does not wait for an
 * alignment, and what writes to the library comes one after the other.
 */
import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import type { WireError } from '../contract/errors.ts';
import type { Emit, JobProgress } from '../contract/events.ts';
import type { JobInfo, JobName } from '../contract/service-api.ts';
import type { Folders } from './folders.ts';
import type { FromWorker, TaskInput, ToWorker } from './tasks/task.ts';
import { WORKER_OLD_MB, WORKER_YOUNG_MB } from './worker-memory.ts';

const LANES = {
  'import.inspect': 'drafts',
  'import.change': 'drafts',
  'import.commit': 'library',
  // These read only: they need not wait for what writes.
  'export.work': 'drafts',
  'align.propose': 'drafts',
  'align.accept': 'library',
  'review.score': 'library',
  // Comes by itself: whoever waits for a job does not wait for it.
  'lexicon.learn': 'quiet',
  'model.choose': 'drafts',
  'library.installSamples': 'library',
  'library.move': 'library',
  'backups.create': 'library',
  'backups.inspect': 'drafts',
  'backups.restore': 'library',
  'backups.recover': 'library',
} as const satisfies Record<JobName, string>;
type Lane = (typeof LANES)[JobName];

/** A task that has not seen the flag by then is stopped with its thread; its transaction is rolled back. */
const CANCEL_GRACE_MS = 350;
/** A job tells of itself at least so often, even while it waits or is in the middle of one long step. */
const HEARTBEAT_MS = 400;
/** An idle worker is let go after this, with the memory it took. */
const IDLE_MS = 120_000;

interface Job {
  readonly id: string;
  readonly operation: JobName;
  readonly lane: Lane;
  readonly message: ToWorker;
  readonly cancel: Int32Array;
  progress: JobProgress;
  cancelled: boolean;
  settling: boolean;
  grace?: NodeJS.Timeout;
}

interface LaneState {
  readonly queue: Job[];
  running: Job | null;
  worker: Worker | null;
  idle?: NodeJS.Timeout;
}

export interface JobQueueOptions {
  readonly workerFile: URL;
  /** Heap of a worker in megabytes, where the usual limit is not wanted. */
  readonly workerMemoryMb?: number | undefined;
  readonly folders: Folders;
  /** The program's version. */
  readonly build: string;
  /** A job has put another library in this one's place. */
  readonly onHandover: () => void;
  readonly emit: Emit;
  /** From what a worker made to what the window is told. */
  readonly digest: (operation: JobName, result: unknown) => unknown;
  readonly log: Logger;
}

export class JobQueue {
  readonly #options: JobQueueOptions;
  readonly #lanes: Record<Lane, LaneState> = {
    drafts: { queue: [], running: null, worker: null },
    library: { queue: [], running: null, worker: null },
    quiet: { queue: [], running: null, worker: null },
  };
  readonly #heartbeat: NodeJS.Timeout;

  constructor(options: JobQueueOptions) {
    this.#options = options;
    this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MS).unref();
  }

  /** Queues a job. Its first event comes after this call's answer has been sent. */
  start<N extends JobName>(operation: N, input: TaskInput<N>): string {
    const id = randomUUID();
    const cancel = new SharedArrayBuffer(4);
    const job: Job = {
      id,
      operation,
      lane: LANES[operation],
      message: { operation, input, cancel } as ToWorker,
      cancel: new Int32Array(cancel),
      progress: { jobId: id, operation, phase: 'waiting', done: 0, total: 0, share: 0, what: '' },
      cancelled: false,
      settling: false,
    };
    const lane = this.#lanes[job.lane];
    lane.queue.push(job);
    setImmediate(() => {
      this.#next(lane);
      // Whoever looks at a draft will soon store it: its worker loads while the dialog is read.
      if (operation === 'import.inspect') this.#warm(this.#lanes.library);
    });
    return id;
  }

  list(): JobInfo[] {
    return this.#all().map(({ progress: { jobId, operation, phase, done, total } }) => ({
      jobId,
      operation,
      phase,
      done,
      total,
    }));
  }

  /** Asks a job to stop. False where there is none of this id any more, or it is past stopping. */
  cancel(jobId: string): boolean {
    const job = this.#all().find(({ id }) => id === jobId);
    if (!job || job.settling) return false;
    if (job.cancelled) return true;
    job.cancelled = true;
    const lane = this.#lanes[job.lane];
    if (lane.running !== job) {
      lane.queue.splice(lane.queue.indexOf(job), 1);
      setImmediate(() => this.#fail(job, CANCELLED));
      return true;
    }
    Atomics.store(job.cancel, 0, 1);
    job.grace = setTimeout(() => this.#stop(lane, job, CANCELLED), CANCEL_GRACE_MS);
    return true;
  }

  /** Cancels everything and waits until no worker is left. */
  async close(): Promise<void> {
    clearInterval(this.#heartbeat);
    for (const lane of Object.values(this.#lanes)) {
      lane.queue.length = 0;
      if (lane.running) Atomics.store(lane.running.cancel, 0, 1);
    }
    const deadline = performance.now() + CANCEL_GRACE_MS;
    while (this.#all().some((job) => job.settling || performance.now() < deadline)) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await Promise.all(Object.values(this.#lanes).map(async (lane) => lane.worker?.terminate()));
  }

  #all(): Job[] {
    return Object.values(this.#lanes).flatMap(({ running, queue }) => (running ? [running, ...queue] : queue));
  }

  #beat(): void {
    for (const job of this.#all()) if (!job.cancelled) this.#options.emit('job.progress', job.progress);
  }

  #next(lane: LaneState): void {
    if (lane.running) return;
    const job = lane.queue.shift();
    if (!job) {
      lane.idle ??= setTimeout(() => this.#retire(lane), IDLE_MS).unref();
      return;
    }
    clearTimeout(lane.idle);
    delete lane.idle;
    lane.running = job;
    lane.worker ??= this.#startWorker(lane);
    lane.worker.postMessage(job.message);
  }

  #warm(lane: LaneState): void {
    if (lane.worker) return;
    lane.worker = this.#startWorker(lane);
    this.#next(lane);
  }

  #startWorker(lane: LaneState): Worker {
    const { workerFile, folders, build } = this.#options;
    const worker = new Worker(workerFile, {
      workerData: { folders, build },
      resourceLimits: {
        maxOldGenerationSizeMb: this.#options.workerMemoryMb ?? WORKER_OLD_MB,
        maxYoungGenerationSizeMb: WORKER_YOUNG_MB,
      },
    });
    worker.on('message', (message: FromWorker) => this.#receive(lane, message));
    // Out of memory comes as 'error' too; the thread is gone after it.
    worker.on('error', (error: Error & { code?: string }) => {
      if (lane.worker !== worker) return;
      const memory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      this.#options.log.error({ code: error.code, stack: error.stack }, 'worker failed');
      const message = memory ? 'The text needs more memory than a job may take' : `The job failed: ${error.message}`;
      this.#lost(lane, { code: memory ? 'too-large' : 'internal', message, fields: {} });
    });
    worker.on('exit', () => {
      if (lane.worker !== worker) return;
      this.#lost(lane, { code: 'internal', message: 'The worker ended unexpectedly', fields: {} });
    });
    return worker;
  }

  #receive(lane: LaneState, message: FromWorker): void {
    const job = lane.running;
    const { emit } = this.#options;
    if (message.type === 'changed') emit('library.changed', { workIds: message.workIds });
    if (!job) return;
    switch (message.type) {
      case 'progress':
        job.progress = { ...message.progress, jobId: job.id, operation: job.operation };
        if (!job.cancelled) emit('job.progress', job.progress);
        break;
      case 'notice':
        this.#options.log.warn({ operation: job.operation, error: message.error }, 'done otherwise');
        emit('job.notice', { jobId: job.id, error: message.error });
        break;
      case 'settling':
        job.settling = true;
        clearTimeout(job.grace);
        break;
      case 'done':
        this.#end(lane, job);
        emit('job.done', { jobId: job.id, result: this.#options.digest(job.operation, message.result) });
        if (message.handover) this.#options.onHandover();
        else this.#next(lane);
        break;
      case 'failed':
        this.#end(lane, job);
        this.#fail(job, message.error);
        this.#next(lane);
        break;
      case 'changed':
        break;
    }
  }

  #end(lane: LaneState, job: Job): void {
    clearTimeout(job.grace);
    lane.running = null;
  }

  #fail(job: Job, error: WireError): void {
    if (error.code === 'internal') this.#options.log.error({ operation: job.operation, error }, 'job failed');
    this.#options.emit('job.failed', { jobId: job.id, error });
  }

  /** Ends the running job with its thread. SQLite rolls back what was not committed. */
  #stop(lane: LaneState, job: Job, error: WireError): void {
    if (lane.running !== job || job.settling) return;
    const { worker } = lane;
    lane.worker = null;
    this.#options.log.warn({ operation: job.operation }, 'worker stopped: the job did not see that it was cancelled');
    void worker?.terminate().then(() => {
      this.#end(lane, job);
      this.#fail(job, error);
      this.#next(lane);
    });
  }

  #lost(lane: LaneState, error: WireError): void {
    const job = lane.running;
    lane.worker = null;
    if (!job) return;
    this.#end(lane, job);
    this.#fail(job, job.cancelled ? CANCELLED : error);
    this.#next(lane);
  }

  #retire(lane: LaneState): void {
    delete lane.idle;
    if (lane.running) return;
    const { worker } = lane;
    lane.worker = null;
    void worker?.terminate();
  }
}

const CANCELLED: WireError = { code: 'cancelled', message: 'Cancelled', fields: {} };
