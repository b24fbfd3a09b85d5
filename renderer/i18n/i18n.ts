/**
 * i18next with ICU messages. Locales are assets/locales/<locale>/<namespace>.json, one namespace a part of the window, bundled,
 * so that switching is immediate and nothing is fetched.
 */
import i18next from 'i18next';
import ICU from 'i18next-icu';
import { initReactI18next } from 'react-i18next';
import { LOCALES } from '../../contract/settings.ts';
import type { Locale, Settings } from '../../contract/settings.ts';

const files = import.meta.glob<Record<string, unknown>>('../../assets/locales/*/*.json', {
  eager: true,
  import: 'default',
});

function resources(): Record<string, Record<string, Record<string, unknown>>> {
  const byLocale: Record<string, Record<string, Record<string, unknown>>> = {};
  for (const [path, messages] of Object.entries(files)) {
    const [locale = '', file = ''] = path.split('/').slice(-2);
    (byLocale[locale] ??= {})[file.replace('.json', '')] = messages;
  }
  return byLocale;
}

export const NAMESPACES = [
  'common',
  'library',
  'import',
  'export',
  'reader',
  'reading',
  'align',
  'panels',
  'review',
  'notes',
  'settings',
  'errors',
  'menu',
] as const;

/** The locale to use: the chosen one, or the first of the system's that we have, or English. */
export function resolveLocale(choice: Settings['locale'], system: readonly string[]): Locale {
  if (choice !== 'system') return choice;
  const bases = system.map((tag) => tag.toLowerCase().split('-')[0]);
  return bases.map((base) => LOCALES.find((locale) => locale === base)).find((found) => found !== undefined) ?? 'en';
}

export async function initI18n(locale: Locale): Promise<void> {
  await i18next
    .use(ICU)
    .use(initReactI18next)
    .init({
      lng: locale,
      fallbackLng: 'en',
      ns: NAMESPACES,
      defaultNS: 'common',
      resources: resources(),
      interpolation: { escapeValue: false },
    });
  applyDocumentLocale(locale);
}

export async function switchLocale(locale: Locale): Promise<void> {
  if (i18next.language !== locale) await i18next.changeLanguage(locale);
  applyDocumentLocale(locale);
}

function applyDocumentLocale(locale: Locale): void {
  document.documentElement.lang = locale;
  document.documentElement.dir = locale === 'ar' ? 'rtl' : 'ltr';
}
