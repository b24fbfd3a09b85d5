/** The app:// scheme: serves the window's files, from a folder or from inside app.asar, each with the content policy. */
import { protocol } from 'electron';
import { readFile } from 'node:fs/promises';
import { assetPath, mimeType } from './asset-path.ts';
import { CONTENT_POLICY } from './security.ts';

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

export function serveWindow(folder: string): void {
  protocol.handle('app', async (request) => {
    const file = request.method === 'GET' ? assetPath(folder, request.url) : null;
    if (file === null) return new Response(null, { status: 404 });
    try {
      const headers = {
        'content-type': mimeType(file),
        'content-security-policy': CONTENT_POLICY,
        'x-content-type-options': 'nosniff',
      };
      return new Response(await readFile(file), { headers });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}
