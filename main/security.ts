/** What the window may not do: reach the network, leave its page, open others, ask for devices, run foreign code. */
import { app, session } from 'electron';
import type { WebContents, WebFrameMain } from 'electron';
import { isOwnPage } from './asset-path.ts';

export const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** Schemes that stay on this machine. */
const LOCAL_SCHEMES = new Set(['app:', 'devtools:', 'data:', 'blob:']);

/** True for a message from the top frame of a window of ours. */
export function isTrustedSender(frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && isOwnPage(frame.url);
}

function confine(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Must run before the app is ready: every process that shows content is sandboxed. */
export function sandboxAll(): void {
  // As root Chromium runs only without a sandbox, and enforcing one then makes its network service crash for ever.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  app.on('web-contents-created', (_event, contents) => confine(contents));
}

/** Must run before the first window: Chromium would fetch a spelling dictionary when it opens. */
export function lockSession(): void {
  const { defaultSession } = session;
  defaultSession.setSpellCheckerLanguages([]);
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !LOCAL_SCHEMES.has(new URL(details.url).protocol) });
  });
}
