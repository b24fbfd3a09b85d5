/** One door to the library: looks the operation up, checks who asks and what, and answers with a result or an error. */
import { HexaplaError, toWire } from '../contract/errors.ts';
import type { CallMessage, ReplyMessage } from '../contract/protocol.ts';
import { serviceApi } from '../contract/service-api.ts';
import type { JobName, OperationName } from '../contract/service-api.ts';
import { databaseError, isBusy } from '../db/index.ts';
import { aligning } from './align.ts';
import { backups } from './backups.ts';
import type { Context, Domain, Handlers } from './context.ts';
import { edit } from './edit.ts';
import { exporting } from './export.ts';
import { files } from './files.ts';
import { importing } from './import.ts';
import { jobs } from './jobs.ts';
import { lexicon } from './lexicon.ts';
import { library } from './library.ts';
import { overview } from './overview.ts';
import { parsedInput } from './parsed-input.ts';
import { model } from './model/slice.ts';
import { notes } from './notes.ts';
import { reader } from './reader.ts';
import { review } from './review.ts';
import { settings } from './settings.ts';
import { assertSettled } from './settling.ts';
import { words } from './words.ts';

/** One slice per domain. The keys are the contract's, so that nothing can be left out, added or overwritten. */
const slices: { readonly [D in Domain]: Handlers<D> } = {
  library,
  files,
  import: importing,
  export: exporting,
  align: aligning,
  edit,
  review,
  overview,
  backups,
  reader,
  notes,
  words,
  lexicon,
  model,
  settings,
  jobs,
};

/** Calls that take longer are logged. A page of rows takes one or two. */
const SLOW_MS = 50;
/** A command waits its turn while a job writes: the writer never blocks this thread, which answers page reads meanwhile. */
const BUSY_PAUSE_MS = 15;
const BUSY_LIMIT_MS = 120_000;

export class Router {
  readonly #context: Context;
  /** Commands one after the other, in the order in which they came. */
  #commands: Promise<unknown> = Promise.resolve();

  constructor(context: Omit<Context, 'later'>) {
    this.#context = { ...context, later: (what, write) => this.#later(what, write) };
  }

  /** Answers one call. Never rejects. */
  async answer(message: CallMessage): Promise<ReplyMessage> {
    const started = performance.now();
    const { id, operation } = message;
    try {
      return { type: 'reply', id, result: await this.#perform(message) };
    } catch (error) {
      const { log, library: opened } = this.#context;
      const wire = toWire(databaseError(error, opened.path));
      if (wire.code === 'internal')
        log.error({ operation, stack: error instanceof Error ? error.stack : '' }, 'failed');
      return { type: 'reply', id, error: wire };
    } finally {
      const ms = Math.round(performance.now() - started);
      if (ms >= SLOW_MS) this.#context.log.warn({ operation: known(operation) ? operation : '?', ms }, 'slow call');
    }
  }

  /** Goes on with what no call waits for. */
  tidy(): void {
    this.#context.refill.soon(this.#context);
  }

  /** Waits until the commands that have come are through. */
  async settled(): Promise<void> {
    await this.#commands;
  }

  #perform(message: CallMessage): unknown {
    const { operation, caller } = message;
    if (!known(operation)) {
      throw new HexaplaError('unknown-operation', `There is no operation ${operation}`.slice(0, 120));
    }
    const { kind, expose } = serviceApi[operation];
    if (expose === 'host' && caller !== 'host') {
      throw new HexaplaError('not-allowed', `${operation} is for the main process`, { operation });
    }
    const handle = () => this.#handle(operation, message.input);
    // What cannot be answered now is asked again, as commands are.
    if (kind !== 'command') return untilFree(handle);
    return this.#inTurn(handle);
  }

  #handle(operation: OperationName, input: unknown): unknown {
    const parsed = parsedInput(operation, input);
    assertSettled(this.#context, operation, parsed);
    const handler = handlerOf(operation);
    const result = handler(this.#context, parsed as never);
    if (serviceApi[operation].kind !== 'job') return result;
    return { jobId: this.#context.jobs.start(operation as JobName, result as never) };
  }

  /** Runs a command after those before it, again and again while another connection holds the write lock. */
  #inTurn<Result>(command: () => Result): Promise<Result> {
    const result = this.#commands.then(() => untilFree(command));
    this.#commands = result.catch(() => undefined);
    return result;
  }

  #later(what: string, write: () => void): void {
    this.#inTurn(write).catch((error: unknown) => {
      this.#context.log.error({ what, error: toWire(error).message }, 'a write in passing failed');
    });
  }
}

function known(operation: string): operation is OperationName {
  return Object.hasOwn(serviceApi, operation);
}

/** The one place where the types of the slices are set aside: a name is split into its domain and what is asked of it. */
function handlerOf(operation: OperationName): (context: Context, input: never) => unknown {
  const dot = operation.indexOf('.');
  const slice = slices[operation.slice(0, dot) as Domain] as Readonly<
    Record<string, (context: Context, input: never) => unknown>
  >;
  return slice[operation.slice(dot + 1)] as (context: Context, input: never) => unknown;
}

async function untilFree<Result>(command: () => Result): Promise<Result> {
  const limit = performance.now() + BUSY_LIMIT_MS;
  for (;;) {
    try {
      return command();
    } catch (error) {
      if (!isBusy(error) || performance.now() > limit) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, BUSY_PAUSE_MS));
  }
}
