/**
 * The envelopes between main and the service. The same on both hosts (utility process, Node child process). The service says
 * hello when its library is open, or failed when it can't be; main queues calls until then.
 */
import type { WireError } from './errors.ts';
import type { EventName, ServiceEvents } from './events.ts';

/** Raised when envelopes change in a way that old and new code can't share. */
export const PROTOCOL_VERSION = 1;

export interface CallMessage {
  readonly type: 'call';
  readonly id: number;
  readonly operation: string;
  readonly input: unknown;
  readonly caller: 'window' | 'host';
  /** The reply's result is to be a PackedResult. */
  readonly packed?: boolean;
}
export interface CloseMessage {
  readonly type: 'close';
}
export type ToService = CallMessage | CloseMessage;

export interface HelloMessage {
  readonly type: 'hello';
  readonly protocol: number;
  readonly build: string;
  readonly schemaVersion: number;
}
/** The library could not be opened. The service stays up to say so, and for RECOVERY_OPERATIONS where the library is damaged. */
export interface FailedMessage {
  readonly type: 'failed';
  readonly error: WireError;
}
export interface ReplyMessage {
  readonly type: 'reply';
  readonly id: number;
  readonly result?: unknown;
  readonly error?: WireError;
}
export type EventMessage = {
  [N in EventName]: { readonly type: 'event'; readonly name: N; readonly data: ServiceEvents[N] };
}[EventName];
export type FromService = HelloMessage | FailedMessage | ReplyMessage | EventMessage;
