/** The languages that lexicons are built for, by BCP 47 code, with what other projects call them. */
export interface LexiconLanguage {
  /** FreeDict's three letters, where WikDict has dictionaries of the language. */
  readonly freedict?: string;
  /** CLDR's locale, where it is not the code itself. */
  readonly cldr?: string;
  /** Debian's suffixes of LibreOffice's help and interface packages. */
  readonly help?: string;
  readonly interface?: string;
  /** Debian's suffix of Firefox's language packs. */
  readonly firefox?: string;
  /** Locale folder of the GNOME user documentation. */
  readonly gnome?: string;
}

export const LANGUAGES: Readonly<Record<string, LexiconLanguage>> = {
  ar: { interface: 'ar', firefox: 'ar' },
  bg: { freedict: 'bul', interface: 'bg', firefox: 'bg', gnome: 'bg' },
  bn: { interface: 'bn', firefox: 'bn' },
  ca: { help: 'ca', interface: 'ca', firefox: 'ca', gnome: 'ca' },
  cs: { help: 'cs', interface: 'cs', firefox: 'cs', gnome: 'cs' },
  da: { help: 'da', interface: 'da', firefox: 'da', gnome: 'da' },
  de: { freedict: 'deu', help: 'de', interface: 'de', firefox: 'de', gnome: 'de' },
  el: { freedict: 'ell', help: 'el', interface: 'el', firefox: 'el', gnome: 'el' },
  es: { freedict: 'spa', help: 'es', interface: 'es', firefox: 'es-es', gnome: 'es' },
  et: { help: 'et', interface: 'et', firefox: 'et' },
  eu: { help: 'eu', interface: 'eu', firefox: 'eu' },
  fa: { interface: 'fa', firefox: 'fa' },
  fi: { freedict: 'fin', help: 'fi', interface: 'fi', firefox: 'fi', gnome: 'fi' },
  fr: { freedict: 'fra', help: 'fr', interface: 'fr', firefox: 'fr', gnome: 'fr' },
  gl: { help: 'gl', interface: 'gl', firefox: 'gl', gnome: 'gl' },
  he: { interface: 'he', firefox: 'he' },
  hi: { help: 'hi', interface: 'hi', firefox: 'hi-in', gnome: 'hi' },
  hr: { interface: 'hr', firefox: 'hr', gnome: 'hr' },
  hu: { help: 'hu', interface: 'hu', firefox: 'hu', gnome: 'hu' },
  id: { freedict: 'ind', help: 'id', interface: 'id', firefox: 'id', gnome: 'id' },
  is: { interface: 'is', firefox: 'is' },
  it: { freedict: 'ita', help: 'it', interface: 'it', firefox: 'it', gnome: 'it' },
  ja: { freedict: 'jpn', help: 'ja', interface: 'ja', firefox: 'ja', gnome: 'ja' },
  ko: { help: 'ko', interface: 'ko', firefox: 'ko', gnome: 'ko' },
  lt: { freedict: 'lit', interface: 'lt', firefox: 'lt', gnome: 'lt' },
  lv: { interface: 'lv', firefox: 'lv', gnome: 'lv' },
  nb: { freedict: 'nor', cldr: 'no', interface: 'nb', firefox: 'nb-no' },
  nl: { freedict: 'nld', help: 'nl', interface: 'nl', firefox: 'nl', gnome: 'nl' },
  pl: { freedict: 'pol', help: 'pl', interface: 'pl', firefox: 'pl', gnome: 'pl' },
  pt: { freedict: 'por', help: 'pt-br', interface: 'pt-br', firefox: 'pt-br', gnome: 'pt_BR' },
  ro: { interface: 'ro', firefox: 'ro', gnome: 'ro' },
  ru: { freedict: 'rus', help: 'ru', interface: 'ru', firefox: 'ru', gnome: 'ru' },
  sk: { help: 'sk', interface: 'sk', firefox: 'sk', gnome: 'sk' },
  sl: { help: 'sl', interface: 'sl', firefox: 'sl', gnome: 'sl' },
  sr: { interface: 'sr', firefox: 'sr', gnome: 'sr' },
  sv: { freedict: 'swe', help: 'sv', interface: 'sv', firefox: 'sv-se', gnome: 'sv' },
  th: { interface: 'th', firefox: 'th' },
  tr: { freedict: 'tur', help: 'tr', interface: 'tr', firefox: 'tr', gnome: 'tr' },
  uk: { interface: 'uk', firefox: 'uk', gnome: 'uk' },
  vi: { help: 'vi', interface: 'vi', firefox: 'vi', gnome: 'vi' },
  zh: { help: 'zh-cn', interface: 'zh-cn', firefox: 'zh-cn', gnome: 'zh_CN' },
};

/** Pairs without English that are shipped as files of their own wherever a source has them, since readers need them most. */
export const DIRECT: readonly (readonly [string, string])[] = [
  ['de', 'fr'],
  ['de', 'it'],
  ['de', 'nl'],
  ['es', 'pt'],
  ['fr', 'it'],
  ['ja', 'zh'],
  ['ru', 'uk'],
];

/** Further pairs that WikDict has good dictionaries for; all others go by way of a third language when they are asked for. */
export const ALSO_DIRECT: readonly (readonly [string, string])[] = [
  ['de', 'es'],
  ['de', 'pl'],
  ['de', 'ru'],
  ['de', 'sv'],
  ['el', 'fr'],
  ['es', 'fr'],
  ['es', 'it'],
  ['fi', 'sv'],
  ['fr', 'ja'],
  ['fr', 'nl'],
  ['fr', 'pl'],
  ['fr', 'pt'],
  ['fr', 'ru'],
  ['it', 'pl'],
  ['it', 'pt'],
  ['it', 'ru'],
  ['pl', 'ru'],
];
