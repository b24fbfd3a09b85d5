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

/** The name of a language in itself: Italiano, Deutsch, 日本語. */
export function ownName(language: string): string {
  const name = languageName(language, language);
  return name.charAt(0).toLocaleUpperCase(language === 'und' ? undefined : language) + name.slice(1);
}
