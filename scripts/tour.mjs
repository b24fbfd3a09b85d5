/**
 * `npm run tour [-- DIR [STOP… @LOOK…]]`: a picture of every screen in light, dark, sepia, German and in a right-to-left locale, as PNG
 * files in tour/ (or DIR); of those alone whose names begin with one of STOP…, in those looks alone. tests/tour/ knows the stops; they begin on a fresh library with the samples.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bootstrap } from './bootstrap.mjs';
import { hasDisplay, underVirtualDisplay } from './display.mjs';
import { root } from './paths.mjs';
import { run } from './processes.mjs';

await bootstrap({ desktop: true });
if (!hasDisplay()) process.exit(await run(...underVirtualDisplay(process.execPath, process.argv.slice(1))));

const { buildAll } = await import('./build.mjs');
const { ensureRuntime } = await import('./runtime.mjs');
const { openWindow, saveScreenshot, settle } = await import('./window.mjs');

const folder = resolve(process.argv[2] ?? join(root, 'tour'));
await buildAll();
const { dist } = await ensureRuntime();
const home = mkdtempSync(join(tmpdir(), 'hexapla-tour-'));
const opened = await openWindow({ dist, home });
try {
  // The library's frame is there from the first paint on; its works are still being brought in.
  await opened.page.getByRole('banner').waitFor();
  await saveScreenshot(opened.page, join(folder, 'first-start.png'));
  await settle(opened.page);
  // Run as a program, not imported as a part: scripts/ depends on nothing of tests/.
  const { takeTour } = await import(pathToFileURL(join(root, 'tests', 'tour', 'tour.mjs')).href);
  const faults = await takeTour({ ...opened, folder, only: process.argv.slice(3), settle, save: saveScreenshot });
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
} finally {
  await opened.app.close();
  rmSync(home, { recursive: true, force: true });
}
console.log(folder);
