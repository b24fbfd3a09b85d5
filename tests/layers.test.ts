/** The layering check must bite: each tree here holds one fault, and the rule that names it must fail. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

interface Violation {
  readonly rule: string;
  readonly from: string;
}

/** Lays out a tree of these files and checks it in a process of its own, as the tool keeps state. */
function violationsIn(files: Readonly<Record<string, string>>): readonly Violation[] {
  const folder = mkdtempSync(join(tmpdir(), 'hexapla-layers-'));
  folders.push(folder);
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const script = `import { checkLayers } from ${JSON.stringify(join(root, 'scripts', 'layers.mjs'))};
    console.log(JSON.stringify((await checkLayers(process.argv[1])).violations));`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script, folder], {
    encoding: 'utf8',
    cwd: folder,
  });
  expect(run.status, run.stderr).toBe(0);
  return JSON.parse(run.stdout) as Violation[];
}

const sound = {
  'align/path/pair.ts': 'export const cost = 1;\n',
  'contract/model.ts': 'export interface Work { readonly id: number }\n',
  'db/works.ts': "import type { Work } from '../contract/model.ts';\nexport const works: Work[] = [];\n",
};

test('a tree that follows the arrows passes', () => {
  expect(violationsIn(sound)).toEqual([]);
});

test.each([
  [
    'an import against the arrows',
    'contract/bad.ts',
    "import { works } from '../db/works.ts';\nexport const n = works.length;\n",
    'not-in-allowed',
  ],
  [
    'the same as a type only',
    'align/bad.ts',
    "import type { Work } from '../contract/model.ts';\nexport type W = Work;\n",
    'not-in-allowed',
  ],
  [
    'the window reaching into the library',
    'renderer/bad.tsx',
    "import { works } from '../db/works.ts';\nexport const n = works;\n",
    'not-in-allowed',
  ],
  [
    'a file in no known place',
    'stray/bad.ts',
    "import { works } from '../db/works.ts';\nexport const n = works;\n",
    'no-place',
  ],
  ['a file in no known place that imports nothing', 'stray/alone.ts', 'export const n = 1;\n', 'no-place-alone'],
  [
    'SQLite outside db/',
    'service/bad.ts',
    "import Database from 'better-sqlite3';\nexport const open = Database;\n",
    'sqlite-in-db',
  ],
  [
    'Electron outside main/',
    'renderer/bad.ts',
    "import { shell } from 'electron';\nexport const s = shell;\n",
    'electron-in-main',
  ],
  [
    'Node in a pure part',
    'text/bad.ts',
    "import { readFileSync } from 'node:fs';\nexport const r = readFileSync;\n",
    'not-in-allowed',
  ],
  [
    'a folder of the engine that looks upstairs',
    'align/words/bad.ts',
    "import { cost } from '../path/pair.ts';\nexport const c = cost;\n",
    'engine-floors',
  ],
  ['an import of nothing', 'db/bad.ts', "import { gone } from './gone.ts';\nexport const g = gone;\n", 'unresolved'],
])('%s fails', (_what, name, content, rule) => {
  const violations = violationsIn({ ...sound, [name]: content });
  expect(violations.filter(({ from }) => from === name).map((violation) => violation.rule)).toContain(rule);
});
