/** UTF-8 with faults: how much of it is UTF-8 after all, and what the lines say that are not. */
import { westernFitness } from './single-byte.ts';

/** Valid sequences and bytes that are in none, in `bytes`. */
export function countUtf8(bytes: Uint8Array): { valid: number; invalid: number } {
  let valid = 0;
  let invalid = 0;
  for (let i = 0; i < bytes.length;) {
    const length = sequenceLength(bytes, i);
    if (length > 1) valid++;
    if (length === 0) invalid++;
    i += Math.max(1, length);
  }
  return { valid, invalid };
}

/** Length of the well-formed sequence at `i`, 0 where there is none (Unicode standard, table 3-7). */
function sequenceLength(bytes: Uint8Array, i: number): number {
  const first = bytes[i]!;
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  const size = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  const second = bytes[i + 1] ?? 0;
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < low || second > high) return 0;
  for (let k = 2; k < size; k++) if (((bytes[i + k] ?? 0) & 0xc0) !== 0x80) return 0;
  return size;
}

export interface Repaired {
  readonly text: string;
  /** Lines that were read in another encoding. */
  readonly foreignLines: number;
}

/** A line is taken for another encoding's where that makes sense of it this well. */
const LINE_FITNESS = 0.6;
const LINE_MAX = 4096;
const LINES_MAX = 100_000;

/**
 * Decodes bytes that are UTF-8 but for some lines: a line with no valid sequence, whose high bytes make words in Windows-1252, is
 * read so; elsewhere invalid bytes become U+FFFD.
 */
export function decodeMixed(bytes: Uint8Array): Repaired {
  const utf8 = new TextDecoder('utf-8');
  const western = new TextDecoder('windows-1252');
  const parts: string[] = [];
  let foreignLines = 0;
  let from = 0;
  const flush = (to: number): void => {
    if (to > from) parts.push(utf8.decode(bytes.subarray(from, to)));
    from = to;
  };
  for (let start = 0; start < bytes.length;) {
    const at = bytes.indexOf(10, start);
    const end = at < 0 ? bytes.length : at + 1;
    const line = bytes.subarray(start, end);
    if (foreignLines < LINES_MAX && line.length <= LINE_MAX && isWestern(line)) {
      flush(start);
      parts.push(western.decode(line));
      from = end;
      foreignLines++;
    }
    start = end;
  }
  flush(bytes.length);
  return { text: parts.join(''), foreignLines };
}

function isWestern(line: Uint8Array): boolean {
  const { valid, invalid } = countUtf8(line);
  if (invalid === 0 || valid > 0) return false;
  // A truncated or broken sequence leaves continuation bytes, which are marks or nothing in Windows-1252.
  return westernFitness(line) >= LINE_FITNESS;
}
