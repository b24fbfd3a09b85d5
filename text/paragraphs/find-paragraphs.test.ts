import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findParagraphs } from './find-paragraphs.ts';

const P1 =
  'The harbour lay quiet that morning, and the boats that had come in during the night rocked at their moorings without a sound.';
const P2 =
  'Nobody had seen the pilot since the evening before, when he walked up the hill with a lantern and a letter in his coat.';
const P3 =
  '“He will be back,” said the harbour master. “He always comes back when the wind turns to the west and the fog lifts.”';

/** Wraps at `width` as an editor does. */
function wrap(text: string, width: number, first = ''): string {
  const lines: string[] = [];
  let line = first;
  for (const word of text.split(' ')) {
    if (line.trim() && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line += (line.trim() ? ' ' : '') + word;
  }
  return [...lines, line].join('\n');
}
const shape = (text: string): [string, string][] =>
  findParagraphs(text).blocks.map(({ kind, text: words }) => [kind, words]);
const texts = (text: string): string[] => findParagraphs(text).blocks.map((block) => block.text);

describe('conventions', () => {
  test('one paragraph a line', () => {
    const found = findParagraphs([P1, P2, P3].join('\n'));
    expect(found.convention).toBe('lines');
    expect(found.blocks.map((block) => block.text)).toEqual([P1, P2, P3]);
  });
  test('blank lines between', () => {
    const found = findParagraphs([P1, P2, P3].join('\n\n'));
    expect(found.convention).toBe('blank-lines');
    expect(found.blocks.map((block) => block.text)).toEqual([P1, P2, P3]);
  });
  test.each([40, 60, 72, 100])('hand-wrapped at %i with blank lines', (width) => {
    const found = findParagraphs([P1, P2, P3].map((text) => wrap(text, width)).join('\n\n'));
    expect(found.blocks.map((block) => block.text)).toEqual([P1, P2, P3]);
    expect(found.convention).toBe('blank-lines');
  });
  test.each([50, 72])('hand-wrapped at %i with indents only', (width) => {
    const found = findParagraphs([P1, P2, P3].map((text) => wrap(text, width, '   ')).join('\n'));
    expect(found.blocks.map((block) => block.text)).toEqual([P1, P2, P3]);
    expect(found.convention).toBe('indents');
  });
  test('hand-wrapped with nothing between but short last lines', () => {
    expect(texts([P1, P2, P3].map((text) => wrap(text, 50)).join('\n'))).toEqual([P1, P2, P3]);
  });
  test('mixtures in one file', () => {
    const text = [wrap(P1, 60), '', P2, P3, '', wrap(P2, 60, '    '), wrap(P3, 60, '    ')].join('\n');
    expect(texts(text)).toEqual([P1, P2, P3, P2, P3]);
  });
  test('Chinese wrapped at a width joins without spaces', () => {
    const paragraph =
      '那天早晨港口很安静，夜里进来的船在泊位上轻轻摇晃，没有一点声音。从前一天晚上起就没有人见过领航员，他提着灯笼上山去了。';
    const lines = paragraph.match(/.{1,20}/gu)!.join('\n');
    expect(texts(`${lines}\n\n${lines}`)).toEqual([paragraph, paragraph]);
  });
  test('double-spaced wrapped lines', () => {
    const text = [P1, P2].map((paragraph) => wrap(paragraph, 50).split('\n').join('\n\n')).join('\n\n\n');
    expect(texts(text)).toEqual([P1, P2]);
  });
  test('what the user asked for is done', () => {
    expect(findParagraphs('a\nb\n\nc', { convention: 'lines' }).blocks.map((b) => b.text)).toEqual(['a', 'b', 'c']);
    expect(findParagraphs('a\nb\n\nc', { convention: 'blank-lines' }).blocks.map((b) => b.text)).toEqual(['a b', 'c']);
    expect(findParagraphs('  a\nb\n  c', { convention: 'indents' }).blocks.map((b) => b.text)).toEqual(['a b', 'c']);
  });
});

describe('words broken at line ends', () => {
  test('are joined where the text has the whole word', () => {
    const text = `${wrap('The navigation of these waters is hard and the', 48)}\nold naviga-\ntion marks were gone for good by the time we came.`;
    const found = findParagraphs(text, { convention: 'blank-lines' }).blocks[0]!.text;
    expect(found).toContain('old navigation marks');
  });
  test('keep the hyphen where the text has it elsewhere', () => {
    const found = findParagraphs('a well-known man, and a second well-\nknown man', { convention: 'blank-lines' });
    expect(found.blocks[0]!.text).toBe('a well-known man, and a second well-known man');
  });
});

describe('kinds', () => {
  test('title, metadata and body', () => {
    expect(shape(`The Lighthouse Keeper\ndate 2024-07\n${P1}\n${P2}`)).toEqual([
      ['heading', 'The Lighthouse Keeper'],
      ['paragraph', 'date 2024-07'],
      ['paragraph', P1],
      ['paragraph', P2],
    ]);
  });
  test.each([
    'date 2024-07',
    'By Anna Kowalski',
    'Published: 12 March 2024',
    'di Anna Rossi',
    '3 mars 2024',
    'https://example.org/a',
    '2024年7月3日',
  ])('leading metadata "%s" starts no heading', (line) => {
    expect(shape(`${line}\n${P1}\n${P2}`)[0]).toEqual(['paragraph', line]);
    expect(shape(`${line}\n\n${wrap(P1, 60)}\n\n${wrap(P2, 60)}`)[0]).toEqual(['paragraph', line]);
  });
  test.each([
    'Chapter 3',
    'CHAPTER THE LAST',
    'IV',
    'Capitolo 2',
    'Kapitel 12: Die Rückkehr',
    'Глава 5',
    '第三章',
    '2. Method',
    'What remained',
  ])('heading "%s"', (line) => {
    expect(shape(`${P1}\n\n${line}\n\n${P2}\n\n${P3}`).map(([kind]) => kind)).toEqual([
      'paragraph',
      'heading',
      'paragraph',
      'paragraph',
    ]);
  });
  test.each(['Part of the harbour was closed for good.', '— Where is he?', 'he said nothing', 'Photo: Anna Kowalski'])(
    'no heading "%s"',
    (line) => {
      expect(shape(`${P1}\n\n${line}\n\n${P2}`)[1]).toEqual(['paragraph', line]);
    },
  );
  test('list items', () => {
    expect(
      shape(`${P1}\n\n- bread\n- salt\n  - coarse\n  - fine\n\n1. First\n2. Second`).map(([kind]) => kind),
    ).toEqual(['paragraph', 'item', 'item', 'item', 'item', 'item', 'item']);
  });
  test('speech with dashes is no list', () => {
    expect(shape(`- Where is he?\n- Gone.\n- Since when?`).map(([kind]) => kind)).toEqual([
      'paragraph',
      'paragraph',
      'paragraph',
    ]);
  });
  test('verse stays line by line', () => {
    const poem =
      'The tide is out, the sand is bare,\nA lantern swings upon the quay,\nAnd no one asks who put it there\nOr who is still at sea.';
    expect(shape(poem)).toEqual(poem.split('\n').map((line) => ['verse', line]));
  });
  test('separators are kept as blocks', () => {
    expect(texts(`${P1}\n\n* * *\n\n${P2}`)).toEqual([P1, '* * *', P2]);
  });
});

const squeeze = (text: string): string => text.replace(/\s+/gu, '');

test('a wrapped paragraph whose lines all end with stops', () => {
  const two =
    'The new bridge, which was opened in October, lies six miles upstream.\nBy car it takes eleven minutes; nobody walks.';
  const text = [wrap(P1, 70), two, wrap(P2, 70), wrap(P3, 70)].join('\n\n');
  expect(findParagraphs(text).blocks).toHaveLength(4);
});

describe('nothing is lost', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '',
      ' ',
      '* * *',
      'Chapter 1',
      'date 2024-07',
      '- item',
      '1. one',
      P1,
      wrap(P2, 40),
      wrap(P3, 30, '\t'),
      '那天早晨港口很安静，',
      'a-',
      '\ud800',
    ),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
  );
  test('every character stands in one source range, in order', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), fc.constantFrom('\n', '\r\n', '\n\n', '\f'), (parts, glue) => {
        const text = parts.join(glue);
        const { blocks } = findParagraphs(text);
        let end = 0;
        for (const { source } of blocks) {
          expect(source![0]).toBeGreaterThanOrEqual(end);
          expect(text.slice(end, source![0]).trim()).toBe('');
          end = source![1];
        }
        expect(text.slice(end).trim()).toBe('');
        const kept = blocks.map((block) => squeeze(block.text)).join('');
        const whole = squeeze(text);
        // Only hyphens of broken words may be missing.
        expect(kept.replace(/[-\u00ad¬‐]/g, '')).toBe(whole.replace(/[-\u00ad¬‐]/g, ''));
      }),
      { numRuns: 300 },
    );
  });
});

describe('hostile input', () => {
  test('empty and blank', () => {
    expect(findParagraphs('').blocks).toEqual([]);
    expect(findParagraphs('\n'.repeat(100_000)).blocks).toEqual([]);
  });
  test('one line of 50 MB is cut at sentence ends and says so', () => {
    const sentence = 'This is a sentence of the long line. ';
    const text = sentence.repeat(50_000_000 / sentence.length);
    const { blocks, warnings } = findParagraphs(text);
    expect(warnings).toEqual([{ code: 'long-paragraph-cut', values: { count: 1 } }]);
    expect(Math.max(...blocks.map((block) => block.text.length))).toBeLessThanOrEqual(20_000);
    expect(blocks.slice(0, -1).every((block) => block.text.endsWith('.'))).toBe(true);
  });
  test('no spaces, no stops, astral characters', () => {
    const { blocks } = findParagraphs('😀'.repeat(30_001));
    expect(blocks.every((block) => !/\p{Surrogate}/u.test(block.text))).toBe(true);
  });
});
