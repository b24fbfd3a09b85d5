import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { DEFAULT_WINDOW_STATE, backgroundOf, isReachable, readWindowState, writeWindowState } from './window-state.ts';

const folder = mkdtempSync(join(tmpdir(), 'hexapla-window-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('what was written is read again', () => {
  const file = join(folder, 'deep', 'window.json');
  const state = {
    bounds: { x: -5, y: 10, width: 900, height: 700 },
    maximized: true,
    theme: 'sepia',
    locale: 'ar',
  } as const;
  writeWindowState(file, state);
  expect(readWindowState(file)).toEqual(state);
});

test.each([
  '',
  '{',
  'null',
  '{"bounds":{"x":0,"y":0,"width":-1,"height":1e9},"maximized":false,"theme":"light","locale":null}',
])('bad content %j means the defaults', (content) => {
  const file = join(folder, 'bad.json');
  writeFileSync(file, content);
  expect(readWindowState(file)).toEqual(DEFAULT_WINDOW_STATE);
});

test('a place that cannot be written is passed over', () => {
  const blocked = join(folder, 'blocked');
  writeFileSync(blocked, 'a file where the folder would be');
  expect(() => writeWindowState(join(blocked, 'window.json'), DEFAULT_WINDOW_STATE)).not.toThrow();
  expect(readWindowState(join(blocked, 'window.json'))).toEqual(DEFAULT_WINDOW_STATE);
});

test('a window left on a screen that is gone opens elsewhere', () => {
  const screens = [{ x: 0, y: 0, width: 1920, height: 1080 }];
  const size = { width: 900, height: 700 };
  expect(isReachable({ x: 100, y: 100, ...size }, screens)).toBe(true);
  expect(isReachable({ x: 2000, y: 100, ...size }, screens)).toBe(false);
  expect(isReachable({ x: 100, y: -300, ...size }, screens)).toBe(false);
  expect(isReachable({ x: 1900, y: 100, ...size }, screens)).toBe(false);
});

test('the colour before the first paint is the theme of the next start', () => {
  expect(backgroundOf('system', true)).toBe(backgroundOf('dark', false));
  expect(backgroundOf('system', false)).toBe(backgroundOf('light', true));
  expect(backgroundOf('sepia', true)).not.toBe(backgroundOf('light', true));
});
