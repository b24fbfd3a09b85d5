/** Saves a text of the window's where the user says. The window learns the file's name only; paths stay here. */
import { dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import { basename } from 'node:path';
import * as z from 'zod/mini';
import { fileName } from './file-name.ts';
import { readArgument } from './read-argument.ts';
import { writeWhole } from './write-whole.ts';

/** Notes of a lifetime; more than this is no text of ours. UTF-16 units. */
const MAX_LENGTH = 200_000_000;
const SavedText = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(500)),
  content: z.string().check(z.maxLength(MAX_LENGTH)),
});

/** The file's ending is the program's own choice; what stands before it may hold what a file's name may not. */
function suggestedName(name: string): string {
  const ending = /\.[a-z0-9]{1,8}$/u.exec(name)?.[0] ?? '';
  return `${fileName(name.slice(0, name.length - ending.length))}${ending}`;
}

/** Asks where to save what is called `name`. @returns the path, or null where the user cancelled */
export async function askTarget(parent: BrowserWindow | null, name: string): Promise<string | null> {
  const options = { defaultPath: suggestedName(name) };
  const { canceled, filePath } = await (parent
    ? dialog.showSaveDialog(parent, options)
    : dialog.showSaveDialog(options));
  return canceled || !filePath ? null : filePath;
}

/** @returns the file's name, or null where the user cancelled. @throws HexaplaError bad-request, disk-full, file-unwritable */
export async function saveText(parent: BrowserWindow | null, argument: unknown): Promise<string | null> {
  const { name, content } = readArgument(SavedText, argument);
  const filePath = await askTarget(parent, name);
  if (filePath === null) return null;
  await writeWhole(filePath, content);
  return basename(filePath);
}
