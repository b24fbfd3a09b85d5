/** End-to-end tests in the real window: `npm run e2e -- [files] [vitest options]`. Builds what changed first. */
import { bootstrap } from './bootstrap.mjs';

await bootstrap({ desktop: true });
const { buildAll } = await import('./build.mjs');
const { underVirtualDisplay } = await import('./display.mjs');
const { run } = await import('./processes.mjs');
const { ensureRuntime } = await import('./runtime.mjs');

await buildAll();
const { dist } = await ensureRuntime();
const args = ['run', '--project', 'e2e', ...process.argv.slice(2)];
// Always a display of its own: a test must not depend on, or disturb, the windows of whoever runs it.
const [command, rest] = process.platform === 'linux' ? underVirtualDisplay('vitest', args) : ['vitest', args];
process.exit(await run(command, rest, { env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: dist } }));
