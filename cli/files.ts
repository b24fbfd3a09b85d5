/** Files and streams of the command line, with messages that name the file and say what to do. */
import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { HexaplaError } from '../contract/errors.ts';
import type { ErrorCode } from '../contract/errors.ts';
import { MAX_FILE_BYTES } from '../formats/limits.ts';
import { writeWholeFile } from '../formats/write/whole-file.ts';

/** Where relative names start: npm changes to the project's folder and says where it was called. */
const origin = (): string => (process.env.npm_lifecycle_event === 'hexapla' && process.env.INIT_CWD) || process.cwd();

export const resolvePath = (name: string): string => resolve(origin(), name);

const REMEDIES: Readonly<Record<string, readonly [code: ErrorCode, words: string]>> = {
  ENOENT: ['file-missing', 'there is no such file; check the name and the folder'],
  ENOTDIR: ['file-missing', 'there is no such file; a part of its path is not a folder'],
  ENAMETOOLONG: ['file-missing', 'there is no such file; the name is too long'],
  EACCES: ['file-no-permission', 'permission denied; check who may use it'],
  EPERM: ['file-no-permission', 'permission denied; check who may use it'],
  EROFS: ['file-no-permission', 'the disk can only be read; write somewhere else'],
  EISDIR: ['file-is-folder', 'this is a folder; name a file'],
  ENOSPC: ['disk-full', 'the disk is full; free some space and try again'],
  EDQUOT: ['disk-full', 'your share of the disk is full; free some space and try again'],
  ERR_FS_FILE_TOO_LARGE: ['file-too-large', 'too large; split it into parts'],
};

/** Makes a system error one of ours; anything that is no system error stays as it is. */
export function fileError(error: unknown, file: string): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (error instanceof HexaplaError || typeof code !== 'string') return error;
  const [ours, words] = REMEDIES[code] ?? (['file-unreadable', `can't be used (${code})`] as const);
  return new HexaplaError(ours, `${file}: ${words}`, { file }, { cause: error });
}

/** @throws HexaplaError that names the file as the user wrote it */
export async function readBytes(name: string): Promise<Uint8Array> {
  try {
    const path = resolvePath(name);
    const { size } = await stat(path);
    if (size > MAX_FILE_BYTES) {
      const limit = MAX_FILE_BYTES / 1024 / 1024;
      throw new HexaplaError('file-too-large', `${name}: larger than ${limit} MB; split it into parts`, {
        file: name,
        limit,
      });
    }
    return await readFile(path);
  } catch (error) {
    throw fileError(error, name);
  }
}

/** Pieces are gathered up to this many characters before they are written. */
const BUFFER = 1 << 16;

function* gather(pieces: Iterable<string>): Generator<string> {
  let buffer: string[] = [];
  let size = 0;
  for (const piece of pieces) {
    buffer.push(piece);
    size += piece.length;
    if (size < BUFFER) continue;
    yield buffer.join('');
    buffer = [];
    size = 0;
  }
  if (size > 0) yield buffer.join('');
}

/** Thrown where whoever reads our output has gone, as `head` does: no fault, so nothing is said about it. */
export class BrokenPipe extends Error {}

/** Writes to standard output, as fast as it is read. */
export async function writeStdout(pieces: Iterable<string>): Promise<void> {
  const { stdout } = process;
  let failure: NodeJS.ErrnoException | undefined;
  const fail = (error: NodeJS.ErrnoException) => (failure = error);
  stdout.on('error', fail);
  const check = () => {
    if (failure?.code === 'EPIPE') throw new BrokenPipe();
    if (failure) throw fileError(failure, 'standard output');
  };
  for (const piece of gather(pieces)) {
    check();
    if (!stdout.write(piece)) await Promise.race([once(stdout, 'drain'), once(stdout, 'close')]).catch(fail);
  }
  // An empty write calls back once all before it is through, or has failed.
  await new Promise<void>((done) => stdout.write('', () => done()));
  check();
}

/** Writes a file whole, or leaves what was there. @throws HexaplaError that names the file as the user wrote it */
export function writeFileWhole(name: string, pieces: Iterable<string>): void {
  try {
    writeWholeFile(resolvePath(name), pieces);
  } catch (error) {
    throw fileError(error, name);
  }
}
