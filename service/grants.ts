/** Files that the user chose or dropped. The window knows them by token only, so it can never make the service read another. */
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { HexaplaError } from '../contract/errors.ts';
import type { FileGrant } from '../contract/service-api.ts';
import { keepLast } from './keep.ts';

/** Older grants are forgotten beyond this: enough for many imports, too few to fill memory. */
const KEPT = 10_000;

export class FileGrants {
  readonly #paths = new Map<string, string>();

  grant(path: string): FileGrant {
    const token = randomUUID();
    keepLast(this.#paths, token, path, KEPT);
    return { token, name: basename(path) };
  }

  /** @throws HexaplaError not-allowed for a token that was never given */
  path(token: string): string {
    const path = this.#paths.get(token);
    if (path === undefined) throw new HexaplaError('not-allowed', 'No file was granted under this token');
    return path;
  }
}
