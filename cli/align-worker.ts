/** The engine in a thread of its own, so that Ctrl-C and the progress line work while it computes. */
import { parentPort, workerData } from 'node:worker_threads';
import { align } from '../align/index.ts';
import type { AlignPhase, AlignVersion, Alignment } from '../align/types.ts';

export type WorkerMessage =
  | { readonly kind: 'progress'; readonly phase: AlignPhase; readonly share: number }
  | { readonly kind: 'done'; readonly alignment: Alignment };

const post = (message: WorkerMessage) => parentPort?.postMessage(message);
const { versions } = workerData as { versions: readonly AlignVersion[] };

post({
  kind: 'done',
  alignment: align(versions, { onProgress: (phase, share) => post({ kind: 'progress', phase, share }) }),
});
