import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const everywhere = ['**/node_modules/**', 'out/**', 'dist/**'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // One fewer than there are cores, as is usual, is one of two: most tests wait for other processes.
          maxWorkers: '100%',
          include: ['**/*.test.{ts,mjs}'],
          exclude: [...everywhere, 'tests/e2e/**'],
          // The service and the programs of the command line run from source hundreds of times: each module is translated once.
          env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'out', 'compiled') },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: everywhere,
          // Each test drives a whole Electron; two at once starve one another and fail by timeouts.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // What is waited for comes; a second is not enough for it on a machine that does other work too.
          expect: { poll: { timeout: 10_000 } },
          // A window shares the machine with whatever else runs there. scripts/flaky-reporter.mjs names what needed the second try.
          retry: 1,
        },
      },
    ],
  },
});
