/** The character encoding that a page declares in itself. */
import type { InputFormat } from '../../contract/import.ts';

/** The standard looks at 1024 bytes; saved pages often put a comment of their own in front. */
const WINDOW = 4096;

/**
 * The declared encoding where it should be used instead of the `found` one, else null. Bytes that are UTF-8 by strict decoding are
 * so whatever the page says, save for ISO-2022-JP, whose bytes look like ASCII.
 * @param found what the bytes look like, as a WHATWG label
 */
export function declaredCharset(bytes: Uint8Array, format: InputFormat, found: string): string | null {
  if (format !== 'html') return null;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, WINDOW));
  const label = /<meta\s[^>]{0,300}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w:-]{2,40})/i.exec(head)?.[1]?.toLowerCase();
  if (!label || label === found || /^utf-?(?:8|16)/.test(label)) return null;
  if (/^utf-(?:8|16)/.test(found) && label !== 'iso-2022-jp') return null;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null; // A label that no browser knows counts for nothing.
  }
}
