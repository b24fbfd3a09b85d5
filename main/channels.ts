/** The names of the three IPC channels and what travels on them. Shared by the relay in main and the preload. */
import type { CommandId } from '../contract/commands.ts';
import type { WireError } from '../contract/errors.ts';
import type { ServiceState } from '../contract/host-api.ts';
import type { EventMessage } from '../contract/protocol.ts';

/** window -> main: (operation, input), for the service. */
export const CALL_CHANNEL = 'hexapla:call';
/** window -> main: (method, argument), for main itself. */
export const HOST_CHANNEL = 'hexapla:host';
/** main -> window: a Push. */
export const PUSH_CHANNEL = 'hexapla:push';

export type Push =
  | EventMessage
  | { readonly type: 'state'; readonly state: ServiceState }
  | { readonly type: 'menu'; readonly command: CommandId }
  /** There are files to take. */
  | { readonly type: 'given' };

/** Errors are handed over as values: Electron would turn a rejection into a bare message. */
export type Answer<T = unknown> =
  | { readonly ok: true; readonly result: T }
  | { readonly ok: false; readonly error: WireError };

export const HOST_METHODS = [
  'serviceState',
  'retryService',
  'info',
  'chooseFiles',
  'chooseFolder',
  'chooseTarget',
  'grantPaths',
  'takeGiven',
  'saveText',
  'setAppearance',
  'setMenuState',
  'setUndoLabels',
  'print',
  'showLibraryFolder',
] as const;
export type HostMethod = (typeof HOST_METHODS)[number];
