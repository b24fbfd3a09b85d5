/** Work for a worker thread: what it is given, what it answers, how it tells of itself. */
import type { WireError } from '../../contract/errors.ts';
import type { JobPhase, JobProgress } from '../../contract/events.ts';
import type { WorkId } from '../../contract/model.ts';
import type { JobName, OutputOf, ParsedOf } from '../../contract/service-api.ts';
import type { LexiconSource } from '../../align/index.ts';
import type { WritableDb } from '../../db/index.ts';
import type { Proposal } from '../../db/index.ts';
import type { Folders } from '../folders.ts';
import type { KeptChange, KeptProposal } from '../proposals.ts';

/** A file that may be read, or text that was pasted. */
export type Source =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'text'; readonly name: string; readonly text: string };

/** What a job's worker gets: the caller's input, with tokens replaced by the files they stand for. */
export type TaskInput<N extends JobName> = N extends 'import.inspect'
  ? { readonly sources: readonly Source[]; readonly workId: WorkId | null }
  : N extends 'align.accept'
    ? { readonly proposal: Proposal; readonly changes: readonly KeptChange[] }
    : N extends 'backups.create'
      ? { readonly kind: 'manual' | 'automatic' }
      : N extends 'library.move' | 'model.choose'
        ? { readonly folder: string }
        : N extends 'export.work'
          ? Omit<ParsedOf<'export.work'>, 'token'> & { readonly path: string }
          : ParsedOf<N>;

/** What a job's worker makes. A proposal stays in the service; the window gets its summary. */
export type TaskOutput<N extends JobName> = N extends 'align.propose' ? KeptProposal : OutputOf<N>;

/** What a task has in hand while it runs. */
export interface TaskContext {
  readonly folders: Folders;
  /** The program's version. */
  readonly build: string;
  /** A connection of the worker's own, opened when first asked for. Waits for the service's short writes; reads block nobody. */
  readonly db: () => WritableDb;
  /** Word pairs for the engine: shipped, and learned from what the user confirmed. Opened when first asked for. */
  readonly lexicon: LexiconSource;
  /** Of these the shipped ones alone: what is learned is learned from the rows, not from what was learned before. */
  readonly shipped: LexiconSource;
  /**
   * Tells how far the job has come, and stops it if it was cancelled: throws HexaplaError cancelled. To be called at least every
   * 50 ms of work. `share` is of the whole job, 0 to 1; one that is lower than before counts as the same.
   */
  readonly report: (progress: TaskProgress) => void;
  /** Tells of something that the job does otherwise than it was to, and goes on. */
  readonly notice: (error: WireError) => void;
  /** From here on the job ends by itself in a moment and cannot be cancelled any more. */
  readonly settle: () => void;
  /**
   * The job is about to put another library in this one's place: it can't be cancelled any more, its connection stays open with whatever
   * it has locked, and the service restarts when it is done.
   */
  readonly handOver: () => void;
  /** Works whose row or beads are now others. To be called after the commit. */
  readonly changed: (workIds: readonly WorkId[]) => void;
}

export interface TaskProgress {
  readonly phase: JobPhase;
  readonly done: number;
  readonly total: number;
  readonly share: number;
  readonly what?: string;
}

export type Task<N extends JobName> = (
  context: TaskContext,
  input: TaskInput<N>,
) => TaskOutput<N> | Promise<TaskOutput<N>>;

/** To a worker. One task at a time. */
export type ToWorker = {
  [N in JobName]: { readonly operation: N; readonly input: TaskInput<N>; readonly cancel: SharedArrayBuffer };
}[JobName];

/** From a worker. Each task ends in exactly one of done and failed. */
export type FromWorker =
  | { readonly type: 'progress'; readonly progress: Omit<JobProgress, 'jobId' | 'operation'> }
  | { readonly type: 'notice'; readonly error: WireError }
  | { readonly type: 'settling' }
  | { readonly type: 'changed'; readonly workIds: readonly WorkId[] }
  | { readonly type: 'done'; readonly result: unknown; readonly handover: boolean }
  | { readonly type: 'failed'; readonly error: WireError };

/** Reports a stage of a job: `from` to `to` of its whole, as `done` of `total`. */
export function stage(
  context: TaskContext,
  phase: JobPhase,
  [from, to]: readonly [from: number, to: number],
  what = '',
): (done: number, total: number) => void {
  return (done, total) => {
    const share = from + (to - from) * (total > 0 ? Math.min(1, done / total) : 0);
    context.report({ phase, done, total, share, what });
  };
}
