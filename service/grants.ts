/** Files that the user chose or dropped. The window knows them by token only, so it can never make the service touch another. */
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { HexaplaError } from '../contract/errors.ts';
import type { FileGrant } from '../contract/service-api.ts';
import { keepLast } from '../contract/keep-last.ts';

/** Older grants are forgotten beyond this: enough for many imports, too few to fill memory. */
const KEPT = 10_000;

export class FileGrants {
  readonly #read = new Map<string, string>();
  readonly #write = new Map<string, string>();

  /** @param writable for a file that the user named to be written; it may not be read */
  grant(path: string, writable = false): FileGrant {
    const token = randomUUID();
    keepLast(writable ? this.#write : this.#read, token, path, KEPT);
    return { token, name: basename(path) };
  }

  /** What may be read. @throws HexaplaError not-allowed for a token that was never given for that */
  path(token: string): string {
    return granted(this.#read, token);
  }

  /** What may be written. @throws HexaplaError not-allowed for a token that was never given for that */
  target(token: string): string {
    return granted(this.#write, token);
  }
}

function granted(paths: ReadonlyMap<string, string>, token: string): string {
  const path = paths.get(token);
  if (path === undefined) throw new HexaplaError('not-allowed', 'No file was granted under this token');
  return path;
}
