/** The rows that are to be printed, page by page from the library. */
import { BeadId, type BeadRow } from '../../../contract/model.ts';
import { MAX_PAGE } from '../../../contract/service-api.ts';
import { call } from '../../service/client.ts';
import type { Session } from '../session.ts';

/**
 * Rows `from` up to `to`, half-open. `onShare` is told how far it has come, 0 to 1.
 * @throws DOMException AbortError when `signal` aborts
 */
export async function loadRows(
  { opening }: Session,
  from: number,
  to: number,
  onShare: (share: number) => void,
  signal: AbortSignal,
): Promise<BeadRow[]> {
  const rows: BeadRow[] = [];
  while (from + rows.length < to) {
    const fromBead = BeadId.parse(opening.beadIds[from + rows.length]);
    const count = Math.min(MAX_PAGE, to - from - rows.length);
    const { beads } = await call('reader.page', { workId: opening.work.id, fromBead, count });
    signal.throwIfAborted();
    if (beads.length === 0) break;
    rows.push(...beads);
    onShare(rows.length / (to - from));
  }
  return rows;
}
