/** Brings works up to date after operations over very many rows: a little at a time, so that everything else is answered meanwhile. */
import type { WorkId } from '../contract/model.ts';
import type { OperationName } from '../contract/service-api.ts';
import { Unsettled, isBusy, settleBeads, settleNext, transaction, unsettledOf, unsettledWorks } from '../db/index.ts';
import type { Outline } from '../db/index.ts';
import type { Context } from './context.ts';

/** Work at a stretch, and the pause after it: who asks for something waits no longer. */
const STRETCH_MS = 6;
const PAUSE_MS = 2;
/** While another connection writes. */
const BUSY_PAUSE_MS = 15;
/** Parts at a time. */
const PARTS = 1;

let running = false;

/** Goes on until all works are settled. To be called whenever one may not be. */
export function settleSoon(context: Context): void {
  if (running) return;
  running = true;
  setTimeout(() => stretch(context), PAUSE_MS).unref();
}

function stretch(context: Context): void {
  const { writer } = context.library;
  let pause = PAUSE_MS;
  try {
    const end = performance.now() + STRETCH_MS;
    let [workId] = unsettledWorks(writer);
    while (workId !== undefined && performance.now() < end) {
      if (!settleNext(writer, workId, PARTS)) [workId] = unsettledWorks(writer);
    }
    running = workId !== undefined;
    if (!running) context.refill.soon(context);
  } catch (error) {
    running = isBusy(error);
    pause = BUSY_PAUSE_MS;
    if (!running)
      context.log.error({ stack: error instanceof Error ? error.stack : '' }, 'an operation was not carried out');
  }
  if (running) setTimeout(() => stretch(context), pause).unref();
}

/** Brings rows up to date before they are read, from the one that `first` tells. Next to nothing where the work is settled. */
export function settleRows(
  { library, outlines }: Context,
  workId: WorkId,
  first: (outline: Outline) => number,
  count: number,
): void {
  const { reader, writer } = library;
  if (!unsettledOf(reader, workId)) return;
  const outline = outlines.get(reader, workId);
  const from = Math.max(0, first(outline));
  transaction(writer, () => settleBeads(writer, workId, outline.beadIds.subarray(from, from + count)));
}

/** Queries that look at rows wherever they are: they wait until a work is settled. The others bring up to date what they read. */
const WHOLE_WORK: ReadonlySet<OperationName> = new Set([
  'review.doubts',
  'overview.path',
  'reader.contents',
  'reader.find',
  'reader.rowOf',
  'words.renderings',
  'notes.list',
  'notes.counterparts',
] satisfies OperationName[]);

/** @throws Unsettled where a query has to wait */
export function assertSettled({ library }: Context, operation: OperationName, input: unknown): void {
  if (!WHOLE_WORK.has(operation)) return;
  const { workId } = input as { readonly workId: WorkId };
  if (unsettledOf(library.reader, workId)) throw new Unsettled(`Work ${workId} is not settled`);
}
