/** Keeps the sentence beads of edited rows coming: a worker finds them out, the service's writer stores them, the window is told. */
import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import type { Emit } from '../contract/events.ts';
import type { BeadId } from '../contract/model.ts';
import { anyUnknown, storeFoundSentences } from '../db/index.ts';
import type { FoundRow, Library } from '../db/index.ts';
import type { Folders } from './folders.ts';
import { forgetRenderings } from './rendering-cache.ts';

/** An idle worker is let go after this, with the memory it took. */
const IDLE_MS = 120_000;

/** What it takes of the service's context. */
interface Needs {
  readonly library: Library;
  readonly folders: Folders;
  readonly build: string;
  readonly emit: Emit;
  readonly later: (what: string, write: () => void) => void;
  readonly log: Logger;
}

export class Refill {
  readonly #workerFile: URL;
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | undefined;
  #near: readonly BeadId[] = [];

  constructor(workerFile: URL) {
    this.#workerFile = workerFile;
  }

  /** Looks for rows whose sentence beads are unknown; those in `near`, or in the `near` of the last call, come first. */
  soon(context: Needs, near: readonly BeadId[] = this.#near): void {
    this.#near = near;
    if (!anyUnknown(context.library.reader)) return;
    this.#worker ??= this.#start(context);
    this.#worker.postMessage({ near });
    this.#rest();
  }

  #start(context: Needs): Worker {
    const { folders, build, log } = context;
    const worker = new Worker(this.#workerFile, { workerData: { folders, build, refill: true } });
    worker.unref();
    worker.on('message', (found: readonly FoundRow[]) => {
      this.#rest();
      context.later('sentence beads', () => store(context, found));
    });
    worker.on('error', (error: Error) => log.error({ stack: error.stack }, 'sentence beads were not found out'));
    worker.on('exit', () => (this.#worker = null));
    return worker;
  }

  #rest(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => void this.#worker?.terminate(), IDLE_MS).unref();
  }
}

function store({ library, emit }: Needs, found: readonly FoundRow[]): void {
  const filled = storeFoundSentences(library.writer, found);
  for (const [workId, beadIds] of filled) emit('sentences.found', { workId, beadIds });
  forgetRenderings();
}
