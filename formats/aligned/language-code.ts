/** Language codes as other programs write them. */

/**
 * The canonical BCP 47 tag: "EN-US", "en_us", "ENG" and "en-US" name languages, "Source" does not.
 * @returns undefined for what is no tag of a language
 */
export function languageOfCode(code: string): string | undefined {
  const trimmed = code.trim().replaceAll('_', '-');
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,4}$/iu.test(trimmed)) return undefined;
  try {
    const [tag] = Intl.getCanonicalLocales(trimmed);
    return tag && names.of(tag.split('-')[0]!) !== undefined ? tag : undefined;
  } catch {
    return undefined;
  }
}

/** The languages that ICU knows by name. */
const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
