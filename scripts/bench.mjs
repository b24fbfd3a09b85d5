/**
 * `npm run bench [-- names]`: runs bench/<name>/run.ts one after another, each against its own targets, and fails when one of them
 * does. Each finds the Electron runtime and a display, whether it opens windows or not.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { root, say } from './paths.mjs';

await bootstrap({ desktop: true });
const { buildAll } = await import('./build.mjs');
const { underVirtualDisplay } = await import('./display.mjs');
const { run } = await import('./processes.mjs');
const { ensureRuntime } = await import('./runtime.mjs');

await buildAll();
const { dist } = await ensureRuntime();
const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: dist };
const folder = join(root, 'bench');
const all = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'run.ts')));
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  say(`There is no bench ${unknown.join(', ')}; there are ${all.join(', ')}`);
  process.exit(2);
}
for (const name of asked.length > 0 ? asked : all) {
  say(`== bench ${name}`);
  const command = [process.execPath, [join(folder, name, 'run.ts')]];
  const code = await run(...(process.platform === 'linux' ? underVirtualDisplay(...command) : command), { env });
  if (code !== 0) process.exitCode = 1;
}
