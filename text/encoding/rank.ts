/** Which encoding a file is in: certain signs first, then how well its high bytes read. */
import type { Guess } from '../types.ts';
import { utf16WithoutBom } from './binary.ts';
import { rankMultiByte } from './multi-byte.ts';
import { rankSingleByte } from './single-byte.ts';
import { countUtf8 } from './utf8.ts';

/** Bytes that are judged, taken around high bytes from all over the file; the whole file is decoded all the same. */
const SAMPLE = 32_768;
const WINDOWS = 16;
/** Invalid bytes per valid sequence up to which a file is UTF-8 with faults. East Asian text has about one chance sequence per eight. */
const FAULTS_MOST = 2;
/** What the statistics of jschardet weigh beside the reading of the sample. */
const STATISTICS_WEIGHT = 0.2;
const MOST_NAMED = 6;
/** Names that the WHATWG standard folds into others or that jschardet spells its own way. */
const NAMES: Readonly<Record<string, string>> = {
  'iso-8859-1': 'windows-1252',
  ascii: 'windows-1252',
  'us-ascii': 'windows-1252',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  cp949: 'euc-kr',
  'big5-hkscs': 'big5',
  cp932: 'shift_jis',
  'windows-31j': 'shift_jis',
  'iso-8859-9': 'windows-1254',
  'iso-8859-11': 'windows-874',
  'tis-620': 'windows-874',
  maccyrillic: 'x-mac-cyrillic',
  macroman: 'macintosh',
  cp866: 'ibm866',
  shift_jis_2004: 'shift_jis',
  'euc-jis-2004': 'euc-jp',
};

/**
 * Likely encodings of `bytes`, best first, as WHATWG labels: byte-order mark, UTF-16 without one, strict UTF-8, UTF-8 with faults,
 * ISO-2022-JP's escapes, then legacy encodings by reading a sample in each, with jschardet's statistics.
 */
export async function rankEncodings(bytes: Uint8Array): Promise<Guess[]> {
  const marked = byMark(bytes) ?? utf16WithoutBom(bytes);
  if (marked) return [{ value: marked, score: marked === 'utf-8' ? 1 : 0.97 }];
  if (isUtf8(bytes)) {
    if (hasJapaneseEscapes(bytes))
      return [
        { value: 'iso-2022-jp', score: 0.95 },
        { value: 'utf-8', score: 0.3 },
      ];
    return [{ value: 'utf-8', score: 1 }];
  }
  const { valid, invalid } = countUtf8(bytes);
  const sample = takeSample(bytes);
  const legacy = await rankLegacy(sample);
  // Two valid sequences by chance are possible in a short legacy text, many are not.
  if (valid > 0 && invalid <= valid * FAULTS_MOST && !(valid < 3 && (legacy[0]?.score ?? 0) > 0.8)) {
    return [{ value: 'utf-8', score: Math.round((1 - (0.3 * invalid) / valid) * 100) / 100 }, ...legacy].slice(
      0,
      MOST_NAMED,
    );
  }
  return [...legacy, { value: 'utf-8', score: 0.05 }].slice(0, MOST_NAMED);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function byMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

/** ESC $ B or ESC $ @: Japanese in seven bits. */
function hasJapaneseEscapes(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x1b); at >= 0; at = bytes.indexOf(0x1b, at + 1)) {
    if (bytes[at + 1] === 0x24 && (bytes[at + 2] === 0x42 || bytes[at + 2] === 0x40)) return true;
  }
  return false;
}

/** Pieces of the file in which high bytes stand, cut at line ends where possible so that no character is torn. */
function takeSample(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SAMPLE) return bytes;
  const size = SAMPLE / WINDOWS;
  const step = Math.floor(bytes.length / WINDOWS);
  const pieces: Uint8Array[] = [];
  for (let i = 0; i < WINDOWS; i++) {
    const high = nextHigh(bytes, i * step, Math.min(bytes.length, (i + 1) * step));
    if (high < 0) continue;
    // From the line's beginning, or from the first high byte, which begins a character in every multi-byte encoding after ASCII.
    const line = bytes.lastIndexOf(10, high) + 1;
    const from = high - line < size / 2 ? line : high;
    pieces.push(bytes.subarray(from, from + size));
  }
  const sample = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length + 1, 0)).fill(10);
  let at = 0;
  for (const piece of pieces) {
    sample.set(piece, at);
    at += piece.length + 1;
  }
  return sample;
}

/** The first byte above 0x7f in the range that follows an ASCII byte, or -1. */
function nextHigh(bytes: Uint8Array, from: number, to: number): number {
  for (let i = from; i < to; i++) if (bytes[i]! >= 0x80 && (i === 0 || bytes[i - 1]! < 0x80)) return i;
  return -1;
}

async function rankLegacy(sample: Uint8Array): Promise<Guess[]> {
  const { detectAll } = await import('jschardet');
  const scores = new Map<string, number>();
  const add = (name: string, score: number): void => {
    const encoding = NAMES[name] ?? name;
    if (isDecodable(encoding)) scores.set(encoding, Math.max(scores.get(encoding) ?? 0, score));
  };
  for (const { value, score } of rankMultiByte(sample)) add(value, score);
  for (const { value, score } of rankSingleByte(sample)) add(value, score);
  for (const { encoding, confidence } of detectAll(sample).slice(0, 4)) {
    const name = (encoding ?? '').toLowerCase();
    const known = NAMES[name] ?? name;
    if (known === '' || known === 'utf-8') continue;
    add(known, (scores.get(known) ?? 0) + STATISTICS_WEIGHT * confidence);
  }
  const found = [...scores].map(([value, score]) => ({
    value,
    score: Math.min(0.99, Math.round(score * 1000) / 1000),
  }));
  return found
    .filter(({ score }) => score > 0.05)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST_NAMED);
}

function isDecodable(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}
