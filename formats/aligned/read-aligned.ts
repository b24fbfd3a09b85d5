/** Bytes in, aligned document out: the door to the readers of files that bring their rows with them. */
import { HexaplaError } from '../../contract/errors.ts';
import type { AlignedFormat, DraftWarning } from '../../contract/import.ts';
import { decode, isBinary } from '../../text/index.ts';
import { MAX_FILE_BYTES } from '../limits.ts';
import type { AlignedDocument, AlignedReading } from './aligned-document.ts';
import { looksLikeExport, readExport } from './json.ts';
import { readTable } from './table.ts';
import { looksLikeTmx, readTmx } from './tmx.ts';

const TAB = 9;
/** Bytes that are looked at before a file is read whole. */
const WINDOW = 64 * 1024;
const TABLE_NAME = /\.(?:tsv|tab)$/iu;
const PLAIN_NAME = /\.txt$/iu;

/**
 * Reads a file that holds several versions and their rows: a translation memory, a table, an export of ours.
 * @param checkpoint called now and then; throw from it to stop
 * @returns null where it holds one text only, for readDocument
 * @throws HexaplaError file-format, file-too-large; fields { file }
 */
export async function readAligned(
  bytes: Uint8Array,
  file: string,
  checkpoint: () => void = () => {},
): Promise<AlignedDocument | null> {
  if (bytes.length === 0 || bytes.length > MAX_FILE_BYTES || isBinary(bytes)) return null;
  const format = likelyFormat(bytes, file);
  if (format === null) return null;
  const decoded = await decoding(bytes, file);
  const reading = readAs(format, decoded.text, file, checkpoint);
  if (!reading) return null;
  const warnings = [...(decoded.warnings as readonly DraftWarning[]), ...reading.warnings];
  return { ...reading, format, encoding: decoded.encoding, encodings: decoded.encodings, warnings };
}

/** By the first bytes, so that the many files that are none cost nothing. NULs of UTF-16 are left out. */
function likelyFormat(bytes: Uint8Array, file: string): AlignedFormat | null {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, WINDOW)).replaceAll('\0', '').replace(/^[^\s<{]{2,3}(?=[<{])/u, ''); // prettier-ignore
  if (looksLikeTmx(start)) return 'tmx';
  if (looksLikeExport(start)) return 'hexapla';
  const named = TABLE_NAME.test(file) || PLAIN_NAME.test(file);
  return named && bytes.subarray(0, WINDOW).includes(TAB) ? 'table' : null;
}

async function decoding(bytes: Uint8Array, file: string): ReturnType<typeof decode> {
  try {
    return await decode(bytes);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new HexaplaError('file-too-large', `${file}: too long; split it into parts`, { file }, { cause: error });
  }
}

function readAs(format: AlignedFormat, text: string, file: string, checkpoint: () => void): AlignedReading | null {
  if (format === 'tmx') return readTmx(text, file, checkpoint);
  if (format === 'hexapla') return readExport(text, file);
  return readTable(text, file, TABLE_NAME.test(file), checkpoint);
}
