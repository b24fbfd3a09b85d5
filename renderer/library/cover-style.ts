/**
 * How a work's cover is drawn: from its title and author alone, so that it looks the same every day and on every machine. The script of
 * the title decides the binding, a hash the cloth.
 */
export const BINDINGS = ['plate', 'arch', 'thread'] as const;
/** plate: a framed label, as on European cloth bindings. arch: right to left, under an arch. thread: a title slip and stitching. */
export type Binding = (typeof BINDINGS)[number];

/** Cloths named in theme/covers.css. */
export const CLOTHS = 10;
/** Ornaments that cover.tsx draws. */
export const ORNAMENTS = 6;

export interface CoverStyle {
  readonly binding: Binding;
  readonly cloth: number;
  readonly ornament: number;
  readonly direction: 'ltr' | 'rtl';
  /** Of the title's letters; long titles are set smaller. */
  readonly size: 'large' | 'medium' | 'small';
  /** A language whose typeface suits the title's script. */
  readonly lang: string;
}

/** FNV-1a over UTF-16 units: 32 bits, evenly spread for short texts. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}

const SCRIPTS: readonly (readonly [RegExp, Binding, string])[] = [
  [/\p{Script=Hiragana}|\p{Script=Katakana}/u, 'thread', 'ja'],
  [/\p{Script=Hangul}/u, 'thread', 'ko'],
  [/\p{Script=Han}/u, 'thread', 'zh'],
  [/\p{Script=Arabic}/u, 'arch', 'ar'],
  [/\p{Script=Hebrew}/u, 'arch', 'he'],
  [/\p{Script=Devanagari}/u, 'plate', 'hi'],
  [/\p{Script=Thai}/u, 'plate', 'th'],
  [/\p{Script=Greek}/u, 'plate', 'el'],
  [/\p{Script=Cyrillic}/u, 'plate', 'ru'],
];

/** Longest part of a title that is looked at; the rest does not show. */
const LOOKED_AT = 200;

export function coverStyle(title: string, author: string): CoverStyle {
  const seen = title.slice(0, LOOKED_AT);
  const [, binding, lang] = SCRIPTS.find(([script]) => script.test(seen)) ?? [null, 'plate' as const, ''];
  const hash = hashText(`${seen}\n${author}`);
  const weight = binding === 'thread' ? seen.length * 2.2 : seen.length;
  return {
    binding,
    cloth: hash % CLOTHS,
    ornament: Math.floor(hash / CLOTHS) % ORNAMENTS,
    direction: binding === 'arch' ? 'rtl' : 'ltr',
    size: weight < 18 ? 'large' : weight < 48 ? 'medium' : 'small',
    lang,
  };
}
