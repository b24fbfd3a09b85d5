import type { Guess, TextWarning } from '../types.ts';
import { cleanText } from './clean.ts';
import { rankEncodings } from './rank.ts';
import { decodeMixed } from './utf8.ts';

export interface Decoded {
  /** Newlines are \n; no NUL, no lone surrogate, no byte-order mark. */
  readonly text: string;
  readonly encoding: Guess;
  /** Likely encodings, best first, for the user to choose from; WHATWG labels. */
  readonly encodings: readonly Guess[];
  /** 'invalid-bytes', 'mixed-encodings', 'nul-removed', 'lone-surrogates', with counts. */
  readonly warnings: readonly TextWarning[];
}

const LAST_RESORT: Guess = { value: 'windows-1252', score: 0.1 };

/**
 * Decodes `bytes` with `options.encoding` (a WHATWG label; RangeError if unknown) or with the encoding that fits best. A UTF-8 file
 * with lines in Windows-1252 has those lines read so; bytes that fit nothing become U+FFFD. Asynchronous since the tables for legacy
 * encodings are loaded only when needed. The caller asks isBinary first: anything decodes somehow.
 */
export async function decode(bytes: Uint8Array, options: { encoding?: string } = {}): Promise<Decoded> {
  const ranked = await rankEncodings(bytes);
  const encodings = ranked.length > 0 ? ranked : [LAST_RESORT];
  const wanted = options.encoding === undefined ? null : new TextDecoder(options.encoding).encoding;
  const encoding =
    wanted === null
      ? encodings[0]!
      : { value: wanted, score: encodings.find(({ value }) => value === wanted)?.score ?? 1 };
  const { raw, foreignLines } = read(bytes, encoding.value);
  const { text, warnings } = cleanText(raw);
  if (foreignLines > 0) warnings.unshift({ code: 'mixed-encodings', values: { lines: foreignLines } });
  return { text, encoding, encodings, warnings };
}

function read(bytes: Uint8Array, encoding: string): { raw: string; foreignLines: number } {
  if (encoding === 'utf-8') {
    try {
      return { raw: new TextDecoder('utf-8', { fatal: true }).decode(bytes), foreignLines: 0 };
    } catch {
      const { text, foreignLines } = decodeMixed(bytes);
      return { raw: text, foreignLines };
    }
  }
  return { raw: new TextDecoder(encoding).decode(bytes), foreignLines: 0 };
}
