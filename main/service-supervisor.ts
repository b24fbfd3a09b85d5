/**
 * Keeps the service alive. Calls wait until it says hello; when it ends, every call that it had taken is rejected, it is started
 * again with growing pauses, and after too many crashes in a row the window is told that it failed and may ask for a retry.
 */
import { HexaplaError, fromWire } from '../contract/errors.ts';
import type { WireError } from '../contract/errors.ts';
import type { ServiceState } from '../contract/host-api.ts';
import { PROTOCOL_VERSION } from '../contract/protocol.ts';
import { RECOVERY_OPERATIONS } from '../contract/service-api.ts';
import type { CallMessage, EventMessage, FromService, HelloMessage } from '../contract/protocol.ts';
import type { ServiceHost, StartHost } from './service-host.ts';

export interface SupervisorOptions {
  readonly start: StartHost;
  readonly onState: (state: ServiceState) => void;
  readonly onEvent: (event: EventMessage) => void;
  /** First pause before a restart; doubled by each further crash. */
  readonly firstPauseMs?: number;
  /** How long a closing service may take to end by itself. */
  readonly graceMs?: number;
  /** How long a started service may take to open its library, migration and backup included. */
  readonly helloMs?: number;
}

/** This many crashes within the window below, and the service counts as failed. */
const MAX_CRASHES = 5;
const CRASH_WINDOW_MS = 60_000;
const MAX_PAUSE_MS = 5_000;
/** Calls that may wait for a service that is not ready. */
const MAX_WAITING = 1_000;

interface PendingCall {
  readonly message: CallMessage;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: HexaplaError) => void;
}

const stopped = (): HexaplaError =>
  new HexaplaError('service-stopped', 'The library service stopped before it answered');

export class ServiceSupervisor {
  readonly #options: Required<SupervisorOptions>;
  #state: ServiceState = { state: 'starting' };
  #host: ServiceHost | null = null;
  #nextId = 1;
  readonly #sent = new Map<number, PendingCall>();
  #waiting: PendingCall[] = [];
  #crashes: number[] = [];
  #retrying = false;
  /** The service is up, but could not open its library. */
  #refused = false;
  #restart: NodeJS.Timeout | null = null;
  #silence: NodeJS.Timeout | undefined;
  #onClosed: (() => void) | null = null;

  constructor(options: SupervisorOptions) {
    this.#options = { firstPauseMs: 200, graceMs: 5_000, helloMs: 120_000, ...options };
  }

  get state(): ServiceState {
    return this.#state;
  }

  /** Of the running service process, for logs and tests. */
  get pid(): number | undefined {
    return this.#host?.pid;
  }

  start(): void {
    // Messages of a process that was given up must not reach its successor's calls.
    let current = true;
    this.#silence = setTimeout(() => {
      const message = `The library service did not answer within ${this.#options.helloMs / 1000} s`;
      this.#fail({ code: 'service-failed', message, fields: {} });
    }, this.#options.helloMs);
    this.#host = this.#options.start({
      message: (message) => {
        if (current) this.#receive(message);
      },
      exit: () => {
        if (!current) return;
        current = false;
        this.#ended();
      },
    });
  }

  /**
   * One call of the service; its result is a PackedResult where `packed`.
   * @throws HexaplaError of the service; 'service-stopped' where it ended meanwhile; the reason where the library can't be opened, for
   *   all but RECOVERY_OPERATIONS
   */
  call(operation: string, input: unknown, caller: CallMessage['caller'], packed = false): Promise<unknown> {
    const recovers =
      this.#state.state === 'failed' && this.#refused && RECOVERY_OPERATIONS.some((name) => name === operation);
    if (this.#state.state === 'failed' && !recovers) return Promise.reject(fromWire(this.#state.error));
    if (this.#onClosed !== null || this.#waiting.length >= MAX_WAITING) return Promise.reject(stopped());
    return new Promise((resolve, reject) => {
      const id = this.#nextId++;
      const message: CallMessage = { type: 'call', id, operation, input, caller, packed };
      const call = { message, resolve, reject };
      if (this.#state.state === 'ready' || recovers) this.#send(call);
      else this.#waiting.push(call);
    });
  }

  /** Tries again after a failure; does nothing in any other state. */
  retry(): void {
    if (this.#state.state !== 'failed') return;
    this.#crashes = [];
    this.#setState({ state: 'starting' });
    // A service that could not open its library is still up: its exit starts the next one.
    this.#retrying = this.#host !== null;
    if (this.#host) this.#host.kill();
    else this.start();
  }

  /** Asks the service to end, and ends it when it takes too long. Resolves when it is gone. */
  close(): Promise<void> {
    if (this.#restart) clearTimeout(this.#restart);
    return new Promise((resolve) => {
      const host = this.#host;
      const timer = host ? setTimeout(() => host.kill(), this.#options.graceMs) : undefined;
      this.#onClosed = () => {
        clearTimeout(timer);
        this.#rejectWaiting(stopped());
        resolve();
      };
      if (host) host.send({ type: 'close' });
      else this.#onClosed();
    });
  }

  #send(call: PendingCall): void {
    this.#sent.set(call.message.id, call);
    this.#host?.send(call.message);
  }

  #receive(message: FromService): void {
    if (message.type === 'hello') this.#greet(message);
    else if (message.type === 'failed') {
      this.#refused = true;
      this.#fail(message.error);
    } else if (message.type === 'event') this.#options.onEvent(message);
    else {
      const call = this.#sent.get(message.id);
      this.#sent.delete(message.id);
      if (message.error) call?.reject(fromWire(message.error));
      else call?.resolve(message.result);
    }
  }

  #greet(hello: HelloMessage): void {
    clearTimeout(this.#silence);
    if (hello.protocol !== PROTOCOL_VERSION) {
      const message = `The library service speaks protocol ${hello.protocol}, not ${PROTOCOL_VERSION}`;
      this.#fail({ code: 'service-failed', message, fields: {} });
      return;
    }
    this.#setState({ state: 'ready' });
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const call of waiting) this.#send(call);
  }

  #fail(error: WireError): void {
    clearTimeout(this.#silence);
    this.#setState({ state: 'failed', error });
    this.#rejectWaiting(fromWire(error));
  }

  #rejectWaiting(error: HexaplaError): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const call of waiting) call.reject(error);
  }

  #ended(): void {
    this.#host = null;
    this.#refused = false;
    clearTimeout(this.#silence);
    const lost = [...this.#sent.values()];
    this.#sent.clear();
    for (const call of lost) call.reject(stopped());
    if (this.#onClosed) this.#onClosed();
    else if (this.#retrying) {
      this.#retrying = false;
      this.start();
    } else if (this.#state.state !== 'failed') this.#restartSoon();
  }

  #restartSoon(): void {
    const now = Date.now();
    this.#crashes = [...this.#crashes.filter((time) => now - time < CRASH_WINDOW_MS), now];
    if (this.#crashes.length >= MAX_CRASHES) {
      const message = `The library service ended ${MAX_CRASHES} times within ${CRASH_WINDOW_MS / 1000} s`;
      this.#fail({ code: 'service-failed', message, fields: {} });
      return;
    }
    this.#setState({ state: 'restarting' });
    const pause = Math.min(this.#options.firstPauseMs * 2 ** (this.#crashes.length - 1), MAX_PAUSE_MS);
    this.#restart = setTimeout(() => this.start(), pause);
  }

  #setState(state: ServiceState): void {
    this.#state = state;
    this.#options.onState(state);
  }
}
