/** The way to main: a utility process has a port to its parent, a Node child process an IPC channel. The same envelopes go over both. */
import type { FromService, ToService } from '../contract/protocol.ts';

export interface Port {
  send(message: FromService): void;
  onMessage(listener: (message: ToService) => void): void;
  /** The parent has gone. */
  onClose(listener: () => void): void;
}

/** Electron's MessagePortMain, as far as it is used here. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
}

/** @throws Error where there is no parent to talk to */
export function parentPort(): Port {
  const { parentPort: port } = process as unknown as { parentPort?: ParentPort };
  if (port) {
    return {
      send: (message) => port.postMessage(message),
      onMessage: (listener) => port.on('message', ({ data }) => listener(data as ToService)),
      onClose: (listener) => port.on('close', listener),
    };
  }
  if (!process.send) throw new Error('The service is started by Hexapla and not by hand');
  return {
    // A send that fails means that the parent is going: 'disconnect' follows.
    send: (message) => void process.send?.(message, undefined, undefined, () => undefined),
    onMessage: (listener) => process.on('message', (message) => listener(message as ToService)),
    onClose: (listener) => process.on('disconnect', listener),
  };
}
