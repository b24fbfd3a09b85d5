import { describe, expect, test } from 'vitest';
import { HexaplaError } from '../contract/errors.ts';
import type { ReadOptions } from './document.ts';
import { MAX_FILE_BYTES } from './limits.ts';
import { readDocument } from './read-document.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const read = (text: string, fileName: string, options: Partial<ReadOptions> = {}) =>
  readDocument(utf8(text), { fileName, ...options });
const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const texts = (document: { blocks: readonly { text: string }[] }) => document.blocks.map(({ text }) => text);

async function failure(promise: Promise<unknown>): Promise<HexaplaError> {
  const error: unknown = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(HexaplaError);
  return error as HexaplaError;
}

describe('what is no text', () => {
  test.each([
    ['nothing', new Uint8Array(), 'file-empty'],
    ['a hundred thousand empty lines', utf8('\n'.repeat(100_000)), 'file-empty'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13), 'file-binary'],
    ['more than the cap', new Uint8Array(MAX_FILE_BYTES + 1), 'file-too-large'],
  ])('%s is refused with a code and the name of the file', async (_, bytes, code) => {
    const error = await failure(readDocument(bytes, { fileName: 'x.txt' }));
    expect(error.code).toBe(code);
    expect(error.fields.file).toBe('x.txt');
    expect(error.message).toContain('x.txt');
  });

  test('a page with nothing but scripts is empty', async () => {
    const error = await failure(read('<html><script>let a = "text"</script><template>b</template>', 'x.html'));
    expect(error.code).toBe('file-empty');
  });

  test('an encoding that does not exist is the caller’s fault', async () => {
    expect((await failure(read('a', 'a.txt', { encoding: 'utf-99' }))).code).toBe('bad-request');
  });
});

describe('formats', () => {
  test('are found by name and content, and can be given', async () => {
    const page = '<!doctype html><p>One.</p><p>Two.</p>';
    expect((await read(page, 'saved.txt')).format).toBe('html');
    expect((await read('# One\n\nTwo *three*.', 'a.md')).format).toBe('markdown');
    expect((await read('One.\n\nTwo.', 'a.txt')).format).toBe('text');
    expect(texts(await read(page, 'saved.html', { format: 'lines' }))).toEqual([page]);
  });

  test('lines: each line is a block, empty ones too, whatever ends them', async () => {
    const document = await read('one\r\n\r\n two \nthree\r', 'a.txt', { format: 'lines' });
    expect(texts(document)).toEqual(['one', '', 'two', 'three']);
    expect(document.convention).toBe('lines');
  });

  test('long paragraphs are cut into blocks, with a warning, and nothing is lost', async () => {
    const sentence = 'It was a bright cold day in April. ';
    for (const [text, fileName] of [
      [sentence.repeat(3000), 'a.txt'],
      [`<p>${sentence.repeat(3000)}</p>`, 'a.html'],
    ] as const) {
      const document = await read(text, fileName);
      expect(document.warnings.map(({ code }) => code)).toContain('long-paragraph-cut');
      expect(document.blocks.length).toBeGreaterThan(4);
      expect(texts(document).join(' ')).toBe(sentence.repeat(3000).trim());
    }
  });
});

describe('encodings of pages', () => {
  const page = (charset: string, word: string) =>
    `<html><head><meta charset="${charset}"></head><body><p>${word}</p></body></html>`;

  test('what the page declares is believed where the bytes are not UTF-8', async () => {
    const cyrillic = latin(page('koi8-r', '\xf0\xd2\xc9\xd7\xc5\xd4'));
    const document = await readDocument(cyrillic, { fileName: 'a.html' });
    expect(document.encoding.value).toBe('koi8-r');
    expect(texts(document)).toEqual(['Привет']);
  });

  test('UTF-8 stays UTF-8 whatever the page says', async () => {
    const document = await read(page('iso-8859-1', 'caffè, più, già'), 'a.html');
    expect(texts(document)).toEqual(['caffè, più, già']);
  });

  test('ISO-2022-JP looks like ASCII, so there the page decides', async () => {
    const japanese = latin(page('iso-2022-jp', '\x1b$B$"$$\x1b(B'));
    expect(texts(await readDocument(japanese, { fileName: 'a.html' }))).toEqual(['あい']);
  });

  test('a label that no one knows counts for nothing', async () => {
    expect(texts(await read(page('x-none', 'text'), 'a.html'))).toEqual(['text']);
  });
});

describe('encodings of texts', () => {
  const russian =
    'Все люди рождаются свободными и равными в своем достоинстве и правах. Они наделены разумом и совестью.';
  /** windows-1251 as the standard has it: А-я in one row, all that this sentence needs. */
  const windows1251 = Uint8Array.from(russian, (character) => {
    const code = character.charCodeAt(0);
    return code < 128 ? code : code - 0x410 + 0xc0;
  });

  test('a legacy encoding is found, and another can be chosen', async () => {
    const found = await readDocument(windows1251, { fileName: 'a.txt' });
    expect(texts(found)).toEqual([russian]);
    const chosen = await readDocument(windows1251, { fileName: 'a.txt', encoding: 'windows-1251' });
    expect(chosen.encoding.value).toBe('windows-1251');
    expect(texts(chosen)).toEqual([russian]);
  });

  test.each(['utf-16le', 'utf-16be'])('%s, with and without a mark', async (encoding) => {
    const bytes = Buffer.from(`\ufeff${russian}`, 'utf16le');
    if (encoding === 'utf-16be') bytes.swap16();
    expect(texts(await readDocument(bytes, { fileName: 'a.txt' }))).toEqual([russian]);
    expect(texts(await readDocument(bytes.subarray(2), { fileName: 'a.txt' }))).toEqual([russian]);
  });
});
