import * as fc from 'fast-check';
import { sep } from 'node:path';
import { expect, test } from 'vitest';
import { APP_URL, assetPath, isOwnPage, mimeType } from './asset-path.ts';

const folder = '/program/out/renderer';

test('files of the window are found', () => {
  expect(assetPath(folder, APP_URL)).toBe(`${folder}/index.html`);
  expect(assetPath(folder, 'app://hexapla/assets/a%20b.css?v=1#top')).toBe(`${folder}/assets/a b.css`);
});

test.each([
  'app://hexapla/../secret',
  'app://hexapla/%2e%2e/secret',
  'app://hexapla/..%2f..%2fsecret',
  'app://hexapla/assets/..%5c..%5csecret',
  'app://hexapla/a%00b',
  'app://hexapla/%ff',
  'app://hexapla/',
  'app://other/index.html',
  'https://hexapla/index.html',
  'file:///etc/passwd',
  'not a url',
])('%s leads nowhere outside', (url) => {
  const file = assetPath(folder, url);
  // Plain dots are folded by the URL itself, so that they stay inside; all else is refused.
  expect(file === null || file.startsWith(folder + sep)).toBe(true);
});

test('no path, however written, leaves the folder', () => {
  const part = fc.oneof(fc.constantFrom('..', '%2e%2e', '%2f', '%5c', '.', '//', '%00'), fc.string({ maxLength: 5 }));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const file = assetPath(folder, `app://hexapla/${parts.join('/')}`);
      expect(file === null || file.startsWith(folder + sep)).toBe(true);
    }),
  );
});

test('only our own scheme and host are trusted', () => {
  expect(isOwnPage(APP_URL)).toBe(true);
  for (const url of ['app://evil/', 'app://hexapla.evil/', 'https://hexapla/', 'data:text/html,x', 'about:blank', '']) {
    expect(isOwnPage(url), url).toBe(false);
  }
});

test('what is unknown is sent as bytes', () => {
  expect(mimeType('a/b.js')).toMatch(/^text\/javascript/);
  expect(mimeType('a/b.exe')).toBe('application/octet-stream');
});
