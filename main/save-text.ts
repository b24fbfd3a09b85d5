/** Saves a text of the window's where the user says. The window learns the file's name only; paths stay here. */
import { dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import { rename, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import * as z from 'zod/mini';
import { HexaplaError } from '../contract/errors.ts';
import type { ErrorCode } from '../contract/errors.ts';

/** Notes of a lifetime; more than this is no text of ours. UTF-16 units. */
const MAX_LENGTH = 200_000_000;
/** Letters of a file's name. */
const MAX_NAME = 100;

const SavedText = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(500)),
  content: z.string().check(z.maxLength(MAX_LENGTH)),
});

const CODES: Readonly<Record<string, ErrorCode>> = {
  EACCES: 'file-no-permission',
  EPERM: 'file-no-permission',
  EROFS: 'file-no-permission',
  ENOSPC: 'disk-full',
};

const letters = new Intl.Segmenter();

/** A title may hold what a file's name may not. */
function fileName(name: string): string {
  const ending = /\.[a-z0-9]{1,8}$/u.exec(name)?.[0] ?? '';
  const stem = name.slice(0, name.length - ending.length);
  // oxlint-disable-next-line no-control-regex -- they are what is meant
  const clean = stem.replace(/[<>:"/\\|?*\u0000-\u001f]+/gu, ' ').replace(/^[\s.]+|[\s.]+$/gu, '');
  const kept = Array.from(letters.segment(clean.slice(0, 4 * MAX_NAME)), ({ segment }) => segment).slice(0, MAX_NAME);
  return `${kept.join('') || 'Hexapla'}${ending}`;
}

export async function saveText(parent: BrowserWindow | null, argument: unknown): Promise<string | null> {
  const parsed = SavedText.safeParse(argument);
  if (!parsed.success) throw new HexaplaError('bad-request', z.prettifyError(parsed.error));
  const options = { defaultPath: fileName(parsed.data.name) };
  const { canceled, filePath } = await (parent
    ? dialog.showSaveDialog(parent, options)
    : dialog.showSaveDialog(options));
  if (canceled || !filePath) return null;
  const file = basename(filePath);
  const passing = `${filePath}.part`;
  try {
    // What stood there stays until the new text is whole.
    await writeFile(passing, parsed.data.content);
    await rename(passing, filePath);
    return file;
  } catch (error) {
    await rm(passing, { force: true }).catch(() => undefined);
    const code = CODES[(error as NodeJS.ErrnoException).code ?? ''] ?? 'file-unreadable';
    throw new HexaplaError(code, `Could not write ${file}`, { file });
  }
}
