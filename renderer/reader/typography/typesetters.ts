/**
 * What is put into a text when it is shown, language by language: soft hyphens, and French spaces that do not break. Every change
 * either adds a soft hyphen or replaces one space by another, so that sentences/shown-text.ts finds each character again; nothing of it
 * is copied.
 */
import { useMemo } from 'react';
import { isFrench } from './languages.ts';
import { useHyphenators } from './hyphenators.ts';

/** By language tag; no entry where the text is shown as it is. */
export type Typesetters = ReadonlyMap<string, (text: string) => string>;

const NARROW_NO_BREAK = '\u202f';

/** In French these marks are set off by a space that must not end or begin a line: "Quoi ?", "« Oui »". */
export function frenchSpaces(text: string): string {
  return text.replace(/ (?=[;:!?»])/gu, NARROW_NO_BREAK).replace(/« /gu, `«${NARROW_NO_BREAK}`);
}

/** @param hyphenate whether words may be divided; patterns are loaded only then */
export function useTypesetters(languages: readonly string[], hyphenate: boolean): Typesetters {
  const hyphenators = useHyphenators(languages, hyphenate);
  return useMemo(() => {
    const set = new Map<string, (text: string) => string>(hyphenators);
    for (const language of languages) {
      if (!isFrench(language)) continue;
      const divide = hyphenators.get(language);
      set.set(language, divide ? (text) => frenchSpaces(divide(text)) : frenchSpaces);
    }
    return set;
  }, [hyphenators, languages]);
}
