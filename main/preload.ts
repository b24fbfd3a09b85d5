/** Exposes contract/host-api.ts as `window.hexapla`, and nothing else. Runs sandboxed, so it may require only `electron`. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { CommandId } from '../contract/commands.ts';
import type { HostApi, HostInfo, ServiceState, PrintOutcome } from '../contract/host-api.ts';
import type { PackedResult } from '../contract/packed-result.ts';
import type { FileGrant } from '../contract/service-api.ts';
import { CALL_CHANNEL, HOST_CHANNEL, PUSH_CHANNEL } from './channels.ts';
import type { Answer, HostMethod, Push } from './channels.ts';

async function askHost<T>(method: HostMethod, argument?: unknown): Promise<T> {
  const answer = (await ipcRenderer.invoke(HOST_CHANNEL, method, argument)) as Answer<T>;
  if (answer.ok) return answer.result;
  // A plain object crosses the bridge whole, where an Error would lose its code and fields.
  return Promise.reject(answer.error);
}

const listeners = new Set<(push: Push) => void>();
ipcRenderer.on(PUSH_CHANNEL, (_event: unknown, push: Push) => {
  for (const listener of listeners) listener(push);
});

/** Calls `listener` for each push until the returned function is called. */
function onPush(listener: (push: Push) => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** Paths stay on this side of the bridge: the window gets tokens for them. */
function pathsOf(files: readonly unknown[]): string[] {
  return files.flatMap((file) => {
    const path = file instanceof File ? webUtils.getPathForFile(file) : '';
    return path === '' ? [] : [path];
  });
}

const api: HostApi = {
  call: (operation, input) => ipcRenderer.invoke(CALL_CHANNEL, operation, input) as ReturnType<HostApi['call']>,
  callPacked: async (operation, input) => {
    const answer = (await ipcRenderer.invoke(CALL_CHANNEL, operation, input, true)) as Answer<PackedResult>;
    return answer.ok ? { ok: true, packed: answer.result } : answer;
  },
  onEvent: (name, listener) =>
    onPush((push) => {
      if (push.type === 'event' && push.name === name) listener(push.data as Parameters<typeof listener>[0]);
    }),
  serviceState: () => askHost<ServiceState>('serviceState'),
  onServiceState: (listener: (state: ServiceState) => void) =>
    onPush((push) => {
      if (push.type === 'state') listener(push.state);
    }),
  retryService: () => askHost<void>('retryService'),
  info: () => askHost<HostInfo>('info'),
  saveText: (file) => askHost<string | null>('saveText', file),
  chooseFiles: () => askHost<readonly FileGrant[]>('chooseFiles'),
  chooseTarget: (file) => askHost<FileGrant | null>('chooseTarget', file),
  chooseFolder: () => askHost<FileGrant | null>('chooseFolder'),
  grantDropped: (files) => askHost<readonly FileGrant[]>('grantPaths', pathsOf(files)),
  takeGiven: () => askHost<readonly FileGrant[]>('takeGiven'),
  onGiven: (listener: () => void) =>
    onPush((push) => {
      if (push.type === 'given') listener();
    }),
  onMenu: (listener: (command: CommandId) => void) =>
    onPush((push) => {
      if (push.type === 'menu') listener(push.command);
    }),
  setAppearance: (appearance) => askHost<void>('setAppearance', appearance),
  setMenuState: (state) => askHost<void>('setMenuState', state),
  setUndoLabels: (labels) => askHost<void>('setUndoLabels', labels),
  print: (request) => askHost<PrintOutcome>('print', request),
  showLibraryFolder: () => askHost<void>('showLibraryFolder'),
};

contextBridge.exposeInMainWorld('hexapla', api);
