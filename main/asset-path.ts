/** From the URL of a window's resource to the file that answers it. */
import { join, normalize, sep } from 'node:path';

export const APP_SCHEME = 'app:';
export const APP_HOST = 'hexapla';
export const APP_URL = `${APP_SCHEME}//${APP_HOST}/index.html`;

const MIME_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export function mimeType(file: string): string {
  return MIME_TYPES[file.slice(file.lastIndexOf('.'))] ?? 'application/octet-stream';
}

/** True for pages of our own. Protocol and host are compared, as the origin of a custom scheme reads 'null'. */
export function isOwnPage(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host } = new URL(url);
  return protocol === APP_SCHEME && host === APP_HOST;
}

/** The file under `folder` that `url` names, or null where it names none of ours or tries to climb out, encoded or not. */
export function assetPath(folder: string, url: string): string | null {
  if (!isOwnPage(url)) return null;
  let name: string;
  try {
    name = decodeURIComponent(new URL(url).pathname);
  } catch {
    return null;
  }
  if (name.includes('\0') || name.includes('\\')) return null;
  const base = normalize(folder);
  const file = normalize(join(base, name));
  return file.startsWith(base.endsWith(sep) ? base : base + sep) ? file : null;
}
