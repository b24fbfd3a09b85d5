import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** One entry of a dictionary: a head word and its renderings, sense by sense, each list best first. */
export interface Entry {
  readonly head: string;
  readonly senses: readonly (readonly string[])[];
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function fromBase64(digits: string): number {
  let value = 0;
  for (const digit of digits) value = value * 64 + BASE64.indexOf(digit);
  return value;
}

/** The entries of a dictd database (`*.index` beside `*.dict.dz`) as FreeDict's style sheets lay them out. */
export function readDictd(folder: string): Entry[] {
  const files = readdirSync(folder);
  const index = files.find((file) => file.endsWith('.index'))!;
  const data = gunzipSync(
    readFileSync(
      join(
        folder,
        files.find((file) => file.endsWith('.dict.dz'))!,
      ),
    ),
  );
  const seen = new Set<string>();
  const entries: Entry[] = [];
  for (const line of readFileSync(join(folder, index), 'utf8').split('\n')) {
    const [head, offset, length] = line.split('\t');
    if (!head || !offset || !length || head.startsWith('00database') || seen.has(offset)) continue;
    seen.add(offset);
    const start = fromBase64(offset);
    const entry = readEntry(data.toString('utf8', start, start + fromBase64(length)));
    if (entry) entries.push(entry);
  }
  return entries;
}

/**
 * An entry's text: the head word with pronunciation and part of speech; then a line of renderings and, mostly, a line that explains
 * them; where there are several senses the renderings begin with a number. WikDict moves the number of a sense without renderings of
 * its own to the end of the line before.
 */
export function readEntry(text: string): Entry | null {
  const lines = text.split('\n');
  const head = lines[0]!.replace(/\s+[/<[(].*$/su, '').trim();
  if (head === '') return null;
  const senses: string[][] = [];
  let expectRenderings = true;
  for (const line of lines.slice(1)) {
    const number = /^\d+\.\s+/.exec(line);
    if (number) expectRenderings = true;
    else if (!expectRenderings || line.trim() === '') continue;
    const list = renderings(number ? line.slice(number[0].length) : line);
    if (list.length > 0) senses.push(list);
    expectRenderings = false;
  }
  return senses.length > 0 ? { head, senses } : null;
}

function renderings(line: string): string[] {
  return line
    .replace(/\s\d+\.\s*$/, '')
    .replace(/\([^)]*\)|\[[^\]]*\]|<[^>]*>/g, ' ')
    .split(/[,;،、]/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && part.length <= 60);
}
