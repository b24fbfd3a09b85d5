/** Keeps the document, main's menu and title bar at the chosen theme and locale. */
import { useEffect } from 'react';
import { DEFAULT_SETTINGS } from '../../contract/settings.ts';
import { host } from '../host.ts';
import { resolveLocale, switchLocale } from '../i18n/i18n.ts';
import { useSettings } from '../service/queries.ts';
import { applyTheme } from '../theme/theme.ts';

export function useAppearance(): void {
  const { theme, locale } = useSettings().data ?? DEFAULT_SETTINGS;
  useEffect(() => {
    applyTheme(theme);
    void host.info().then(async ({ systemLocales }) => {
      const resolved = resolveLocale(locale, systemLocales);
      await switchLocale(resolved);
      await host.setAppearance({ theme, locale: resolved, title: 'Hexapla' });
    });
  }, [theme, locale]);
}
