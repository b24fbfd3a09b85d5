import { getPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { once } from 'node:events';
import { expect, test } from 'vitest';

const MODULE = JSON.stringify(new URL('./give-way.ts', import.meta.url).href);
const CODE = `import(${MODULE}).then(({ giveWay }) => {
  giveWay();
  require('node:worker_threads').parentPort.postMessage(require('node:os').getPriority(0));
})`;

test.runIf(process.platform === 'linux')('a worker that gives way takes its process not with it', async () => {
  const before = getPriority(0);
  const [priority] = (await once(new Worker(CODE, { eval: true }), 'message')) as [number];
  expect(priority).toBe(Math.max(before, 10));
  expect(getPriority(0)).toBe(before);
});
