/** Names of languages, in their own language for columns and in the reader's for lists. */

const names = new Map<string, Intl.DisplayNames | null>();

function displayNames(locale: string): Intl.DisplayNames | null {
  let found = names.get(locale);
  if (found === undefined) {
    try {
      found = new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' });
    } catch {
      found = null;
    }
    names.set(locale, found);
  }
  return found;
}

/** The name of `language` in `locale`, or the tag itself where there is none; never throws on a bad tag. */
export function languageName(language: string, locale: string): string {
  try {
    return displayNames(locale)?.of(language) ?? language;
  } catch {
    return language;
  }
}

/** The name of a language in itself: Italiano, Deutsch, 日本語; where a tag names none, or is no tag at all, the tag. */
export function ownName(language: string): string {
  const name = languageName(language, language);
  // Without a name there is nothing that a language's rules for capitals could be asked about.
  if (name === language) return language.charAt(0).toUpperCase() + language.slice(1);
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

/** Languages that a version may be set to: those with a two-letter code, written forms that matter, and old ones that are read. */
const TAGS =
  'af am ar as az be bg bn bo br bs ca co cs cy da de dv el en eo es et eu fa fi fil fo fr fy ga gd gl grc gu gsw ha he hi hr hsb ht hu hy ' +
  'ia id ig is it ja jv ka kk km kn ko ku ky la lb lo lt lv mg mi mk ml mn mr ms mt my nb ne nl nn oc om or pa pl ps pt pt-BR qu rm ro ' +
  'ru rw sa sc sd si sk sl sm sn so sq sr sr-Latn su sv sw syr ta te tg th ti tk tl tr tt ug uk ur uz vi wo xh yi yo zh zh-Hant zu';

export interface LanguageEntry {
  readonly value: string;
  readonly label: string;
}

const lists = new Map<string, readonly LanguageEntry[]>();

/** All of them by name in `locale`, in its order; the own name follows in brackets where it differs. */
export function languageEntries(locale: string): readonly LanguageEntry[] {
  let list = lists.get(locale);
  if (!list) {
    const collator = new Intl.Collator(locale);
    list = TAGS.split(' ')
      .map((value) => ({ value, label: languageLabel(value, locale) }))
      .toSorted((a, b) => collator.compare(a.label, b.label));
    lists.set(locale, list);
  }
  return list;
}

/** "German (Deutsch)": found by either name when typing. */
export function languageLabel(language: string, locale: string): string {
  const name = languageName(language, locale);
  const own = ownName(language);
  return own.toLocaleLowerCase() === name.toLocaleLowerCase() || own === language ? name : `${name} (${own})`;
}

const RIGHT_TO_LEFT = new Set(['ar', 'dv', 'fa', 'he', 'ku', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi']);

/** The usual direction of a language's script. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(language.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr';
}
