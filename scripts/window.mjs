/** Drives the real window through Playwright for scripts that look at it: first start without a display, look, tour. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { root } from './paths.mjs';

/** Reaching this state of the page may take an import of the samples on a fresh library. */
const SETTLE_TIMEOUT_MS = 120_000;

/**
 * Opens Hexapla and waits until its page is painted.
 * @param {{ dist: string, home?: string, args?: readonly string[] }} options home: the library's folder, else the user's own
 */
export async function openWindow({ dist, home, args = [] }) {
  const { _electron } = await import('playwright-core');
  // Playwright finds the executable by the electron package, which reads this process's own environment.
  process.env.ELECTRON_OVERRIDE_DIST_PATH = dist;
  const env = { ...process.env };
  if (home) env.HEXAPLA_HOME = home;
  const app = await _electron.launch({ args: [root, ...args], cwd: root, env });
  const page = await app.firstWindow();
  await page.waitForSelector('#root > *');
  return { app, page };
}

/** Waits until nothing is loading any more and the page has stood still for a moment, as a reader would before looking. */
export async function settle(page) {
  await page.waitForFunction(
    () => document.fonts.status === 'loaded' && !document.querySelector('[aria-busy="true"]'),
    null,
    {
      timeout: SETTLE_TIMEOUT_MS,
    },
  );
  let before = '';
  for (let looks = 0; looks < 20; looks += 1) {
    const now = await page.evaluate(() => document.body.innerText);
    if (now === before) return;
    before = now;
    await page.waitForTimeout(250);
  }
}

export async function saveScreenshot(page, file) {
  mkdirSync(dirname(file), { recursive: true });
  await page.screenshot({ path: file });
}
