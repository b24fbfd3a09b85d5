/** What a service can still do whose library is damaged: show the backups, look into one, and put one in the library's place. */
import { toWire } from '../contract/errors.ts';
import type { WireError } from '../contract/errors.ts';
import type { CallMessage, ReplyMessage } from '../contract/protocol.ts';
import { RECOVERY_OPERATIONS } from '../contract/service-api.ts';
import type { RecoveryOperation } from '../contract/service-api.ts';
import type { Folders } from './folders.ts';
import { listBackups } from './backup/store.ts';
import type { JobQueue } from './job-queue.ts';
import { parsedInput } from './parsed-input.ts';

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
    if (!isRecovery(operation)) return { error: this.#reason };
    switch (operation) {
      case 'backups.list':
        return { result: listBackups(this.#folders.library) };
      case 'backups.inspect':
      case 'backups.recover':
        return { result: { jobId: this.#jobs.start(operation, parsedInput(operation, input)) } };
      default:
        operation satisfies 'jobs.cancel';
        return { result: { cancelled: this.#jobs.cancel(parsedInput(operation, input).jobId) } };
    }
  }
}

const isRecovery = (operation: string): operation is RecoveryOperation =>
  RECOVERY_OPERATIONS.some((name) => name === operation);
