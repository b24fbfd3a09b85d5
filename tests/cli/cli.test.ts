/** The command line as its users and their scripts meet it. */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { RUN_TIMEOUT, hexapla } from './run.ts';

vi.setConfig({ testTimeout: RUN_TIMEOUT, hookTimeout: RUN_TIMEOUT });

const IT = [
  'Il gatto',
  'Il gatto nero dormiva sul tetto. Era il 3 maggio 1951.',
  'Poi arrivò Anna Rossi con 25 pesci e lo svegliò.',
];
const EN = [
  'The cat',
  'The black cat slept on the roof. It was 3 May 1951.',
  'Then Anna Rossi came with 25 fish and woke it.',
];

let folder: string;
const path = (name: string) => join(folder, name);
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(path(name), content);
  return path(name);
};
const book = (lines: readonly string[], copies: number) =>
  Array.from({ length: copies }, (_, copy) => lines.map((line) => `${line} (${copy})`).join('\n\n')).join('\n\n');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hexapla-cli-'));
  file('a.it.txt', `${IT.join('\n\n')}\n`);
  file('b.en.txt', `${EN.join('\n\n')}\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('align', () => {
  test('writes one JSON object of the promised shape, and nothing else, to standard output', async () => {
    const { code, stdout, stderr } = await hexapla(['align', path('a.it.txt'), path('b.en.txt')]);
    expect([code, stderr]).toEqual([0, '']);
    const result = JSON.parse(stdout) as Record<string, unknown>;
    expect(Object.keys(result)).toEqual(['versions', 'level', 'beads', 'relations']);
    expect(result).toMatchObject({
      versions: [
        { file: path('a.it.txt'), language: 'it', languageScore: expect.any(Number) },
        { file: path('b.en.txt'), language: 'en', languageScore: expect.any(Number) },
      ],
      level: 'paragraph',
      beads: [0, 1, 2].map((n) => ({ runs: [[n, n + 1], [n, n + 1]], score: expect.any(Number), reasons: expect.any(Array) })),
      relations: [{ a: 0, b: 1, verdict: 'translation', score: expect.any(Number) }],
    }); // prettier-ignore
    const [first] = result.versions as { segments: unknown[] }[];
    expect(first!.segments[1]).toEqual({ text: IT[1], kind: 'paragraph', paratext: false, sentences: [[0, 32], [33, 54]] }); // prettier-ignore
  });

  test('sentence level counts sentences through the version', async () => {
    const { stdout } = await hexapla([
      'align',
      '--level',
      'sentence',
      '--format',
      'ladder',
      path('a.it.txt'),
      path('b.en.txt'),
    ]);
    expect(stdout).toBe('[0]:[0]\n[1]:[1]\n[2]:[2]\n[3]:[3]\n');
  });

  test('languages can be said', async () => {
    const { stdout } = await hexapla(['align', '--lang', 'co,auto', path('a.it.txt'), path('b.en.txt')]);
    const { versions } = JSON.parse(stdout) as { versions: { language: string; languageScore: number }[] };
    expect(versions[0]).toMatchObject({ language: 'co', languageScore: 1 });
    expect(versions[1]!.language).toBe('en');
  });

  test('lines are one segment each, empty ones too', async () => {
    const a = file('lines.it.txt', `${IT[1]}\n\n${IT[2]}\n`);
    const b = file('lines.en.txt', `${EN[1]}\n\n${EN[2]}\n`);
    const { stdout, code } = await hexapla(['align', '--input', 'lines', '--lang', 'it,en', a, b]);
    expect(code).toBe(0);
    const { versions, beads } = JSON.parse(stdout) as {
      versions: { segments: unknown[] }[];
      beads: { runs: [number, number][] }[];
    };
    expect(versions.map(({ segments }) => segments.length)).toEqual([3, 3]);
    expect(beads.at(-1)!.runs.map(([, end]) => end)).toEqual([3, 3]);
  });

  test('three versions make three runs, and every segment stands in exactly one bead', async () => {
    const fr = file(
      'c.fr.txt',
      'Le chat\n\nLe chat noir dormait sur le toit. C’était le 3 mai 1951.\n\nPuis Anna Rossi arriva avec 25 poissons et le réveilla.\n',
    );
    const { stdout } = await hexapla(['align', path('a.it.txt'), path('b.en.txt'), fr]);
    const { versions, beads } = JSON.parse(stdout) as {
      versions: { segments: unknown[] }[];
      beads: { runs: [number, number][] }[];
    };
    const ends = [0, 0, 0];
    for (const { runs } of beads) {
      runs.forEach(([start, end], v) => {
        expect(start).toBe(ends[v]);
        ends[v] = end;
      });
    }
    expect(ends).toEqual(versions.map(({ segments }) => segments.length));
  });

  test.each(['tsv', 'tmx', 'html'])('%s holds every text', async (format) => {
    const { stdout, code } = await hexapla(['align', '--format', format, path('a.it.txt'), path('b.en.txt')]);
    expect(code).toBe(0);
    for (const text of [...IT, ...EN]) expect(stdout).toContain(text);
  });

  test('texts that are no translations are said to be none', async () => {
    const golden = (name: string) => fileURLToPath(new URL(`../golden/article/${name}`, import.meta.url));
    const files = [golden('clock.it.txt'), golden('foundry.fr.txt')];
    const { stderr, code } = await hexapla(['align', '--lang', 'it,fr', ...files]);
    expect(code).toBe(0);
    for (const name of files) expect(stderr).toContain(name);
  });
});

describe('--out', () => {
  test('is written whole, with nothing on standard output and no litter beside it', async () => {
    mkdirSync(path('out'));
    const out = path('out/result.tsv');
    const result = await hexapla(['align', '--format', 'tsv', '--out', out, path('a.it.txt'), path('b.en.txt')]);
    expect(result).toMatchObject({ code: 0, stdout: '' });
    expect(readFileSync(out, 'utf8')).toContain(IT[2]);
    expect(readdirSync(path('out'))).toEqual(['result.tsv']);
  });

  test('a relative name is of the folder one is in', async () => {
    mkdirSync(path('here'));
    const result = await hexapla(['align', '--out', 'x.json', '../a.it.txt', '../b.en.txt'], { cwd: path('here') });
    expect(result.code).toBe(0);
    expect(readdirSync(path('here'))).toEqual(['x.json']);
  });

  test.each([
    ['a folder', '.', /folder/],
    ['a folder that is not there', 'none/x.json', /no such file/],
    ['a file taken for a folder', 'a.it.txt/x.json', /not a folder/],
  ])('%s is refused by name, and nothing is left behind', async (_, name, message) => {
    const before = readdirSync(folder);
    const { code, stderr, stdout } = await hexapla(['align', '--out', path(name), path('a.it.txt'), path('b.en.txt')]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(message);
    expect(stderr).toContain(path(name));
    expect(readdirSync(folder)).toEqual(before);
  });

  test('a full disk leaves what stood there before', async ({ skip }) => {
    if (process.platform !== 'linux') skip('/dev/full is of Linux');
    const { code, stderr } = await hexapla(['align', '--out', '/dev/full/x', path('a.it.txt'), path('b.en.txt')]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/\/dev\/full\/x: /);
  });
});

describe('files that can’t be read', () => {
  test.each([
    ['one that is not there', () => path('none.txt'), /none\.txt: there is no such file/],
    ['a folder', () => folder, /this is a folder/],
    ['an empty one', () => file('empty.txt', ''), /empty\.txt: the file is empty/],
    ['one of empty lines', () => file('blank.txt', '\n'.repeat(1000)), /blank\.txt: there is no text/],
    [
      'a picture',
      () => file('x.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13)),
      /x\.png: not a text/,
    ],
  ])('%s is named, with exit code 1 and no result', async (_, name, message) => {
    const { code, stdout, stderr } = await hexapla(['align', path('a.it.txt'), name()]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test('one without permission', async ({ skip }) => {
    if (process.getuid?.() === 0 || process.platform === 'win32') skip('root may read everything');
    const secret = file('secret.txt', 'x');
    chmodSync(secret, 0);
    const { code, stderr } = await hexapla(['align', path('a.it.txt'), secret]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/secret\.txt: permission denied/);
  });
});

describe('wrong usage', () => {
  test.each([
    ['no command', []],
    ['an unknown command', ['import', 'x']],
    ['no file', ['align']],
    ['one file', ['align', 'a']],
    ['an unknown option', ['align', 'a', 'b', '--nonsense']],
    ['an unknown level', ['align', 'a', 'b', '--level', 'word']],
    ['an unknown format', ['align', 'a', 'b', '--format', 'docx']],
    ['languages that do not match the files', ['align', 'a', 'b', '--lang', 'it']],
    ['a language that is none', ['align', 'a', 'b', '--lang', 'it,!!']],
    ['a ladder of three', ['align', 'a', 'b', 'c', '--format', 'ladder']],
    ['thirteen files', ['align', ...'abcdefghijklm'.split('')]],
    ['a score of one file', ['score', 'a']],
  ])('%s: exit code 2, a word on standard error, nothing on standard output', async (_, args) => {
    const { code, stdout, stderr } = await hexapla(args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).not.toBe('');
  });

  test.each([['--help'], ['align', '--help'], ['--version']])('%s is no fault', async (...args) => {
    const { code, stdout, stderr } = await hexapla(args);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).not.toBe('');
  });
});

describe('being stopped', () => {
  const long = (copies: number) => [file('long.it.txt', book(IT, copies)), file('long.en.txt', book(EN, copies))];

  test('Ctrl-C while it works: a word, no output, exit code 130', async () => {
    const out = path('never.json');
    const result = await hexapla(['align', '--lang', 'it,en', '--out', out, ...long(6000)], {
      onStart: (child) => setTimeout(() => child.kill('SIGINT'), 3000),
    });
    expect(result).toMatchObject({ code: 130, stdout: '' });
    expect(result.stderr).toContain('stopped');
    expect(readdirSync(folder).filter((name) => name.startsWith('never'))).toEqual([]);
  });

  test('a reader that goes away is no internal error', async () => {
    const result = await hexapla(['align', '--lang', 'it,en', ...long(300)], {
      onStart: (child) => child.stdout!.once('data', () => child.stdout!.destroy()),
    });
    expect(result.code).toBe(1);
    expect(result.stderr).toBe('');
  });
});

describe('score', () => {
  const gold = '[0]:[0]\n[1]:[1,2]\n[2]:[]\n[3]:[3]\n';

  test('by the rules: a bead that is there counts strictly, one that shares both sides laxly, gaps only for precision', async () => {
    const a = file('gold.align', gold);
    const b = file('predicted.align', '[0]:[0]\n[1]:[1]\n[2]:[2]\n[3]:[3]\n');
    const { stdout, code } = await hexapla(['score', a, b, '--json']);
    expect(code).toBe(0);
    const { strict, lax } = JSON.parse(stdout) as Record<
      'strict' | 'lax',
      { precision: number; recall: number; f1: number }
    >;
    expect(strict).toEqual({ precision: 0.5, recall: 2 / 3, f1: expect.closeTo(4 / 7) });
    expect(lax).toEqual({ precision: 0.75, recall: 1, f1: expect.closeTo(6 / 7) });
  });

  test('a table for people', async () => {
    const { stdout } = await hexapla(['score', file('g', gold), file('p', gold)]);
    expect(stdout).toMatch(/precision\s+1\.000\s+1\.000\nrecall\s+1\.000\s+1\.000\nF1\s+1\.000\s+1\.000\n$/);
  });

  test('reads the ladder and the JSON that align writes', async () => {
    const files = [path('a.it.txt'), path('b.en.txt')];
    await hexapla(['align', '--format', 'ladder', '--out', path('r.ladder'), ...files]);
    await hexapla(['align', '--out', path('r.json'), ...files]);
    const { stdout } = await hexapla(['score', path('r.ladder'), path('r.json'), '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ strict: { f1: 1 } });
  });

  test('names the file and line that it can’t read', async () => {
    const { code, stderr } = await hexapla(['score', file('g2', gold), file('bad.align', '[0]:[0]\nhello\n')]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/bad\.align: line 2/);
  });
});
