/** Writes a file so that it is whole or not there. */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';

/** Bytes written at once. */
const CHUNK_BYTES = 256 * 1024;

export interface WholeFileSteps {
  /** After each chunk that was written. */
  readonly onChunk?: () => void;
  /** When all is on the disk, before it takes the place of what was there: the last moment to call it off, by throwing. */
  readonly beforeRename?: () => void;
}

/**
 * Writes into a new file beside `path`, which then takes its name. What stood there before stays until then, and stays if anything fails;
 * no litter is left then, nor when the process exits in the meantime.
 *
 * @param path absolute
 * @throws the system's error (code ENOSPC, EACCES, EISDIR ...), or what `pieces` and the steps throw
 */
export function writeWholeFile(path: string, pieces: Iterable<string | Uint8Array>, steps: WholeFileSteps = {}): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
    throw Object.assign(new Error(`${path} is a folder`), { code: 'EISDIR' });
  const temporary = `${path}.${randomBytes(6).toString('hex')}.part`;
  const clean = () => rmSync(temporary, { force: true });
  process.once('exit', clean);
  try {
    const file = openSync(temporary, 'wx');
    try {
      for (const chunk of chunks(pieces)) {
        writeFileSync(file, chunk);
        steps.onChunk?.();
      }
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    steps.beforeRename?.();
    renameSync(temporary, path);
  } catch (error) {
    clean();
    throw error;
  } finally {
    process.off('exit', clean);
  }
}

/** Pieces gathered into chunks that are worth a write. */
function* chunks(pieces: Iterable<string | Uint8Array>): Generator<Uint8Array> {
  let held: Uint8Array[] = [];
  let bytes = 0;
  for (const piece of pieces) {
    const more = typeof piece === 'string' ? Buffer.from(piece) : piece;
    held.push(more);
    bytes += more.length;
    if (bytes < CHUNK_BYTES) continue;
    yield Buffer.concat(held);
    held = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat(held);
}
