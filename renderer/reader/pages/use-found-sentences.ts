/**
 * After an edit the library finds the sentence beads of its rows out behind the user's back and tells which ones it has: those that are
 * here are asked for again, so that counterparts and sentence by sentence reading are right wherever the user looks.
 */
import { useEffect, useRef } from 'react';
import { BeadId } from '../../../contract/model.ts';
import type { WorkId } from '../../../contract/model.ts';
import { host } from '../../host.ts';
import { call } from '../../service/client.ts';
import type { Session } from '../session.ts';

/** An edit's answer may still be on its way to the page when its sentences are found: so long are they looked for again. */
const RECENT_MS = 3000;

export function useFoundSentences(session: Session, workId: WorkId): void {
  const recent = useRef(new Map<BeadId, number>());
  useEffect(() => {
    let current = true;
    const renew = (beadIds: readonly BeadId[]) => void renewRows(session, workId, beadIds, () => current);
    const now = performance.now();
    for (const [id, at] of recent.current) if (now - at > RECENT_MS) recent.current.delete(id);
    if (recent.current.size > 0) renew([...recent.current.keys()]);
    const stop = host.onEvent('sentences.found', (found) => {
      if (found.workId !== workId) return;
      for (const id of found.beadIds) recent.current.set(id, performance.now());
      renew(found.beadIds);
    });
    return () => {
      current = false;
      stop();
    };
  }, [session, workId]);
}

/** Asks for those of the rows that are here, neighbours together. What cannot be had is had with the next page. */
async function renewRows(
  { store, opening }: Session,
  workId: WorkId,
  beadIds: readonly BeadId[],
  isCurrent: () => boolean,
): Promise<void> {
  const rows = beadIds.map((id) => opening.beadIds.indexOf(id)).filter((row) => row >= 0 && store.row(row));
  for (const [from, count] of stretches(rows.toSorted((a, b) => a - b))) {
    const fromBead = BeadId.parse(opening.beadIds[from]);
    const page = await call('reader.page', { workId, fromBead, count }).catch(() => null);
    const same = page?.beads.every(({ id }, offset) => id === opening.beadIds[page.from + offset]);
    if (page && same && isCurrent()) store.put(page);
  }
}

/** Rising numbers as first ones and how many follow each other. */
function stretches(rows: readonly number[]): [from: number, count: number][] {
  const found: [number, number][] = [];
  for (const row of rows) {
    const last = found.at(-1);
    if (last && last[0] + last[1] === row) last[1] += 1;
    else found.push([row, 1]);
  }
  return found;
}
