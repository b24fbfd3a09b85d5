/** Keeps the document, main's menu and title bar at the chosen theme and locale, once the library has told them. */
import { useEffect } from 'react';
import type { Settings } from '../../contract/settings.ts';
import { host } from '../host.ts';
import { resolveLocale, switchLocale } from '../i18n/i18n.ts';
import { useSettings } from '../service/queries.ts';
import { applyTheme } from '../theme/theme.ts';

export function useAppearance(): void {
  const settings = useSettings().data;
  const theme = settings?.theme;
  const locale = settings?.locale;
  useEffect(() => {
    if (theme && locale) void apply(theme, locale);
  }, [theme, locale]);
}

async function apply(theme: Settings['theme'], choice: Settings['locale']): Promise<void> {
  applyTheme(theme);
  const { systemLocales } = await host.info();
  const locale = resolveLocale(choice, systemLocales);
  await switchLocale(locale);
  await host.setAppearance({ theme, locale, title: 'Hexapla' });
}
