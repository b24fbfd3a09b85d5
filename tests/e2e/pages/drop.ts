/** Files dropped on the window as a drag of the system's brings them: the browser itself makes the events. */
import type { Page } from 'playwright-core';

/** Drags files over the middle of the window and lets them fall; with `release` false they hover. */
export async function dropFiles(page: Page, files: readonly string[], { release = true } = {}): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { width, height } = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  const at = { x: Math.round(width / 2), y: Math.round(height / 2) };
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  try {
    await session.send('Input.dispatchDragEvent', { type: 'dragEnter', ...at, data });
    await session.send('Input.dispatchDragEvent', { type: 'dragOver', ...at, data });
    if (release) await session.send('Input.dispatchDragEvent', { type: 'drop', ...at, data });
  } finally {
    await session.detach();
  }
}
