import type { TextWarning } from '../types.ts';

const LONE_SURROGATE = /\p{Surrogate}/u;
const LONE_SURROGATES = /\p{Surrogate}/gu;

/**
 * `raw` with newlines as \n, without NULs and leading byte-order mark, lone surrogates replaced by U+FFFD. What was done is told in
 * `warnings` (newlines and the mark go without saying).
 */
export function cleanText(raw: string): { text: string; warnings: TextWarning[] } {
  const warnings: TextWarning[] = [];
  let text = raw.charCodeAt(0) === 0xfeff ? raw.slice(1) : raw;
  const replaced = text.length - text.replaceAll('\ufffd', '').length;
  if (replaced > 0) warnings.push({ code: 'invalid-bytes', values: { count: replaced } });
  if (text.includes('\0')) {
    const clean = text.replaceAll('\0', '');
    warnings.push({ code: 'nul-removed', values: { count: text.length - clean.length } });
    text = clean;
  }
  if (LONE_SURROGATE.test(text)) {
    text = text.replace(LONE_SURROGATES, '\ufffd');
    warnings.push({ code: 'lone-surrogates' });
  }
  return { text: text.replace(/\r\n?|\u0085|\u2028|\u2029/g, '\n'), warnings };
}
