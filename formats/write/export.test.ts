/** What the library's rows carry out with them, and the book. */
import { crc32, inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, test, vi } from 'vitest';
import type { AlignedTexts } from './aligned.ts';
import { exporters } from './index.ts';

// Properties over many texts, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const segment = (text: string, kind: 'heading' | 'paragraph' = 'paragraph', paratext = false) => ({
  kind,
  level: kind === 'heading' ? 1 : 0,
  text,
  paratext,
  sentences: [[0, text.length] as const],
});

const WORK: AlignedTexts = {
  title: 'A <Tale>',
  author: 'Ann & Other',
  level: 'paragraph',
  versions: [
    {
      file: 'first edition', language: 'en', languageScore: 1,
      segments: [segment('One', 'heading'), segment('It rained.'), segment('Share this', 'paragraph', true), segment('Two', 'heading'), segment('& ended.')],
    },
    { file: '', language: 'ar', languageScore: 1, segments: [segment('واحد', 'heading'), segment('أمطرت.'), segment('ثم انتهت.')] },
  ],
  beads: [
    { runs: [[0, 1], [0, 1]], score: 0.9, reasons: [], status: 'confirmed', pinned: true },
    { runs: [[1, 2], [1, 2]], score: 0.4, reasons: [{ code: 'words' }], status: 'doubtful', pinned: false },
    { runs: [[2, 3], [2, 2]], score: 0.9, reasons: [], status: 'auto', pinned: false },
    { runs: [[3, 5], [2, 3]], score: 0.8, reasons: [], status: 'edited', pinned: false },
  ],
  relations: [],
}; // prettier-ignore

const textOf = (pieces: Iterable<string | Uint8Array>) => Buffer.concat([...pieces].map((one) => Buffer.from(one)));

/** The files of an archive by its central directory, each checked against its sum. */
function unzip(archive: Buffer): Map<string, string> {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  let at = archive.readUInt32LE(end + 16);
  const files = new Map<string, string>();
  for (let index = 0; index < archive.readUInt16LE(end + 10); index++) {
    const [method, sum, size] = [
      archive.readUInt16LE(at + 10),
      archive.readUInt32LE(at + 16),
      archive.readUInt32LE(at + 20),
    ];
    const length = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + 46, at + 46 + length);
    const local = archive.readUInt32LE(at + 42);
    expect(archive.toString('utf8', local + 30, local + 30 + length)).toBe(name);
    const data = archive.subarray(local + 30 + length, local + 30 + length + size);
    const raw = method === 0 ? data : inflateRawSync(data);
    expect(crc32(raw)).toBe(sum);
    files.set(name, raw.toString('utf8'));
    at += 46 + length;
  }
  return files;
}

function assertXml(text: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
}

test('a table says the number, type and status of its rows', () => {
  const lines = textOf(exporters.tsv(WORK)).toString('utf8').split('\n');
  expect(lines[0]).toBe('row\ttype\tstatus\tscore\treasons\ten first edition\tar ');
  expect(lines[1]).toMatch(/^1\t1-1\tconfirmed, pinned\t0\.900\t\tOne\t/);
  expect(lines[4]).toMatch(/^4\t2-1\tedited\t0\.800\t\tTwo ¶ & ended\.\t/);
});

test('a translation memory says them as properties', () => {
  const tmx = textOf(exporters.tmx(WORK)).toString('utf8');
  assertXml(tmx);
  expect(tmx).toContain('<prop type="x-type">2-1</prop><prop type="x-status">edited</prop>');
  expect(tmx).not.toContain('Share this');
});

test('a page has the title of the work, and marks what is doubtful by its status', () => {
  const html = textOf(exporters.html(WORK)).toString('utf8');
  expect(html).toContain('<h1>A &lt;Tale&gt;</h1>');
  expect(html.match(/class="doubtful"/g)).toHaveLength(1);
});

describe('a book', () => {
  test('is an archive with its type first, whose parts are cut at headings and hold every passage but furniture', () => {
    const archive = textOf(exporters.epub(WORK));
    expect(archive.toString('latin1', 30, 58)).toBe('mimetypeapplication/epub+zip');
    const files = unzip(archive);
    expect([...files.keys()]).toEqual([
      'mimetype',
      'META-INF/container.xml',
      'book/style.css',
      'book/package.opf',
      'book/nav.xhtml',
      'book/part-1.xhtml',
      'book/part-2.xhtml',
    ]);
    for (const [name, text] of files) if (/\.(?:xml|opf|xhtml)$/.test(name)) assertXml(text);
    expect(files.get('book/package.opf')).toContain('<dc:title>A &lt;Tale&gt;</dc:title>');
    expect(files.get('book/package.opf')).toContain('<dc:language>ar</dc:language>');
    expect(files.get('book/nav.xhtml')).toContain('<a href="part-2.xhtml" lang="en" xml:lang="en" dir="ltr">Two</a>');
    expect(files.get('book/part-1.xhtml')).toContain('lang="ar" xml:lang="ar" dir="rtl" class="other">أمطرت.');
    expect([...files.values()].join('')).not.toContain('Share this');
    expect(textOf(exporters.epub(WORK)).equals(archive)).toBe(true);
  });

  test('says how it can be read, in which direction, and which language each title is of', () => {
    const turned = { ...WORK, versions: WORK.versions.toReversed(), beads: WORK.beads.map((bead) => ({ ...bead, runs: bead.runs.toReversed() })) }; // prettier-ignore
    const files = unzip(textOf(exporters.epub(turned)));
    expect(files.get('book/package.opf')).toContain('<spine page-progression-direction="rtl">');
    expect(files.get('book/package.opf')).toContain('<meta property="schema:accessMode">textual</meta>');
    expect(files.get('book/nav.xhtml')).toContain('<a href="part-1.xhtml" lang="ar" xml:lang="ar" dir="rtl">واحد</a>');
    const first = files.get('book/part-1.xhtml') ?? '';
    expect(first).toContain('<h1 lang="ar" xml:lang="ar" dir="rtl">واحد</h1>');
    expect(first).toContain('<p lang="en" xml:lang="en" dir="ltr" class="other heading">One</p>');
  });

  test('begins a chapter where text follows on headings, and has one chapter with a title whatever there is', () => {
    const headings = ['Title', 'Part', 'Story'].map((text) => segment(text, 'heading'));
    const segments = [...headings, segment('It rained.'), segment('End', 'heading')];
    const beads = segments.map((_, at) => ({ runs: [[at, at + 1] as const], score: 1, reasons: [] }));
    const version = { file: '', language: 'en', languageScore: 1, segments };
    const parts = unzip(
      textOf(exporters.epub({ title: ' ', level: 'paragraph', versions: [version], beads, relations: [] })),
    );
    expect([...parts.keys()].filter((name) => name.includes('part-'))).toEqual([
      'book/part-1.xhtml',
      'book/part-2.xhtml',
    ]);
    expect(parts.get('book/package.opf')).toContain('<dc:title>en</dc:title>');
    const empty = unzip(textOf(exporters.epub({ ...WORK, beads: [] })));
    expect(empty.get('book/nav.xhtml')).toContain('<a href="part-1.xhtml">A &lt;Tale&gt;</a>');
  });

  test('is well formed whatever its texts hold', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 4 }), (texts) => {
        const segments = texts.map((text) => segment(text));
        const beads = texts.map((_, index) => ({ runs: [[index, index + 1] as const], score: 1, reasons: [] }));
        const versions = [{ file: texts[0] ?? '', language: 'en', languageScore: 1, segments }];
        const files = unzip(textOf(exporters.epub({ level: 'paragraph', versions, beads, relations: [] })));
        expect(files.size).toBeGreaterThan(5);
        for (const [name, text] of files) if (name.endsWith('.xhtml')) assertXml(text);
      }),
    );
  });
});
