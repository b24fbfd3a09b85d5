/** What every handler of the service is given, and the shapes that handlers have. Both follow from the contract. */
import type { Logger } from 'pino';
import type { Emit } from '../contract/events.ts';
import type { JobName, OperationName, OutputOf, ParsedOf } from '../contract/service-api.ts';
import type { Library } from '../db/index.ts';
import type { Folders } from './folders.ts';
import type { FileGrants } from './grants.ts';
import type { JobQueue } from './job-queue.ts';
import type { Learner } from './learning/learner.ts';
import type { OutlineCache } from './outline-cache.ts';
import type { Proposals } from './proposals.ts';
import type { Refill } from './refill.ts';
import type { TaskInput } from './tasks/task.ts';

export interface Context {
  readonly build: string;
  readonly folders: Folders;
  readonly library: Library;
  readonly grants: FileGrants;
  readonly jobs: JobQueue;
  readonly outlines: OutlineCache;
  readonly proposals: Proposals;
  readonly learner: Learner;
  readonly refill: Refill;
  readonly emit: Emit;
  /** Writes soon, after the commands that came before; for what a query leaves behind. A failure is logged and no more. */
  readonly later: (what: string, write: () => void) => void;
  readonly log: Logger;
}

/** Queries and commands answer at once; a job says what its worker is to do. */
export type Handler<N extends OperationName> = (
  context: Context,
  input: ParsedOf<N>,
) => N extends JobName ? TaskInput<N> : OutputOf<N>;

export type Domain = OperationName extends infer N ? (N extends `${infer D}.${string}` ? D : never) : never;

/** All operations of a domain and nothing else: one that is missing, misnamed or twice there does not compile. */
export type Handlers<D extends Domain> = {
  readonly [N in OperationName as N extends `${D}.${infer Name}` ? Name : never]: Handler<N>;
};
