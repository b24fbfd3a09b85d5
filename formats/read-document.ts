/** Bytes in, document out: the one door to all readers. */
import { HexaplaError } from '../contract/errors.ts';
import type { DraftWarning, InputFormat } from '../contract/import.ts';
import { decode, findParagraphs, guessAuthor, guessTitle, isBinary, settleKinds } from '../text/index.ts';
import type { Decoded } from '../text/index.ts';
import { cutLongBlocks, cutWarnings } from './cut-blocks.ts';
import type { Document, ReadOptions, Reading } from './document.ts';
import { guessFormat } from './guess-format.ts';
import { declaredCharset } from './html/charset.ts';
import { MAX_FILE_BYTES } from './limits.ts';
import { readLines } from './lines.ts';

/**
 * Reads a file of any format that Hexapla knows. Nothing is read but `bytes`.
 * @throws HexaplaError 'file-empty', 'file-binary', 'file-too-large', 'file-format' (fields: file), 'bad-request' for an encoding
 *   that does not exist
 */
export async function readDocument(bytes: Uint8Array, options: ReadOptions): Promise<Document> {
  const file = options.fileName;
  checkBytes(bytes, file);
  const decoded = await decodeBytes(bytes, options);
  const format = options.format ?? guessFormat(file, decoded.text);
  const reading = await readText(decoded.text, format, options);
  if (!reading.blocks.some((block) => block.text !== '')) {
    throw new HexaplaError('file-empty', `${file}: there is no text in it`, { file });
  }
  const { blocks, cut } = format === 'lines' ? { blocks: reading.blocks, cut: 0 } : cutLongBlocks(reading.blocks);
  return {
    ...reading,
    blocks,
    format,
    encoding: decoded.encoding,
    encodings: decoded.encodings,
    convention: reading.convention ?? 'auto',
    warnings: [...(decoded.warnings as readonly DraftWarning[]), ...reading.warnings, ...cutWarnings(cut)],
  };
}

function checkBytes(bytes: Uint8Array, file: string): void {
  if (bytes.length === 0) throw new HexaplaError('file-empty', `${file}: the file is empty`, { file });
  if (bytes.length > MAX_FILE_BYTES) {
    const limit = MAX_FILE_BYTES / 1024 / 1024;
    throw new HexaplaError('file-too-large', `${file}: larger than ${limit} MB; split it into parts`, { file, limit });
  }
  if (isBinary(bytes)) {
    throw new HexaplaError('file-binary', `${file}: not a text; save it as text, Markdown or HTML`, { file });
  }
}

async function decodeBytes(bytes: Uint8Array, options: ReadOptions): Promise<Decoded> {
  const { encoding, fileName: file } = options;
  try {
    if (encoding !== undefined) return await decode(bytes, { encoding });
    const decoded = await decode(bytes);
    const wanted = declaredCharset(bytes, options.format ?? guessFormat(file, decoded.text), decoded.encoding.value);
    return wanted === null ? decoded : await decode(bytes, { encoding: wanted });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    if (encoding === undefined) throw tooLarge(file, error);
    throw new HexaplaError(
      'bad-request',
      `${file}: unknown encoding ${encoding}`,
      { file, encoding },
      { cause: error },
    );
  }
}

/** A text longer than the longest string that JavaScript can hold. */
const tooLarge = (file: string, cause: unknown): HexaplaError =>
  new HexaplaError('file-too-large', `${file}: too long; split it into parts`, { file }, { cause });

async function readText(text: string, format: InputFormat, options: ReadOptions): Promise<Reading> {
  if (format === 'lines') return readLines(text);
  if (format === 'html') {
    const { readHtml } = await import('./html/read.ts');
    return readHtml(text, options.fileName);
  }
  if (format === 'markdown') {
    const { readMarkdown } = await import('./markdown/read.ts');
    return readMarkdown(text, options.fileName);
  }
  return readPlain(text, options);
}

function readPlain(text: string, options: ReadOptions): Reading {
  const { blocks: found, convention, warnings } = findParagraphs(text, { convention: options.convention });
  const blocks = settleKinds(found);
  return { title: guessTitle(blocks), author: guessAuthor(blocks), blocks, convention, warnings };
}
