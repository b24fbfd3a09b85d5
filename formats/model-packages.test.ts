import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ModelError, installCommand, loadPackages, packageFolders, packagesInstalled } from './model-packages.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hexapla-packages-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A package that says what it is. */
function install(into: string, name: string, code: string): void {
  const path = join(into, 'node_modules', name);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'package.json'), JSON.stringify({ name, main: 'main.js' }));
  writeFileSync(join(path, 'main.js'), code);
}
const thrown = (load: () => unknown): unknown => {
  try {
    return load();
  } catch (error) {
    return error;
  }
};

test('are looked for where they are to be installed, and the command says where that is', () => {
  const missing = thrown(() => loadPackages([folder]));
  expect(missing).toBeInstanceOf(ModelError);
  expect(missing).toMatchObject({ code: 'model-packages', fields: { path: folder } });
  expect(installCommand(folder)).toContain(`--prefix "${folder}" onnxruntime-node @huggingface/tokenizers`);
  expect(packagesInstalled([folder])).toBe(false);
  install(folder, 'onnxruntime-node', 'exports.InferenceSession = "of the user";');
  expect(packagesInstalled([folder])).toBe(false);
  install(folder, '@huggingface/tokenizers', 'exports.Tokenizer = "too";');
  expect(packagesInstalled([folder])).toBe(true);
  expect(loadPackages([folder])).toMatchObject({ runtime: { InferenceSession: 'of the user' }, Tokenizer: 'too' });
});

test('are found beside the program that runs from source, after the folders given', () => {
  expect(packagesInstalled(packageFolders(folder))).toBe(true);
});

test('are never loaded from folders above', () => {
  install(folder, 'onnxruntime-node', 'throw new Error("planted");');
  install(folder, '@huggingface/tokenizers', 'throw new Error("planted");');
  const inner = join(folder, 'inner');
  mkdirSync(join(inner, 'node_modules'), { recursive: true });
  expect(packagesInstalled([inner])).toBe(false);
  expect(thrown(() => loadPackages([inner]))).toMatchObject({ code: 'model-packages', fields: { path: inner } });
});

test('that are broken are told apart from none by their message', () => {
  install(folder, 'onnxruntime-node', 'throw new Error("built for another processor");');
  install(folder, '@huggingface/tokenizers', '');
  const error = thrown(() => loadPackages([folder]));
  expect(error).toMatchObject({ code: 'model-packages' });
  expect(String(error)).toContain('another processor');
});
