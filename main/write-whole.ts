/** Writes what the user asked to be saved: the file is there whole, or as it was. */
import { rename, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { HexaplaError } from '../contract/errors.ts';

/**
 * Writes beside the place and moves it there, so that what stood there stays until the new file is whole.
 * @throws HexaplaError disk-full, file-unwritable; fields { file }
 */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const part = `${path}.part`;
  try {
    await writeFile(part, content);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    const file = basename(path);
    const full = (error as NodeJS.ErrnoException).code === 'ENOSPC';
    throw new HexaplaError(
      full ? 'disk-full' : 'file-unwritable',
      `Could not write ${file}`,
      { file },
      { cause: error },
    );
  }
}
