/**
 * The only place that listens to the window. It checks who asks and that the operation exists and is meant for the window;
 * arguments are the service's to check. It adds nothing but who is calling.
 */
import { ipcMain } from 'electron';
import type { IpcMainInvokeEvent } from 'electron';
import { HexaplaError, toWire } from '../contract/errors.ts';
import { serviceApi } from '../contract/service-api.ts';
import { CALL_CHANNEL, HOST_CHANNEL, HOST_METHODS } from './channels.ts';
import type { Answer, HostMethod } from './channels.ts';
import type { HostHandlers } from './host-handlers.ts';
import { isTrustedSender } from './security.ts';
import type { ServiceSupervisor } from './service-supervisor.ts';

function checkSender(event: IpcMainInvokeEvent): void {
  if (!isTrustedSender(event.senderFrame)) throw new HexaplaError('not-allowed', 'Only pages of Hexapla may ask');
}

function checkOperation(operation: unknown): keyof typeof serviceApi {
  if (typeof operation !== 'string' || !Object.hasOwn(serviceApi, operation)) {
    throw new HexaplaError('unknown-operation', 'There is no such operation', {
      operation: String(operation).slice(0, 100),
    });
  }
  const name = operation as keyof typeof serviceApi;
  if (serviceApi[name].expose !== 'window') {
    throw new HexaplaError('not-allowed', `${name} is not for the window`, { operation: name });
  }
  return name;
}

function checkMethod(method: unknown): HostMethod {
  const found = HOST_METHODS.find((name) => name === method);
  if (!found)
    throw new HexaplaError('unknown-operation', 'There is no such method', { operation: String(method).slice(0, 100) });
  return found;
}

async function answer(work: () => unknown): Promise<Answer> {
  try {
    return { ok: true, result: await work() };
  } catch (error) {
    return { ok: false, error: toWire(error) };
  }
}

/** Starts answering the window. */
export function relay(supervisor: ServiceSupervisor, handlers: HostHandlers): void {
  ipcMain.handle(CALL_CHANNEL, (event, operation: unknown, input: unknown, packed: unknown) =>
    answer(() => {
      checkSender(event);
      return supervisor.call(checkOperation(operation), input, 'window', packed === true);
    }),
  );
  ipcMain.handle(HOST_CHANNEL, (event, method: unknown, argument: unknown) =>
    answer(() => {
      checkSender(event);
      return handlers[checkMethod(method)](argument);
    }),
  );
}
