import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitMarkdown } from './chunks.ts';
import { parseFrontMatter } from './front-matter.ts';
import { readMarkdown } from './read.ts';

const read = (text: string) => readMarkdown(text, 'a.md');
const shape = (text: string) => read(text).blocks.map(({ kind, level, text: own }) => [kind, level, own]);

describe('blocks', () => {
  test('headings, paragraphs, lists, quotes, code, tables, images, notes', () => {
    const text = `# One *two*

Text **bold**, \`code\`, [link](x) and ![image](y),
wrapped.[^n]

Setext
======

- a
  1. b

  c
- d

> quoted
> on

    indented code

| a | b |
|---|---|
| 1 | *2* |

![alt](x.png "A caption")

***

[^n]: The note.
`;
    expect(shape(text)).toEqual([
      ['heading', 1, 'One two'],
      ['paragraph', 0, 'Text bold, code, link and , wrapped.'],
      ['heading', 1, 'Setext'],
      ['item', 1, 'a'],
      ['item', 2, 'b'],
      ['item', 1, 'c'],
      ['item', 1, 'd'],
      ['quote', 0, 'quoted on'],
      ['code', 0, 'indented code'],
      ['paragraph', 0, 'a | b'],
      ['paragraph', 0, '1 | 2'],
      ['caption', 0, 'A caption'],
      ['note', 0, 'The note.'],
    ]);
  });

  test('line breaks: kept where asked for, a space where wrapped, nothing between Japanese lines', () => {
    expect(shape('one  \ntwo\nthree')).toEqual([['paragraph', 0, 'one\ntwo three']]);
    expect(shape('日本語の\n文章')).toEqual([['paragraph', 0, '日本語の文章']]);
  });

  test('HTML in it is read as HTML', () => {
    expect(shape('<div><h2>T</h2><p>x</p><script>bad()</script></div>')).toEqual([
      ['heading', 2, 'T'],
      ['paragraph', 0, 'x'],
    ]);
    expect(read('<div><script>bad()</script></div>').warnings).toEqual([
      { code: 'active-content-dropped', values: { count: 1 } },
    ]);
    expect(shape('a <b>b</b><br>c')).toEqual([['paragraph', 0, 'a b\nc']]);
  });

  test('sources are ranges of the file', () => {
    const text = '# One\n\nTwo *three*.\n\n- four\n';
    const sources = read(text).blocks.map(({ source }) => text.slice(source![0], source![1]));
    expect(sources).toEqual(['# One', 'Two *three*.', 'four']);
  });
});

describe('front matter', () => {
  test('names title, author and language; its lines stay as furniture', () => {
    const { title, author, language, blocks } = read(
      '---\ntitle: "A: b"\nauthor: Ada\nlang: pt_BR\ntags: [x]\n---\n\nText.\n',
    );
    expect([title, author, language]).toEqual(['A: b', 'Ada', 'pt-BR']);
    expect(blocks.map(({ kind, hint, text }) => [kind, hint, text])).toEqual([
      ['heading', undefined, 'A: b'],
      ['paragraph', 'metadata', 'title: "A: b"\nauthor: Ada\nlang: pt_BR\ntags: [x]'],
      ['paragraph', undefined, 'Text.'],
    ]);
  });

  test('gives no second heading where the text has one', () => {
    const { title, blocks } = read('+++\ntitle = "In the file"\n+++\n\n# In the text\n');
    expect(title).toBe('In the file');
    expect(blocks.filter(({ kind }) => kind === 'heading')).toHaveLength(1);
  });

  test('a rule at the beginning is a rule', () => {
    expect(shape('---\n\nText.\n')).toEqual([['paragraph', 0, 'Text.']]);
  });

  test.each([
    ['authors:\n  - Ada\n  - "Bob B"', 'Ada, Bob B'],
    ["authors: [Ada, 'Bob']", 'Ada, Bob'],
    ['author: Ada # really', 'Ada'],
    ['AUTHOR: Ada', 'Ada'],
    ['x: y', ''],
  ])('%j has the author %j', (source, author) => {
    expect(parseFrontMatter(source).author).toBe(author);
  });
});

describe('chunks', () => {
  const paragraphs = Array.from({ length: 600 }, (_, n) => `Paragraph ${n}, with [a link][l${n % 3}] and a note.[^a]`);
  const long = `${paragraphs.join('\n\n')}\n\n[l0]: http://x\n[l1]: http://y\n[l2]: http://z\n\n[^a]: The note.\n`;

  test('a long text is parted, and read as if it were not', () => {
    expect(splitMarkdown(long).length).toBeGreaterThan(3);
    const blocks = read(long).blocks;
    expect(blocks).toHaveLength(601);
    expect(blocks[432]!.text).toBe('Paragraph 432, with a link and a note.');
    expect(blocks.at(-1)).toMatchObject({ kind: 'note', text: 'The note.' });
  });

  test('a fence is not parted', () => {
    const code = Array.from({ length: 1500 }, () => 'Not a paragraph').join('\n\n');
    expect(shape(`Before.\n\n~~~\n${code}\n~~~\n\nAfter.`)).toEqual([
      ['paragraph', 0, 'Before.'],
      ['code', 0, code],
      ['paragraph', 0, 'After.'],
    ]);
  });

  test('chunks are the text, without a gap', () => {
    const line = fc.constantFrom(
      '',
      '# H',
      'Word word',
      '```',
      '- item',
      '> quote',
      '  indented',
      '[a]: b',
      '1984 was',
      '---',
      'x'.repeat(9000),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        const text = lines.join('\n');
        const chunks = splitMarkdown(text);
        expect(chunks.map((chunk) => chunk.text).join('')).toBe(text);
        for (const { start, text: own } of chunks) expect(text.startsWith(own, start)).toBe(true);
      }),
    );
  });
});

describe('hostile text', () => {
  test.each([
    ['brackets', `${'[a]'.repeat(50_000)} word`],
    ['backticks', Array.from({ length: 1500 }, (_, n) => '`'.repeat(n)).join(' word ')],
    ['quotes', `${'>'.repeat(50_000)} word`],
    ['nested lists', Array.from({ length: 1000 }, (_, n) => `${'  '.repeat(n)}- word`).join('\n')],
    ['emphasis', '*a _word '.repeat(20_000)],
    ['one line', 'word '.repeat(200_000)],
    ['an open comment', `${'<!-- '.repeat(20_000)} word`],
  ])('%s without end keep their words, and are said to be read more simply', (_, text) => {
    const { blocks, warnings } = read(text);
    expect(blocks.some((block) => block.text.includes('word'))).toBe(true);
    expect(warnings).toContainEqual({ code: 'nesting-cut' });
  });
});
