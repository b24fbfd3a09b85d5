/**
 * `npm run package [-- electron-builder options]`: builds and packages for this system into dist/. Without options: all targets of
 * electron-builder.yml where GitHub can be reached, whence electron-builder fetches its tools; elsewhere the unpacked program only,
 * on the stand-in runtime, which is good for trying the packaging out and never for users.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { root, say } from './paths.mjs';
import { must } from './processes.mjs';
import { ensureRuntime } from './runtime.mjs';

await bootstrap({ desktop: true });
const { buildAll } = await import('./build.mjs');
await buildAll();
const { dist, fallback, version } = await ensureRuntime();
const given = process.argv.slice(2);
const args = ['--config', join(root, 'electron-builder.yml'), '--publish', 'never'];
if (fallback) {
  say('Packaging on the stand-in runtime: for a try only, not for users.');
  // Playwright attaches to the packaged program too, and only through --inspect.
  args.push(
    `-c.electronDist=${dist}`,
    `-c.electronVersion=${version}`,
    '-c.electronFuses.enableNodeCliInspectArguments=true',
  );
}
if (given.length === 0 && fallback) args.push('--dir');
await must('electron-builder', [...args, ...given], { cwd: root, shell: process.platform === 'win32' });

/** Opens what was just packaged; only on Linux, where the unpacked program has one known place. */
const executable = join(root, 'dist', 'linux-unpacked', 'hexapla');
if (process.platform === 'linux' && existsSync(executable)) {
  const env = { ...process.env, HEXAPLA_PACKAGED: executable };
  await must(process.execPath, [join(root, 'scripts', 'e2e.mjs'), 'tests/e2e/platform-packaged.test.ts'], { env });
}
