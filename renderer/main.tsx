import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { host } from './host.ts';
import { initI18n, resolveLocale } from './i18n/i18n.ts';
import { queryClient } from './service/queries.ts';
import { startQuietly } from './theme/quiet-start.ts';
import { applyTheme } from './theme/theme.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html lacks #root');

const { systemLocales, appearance } = await host.info();
await initI18n(resolveLocale(appearance.locale ?? 'system', systemLocales));
applyTheme(appearance.theme);
startQuietly(document.documentElement);

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
);
