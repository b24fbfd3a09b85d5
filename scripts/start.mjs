/** `npm start`: prepares the checkout, builds what changed and opens the window. Further arguments go to Electron. */
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { hasDisplay, underVirtualDisplay } from './display.mjs';
import { isRoot, root, say } from './paths.mjs';
import { run } from './processes.mjs';
import { ensureRuntime } from './runtime.mjs';

await bootstrap({ desktop: true });
// Only now are there packages, and a Node that this module can run on.
const { buildAll } = await import('./build.mjs');
const [{ dist }] = await Promise.all([ensureRuntime(), buildAll()]);
const args = process.argv.slice(2);
if (isRoot) say('Running as root: Chromium starts only with --no-sandbox, so its sandbox is off.');
if (hasDisplay()) {
  const electron = join(root, 'node_modules', 'electron', 'cli.js');
  const sandbox = isRoot ? ['--no-sandbox'] : [];
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: dist };
  process.exit(await run(process.execPath, [electron, root, ...sandbox, ...args], { env }));
}
// Playwright adds --no-sandbox by itself.
const firstLook = join(root, 'scripts', 'first-look.mjs');
process.exit(await run(...underVirtualDisplay(process.execPath, [firstLook, dist, ...args])));
