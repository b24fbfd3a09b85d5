/// <reference types="vite/types/importMeta.d.ts" />
/** Words of the menu and of main's own dialogs: assets/locales/<locale>/menu.json, bundled. */
import i18next from 'i18next';
import { LOCALES } from '../contract/settings.ts';
import type { Locale } from '../contract/settings.ts';

const files = import.meta.glob<Record<string, unknown>>('../assets/locales/*/menu.json', {
  eager: true,
  import: 'default',
});

const texts = i18next.createInstance();

/** The first of the system's languages that we speak, or English. */
export function chooseLocale(systemLocales: readonly string[]): Locale {
  const bases = systemLocales.map((tag) => tag.toLowerCase().split('-')[0]);
  return bases.map((base) => LOCALES.find((locale) => locale === base)).find((found) => found !== undefined) ?? 'en';
}

export async function loadTexts(locale: Locale): Promise<void> {
  const resources: Record<string, { menu: Record<string, unknown> }> = {};
  for (const [path, messages] of Object.entries(files)) resources[path.split('/').at(-2) ?? ''] = { menu: messages };
  await texts.init({ lng: locale, fallbackLng: 'en', ns: ['menu'], defaultNS: 'menu', resources });
}

export async function switchTexts(locale: Locale): Promise<void> {
  await texts.changeLanguage(locale);
}

export const say = (key: string): string => texts.t(key);
