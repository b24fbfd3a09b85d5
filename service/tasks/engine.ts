/** The aligner as the library uses it: stored versions in, beads to be stored out. */
import type { BeadStatus, Relation, VersionId } from '../../contract/model.ts';
import type { MovedPair, NewAlignment, NewBead, StoredAlignment } from '../../db/index.ts';
import { DOUBT_THRESHOLD, align, extendAlignment } from '../../align/index.ts';
import type { AlignOptions, AlignVersion, Alignment, Extended, Pin } from '../../align/index.ts';
import type { Span } from '../../text/index.ts';
import { understood } from '../model/embed.ts';
import { isSettled } from './settled.ts';
import type { TaskContext } from './task.ts';

/** Steps of the progress bar while the engine works. */
export const STEPS = 1000;

/** From the flat ranges of the database to the engine's pairs. */
export function spans(flat: readonly number[]): Span[] {
  const pairs: Span[] = [];
  for (let index = 0; index + 1 < flat.length; index += 2) pairs.push([flat[index] ?? 0, flat[index + 1] ?? 0]);
  return pairs;
}

/** A version as the engine takes it, from segments as the database gives them. */
export function engineVersion(
  language: string,
  segments: Iterable<Omit<AlignVersion['segments'][number], 'sentences'> & { readonly sentences: readonly number[] }>,
): AlignVersion {
  return {
    language,
    segments: Array.from(segments, (segment) => ({ ...segment, sentences: spans(segment.sentences) })),
  };
}

/** Aligns, telling of it as the part [from, to] of the job. @throws HexaplaError cancelled */
export async function alignVersions(
  context: TaskContext,
  versions: readonly AlignVersion[],
  part: readonly [from: number, to: number],
  options: { readonly what: string; readonly pins?: readonly Pin[] },
): Promise<Alignment> {
  const { embeddings, part: rest } = await understood(context, versions, part, options.what);
  return align(versions, {
    pins: options.pins ?? [],
    lexicon: context.lexicon,
    embeddings,
    onProgress: progress(context, rest, options.what),
  });
}

/** Adds versions to the rows of `beads`, which stay; those settled by hand are never split. @throws HexaplaError cancelled */
export async function extendStored(
  context: TaskContext,
  versions: readonly AlignVersion[],
  beads: StoredAlignment['beads'],
  part: readonly [from: number, to: number],
  what: string,
): Promise<Extended> {
  const { embeddings, part: rest } = await understood(context, versions, part, what);
  return extendAlignment(versions, beads, {
    held: (row) => isSettled(beads[row]!),
    lexicon: context.lexicon,
    embeddings,
    onProgress: progress(context, rest, what),
  });
}

/** Tells of the engine's work as the part [from, to] of a job. */
export function progress(
  context: TaskContext,
  [from, to]: readonly [from: number, to: number],
  what: string,
): NonNullable<AlignOptions['onProgress']> {
  return (phase, share) =>
    context.report({
      phase,
      done: Math.round(share * STEPS),
      total: STEPS,
      share: from + (to - from) * share,
      what,
    });
}

/** For each bead of an alignment the status and pin that it has already; null where its score says what it is. */
export type Settled = readonly ({ readonly status: BeadStatus; readonly pinned: boolean } | null)[];

/** The engine's answer as it is stored. Beads below the threshold are doubtful unless they are settled. */
export function toStored(alignment: Alignment, versionIds: readonly VersionId[], settled: Settled): NewAlignment {
  const beads = alignment.beads.map((bead, index): NewBead => {
    const { status, pinned } = settled[index] ?? { status: statusOf(bead.score), pinned: false };
    return { ...bead, status, pinned };
  });
  const relations = alignment.relations.flatMap(({ a, b, verdict, score }): Relation[] => {
    const [first, second] = [versionIds[a], versionIds[b]];
    return first === undefined || second === undefined ? [] : [{ a: first, b: second, verdict, score }];
  });
  return { versionIds, beads, relations, moved: movedPairs(alignment) };
}

/** Of a bead that nobody has looked at. */
export const statusOf = (score: number): BeadStatus => (score < DOUBT_THRESHOLD ? 'doubtful' : 'auto');

/** Moved blocks, segment by segment. */
export function movedPairs({ moved }: Pick<Alignment, 'moved'>): MovedPair[] {
  return moved.flatMap(({ a, b, segments, score }) =>
    segments.map(([x, y]): MovedPair => ({ a: [a, x], b: [b, y], score })),
  );
}
