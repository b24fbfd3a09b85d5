/**
 * A quick look at the window: `node scripts/look.mjs [--home DIR] [--out FILE.png] [--eval JS] [--size 1280x860] [--no-build]`.
 * Builds what changed, opens the window on a fresh library (or DIR), evaluates JS in the page and prints its value, saves a picture.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bootstrap } from './bootstrap.mjs';
import { hasDisplay, underVirtualDisplay } from './display.mjs';
import { run } from './processes.mjs';

await bootstrap({ desktop: true });
if (!hasDisplay()) process.exit(await run(...underVirtualDisplay(process.execPath, process.argv.slice(1))));

const { buildAll } = await import('./build.mjs');
const { ensureRuntime } = await import('./runtime.mjs');
const { openWindow, saveScreenshot, settle } = await import('./window.mjs');

const { values } = parseArgs({
  options: {
    home: { type: 'string' },
    out: { type: 'string' },
    eval: { type: 'string' },
    size: { type: 'string' },
    'no-build': { type: 'boolean' },
  },
});
if (!values['no-build']) await buildAll();
const { dist } = await ensureRuntime();
const passing = values.home ? null : mkdtempSync(join(tmpdir(), 'hexapla-look-'));
const { app, page } = await openWindow({ dist, home: values.home ? resolve(values.home) : passing });
page.on('console', (message) => process.stderr.write(`[${message.type()}] ${message.text()}\n`));
page.on('pageerror', (error) => process.stderr.write(`[page error] ${error.stack}\n`));
if (values.size) {
  const [width, height] = values.size.split('x').map(Number);
  await app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0].setContentSize(...size),
    [width, height],
  );
}
await settle(page);
if (values.eval) {
  console.log(JSON.stringify(await page.evaluate(values.eval), null, 2));
  await settle(page);
}
const out = resolve(values.out ?? 'out/look.png');
await saveScreenshot(page, out);
console.log(out);
await app.close();
if (passing) rmSync(passing, { recursive: true, force: true });
