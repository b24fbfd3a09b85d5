/** What a service can still do whose library is damaged: show the backups, look into one, and put one in the library's place. */
import * as z from 'zod/mini';
import { HexaplaError, toWire } from '../contract/errors.ts';
import type { WireError } from '../contract/errors.ts';
import type { CallMessage, ReplyMessage } from '../contract/protocol.ts';
import { serviceApi } from '../contract/service-api.ts';
import type { Folders } from './folders.ts';
import { listBackups } from './backup/store.ts';
import type { JobQueue } from './job-queue.ts';

export class Recovery {
  readonly #reason: WireError;
  readonly #folders: Folders;
  readonly #jobs: JobQueue;

  /** @param reason what every other call is answered with */
  constructor(reason: WireError, folders: Folders, jobs: JobQueue) {
    this.#reason = reason;
    this.#folders = folders;
    this.#jobs = jobs;
  }

  /** Answers one call. Never throws. */
  answer({ id, operation, input }: CallMessage): ReplyMessage {
    try {
      return { type: 'reply', id, ...this.#perform(operation, input) };
    } catch (error) {
      return { type: 'reply', id, error: toWire(error) };
    }
  }

  #perform(operation: string, input: unknown): { result: unknown } | { error: WireError } {
    switch (operation) {
      case 'backups.list':
        return { result: listBackups(this.#folders.library) };
      case 'backups.inspect':
        return { result: { jobId: this.#jobs.start(operation, parsed(serviceApi[operation], input)) } };
      case 'backups.recover':
        return { result: { jobId: this.#jobs.start(operation, parsed(serviceApi[operation], input)) } };
      case 'jobs.cancel':
        return { result: { cancelled: this.#jobs.cancel(parsed(serviceApi[operation], input).jobId) } };
      default:
        return { error: this.#reason };
    }
  }
}

/** @throws HexaplaError bad-request */
function parsed<T>({ input: schema }: { readonly input: z.ZodMiniType<T> }, input: unknown): T {
  const found = schema.safeParse(input);
  if (found.success) return found.data;
  throw new HexaplaError('bad-request', z.prettifyError(found.error));
}
