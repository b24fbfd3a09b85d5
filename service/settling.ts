/** Brings works up to date after operations over very many rows: a little at a time, so that everything else is answered meanwhile. */
import type { SegmentId, WorkId } from '../contract/model.ts';
import type { OperationName } from '../contract/service-api.ts';
import {
  Unsettled,
  isBusy,
  settleBeads,
  settleNext,
  settleSegments,
  transaction,
  unsettledOf,
  unsettledWorks,
} from '../db/index.ts';
import type { Outline } from '../db/index.ts';
import type { Context } from './context.ts';
import { writeInPause } from './pause.ts';

/** Work at a stretch, and the pause after it: who asks for something waits no longer. */
const STRETCH_MS = 6;
const PAUSE_MS = 2;
/** While another connection writes. */
const BUSY_PAUSE_MS = 15;
/** When it could not be written: the disk may be full, and have room again. */
const FAILED_PAUSE_MS = 5000;
/** Parts at a time. */
const PARTS = 4;

/** After an answer: that of a long operation is a megabyte, which is on its way for some turns of the loop. */
const ANSWER_MS = 30;

let next: NodeJS.Timeout | undefined;

/**
 * Goes on until all works are settled; rows whose sentence beads are unknown are looked for then, and what was confirmed. To be called whenever one may not be,
 * after what is answered.
 * @returns whether there is one
 */
export function settleSoon(context: Context): boolean {
  const unsettled = unsettledWorks(context.library.reader).length > 0;
  if (unsettled) goOn(context, ANSWER_MS);
  return unsettled;
}

function goOn(context: Context, pause: number): void {
  clearTimeout(next);
  next = setTimeout(() => stretch(context), pause).unref();
}

function stretch(context: Context): void {
  const { writer } = context.library;
  try {
    const end = performance.now() + STRETCH_MS;
    let [workId] = unsettledWorks(writer);
    while (workId !== undefined && performance.now() < end) {
      if (!settleNext(writer, workId, PARTS)) [workId] = unsettledWorks(writer);
    }
    if (workId !== undefined) return goOn(context, PAUSE_MS);
    context.refill.soon(context);
    context.learner.changed();
    writeInPause(context);
  } catch (error) {
    if (isBusy(error)) return goOn(context, BUSY_PAUSE_MS);
    context.log.error({ stack: error instanceof Error ? error.stack : '' }, 'an operation is not carried out');
    goOn(context, FAILED_PAUSE_MS);
  }
}

/**
 * Brings the rows [from, to) that `rows` tells up to date before they are read. Next to nothing where the work is settled.
 * @returns whether it is not
 */
export function settleRows(
  { library, outlines }: Context,
  workId: WorkId,
  rows: (outline: Outline) => readonly [from: number, to: number],
): boolean {
  const { reader, writer } = library;
  if (!unsettledOf(reader, workId)) return false;
  const outline = outlines.get(reader, workId);
  const [from, to] = rows(outline);
  transaction(writer, () => settleBeads(writer, workId, outline.beadIds.subarray(Math.max(0, from), to)));
  return true;
}

/** Brings the rows up to date in which these segments stand; they are asked for only where the work is not settled. */
export function settlePlaces(
  { library: { reader, writer } }: Context,
  workId: WorkId,
  ids: () => readonly SegmentId[],
): void {
  if (unsettledOf(reader, workId)) transaction(writer, () => settleSegments(writer, workId, ids()));
}

/** Queries that look at rows wherever they are: they wait until a work is settled. The others bring up to date what they read. */
const WHOLE_WORK: ReadonlySet<OperationName> = new Set([
  'review.doubts',
  'overview.path',
  'reader.contents',
  'notes.list',
  'notes.counterparts',
] satisfies OperationName[]);

/** @throws Unsettled where a query has to wait */
export function assertSettled(context: Context, operation: OperationName, input: unknown): void {
  if (WHOLE_WORK.has(operation)) waitForRows(context, (input as { readonly workId: WorkId }).workId);
}

/** @throws Unsettled while a long operation on the work is being carried out: the router asks again */
export function waitForRows({ library }: Context, workId: WorkId): void {
  if (unsettledOf(library.reader, workId)) throw new Unsettled(`Work ${workId} is not settled`);
}
