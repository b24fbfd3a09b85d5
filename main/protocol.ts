/** The app:// scheme: serves the window's files, from a folder or from inside app.asar, each with the content policy. */
import { protocol } from 'electron';
import { readFile } from 'node:fs/promises';
import type { Locale } from '../contract/settings.ts';
import { assetPath, mimeType } from './asset-path.ts';
import { CONTENT_POLICY } from './security.ts';

/** How the page looks before its own script has run. */
export interface FirstLook {
  readonly theme: 'light' | 'dark' | 'sepia';
  readonly locale: Locale;
}

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

export function serveWindow(folder: string, firstLook: () => FirstLook): void {
  protocol.handle('app', async (request) => {
    const file = request.method === 'GET' ? assetPath(folder, request.url) : null;
    if (file === null) return new Response(null, { status: 404 });
    try {
      const headers = {
        'content-type': mimeType(file),
        'content-security-policy': CONTENT_POLICY,
        'x-content-type-options': 'nosniff',
      };
      const content = await readFile(file);
      const body = file.endsWith('index.html') ? dressed(content.toString(), firstLook()) : content;
      return new Response(body, { headers });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}

/** The page with its theme and language said in the root element, so that its first paint is the right one. */
function dressed(html: string, { theme, locale }: FirstLook): string {
  const root = `<html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}" data-theme="${theme}">`;
  return html.replace(/<html\b[^>]*>/, root);
}
