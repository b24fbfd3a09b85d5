/** A proposal from its making to the answer: computed as a job, read page by page, taken over or forgotten. */
import { useCallback, useEffect, useState } from 'react';
import type { WorkId } from '../../../contract/model.ts';
import type { JobProgress } from '../../../contract/events.ts';
import type { Change, ProposalSummary, RealignScope } from '../../../contract/realign.ts';
import { call, runJob } from '../../service/client.ts';

/** Changes that are asked for at once. */
const PAGE = 20;

export interface ProposalState {
  readonly progress: JobProgress | null;
  readonly summary: ProposalSummary | null;
  /** The changes that have come, from the first on. */
  readonly changes: readonly Change[];
  readonly error: unknown;
  readonly more: () => void;
  /** Resolves when the rows are stored. */
  readonly accept: (left: ReadonlySet<number>) => Promise<number>;
}

/** Computes while it is mounted: to leave is to cancel, and forgets the proposal. */
export function useProposal(workId: WorkId, scope: RealignScope): ProposalState {
  const [progress, setProgress] = useState<JobProgress | null>(null);
  const [summary, setSummary] = useState<ProposalSummary | null>(null);
  const [changes, setChanges] = useState<readonly Change[]>([]);
  const [error, setError] = useState<unknown>(null);

  useEffect(() => {
    const stop = new AbortController();
    let proposalId: string | null = null;
    const compute = async () => {
      const made = await runJob('align.propose', { workId, scope }, { onProgress: setProgress, signal: stop.signal });
      ({ proposalId } = made);
      if (stop.signal.aborted) return discard(proposalId);
      const page = await call('align.changes', { proposalId, from: 0, count: PAGE });
      if (stop.signal.aborted) return;
      setChanges(page.changes);
      setSummary(made);
    };
    compute().catch((thrown: unknown) => {
      if (!stop.signal.aborted) setError(thrown);
    });
    return () => {
      stop.abort();
      if (proposalId) discard(proposalId);
    };
  }, [workId, scope]);

  const more = useCallback(() => {
    if (!summary) return;
    call('align.changes', { proposalId: summary.proposalId, from: changes.length, count: PAGE })
      .then((page) => setChanges((before) => [...before.slice(0, page.from), ...page.changes]))
      .catch(setError);
  }, [summary, changes.length]);

  const accept = useCallback(
    async (left: ReadonlySet<number>) => {
      if (!summary) return 0;
      const { proposalId, changes: count } = summary;
      const chosen = Array.from({ length: count }, (_, index) => index).filter((index) => !left.has(index));
      const { accepted } = await runJob('align.accept', { proposalId, changes: left.size === 0 ? 'all' : chosen });
      return accepted;
    },
    [summary],
  );
  return { progress, summary, changes, error, more, accept };
}

function discard(proposalId: string): void {
  // It is forgotten sooner or later in any case.
  call('align.discard', { proposalId }).catch(() => undefined);
}
