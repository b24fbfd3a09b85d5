/** The packaged program, where there is one: `npm run package` names it in HEXAPLA_PACKAGED and runs this file. */
import { dirname, join } from 'node:path';
import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { launch, programRoot } from './harness.ts';

const executable = process.env['HEXAPLA_PACKAGED'];

describe.skipIf(executable === undefined)('the packaged program', () => {
  test('opens its window from the archive and reaches SQLite and the samples outside of it', async () => {
    const resources = join(dirname(executable ?? ''), 'resources');
    expect(existsSync(join(resources, 'app.asar'))).toBe(true);
    expect(existsSync(join(resources, 'default_app.asar'))).toBe(false);
    // Where Electron's own Node is too old for the service, a package has none to fall back on but the one it is told.
    const node = join(programRoot, 'node_modules', 'node', 'bin', 'node');
    const { app, page, ...program } = await launch({ executable, env: { HEXAPLA_NODE: node } });
    try {
      expect(await app.evaluate(({ app: electron }) => electron.isPackaged)).toBe(true);
      expect(await page.evaluate(() => window.hexapla.call('library.info', {}))).toMatchObject({ ok: true });
      const done = await page.evaluate(async () => {
        const ended = new Promise<string>((resolve) => {
          window.hexapla.onEvent('job.done', () => resolve('done'));
          window.hexapla.onEvent('job.failed', ({ error }) => resolve(error.message));
        });
        await window.hexapla.call('library.installSamples', {});
        return ended;
      });
      expect(done).toBe('done');
    } finally {
      await program.close();
    }
  });
});
