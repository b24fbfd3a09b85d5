/** From a file on disk, or pasted text, to a document and its versions' data. Everything here is untrusted. */
import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { HexaplaError } from '../../contract/errors.ts';
import type { ErrorCode } from '../../contract/errors.ts';
import { MAX_FILE_BYTES } from '../../formats/index.ts';
import type { Source } from './task.ts';

const CHUNK_BYTES = 8 * 1024 * 1024;

const CODES: Readonly<Record<string, ErrorCode>> = {
  ENOENT: 'file-missing',
  ENOTDIR: 'file-missing',
  EACCES: 'file-no-permission',
  EPERM: 'file-no-permission',
  EISDIR: 'file-is-folder',
};

/** Without waiting: a pipe that nobody writes to would hold the thread for ever. Windows knows no such flag, and no such pipes. */
// oxlint-disable-next-line no-bitwise -- flags of the system
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Name of a source as the user knows it. */
export function sourceName(source: Source): string {
  return source.kind === 'file' ? basename(source.path) : source.name;
}

/**
 * The bytes of a source. Pasted text counts as UTF-8. `checkpoint` is called between chunks and may throw.
 * @throws HexaplaError file-missing, file-no-permission, file-is-folder, file-too-large, file-unreadable; fields { file }
 */
export function readBytes(source: Source, checkpoint: () => void): Uint8Array {
  if (source.kind === 'text') return new TextEncoder().encode(source.text);
  const file = sourceName(source);
  let handle: number | undefined;
  try {
    handle = openSync(source.path, OPEN_FLAGS);
    return readHandle(handle, file, checkpoint);
  } catch (error) {
    if (error instanceof HexaplaError) throw error;
    const code = CODES[(error as NodeJS.ErrnoException).code ?? ''] ?? 'file-unreadable';
    throw new HexaplaError(code, `${file}: ${(error as Error).message}`, { file }, { cause: error });
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

/** Reads no more than the file was long when it was opened: a file that grows for ever ends here. */
function readHandle(handle: number, file: string, checkpoint: () => void): Uint8Array {
  const stats = fstatSync(handle);
  if (stats.isDirectory()) throw new HexaplaError('file-is-folder', `${file} is a folder`, { file });
  // A pipe or a device may never end.
  if (!stats.isFile()) throw new HexaplaError('file-unreadable', `${file} is no ordinary file`, { file });
  if (stats.size > MAX_FILE_BYTES) {
    const limit = MAX_FILE_BYTES / 2 ** 20;
    throw new HexaplaError('file-too-large', `${file} is larger than ${limit} MB`, { file, limit });
  }
  const bytes = new Uint8Array(stats.size);
  let length = 0;
  while (length < bytes.length) {
    checkpoint();
    const read = readSync(handle, bytes, length, Math.min(CHUNK_BYTES, bytes.length - length), length);
    if (read === 0) break;
    length += read;
  }
  return bytes.subarray(0, length);
}

/** SHA-256 in hex. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
