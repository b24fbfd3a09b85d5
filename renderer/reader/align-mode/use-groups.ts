/** The groups of sentences while they are being rearranged, each change with its way back. */
import { useState } from 'react';
import type { Groups } from './sentence-groups.ts';

interface Course {
  readonly before: readonly Groups[];
  readonly now: Groups;
  readonly after: readonly Groups[];
}

export interface GroupsInHand {
  readonly groups: Groups;
  /** Nothing where `next` answers what it was given. */
  readonly change: (next: (groups: Groups) => Groups) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly canUndo: boolean;
}

export function useGroups(start: Groups): GroupsInHand {
  const [{ before, now }, setCourse] = useState<Course>({ before: [], now: start, after: [] });
  return {
    groups: now,
    change: (next) =>
      setCourse((course) => {
        const groups = next(course.now);
        return groups === course.now ? course : { before: [...course.before, course.now], now: groups, after: [] };
      }),
    undo: () =>
      setCourse((course) => {
        const last = course.before.at(-1);
        return last ? { before: course.before.slice(0, -1), now: last, after: [course.now, ...course.after] } : course;
      }),
    redo: () =>
      setCourse((course) => {
        const [next, ...after] = course.after;
        return next ? { before: [...course.before, course.now], now: next, after } : course;
      }),
    canUndo: before.length > 0,
  };
}
