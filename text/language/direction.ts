import { primary } from '../words/words.ts';

const RTL_LANGUAGES = new Set([
  'ar',
  'arc',
  'arz',
  'ckb',
  'dv',
  'fa',
  'he',
  'iw',
  'ji',
  'ks',
  'lrc',
  'mzn',
  'nqo',
  'pnb',
  'ps',
  'sd',
  'syr',
  'ug',
  'ur',
  'yi',
]);
const RTL_SCRIPTS = /-(?:Arab|Hebr|Syrc|Thaa|Nkoo|Adlm|Rohg|Samr|Mand)\b/iu;
const LTR_SCRIPTS = /-(?:Latn|Cyrl|Grek|Deva)\b/iu;
const STRONG_RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/gu;
const STRONG = /\p{L}/gu;
const SAMPLE = 4000;

/**
 * Base direction of a text in `language` (BCP 47). The script subtag decides, then the language, then, where neither says anything,
 * the letters of `text` by majority.
 */
export function direction(language: string, text?: string): 'ltr' | 'rtl' {
  if (RTL_SCRIPTS.test(language)) return 'rtl';
  if (LTR_SCRIPTS.test(language)) return 'ltr';
  if (RTL_LANGUAGES.has(primary(language))) return 'rtl';
  if (text === undefined || (language !== 'und' && language !== '')) return 'ltr';
  const sample = text.slice(0, SAMPLE);
  const letters = sample.match(STRONG)?.length ?? 0;
  const rtl = sample.match(STRONG_RTL)?.length ?? 0;
  return rtl * 2 > letters ? 'rtl' : 'ltr';
}
