/**
 * Soft hyphens from TeX's patterns (the hyphen package): Electron ships no dictionaries for hyphens: auto. They
 * are put in when text is shown and taken out when it is copied.
 */
import { useEffect, useState } from 'react';

export type Hyphenators = ReadonlyMap<string, (text: string) => string>;

interface HyphenModule {
  readonly default: { readonly hyphenateSync: (text: string, options?: { minWordLength?: number }) => string };
}

/** By primary subtag, or whole tag where a country has patterns of its own. */
const PATTERNS: Readonly<Record<string, () => Promise<HyphenModule>>> = {
  ca: () => import('hyphen/ca'),
  cs: () => import('hyphen/cs'),
  da: () => import('hyphen/da'),
  de: () => import('hyphen/de'),
  el: () => import('hyphen/el'),
  en: () => import('hyphen/en'),
  'en-gb': () => import('hyphen/en-gb'),
  es: () => import('hyphen/es'),
  fi: () => import('hyphen/fi'),
  fr: () => import('hyphen/fr'),
  hr: () => import('hyphen/hr'),
  hu: () => import('hyphen/hu'),
  it: () => import('hyphen/it'),
  la: () => import('hyphen/la'),
  nb: () => import('hyphen/nb'),
  nl: () => import('hyphen/nl'),
  nn: () => import('hyphen/nn'),
  no: () => import('hyphen/no'),
  pl: () => import('hyphen/pl'),
  pt: () => import('hyphen/pt'),
  ro: () => import('hyphen/ro'),
  ru: () => import('hyphen/ru'),
  sk: () => import('hyphen/sk'),
  sl: () => import('hyphen/sl'),
  sv: () => import('hyphen/sv'),
  tr: () => import('hyphen/tr'),
  uk: () => import('hyphen/uk'),
};

const NONE: Hyphenators = new Map();
const MIN_WORD = 6;
/** Where two letters alone do not begin a line (TeX's righthyphenmin is 3): "fami-ly" is no English division. */
const LONG_ENDS = /^(?:en|fr|pt)(?:-|$)/iu;

/** Without the soft hyphens before a word's last one or two letters. */
export const withLongEnds = (text: string): string => text.replace(/\u00ad(?=\p{L}{1,2}(?![\p{L}\u00ad]))/gu, '');

function patternsOf(language: string): (() => Promise<HyphenModule>) | undefined {
  const tag = language.toLowerCase();
  return PATTERNS[tag] ?? PATTERNS[tag.split('-')[0] ?? ''];
}

/** Hyphenators of those languages that have one, once their patterns are here; none while they are not wanted. */
export function useHyphenators(languages: readonly string[], hyphenate: boolean): Hyphenators {
  const [loaded, setLoaded] = useState<Hyphenators>(NONE);
  const wanted = hyphenate ? [...new Set(languages)].toSorted().join(' ') : '';
  useEffect(() => {
    if (wanted === '') return undefined;
    let left = false;
    void loadAll(wanted.split(' ')).then((hyphenators) => left || setLoaded(hyphenators));
    return () => {
      left = true;
    };
  }, [wanted]);
  return hyphenate ? loaded : NONE;
}

async function loadAll(languages: readonly string[]): Promise<Hyphenators> {
  const entries = await Promise.all(
    languages.map(async (language) => {
      const { hyphenateSync } = (await patternsOf(language)?.())?.default ?? {};
      if (!hyphenateSync) return undefined;
      const divide = (text: string) => hyphenateSync(text, { minWordLength: MIN_WORD });
      return [language, LONG_ENDS.test(language) ? (text: string) => withLongEnds(divide(text)) : divide] as const;
    }),
  );
  return new Map(entries.filter((entry) => entry !== undefined));
}
