/** electron-builder passes over what it does not find, so a file that moved is missing from the packages without a word. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

test('every file of our own that a package is to hold is there under its name', () => {
  const builder = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
  const list = /^files:\n((?: {2}.*\n)+)/mu.exec(builder)![1]!;
  const named = Array.from(list.matchAll(/^ {2}- ([^'*$\n]+)$/gmu), ([, path = '']) => path);
  const own = named.filter((path) => !path.startsWith('node_modules/'));
  expect(own).toContain('THIRD-PARTY.md');
  expect(own.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('the notices name the licence of the word counts where it is packaged', () => {
  const licence = 'align/verdict/LICENSE.WordNet.txt';
  expect(readFileSync(join(root, 'THIRD-PARTY.md'), 'utf8')).toContain(licence);
  expect(readFileSync(join(root, 'electron-builder.yml'), 'utf8')).toContain(`- ${licence}\n`);
});
