import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { parse } from 'parse5';
import { describe, expect, test, vi } from 'vitest';
import { readHtml } from '../html/read.ts';
import { reasonText, toSentenceLevel } from './aligned.ts';
import type { AlignedTexts, EngineBead } from './aligned.ts';
import { writers } from './index.ts';
import type { OutputFormat } from './index.ts';
import { cell } from './tsv.ts';

// Properties over many texts, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const segment = (text: string, paratext = false) => ({
  kind: 'paragraph' as const,
  level: 0,
  text,
  paratext,
  sentences: text === '' ? [] : [[0, text.length] as const],
});

/** Two versions, paragraph i beside paragraph i, the last of `a` without counterpart. */
function pair(a: readonly string[], b: readonly string[]): AlignedTexts {
  const versions = [
    { file: 'a.txt', language: 'en', languageScore: 1, segments: a.map((text) => segment(text)) },
    { file: 'b.txt', language: 'ar', languageScore: 0.98765, segments: b.map((text) => segment(text)) },
  ];
  const beads = a.map((_, index) => {
    const end = Math.min(index + 1, b.length);
    return {
      runs: [
        [index, index + 1],
        [Math.min(index, b.length), end],
      ] as const,
      score: 0.123456,
      reasons: [],
    };
  });
  return { versions, level: 'paragraph', beads, relations: [{ a: 0, b: 1, verdict: 'translation', score: 0.9 }] };
}

const write = (format: OutputFormat, texts: AlignedTexts) => [...writers[format](texts)].join('');

describe('json', () => {
  test('has the promised shape', () => {
    expect(JSON.parse(write('json', pair(['One.', 'Two.'], ['أ'])))).toEqual({
      versions: [
        {
          file: 'a.txt', language: 'en', languageScore: 1,
          segments: [
            { text: 'One.', kind: 'paragraph', paratext: false, sentences: [[0, 4]] },
            { text: 'Two.', kind: 'paragraph', paratext: false, sentences: [[0, 4]] },
          ],
        },
        { file: 'b.txt', language: 'ar', languageScore: 0.9877, segments: [{ text: 'أ', kind: 'paragraph', paratext: false, sentences: [[0, 1]] }] },
      ],
      level: 'paragraph',
      beads: [
        { runs: [[0, 1], [0, 1]], score: 0.1235, reasons: [] },
        { runs: [[1, 2], [1, 1]], score: 0.1235, reasons: [] },
      ],
      relations: [{ a: 0, b: 1, verdict: 'translation', score: 0.9 }],
    }); // prettier-ignore
  });

  test('any text comes back as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }), (texts) => {
        const read = JSON.parse(write('json', pair(texts, texts))) as { versions: { segments: { text: string }[] }[] };
        expect(read.versions[0]!.segments.map(({ text }) => text)).toEqual(texts);
      }),
    );
  });
});

test('reasons are told in words', () => {
  expect(reasonText({ code: 'length', values: { ratio: 3.14 } })).toBe('length 3.1 times the norm');
  expect(reasonText({ code: 'numbers' })).toBe('numbers differ');
  expect(reasonText({ code: 'words' })).toBe('no shared words');
});

describe('ladder', () => {
  test('one line a bead, gaps empty', () => {
    expect(write('ladder', pair(['a', 'b'], ['c']))).toBe('[0]:[0]\n[1]:[]\n');
  });

  test('refuses other than two versions', () => {
    const { versions, ...rest } = pair(['a'], ['b']);
    expect(() => write('ladder', { ...rest, versions: [...versions, versions[0]!] })).toThrow(RangeError);
  });
});

describe('tsv', () => {
  test('a header and a line a bead', () => {
    expect(write('tsv', pair(['a\tb\nc', 'd'], ['e']))).toBe(
      'score\treasons\ten a.txt\tar b.txt\n0.123\t\ta b c\te\n0.123\t\td\t\n',
    );
  });

  test.each(['=1+1', '+1', '-1', '@x', ' =x', '＝x'])('%j can be no formula', (text) => {
    expect(cell(text)).toBe(`'${text}`);
  });

  test('any text stays in its cell', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (a, b) => {
        const lines = write('tsv', pair([a], [b])).split('\n');
        expect(lines).toHaveLength(3);
        expect(lines[1]!.split('\t')).toHaveLength(4);
      }),
    );
  });
});

const hostile = '<script>alert(1)</script> & "quotes" \u0001\u000b]]> <b>';

describe('html', () => {
  test('is a page of its own that holds the texts and nothing that acts', () => {
    const page = write('html', pair([hostile, 'x'], ['أهلا']));
    const errors: string[] = [];
    parse(page, { onParseError: ({ code }) => errors.push(code) });
    expect(errors.filter((code) => !code.startsWith('control-character'))).toEqual([]);
    expect(page).not.toContain('<script');
    expect(page).not.toMatch(/https?:/);
    expect(page).toContain('<td lang="ar" dir="rtl"><p>أهلا</p></td>');
    expect(page).toContain('<td class="gap"></td>');
    expect(
      readHtml(page, 'x.html')
        .blocks.map(({ text }) => text)
        .join('\n'),
    ).toContain('<script>alert(1)</script> & "quotes"');
  });
});

describe('tmx', () => {
  function units(xml: string): string[][] {
    const found: string[][] = [];
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('opentag', ({ name }) => name === 'tu' && found.push([]));
    parser.on('text', (text) => text.trim() && found.at(-1)!.push(text));
    parser.write(xml).close();
    return found;
  }

  test('is well-formed whatever the texts hold, with a unit a pair', () => {
    expect(units(write('tmx', pair([hostile, 'gap'], ['b'])))).toEqual([
      [hostile.replace('\u0001', '').replace('\u000b', ''), 'b'],
    ]);
  });

  test('leaves furniture out', () => {
    const texts = pair(['Leave a comment'], ['Lascia un commento']);
    const folded = texts.versions.map((version) => ({
      ...version,
      segments: version.segments.map((one) => ({ ...one, paratext: true })),
    }));
    expect(units(write('tmx', { ...texts, versions: folded }))).toEqual([]);
  });
});

describe('from segments to sentences', () => {
  const bead = (runs: [number, number][], sentenceBeads: [number, number][][]): EngineBead => ({
    runs,
    score: 0.5,
    reasons: [],
    sentenceBeads: sentenceBeads.map((own) => ({ runs: own, score: 0.7 })),
  });

  test('sentences are counted through the version', () => {
    const beads = [
      bead([[0, 2], [0, 1]], [[[0, 1], [0, 1]], [[1, 3], [1, 2]]]),
      bead([[2, 3], [1, 1]], [[[0, 1], [0, 0]]]),
      bead([[3, 4], [1, 2]], []),
    ]; // prettier-ignore
    const counts = [
      [1, 2, 1, 0],
      [2, 1],
    ];
    expect(toSentenceLevel(beads, counts)).toEqual([
      { runs: [[0, 1], [0, 1]], score: 0.7, reasons: [] },
      { runs: [[1, 3], [1, 2]], score: 0.7, reasons: [] },
      { runs: [[3, 4], [2, 2]], score: 0.7, reasons: [] },
      { runs: [[4, 4], [2, 3]], score: 0.5, reasons: [] },
    ]); // prettier-ignore
  });

  test('a bead without sentences gives no row', () => {
    expect(
      toSentenceLevel(
        [
          bead(
            [
              [0, 1],
              [0, 0],
            ],
            [],
          ),
        ],
        [[0], []],
      ),
    ).toEqual([]);
  });
});
