import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeWholeFile } from './whole-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hexapla-whole-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('writes text and bytes in their order, over what was there', () => {
  const path = join(folder, 'a.tsv');
  writeFileSync(path, 'before');
  let chunks = 0;
  writeWholeFile(path, ['é', new Uint8Array([10]), 'x'.repeat(600_000)], { onChunk: () => (chunks += 1) });
  expect(readFileSync(path, 'utf8')).toBe(`é\n${'x'.repeat(600_000)}`);
  expect([chunks, readdirSync(folder)]).toEqual([1, ['a.tsv']]);
});

it.each([
  ['what is written fails', { pieces: failing }, /no more/u],
  ['it is called off', { pieces: () => ['after'], beforeRename: () => fail('called off') }, /called off/u],
] as const)('leaves what was there, and no litter, where %s', (_, { pieces, ...steps }, message) => {
  const path = join(folder, 'a.tsv');
  writeFileSync(path, 'before');
  expect(() => writeWholeFile(path, pieces(), steps)).toThrow(message);
  expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['before', ['a.tsv']]);
});

it('refuses a folder, with the system’s code', () => {
  mkdirSync(join(folder, 'a'));
  expect(() => writeWholeFile(join(folder, 'a'), ['x'])).toThrow(expect.objectContaining({ code: 'EISDIR' }));
});

function* failing(): Generator<string> {
  yield 'after';
  fail('no more');
}
function fail(message: string): never {
  throw new Error(message);
}
