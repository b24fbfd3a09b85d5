/** Entry of the service process: opens the library, says hello, answers calls, and ends with its parent. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BIN_DAYS } from '../contract/bin.ts';
import { toWire } from '../contract/errors.ts';
import type { WireError } from '../contract/errors.ts';
import type { Emit } from '../contract/events.ts';
import { PROTOCOL_VERSION } from '../contract/protocol.ts';
import { packResult } from '../contract/packed-result.ts';
import type { CallMessage, EventMessage, ReplyMessage, ToService } from '../contract/protocol.ts';
import type { JobName } from '../contract/service-api.ts';
import { discardAllDrafts, purgeVersions, purgeWorks } from '../db/index.ts';
import type { Library } from '../db/index.ts';
import { scheduleBackups } from './backup/schedule.ts';
import { sweep } from './backup/store.ts';
import type { Folders } from './folders.ts';
import { FileGrants } from './grants.ts';
import { JobQueue } from './job-queue.ts';
import type { JobQueueOptions } from './job-queue.ts';
import { Learner } from './learning/learner.ts';
import { openLog } from './log.ts';
import { findPlace, openAtPlace } from './place.ts';
import { OutlineCache } from './outline-cache.ts';
import { Proposals } from './proposals.ts';
import type { KeptProposal } from './proposals.ts';
import { parentPort } from './port.ts';
import type { Port } from './port.ts';
import { Recovery } from './recovery.ts';
import { Refill } from './refill.ts';
import { Router } from './router.ts';

/** The program's version, put in when it is bundled. */
declare const __HEXAPLA_BUILD__: string | undefined;

const DAY_MS = 24 * 60 * 60 * 1000;
const BIN_MS = BIN_DAYS * DAY_MS;
/** What was left undone when the library was closed waits until the window has what it asks for first. */
const TIDY_AFTER_MS = 5000;

/** The worker lies beside this file, from source and bundled alike. */
const workerFile = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

const port = parentPort();
const place = findPlace();
const log = openLog(foldersOf(place.folder).logs);
const build = typeof __HEXAPLA_BUILD__ === 'string' ? __HEXAPLA_BUILD__ : 'development';

port.onClose(() => process.exit(0));
process.on('uncaughtException', (error) => {
  log.fatal({ stack: error.stack }, 'service failed');
  process.exit(1);
});

try {
  const { library, folder } = openAtPlace(place);
  prepare(library, foldersOf(folder));
  serve(port, library, foldersOf(folder));
  port.send({ type: 'hello', protocol: PROTOCOL_VERSION, build, schemaVersion: library.schemaVersion });
  log.info({ build, schemaVersion: library.schemaVersion }, 'ready');
} catch (error) {
  refuse(port, error);
}

function foldersOf(library: string): Folders {
  // From source, service/ lies beside assets/; bundled, two folders below its parent.
  const beside = ['../assets', '../../assets'].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  const assets = process.env['HEXAPLA_ASSETS'] ?? beside.find((path) => existsSync(path)) ?? '';
  return { home: place.home, library, drafts: join(library, 'drafts'), logs: join(place.home, 'logs'), assets };
}

/** What is left from the last run and not wanted any more. */
function prepare(library: Library, { drafts, library: folder }: Folders): void {
  discardAllDrafts(drafts);
  sweep(folder);
  const before = Date.now() - BIN_MS;
  purgeWorks(library.writer, before);
  purgeVersions(library.writer, before);
}

/** Long enough for the messages on their way to arrive. Nothing is written meanwhile: the job that handed over holds the lock. */
const HANDOVER_MS = 100;

function serve(to: Port, library: Library, folders: Folders): void {
  const tell = emitTo(to);
  const emit: Emit = (name, data) => {
    tell(name, data);
    if (name === 'library.changed') learner.changed();
  };
  const proposals = new Proposals();
  const digest = (operation: JobName, result: unknown) => {
    if (operation === 'lexicon.learn') emit('lexicon.changed', {});
    return operation === 'align.propose' ? proposals.keep(result as KeptProposal) : result;
  };
  const onHandover = () => {
    log.info('restarting on another library');
    setTimeout(() => {
      library.close();
      process.exit(0);
    }, HANDOVER_MS);
  };
  const jobs = startJobs(folders, emit, { onHandover, digest });
  const learner = new Learner({ library, jobs, log });
  const context = {
    build,
    folders,
    library,
    grants: new FileGrants(),
    jobs,
    outlines: new OutlineCache(),
    proposals,
    learner,
    refill: new Refill(workerFile),
    emit,
    log,
  };
  const router = new Router(context);
  scheduleBackups(context);
  setTimeout(() => router.tidy(), TIDY_AFTER_MS).unref();
  to.onMessage((message: ToService) => {
    if (message.type === 'call') void router.answer(message).then((reply) => to.send(packedFor(message, reply)));
    else if (message.type === 'close') void close(library, jobs, router);
  });
}

function emitTo(to: Port): Emit {
  return (name, data) => to.send({ type: 'event', name, data } as EventMessage);
}

function startJobs(folders: Folders, emit: Emit, hooks: Pick<JobQueueOptions, 'onHandover' | 'digest'>): JobQueue {
  // For small machines, and for tests of what happens when it is used up.
  const workerMemoryMb = Number(process.env['HEXAPLA_JOB_MEMORY_MB']) || undefined;
  return new JobQueue({ workerFile, workerMemoryMb, folders, build, emit, log, ...hooks });
}

function packedFor({ packed }: CallMessage, reply: ReplyMessage): ReplyMessage {
  return packed && !reply.error ? { ...reply, result: packResult(reply.result) } : reply;
}

/** Stops the jobs, lets the commands through, and leaves the library in one file. */
async function close(library: Library, jobs: JobQueue, router: Router): Promise<void> {
  await jobs.close();
  await router.settled();
  library.close();
  log.info('closed');
  process.exit(0);
}

/** The library cannot be opened: says why, stays to say so again until it is told to end, and helps to mend what is damaged. */
function refuse(to: Port, error: unknown): void {
  const wire = toWire(error);
  log.error({ code: wire.code, message: wire.message }, 'the library could not be opened');
  const answer = wire.code === 'database-corrupt' ? recoveryFor(to, wire) : () => ({ error: wire });
  to.onMessage((message: ToService) => {
    if (message.type === 'close') process.exit(0);
    else if (message.type === 'call')
      to.send(packedFor(message, { type: 'reply', id: message.id, ...answer(message) }));
  });
  to.send({ type: 'failed', error: wire });
}

function recoveryFor(to: Port, reason: WireError): (message: CallMessage) => ReplyMessage {
  // A library that was moved and could not be opened in its new place was looked for in the old one last.
  const folders = foldersOf(place.previous ?? place.folder);
  const jobs = startJobs(folders, emitTo(to), { onHandover: () => undefined, digest: (_operation, result) => result });
  const recovery = new Recovery(reason, folders, jobs);
  return (message) => recovery.answer(message);
}
