/** Drives the real service process as main does: a Node child with advanced IPC. Typed by the contract. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HexaplaError, fromWire } from '../../contract/errors.ts';
import type { EventName, JobProgress, ServiceEvents } from '../../contract/events.ts';
import type { EventMessage, FailedMessage, FromService, HelloMessage, ToService } from '../../contract/protocol.ts';
import type { CallName, InputOf, JobName, OutputOf } from '../../contract/service-api.ts';

const ENTRY = fileURLToPath(new URL('../../service/main.ts', import.meta.url));
const ASSETS = fileURLToPath(new URL('../../assets', import.meta.url));

export interface StartOptions {
  /** The library's folder. */
  readonly home: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly uid?: number;
}

export interface RunningJob<N extends JobName> {
  readonly jobId: string;
  readonly progress: readonly (JobProgress & { readonly at: number })[];
  /** Resolves with the result, rejects with the job's error. */
  readonly result: Promise<OutputOf<N>>;
}

export class ServiceClient {
  readonly #child: ChildProcess;
  readonly #calls = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  readonly #listeners = new Set<(event: EventMessage) => void>();
  /** Everything that the service told without being asked. */
  readonly events: EventMessage[] = [];
  readonly exited: Promise<number | null>;
  #nextId = 1;
  #greet: (message: HelloMessage | FailedMessage) => void = () => {};
  readonly greeting: Promise<HelloMessage | FailedMessage>;

  constructor({ home, env = {}, uid }: StartOptions) {
    this.greeting = new Promise((resolve) => (this.#greet = resolve));
    this.#child = fork(ENTRY, [], {
      env: { ...process.env, NODE_OPTIONS: '', HEXAPLA_HOME: home, HEXAPLA_ASSETS: ASSETS, ...env },
      serialization: 'advanced',
      execArgv: [],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      ...(uid === undefined ? {} : { uid, gid: uid }),
    });
    this.#child.on('message', (message) => this.#receive(message as FromService));
    this.exited = new Promise((resolve) => {
      this.#child.on('exit', (code) => {
        for (const { reject } of this.#calls.values()) reject(new HexaplaError('service-stopped', 'The service ended'));
        resolve(code);
      });
    });
  }

  /** Starts the service and waits until its library is open. */
  static async open(options: StartOptions): Promise<ServiceClient> {
    const client = new ServiceClient(options);
    const greeting = await client.greeting;
    if (greeting.type === 'failed') {
      await client.close();
      throw fromWire(greeting.error);
    }
    return client;
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** One query or command. Rejects with a HexaplaError. */
  call<N extends CallName>(
    operation: N,
    input: InputOf<N>,
    caller: 'window' | 'host' = 'window',
  ): Promise<OutputOf<N>> {
    return this.send(operation, input, caller) as Promise<OutputOf<N>>;
  }

  /** The same without types, for what the contract does not allow. */
  send(operation: string, input: unknown, caller: 'window' | 'host' = 'window'): Promise<unknown> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#calls.set(id, { resolve, reject });
      this.post({ type: 'call', id, operation, input, caller });
    });
  }

  post(message: ToService): void {
    this.#child.send(message);
  }

  /** Starts a job and follows it. */
  async start<N extends JobName>(operation: N, input: InputOf<N>): Promise<RunningJob<N>> {
    const progress: (JobProgress & { at: number })[] = [];
    let jobId = '';
    let end: (event: EventMessage) => void = () => {};
    /** A job may end before the answer with its id has been seen here. */
    const early: EventMessage[] = [];
    const result = new Promise<OutputOf<N>>((resolve, reject) => {
      end = (event) => {
        if (jobId === '') early.push(event);
        if (event.name === 'job.progress' && event.data.jobId === jobId)
          progress.push({ ...event.data, at: performance.now() });
        if (event.name === 'job.done' && event.data.jobId === jobId) resolve(event.data.result as OutputOf<N>);
        if (event.name === 'job.failed' && event.data.jobId === jobId) reject(fromWire(event.data.error));
      };
    });
    // Whoever started the job and then killed the service does not wait for its end.
    result.catch(() => undefined);
    this.#listeners.add(end);
    ({ jobId } = (await this.send(operation, input)) as { jobId: string });
    for (const event of early) end(event);
    return { jobId, progress, result };
  }

  /** Runs a job to its end. */
  async run<N extends JobName>(operation: N, input: InputOf<N>): Promise<OutputOf<N>> {
    return (await this.start(operation, input)).result;
  }

  /** Grants files as main does and makes sources of them. */
  async sources(paths: readonly string[]): Promise<{ kind: 'file'; token: string }[]> {
    const grants = await this.call('files.grant', { paths: [...paths] }, 'host');
    return grants.map(({ token }) => ({ kind: 'file', token }));
  }

  /** The next event of this name that satisfies `when`. */
  next<N extends EventName>(
    name: N,
    when: (data: ServiceEvents[N]) => boolean = () => true,
  ): Promise<ServiceEvents[N]> {
    return new Promise((resolve) => {
      const listener = (event: EventMessage) => {
        if (event.name !== name || !when(event.data as ServiceEvents[N])) return;
        this.#listeners.delete(listener);
        resolve(event.data as ServiceEvents[N]);
      };
      this.#listeners.add(listener);
    });
  }

  /** Asks the service to end, and waits until it has. */
  async close(): Promise<number | null> {
    if (this.#child.exitCode === null && this.#child.connected) this.post({ type: 'close' });
    return this.exited;
  }

  /** SIGKILL: no time to tidy up. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.exited;
  }

  /** Closes the channel as a parent that dies does. */
  disconnect(): void {
    this.#child.disconnect();
  }

  #receive(message: FromService): void {
    if (message.type === 'hello' || message.type === 'failed') this.#greet(message);
    if (message.type === 'event') {
      this.events.push(message);
      for (const listener of this.#listeners) listener(message);
    }
    if (message.type !== 'reply') return;
    const call = this.#calls.get(message.id);
    this.#calls.delete(message.id);
    if (message.error) call?.reject(fromWire(message.error));
    else call?.resolve(message.result);
  }
}

/** A folder of its own for a library, and how to remove it. */
export function temporaryHome(): { home: string; remove: () => void } {
  const home = mkdtempSync(join(tmpdir(), 'hexapla-test-'));
  return { home, remove: () => rmSync(home, { recursive: true, force: true }) };
}
