/**
 * The sentences of one row in groups that stand for each other (sentence beads), while they are being rearranged. Each group holds a run of
 * sentences for every version; together the runs hold every sentence once, in order, and no group is empty.
 */
import type { BeadRow, Run } from '../../../contract/model.ts';
import { sentenceCount } from '../sentences/counterparts.ts';

export type Groups = readonly (readonly Run[])[];

/** The groups of a row: those `wished` for where they are about its sentences, else those it has, else all its sentences as one. */
export function groupsOf(bead: BeadRow, wished: Groups | null = null): Groups {
  const counts = bead.cells.map(sentenceCount);
  const stored = bead.sentenceBeads.map(({ runs }) => runs);
  const whole = counts.map((count): Run => [0, count]);
  return [wished ?? stored, stored].find((groups) => isWhole(groups, counts)) ?? [whole];
}

/** Whether every sentence is in exactly one group, in order. */
export function isWhole(groups: Groups, counts: readonly number[]): boolean {
  const ends = counts.map(() => 0);
  const inOrder = groups.every((runs) =>
    counts.every((_, column) => {
      const run = runs[column];
      if (!run || run[0] !== ends[column] || run[1] < run[0]) return false;
      ends[column] = run[1];
      return true;
    }),
  );
  return inOrder && counts.every((count, column) => ends[column] === count) && groups.every(isFilled);
}

const isFilled = (runs: readonly Run[]) => runs.some(([start, end]) => end > start);

export function groupOf(groups: Groups, column: number, sentence: number): number {
  return groups.findIndex((runs) => sentence >= (runs[column]?.[0] ?? 0) && sentence < (runs[column]?.[1] ?? 0));
}

/** Joins a group with the next one; the same where it is the last. */
export function mergedWithNext(groups: Groups, index: number): Groups {
  const [one, other] = [groups[index], groups[index + 1]];
  if (!one || !other) return groups;
  return groups.toSpliced(
    index,
    2,
    one.map(([start], column): Run => [start, other[column]?.[1] ?? start]),
  );
}

/** Cuts a group before a sentence; the other versions' sentences are shared out in the same proportion. */
export function cutBefore(groups: Groups, column: number, sentence: number): Groups {
  const index = groupOf(groups, column, sentence);
  const runs = groups[index];
  const own = runs?.[column];
  if (!runs || !own || sentence === own[0]) return groups;
  const share = (sentence - own[0]) / (own[1] - own[0]);
  const cuts = runs.map(([start, end], at) => (at === column ? sentence : start + Math.round(share * (end - start))));
  const first = runs.map(([start], at): Run => [start, cuts[at] ?? start]);
  const second = runs.map(([, end], at): Run => [cuts[at] ?? end, end]);
  return groups.toSpliced(index, 1, first, second);
}

/** Takes a sentence, with those of its group before it, into the group before; at the first group into a new one. */
export function movedUp(groups: Groups, column: number, sentence: number): Groups {
  const index = groupOf(groups, column, sentence);
  if (index < 0) return groups;
  const from: Groups = index === 0 ? [startOf(groups), ...groups] : groups;
  const at = index === 0 ? 1 : index;
  return withBoundary(from, at - 1, column, sentence + 1);
}

/** The same downwards, with those of its group after it. */
export function movedDown(groups: Groups, column: number, sentence: number): Groups {
  const index = groupOf(groups, column, sentence);
  if (index < 0) return groups;
  const from: Groups = index === groups.length - 1 ? [...groups, endOf(groups)] : groups;
  return withBoundary(from, index, column, sentence);
}

/** An empty group before the first, and after the last. */
const startOf = (groups: Groups) => (groups[0] ?? []).map(([start]): Run => [start, start]);
const endOf = (groups: Groups) => (groups.at(-1) ?? []).map(([, end]): Run => [end, end]);

/** Puts the boundary between a group and the next elsewhere in one column; groups that are left empty go. */
function withBoundary(groups: Groups, index: number, column: number, boundary: number): Groups {
  return groups
    .map((runs, at) => {
      const [start, end] = runs[column] ?? [0, 0];
      if (at === index) return runs.with(column, [start, boundary]);
      return at === index + 1 ? runs.with(column, [boundary, end]) : runs;
    })
    .filter(isFilled);
}
