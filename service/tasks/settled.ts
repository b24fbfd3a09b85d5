import type { StoredAlignment } from '../../db/index.ts';

/** Whether a row was settled by hand, so that it stands whatever the engine says. */
export function isSettled({ status, pinned }: StoredAlignment['beads'][number]): boolean {
  return pinned || status === 'confirmed' || status === 'edited';
}
