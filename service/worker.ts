/** Entry of a worker thread: runs one task after the other, each told to stop through a flag in shared memory. */
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { HexaplaError, toWire } from '../contract/errors.ts';
import type { JobName } from '../contract/service-api.ts';
import { LIBRARY_FILE, closeConnection, databaseError, openForJob } from '../db/index.ts';
import type { WritableDb } from '../db/index.ts';
import { loadLexicons } from '../formats/lexicon.ts';
import type { Folders } from './folders.ts';
import { Lexicons } from './learning/sources.ts';
import { createBackup, inspectBackup, recoverLibrary, restoreBackup } from './tasks/backup.ts';
import { changeDraft } from './tasks/change.ts';
import { commitImport } from './tasks/commit.ts';
import { exportWork } from './tasks/export.ts';
import { inspectSources } from './tasks/inspect.ts';
import { learnWords } from './tasks/learn.ts';
import { chooseModel } from './tasks/model.ts';
import { moveLibrary } from './tasks/move.ts';
import { acceptRows, proposeRows } from './tasks/propose.ts';
import { serveRefill } from './tasks/refill.ts';
import { scoreWork } from './tasks/score.ts';
import { installSamples } from './tasks/samples.ts';
import type { FromWorker, Task, TaskContext, TaskProgress, ToWorker } from './tasks/task.ts';

const tasks: { readonly [N in JobName]: Task<N> } = {
  'export.work': exportWork,
  'import.inspect': inspectSources,
  'import.change': changeDraft,
  'import.commit': commitImport,
  'align.propose': proposeRows,
  'align.accept': acceptRows,
  'review.score': scoreWork,
  'lexicon.learn': learnWords,
  'model.choose': chooseModel,
  'library.installSamples': installSamples,
  'library.move': moveLibrary,
  'backups.create': createBackup,
  'backups.inspect': inspectBackup,
  'backups.restore': restoreBackup,
  'backups.recover': recoverLibrary,
};

/** At most so often does a job tell how far it is, unless its phase changes. */
const REPORT_EVERY_MS = 110;

const { folders, build, refill } = workerData as { folders: Folders; build: string; refill?: true };
/** Kept from task to task, with the files that it has read. What is missing is done without. */
const shipped = loadLexicons(join(folders.assets, 'lexicons'));
const lexicons = new Lexicons(shipped);
const libraryPath = join(folders.library, LIBRARY_FILE);

function send(message: FromWorker): void {
  parentPort?.postMessage(message);
}

function taskContext(cancel: Int32Array): { context: TaskContext; close: () => void; handover: () => boolean } {
  let db: WritableDb | undefined;
  let handover = false;
  const report = reporter(cancel);
  const context: TaskContext = {
    folders,
    build,
    db: () => (db ??= openForJob(libraryPath)),
    lexicon: lexicons.source(() => context.db()),
    shipped,
    report,
    notice: (error) => send({ type: 'notice', error }),
    settle: () => send({ type: 'settling' }),
    handOver: () => {
      handover = true;
      send({ type: 'settling' });
    },
    changed: (workIds) => send({ type: 'changed', workIds }),
  };
  return { context, close: () => db && closeConnection(db), handover: () => handover };
}

function reporter(cancel: Int32Array): TaskContext['report'] {
  let share = 0;
  let phase = '';
  let sent = 0;
  return (progress: TaskProgress) => {
    if (Atomics.load(cancel, 0) !== 0) throw new HexaplaError('cancelled', 'Cancelled');
    share = Math.max(share, Math.min(1, progress.share));
    const now = performance.now();
    if (phase === progress.phase && now - sent < REPORT_EVERY_MS) return;
    phase = progress.phase;
    sent = now;
    send({ type: 'progress', progress: { what: '', ...progress, share } });
  };
}

/** A message's operation and input belong together by its type, which TypeScript does not follow through the lookup. */
function runTask(message: ToWorker, context: TaskContext): unknown {
  const task: (context: TaskContext, input: never) => unknown = tasks[message.operation];
  return task(context, message.input as never);
}

async function perform(message: ToWorker): Promise<void> {
  const { context, close, handover } = taskContext(new Int32Array(message.cancel));
  let answer: FromWorker;
  try {
    const result = await runTask(message, context);
    answer = { type: 'done', result, handover: handover() };
  } catch (error) {
    answer = { type: 'failed', error: toWire(databaseError(error, libraryPath)) };
  }
  // Whoever hands the library over keeps it locked until the service has ended.
  if (!(answer.type === 'done' && answer.handover)) close();
  send(answer);
}

if (refill) serveRefill(folders);
else parentPort?.on('message', (message: ToWorker) => void perform(message));
