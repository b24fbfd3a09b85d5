/** Drives the real window through Playwright for scripts that look at it: first start without a display, look, tour. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { root } from './paths.mjs';

/** Reaching this state of the page may take an import of the samples on a fresh library. */
const SETTLE_TIMEOUT_MS = 120_000;
const LOOK_PAUSE_MS = 200;
/** As many looks that find no change count as stillness. */
const STILL_LOOKS = 4;

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
  await page.waitForSelector('#root > :not(.boot)');
  return { app, page };
}

/** What a reader would see, and whether it is about to change. */
async function look(page) {
  return page.evaluate(async () => {
    const jobs = await window.hexapla.call('jobs.list', {});
    const busy = document.fonts.status !== 'loaded' || document.querySelector('[aria-busy="true"]') !== null;
    return { text: document.body.innerText, busy: busy || (jobs.ok && jobs.result.length > 0) };
  });
}

/** Waits until no job runs, nothing is loading and the page has stood still for a moment, as a reader would before looking. */
export async function settle(page) {
  const deadline = performance.now() + SETTLE_TIMEOUT_MS;
  let before = '';
  let still = 0;
  while (still < STILL_LOOKS && performance.now() < deadline) {
    const { text, busy } = await look(page);
    still = busy || text !== before ? 0 : still + 1;
    before = text;
    await page.waitForTimeout(LOOK_PAUSE_MS);
  }
}

export async function saveScreenshot(page, file) {
  mkdirSync(dirname(file), { recursive: true });
  await page.screenshot({ path: file });
}
