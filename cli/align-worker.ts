/** The engine in a thread of its own, so that Ctrl-C and the progress line work while it computes. */
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { align } from '../align/index.ts';
import type { AlignPhase, AlignVersion, Alignment, Embeddings } from '../align/index.ts';
import { loadLexicons } from '../formats/lexicon.ts';

export type WorkerMessage =
  | { readonly kind: 'progress'; readonly phase: AlignPhase; readonly share: number }
  | { readonly kind: 'warning'; readonly message: string }
  | { readonly kind: 'done'; readonly alignment: Alignment };

const LEXICONS = fileURLToPath(new URL('../assets/lexicons', import.meta.url));

const post = (message: WorkerMessage) => parentPort?.postMessage(message);
const { versions, embeddings } = workerData as {
  versions: readonly AlignVersion[];
  embeddings: readonly Embeddings[];
};
const lexicon = loadLexicons(LEXICONS, { warn: (message) => post({ kind: 'warning', message }) });
const onProgress = (phase: AlignPhase, share: number) => post({ kind: 'progress', phase, share });

post({ kind: 'done', alignment: align(versions, { lexicon, embeddings, onProgress }) });
