/** The service's log: what happened and how long it took, never what anybody reads or writes. */
import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import type { Logger } from 'pino';

/** A log longer than this is put aside at the next start; one such is kept. */
const ROTATE_AT_BYTES = 4 * 1024 * 1024;

/** Opens logs/service.log. A log that cannot be written is done without: it must not keep the library shut. */
export function openLog(folder: string): Logger {
  try {
    mkdirSync(folder, { recursive: true });
    const file = join(folder, 'service.log');
    if (existsSync(file) && statSync(file).size > ROTATE_AT_BYTES) renameSync(file, `${file}.1`);
    const destination = pino.destination({ dest: file, sync: true });
    destination.on('error', () => undefined);
    return pino({ base: { pid: process.pid } }, destination);
  } catch {
    return pino({ enabled: false });
  }
}
