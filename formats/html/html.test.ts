import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_ARTICLE_ELEMENTS, MAX_HTML_DEPTH } from '../limits.ts';
import { readHtml } from './read.ts';
import { limitAttributes } from './tree.ts';

const read = (html: string) => readHtml(html, 'a.html');
const shape = (html: string) => read(html).blocks.map(({ kind, level, text }) => [kind, level, text]);
const codes = (html: string) => read(html).warnings.map(({ code }) => code);

const SENTENCES =
  'Il municipio ha deciso di riparare il ponte vecchio, che da tre inverni era chiuso, e di farlo entro la fine dell’estate.';
const paragraphs = (count: number) => Array.from({ length: count }, (_, n) => `<p>${n}. ${SENTENCES}</p>`).join('\n');

describe('blocks', () => {
  test('headings, paragraphs, lists, quotes, captions, tables, preformatted text', () => {
    const html = `<h1>Title</h1><div>Bare <b>text</b> <i>here</i></div><p>One<!-- no --> &amp; two</p>
      <ul><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ul><blockquote><p>Said she.</p></blockquote>
      <figure><img src="x"><figcaption>The bridge</figcaption></figure>
      <table><caption>Floods</caption><tr><th>Year</th><th>Metres</th></tr><tr><td>1951</td><td>3.2</td></tr></table>
      <pre>
if (a)
  b();
</pre><aside role="doc-footnote">A note.</aside><h3>End</h3>`;
    expect(shape(html)).toEqual([
      ['heading', 1, 'Title'],
      ['paragraph', 0, 'Bare text here'],
      ['paragraph', 0, 'One & two'],
      ['item', 1, 'a'],
      ['item', 2, 'b'],
      ['item', 1, 'c'],
      ['quote', 0, 'Said she.'],
      ['caption', 0, 'The bridge'],
      ['caption', 0, 'Floods'],
      ['paragraph', 0, 'Year | Metres'],
      ['paragraph', 0, '1951 | 3.2'],
      ['code', 0, 'if (a)\n  b();'],
      ['note', 0, 'A note.'],
      ['heading', 3, 'End'],
    ]);
  });

  test('one <br> is a line break, two part paragraphs; white space is one space', () => {
    expect(shape('<p>Roses are red,<br>\n  violets   are\n blue.<br> <br>Next.<br></p>')).toEqual([
      ['paragraph', 0, 'Roses are red,\nviolets are blue.'],
      ['paragraph', 0, 'Next.'],
    ]);
  });

  test('readings between the lines of ruby text are left out', () => {
    expect(shape('<p><ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>を読む。</p>')).toEqual([
      ['paragraph', 0, '漢字を読む。'],
    ]);
  });
});

describe('what acts or hides', () => {
  test('is dropped with a warning, and its text never shows', () => {
    const html = `<p>Kept.</p><script>bad()</script><style>p{}</style><iframe src="//x">in</iframe><p hidden>h</p>
      <p style="color:red; display : none">d</p><object>o</object><noscript>n</noscript><template>t</template>`;
    expect(shape(html)).toEqual([['paragraph', 0, 'Kept.']]);
    expect(codes(html)).toEqual(['active-content-dropped']);
  });

  test('a plain page has no warning', () => {
    expect(codes('<p>Plain.</p>')).toEqual([]);
  });
});

describe('what a page says of itself', () => {
  const page = (head: string, body = '<p>x</p>') =>
    `<html lang="pt_br"><head>${head}</head><body>${body}</body></html>`;

  test('title without the site’s name, author, language', () => {
    const { title, author, language } = read(
      page('<title>The bridge | The Paper</title><meta name="author" content=" Ada Rossi ">'),
    );
    expect([title, author, language]).toEqual(['The bridge', 'Ada Rossi', 'pt-BR']);
  });

  test('the title for other sites comes first, then the heading', () => {
    expect(read(page('<title>T - S</title><meta property="og:title" content="Own title">', '<h1>H</h1>')).title).toBe(
      'Own title',
    );
    expect(read(page('<title>T - S</title>', '<h1>H</h1>')).title).toBe('H');
  });

  test('a language that is none is not believed', () => {
    expect(read('<html lang="!!"><p>x</p></html>').language).toBeUndefined();
  });
});

describe('a saved article', () => {
  const menu = `<ul>${'<li><a href="/">A section of the paper</a></li>'.repeat(12)}</ul>`;
  const html = `<!doctype html><html lang="it"><head><title>Il ponte | Il Giornale</title></head><body>
    <header><nav>${menu}</nav></header>
    <main><article><h1>Il ponte</h1><p class="byline">di Ada Rossi</p>
    <figure><img src="x"><figcaption>Il ponte visto dal mulino</figcaption></figure>
    ${paragraphs(4)}<aside><a href="/r">Leggi anche: la piena del 1951</a></aside>${paragraphs(4)}</article>
    <section id="comments"><h2>Lascia un commento</h2><form><label>Nome</label><input><button>Invia</button></form></section></main>
    <footer>${menu}<p>© 2024 Il Giornale</p></footer></body></html>`;
  const { blocks, title } = read(html);
  const find = (text: string) => blocks.find((block) => block.text.includes(text));

  test('keeps title and body as they are', () => {
    expect(title).toBe('Il ponte');
    expect(blocks[0]).toMatchObject({ kind: 'heading', level: 1, text: 'Il ponte' });
    expect(blocks[0]!.hint).toBeUndefined();
    const body = blocks.filter((block) => block.text.includes('municipio'));
    expect(body).toHaveLength(8);
    expect(body.every((block) => block.hint === undefined)).toBe(true);
  });

  test('keeps the caption as a caption', () => {
    expect(find('visto dal mulino')).toMatchObject({ kind: 'caption' });
  });

  test('keeps what stands near as candidates for furniture', () => {
    expect(find('Lascia un commento')?.hint).toBe('comment-form');
    expect(find('Nome')?.hint).toBe('comment-form');
    expect(find('Ada Rossi')?.hint).toBe('metadata');
  });

  test('leaves menus out', () => {
    expect(find('A section of the paper')).toBeUndefined();
  });

  test('a page that is all text is read whole, and so is one without an article that stands out', () => {
    expect(shape('<h2>One</h2><p>Short.</p>')).toHaveLength(2);
    expect(shape('<nav><a href="/">Home</a></nav><p>Short.</p>')).toEqual([
      ['paragraph', 0, 'Home'],
      ['paragraph', 0, 'Short.'],
    ]);
    expect(read('<nav><a href="/">Home</a></nav><p>A short page.</p>').blocks[0]!.hint).toBe('navigation');
  });

  test('a page too large to look for the article is read whole', () => {
    const many = MAX_ARTICLE_ELEMENTS + 1;
    expect(read(`<nav>n</nav>${'<p>a</p>'.repeat(many)}`).blocks).toHaveLength(many + 1);
  });
});

describe('hostile pages', () => {
  test('ten thousand nested tags give their text and a warning', () => {
    const html = `${'<div>'.repeat(10_000)}deep${'</div>'.repeat(10_000)}<p>after</p>`;
    const { blocks, warnings } = read(html);
    expect(blocks.map(({ text }) => text)).toEqual(['deep', 'after']);
    expect(warnings).toEqual([{ code: 'nesting-cut' }]);
  });

  test('scripts stay scripts however deep', () => {
    expect(shape(`${'<div>'.repeat(MAX_HTML_DEPTH + 50)}<script>bad()</script>text`)).toEqual([
      ['paragraph', 0, 'text'],
    ]);
  });

  test.each([
    ['lists', '<ul><li>x'.repeat(20_000)],
    ['tables', '<table><tr><td>x'.repeat(20_000)],
    [
      'formatting that is never closed',
      `${Array.from({ length: 20_000 }, (_, n) => `<font a${n}>`).join('')}${'<p>x'.repeat(5000)}`,
    ],
    ['links that are never closed', '<a href="x">'.repeat(50_000) + '<p>x'.repeat(5000)],
    ['text astray in a table', `<table>${'x<p>y</p>'.repeat(30_000)}`],
    ['attributes', `<p ${Array.from({ length: 200_000 }, (_, n) => `a${n}`).join(' ')}>x</p>`],
    ['an open comment', `<p>x</p><!-- ${'<p>'.repeat(100_000)}`],
  ])('%s without end', (_, html) => {
    expect(read(html).blocks.some(({ text }) => text.includes('x'))).toBe(true);
  });

  test('attributes are cut only out of monsters', () => {
    const usual = '<p class="a > b" data-x=\'1 2 3\'>x < y</p><br/>';
    expect(limitAttributes(usual)).toBe(usual);
    const monster = `<p ${'a '.repeat(5000)}>x</p>`;
    expect(limitAttributes(monster).length).toBeLessThan(2100);
    expect(limitAttributes(monster)).toMatch(/>x<\/p>$/);
  });

  test('any text whatever gives blocks that are trimmed and not empty', () => {
    const piece = fc.constantFrom(
      '<div>', '</div>', '<p>', '<b>', '</b>', '<table>', '<tr>', '<td>', '</table>', '<ul><li>', '<a href="x">', '</a>', '<pre>',
      '<br>', '<script>', '</script>', '<h1>', '</h1>', '<select>', '<svg>', '<!--', '-->', ' word ', '\n', '&lt;', '<', '"', '\0',
    ); // prettier-ignore
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        for (const { text } of read(pieces.join('')).blocks) {
          expect(text).not.toBe('');
          expect(text).toBe(text.trimEnd());
        }
      }),
    );
  });
});
