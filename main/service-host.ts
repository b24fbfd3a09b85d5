/**
 * Starts the service process. Electron whose Node has Node-API 10 runs it as a utility process; older ones can't load
 * better-sqlite3, so there it is a child process on the Node 24 of node_modules. Both look the same from outside.
 */
import { utilityProcess } from 'electron';
import { fork } from 'node:child_process';
import type { FromService, ToService } from '../contract/protocol.ts';

export interface ServiceHost {
  readonly pid: number | undefined;
  send(message: ToService): void;
  /** Ends the process at once. */
  kill(): void;
}
export interface ServiceListeners {
  message(message: FromService): void;
  /** Called once, also where the process could not be started. */
  exit(code: number | null): void;
}
export type StartHost = (listeners: ServiceListeners) => ServiceHost;

export interface ServiceFiles {
  /** out/service/main.js, where a plain Node can read it. */
  readonly entry: string;
  /** The Node binary for the child process. */
  readonly node: string;
  readonly env: Readonly<Record<string, string>>;
}

/** Electron versions whose Node-API is too old for better-sqlite3: only the fallback runtime. */
export const needsOwnNode = (): boolean => Number(process.versions['napi']) < 10;

/** Our environment without what would change how Node starts. */
function cleanEnvironment(extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { ELECTRON_RUN_AS_NODE: _asNode, NODE_OPTIONS: _options, ...rest } = process.env;
  return { ...rest, ...extra };
}

function startChildProcess({ entry, node, env }: ServiceFiles, listeners: ServiceListeners): ServiceHost {
  const child = fork(entry, [], {
    execPath: node,
    execArgv: [],
    env: cleanEnvironment(env),
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let ended = false;
  const end = (code: number | null): void => {
    if (ended) return;
    ended = true;
    listeners.exit(code);
  };
  child.on('message', (message) => listeners.message(message as FromService));
  child.once('exit', end);
  child.once('error', () => end(null));
  return {
    pid: child.pid,
    send: (message) => {
      // A send that fails means that the process is ending: its exit answers for the message.
      if (child.connected) child.send(message, () => undefined);
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

function startUtilityProcess({ entry, env }: ServiceFiles, listeners: ServiceListeners): ServiceHost {
  const child = utilityProcess.fork(entry, [], {
    env: cleanEnvironment(env),
    execArgv: [],
    serviceName: 'Hexapla library',
    stdio: 'inherit',
  });
  child.on('message', (message: FromService) => listeners.message(message));
  child.once('exit', (code) => listeners.exit(code));
  return {
    get pid() {
      return child.pid;
    },
    send: (message) => child.postMessage(message),
    kill: () => void child.kill(),
  };
}

/** The host for this Electron. Call it after the app is ready. */
export function serviceStarter(files: ServiceFiles): StartHost {
  const start = needsOwnNode() ? startChildProcess : startUtilityProcess;
  return (listeners) => start(files, listeners);
}
