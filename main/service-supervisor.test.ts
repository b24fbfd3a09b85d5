/** The supervisor against real child processes that behave well, badly, or not at all. */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ServiceState } from '../contract/host-api.ts';
import type { FromService } from '../contract/protocol.ts';
import type { StartHost } from './service-host.ts';
import { ServiceSupervisor } from './service-supervisor.ts';

/** Answers `echo`, dies on `die`, keeps silent on `hang`; says hello as its first argument tells. */
const PROGRAM = `
  const [mode] = process.argv.slice(2);
  const send = (message) => process.send(message);
  process.on('disconnect', () => process.exit());
  process.on('message', (message) => {
    if (message.type === 'close') { if (mode !== 'stubborn') process.exit(0); return; }
    if (message.operation === 'die') process.exit(1);
    if (message.operation === 'echo') send({ type: 'reply', id: message.id, result: { input: message.input, caller: message.caller, pid: process.pid } });
    if (message.operation === 'refuse') send({ type: 'reply', id: message.id, error: { code: 'not-found', message: 'gone', fields: { what: 'x' } } });
  });
  if (mode === 'crash') process.exit(3);
  if (mode === 'failed') send({ type: 'failed', error: { code: 'database-newer', message: 'newer', fields: { path: 'p' } } });
  else if (mode !== 'silent') setTimeout(() => send({ type: 'hello', protocol: mode === 'foreign' ? 99 : 1, build: 'test', schemaVersion: 1 }), 50);
`;

let folder = '';
let program = '';
const supervisors: ServiceSupervisor[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hexapla-supervisor-'));
  program = join(folder, 'service.cjs');
  writeFileSync(program, PROGRAM);
});
afterEach(async () => {
  for (const supervisor of supervisors.splice(0)) await supervisor.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function starter(modes: string[]): StartHost {
  return (listeners) => {
    const mode = (modes.length > 1 ? modes.shift() : modes[0]) ?? 'well';
    const child = fork(program, [mode], { serialization: 'advanced', execArgv: [] });
    child.on('message', (message) => listeners.message(message as FromService));
    child.once('exit', (code) => listeners.exit(code));
    return {
      pid: child.pid,
      send: (message) => child.connected && child.send(message, () => undefined),
      kill: () => void child.kill('SIGKILL'),
    };
  };
}

/** Starts a service of the given modes, one after another, and lets tests wait for a state. */
function supervise(...modes: string[]) {
  const states: ServiceState[] = [];
  const waiters = new Set<() => void>();
  const supervisor = new ServiceSupervisor({
    start: starter(modes),
    onState: (state) => {
      states.push(state);
      for (const wake of waiters) wake();
    },
    onEvent: () => undefined,
    firstPauseMs: 1,
    graceMs: 100,
    helloMs: 4_000,
  });
  supervisors.push(supervisor);
  const reach = (name: ServiceState['state'], times = 1): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (states.filter(({ state }) => state === name).length < times) return;
        waiters.delete(look);
        resolve();
      };
      waiters.add(look);
      look();
    });
  supervisor.start();
  return { supervisor, states, reach };
}

test('calls made before hello wait for it, and the caller is told on', async () => {
  const { supervisor } = supervise('well');
  expect(supervisor.state).toEqual({ state: 'starting' });
  const answers = await Promise.all([
    supervisor.call('echo', 1, 'window'),
    supervisor.call('echo', new Uint8Array([7]), 'host'),
  ]);
  expect(answers).toMatchObject([
    { input: 1, caller: 'window' },
    { input: new Uint8Array([7]), caller: 'host' },
  ]);
  expect(supervisor.state).toEqual({ state: 'ready' });
});

test('an error of the service keeps its code and fields', async () => {
  const { supervisor } = supervise('well');
  await expect(supervisor.call('refuse', {}, 'window')).rejects.toMatchObject({
    code: 'not-found',
    fields: { what: 'x' },
  });
});

test('when the service dies its calls are rejected, and the next one answers', async () => {
  const { supervisor, states, reach } = supervise('well');
  await reach('ready');
  const before = supervisor.pid;
  const pending = [supervisor.call('hang', {}, 'window'), supervisor.call('die', {}, 'window')];
  for (const call of pending) await expect(call).rejects.toMatchObject({ code: 'service-stopped' });
  await expect(supervisor.call('echo', 'again', 'window')).resolves.toMatchObject({ input: 'again' });
  expect(states.map(({ state }) => state)).toEqual(['ready', 'restarting', 'ready']);
  expect(supervisor.pid).not.toBe(before);
});

test('a service that keeps crashing fails, and a retry starts afresh', async () => {
  const { supervisor, states, reach } = supervise('crash', 'crash', 'crash', 'crash', 'crash', 'well');
  const waiting = supervisor.call('echo', {}, 'window');
  await expect(waiting).rejects.toMatchObject({ code: 'service-failed' });
  expect(states.map(({ state }) => state)).toEqual(['restarting', 'restarting', 'restarting', 'restarting', 'failed']);
  await expect(supervisor.call('echo', {}, 'window')).rejects.toMatchObject({ code: 'service-failed' });
  supervisor.retry();
  await reach('ready');
  await expect(supervisor.call('echo', 2, 'window')).resolves.toMatchObject({ input: 2 });
});

test('a library that cannot be opened is told as it is; a retry replaces the process', async () => {
  const { supervisor, reach } = supervise('failed', 'well');
  await expect(supervisor.call('echo', {}, 'window')).rejects.toMatchObject({
    code: 'database-newer',
    fields: { path: 'p' },
  });
  expect(supervisor.state).toMatchObject({ state: 'failed', error: { code: 'database-newer' } });
  supervisor.retry();
  await reach('ready');
  await expect(supervisor.call('echo', 3, 'window')).resolves.toMatchObject({ input: 3 });
});

test('a service of another protocol is not spoken to', async () => {
  const { supervisor } = supervise('foreign');
  await expect(supervisor.call('echo', {}, 'window')).rejects.toMatchObject({ code: 'service-failed' });
});

test('a service that never says hello fails, and a retry replaces it', async () => {
  const { supervisor, reach } = supervise('silent', 'well');
  await expect(supervisor.call('echo', {}, 'window')).rejects.toMatchObject({ code: 'service-failed' });
  supervisor.retry();
  await reach('ready');
  await expect(supervisor.call('echo', 4, 'window')).resolves.toMatchObject({ input: 4 });
});

test('closing ends the service, also one that will not', async () => {
  for (const mode of ['well', 'stubborn']) {
    const { supervisor, reach, states } = supervise(mode);
    await reach('ready');
    const pending = supervisor.call('hang', {}, 'window');
    const [closed, rejected] = await Promise.allSettled([supervisor.close(), pending]);
    expect(closed.status).toBe('fulfilled');
    expect(rejected).toMatchObject({ status: 'rejected', reason: { code: 'service-stopped' } });
    expect(states.at(-1)).toEqual({ state: 'ready' });
    await expect(supervisor.call('echo', {}, 'window')).rejects.toMatchObject({ code: 'service-stopped' });
  }
});

test('closing while a restart is due leaves nothing behind', async () => {
  const { supervisor, reach } = supervise('crash');
  await reach('restarting');
  const waiting = supervisor.call('echo', {}, 'window');
  const [closed, rejected] = await Promise.allSettled([supervisor.close(), waiting]);
  expect(closed.status).toBe('fulfilled');
  expect(rejected).toMatchObject({ status: 'rejected', reason: { code: 'service-stopped' } });
  expect(supervisor.pid).toBeUndefined();
});
