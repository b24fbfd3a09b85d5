import type { Guess, TextWarning } from '../types.ts';
import { utf16WithoutBom } from './binary.ts';
import { cleanText } from './clean.ts';

export interface Decoded {
  /** Newlines are \n; no NUL, no lone surrogate, no byte-order mark. */
  readonly text: string;
  readonly encoding: Guess;
  /** Likely encodings, best first, for the user to choose from; WHATWG labels. */
  readonly encodings: readonly Guess[];
  readonly warnings: readonly TextWarning[];
}

/** Enough to tell an encoding; the whole file is decoded, only a sample is judged. */
const SAMPLE = 65536;

/**
 * Decodes `bytes` with `options.encoding` (a WHATWG label; RangeError if unknown) or with the encoding that fits best: byte-order
 * mark, strict UTF-8, UTF-16 without mark, then legacy encodings. Asynchronous since the tables for legacy encodings are loaded
 * only when needed.
 */
export async function decode(bytes: Uint8Array, options: { encoding?: string } = {}): Promise<Decoded> {
  const encodings = await rankEncodings(bytes);
  const best = encodings[0]!;
  const chosen = options.encoding === undefined ? best : { value: options.encoding.toLowerCase(), score: 1 };
  const raw = new TextDecoder(chosen.value).decode(bytes);
  const { text, warnings } = cleanText(raw);
  return { text, encoding: chosen, encodings, warnings };
}

async function rankEncodings(bytes: Uint8Array): Promise<Guess[]> {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return [{ value: 'utf-8', score: 1 }];
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return [{ value: 'utf-16le', score: 1 }];
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return [{ value: 'utf-16be', score: 1 }];
  const utf16 = utf16WithoutBom(bytes);
  if (utf16) return [{ value: utf16, score: 0.95 }];
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return [{ value: 'utf-8', score: 1 }];
  } catch {
    const { detectAll } = await import('jschardet');
    const found = detectAll(bytes.subarray(0, SAMPLE)).map(({ encoding, confidence }) => ({
      value: (encoding ?? 'windows-1252').toLowerCase(),
      score: confidence,
    }));
    return found.length > 0 ? found : [{ value: 'windows-1252', score: 0.3 }];
  }
}
