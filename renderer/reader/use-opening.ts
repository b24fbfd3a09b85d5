/** Opens a work with one call and opens it again when the library says that it changed or the service came back. */
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { WorkId } from '../../contract/model.ts';
import { host } from '../host.ts';
import { call } from '../service/client.ts';

/** Enough for the tallest window at the smallest size. */
const FIRST_ROWS = 60;
/** Changes come in bursts: one opening serves them all. */
const SETTLE = 120;

export function useOpening(workId: WorkId) {
  const query = useQuery({
    queryKey: ['reader', workId],
    queryFn: () => call('reader.open', { workId, count: FIRST_ROWS }),
    // Typed arrays of every bead: neither compared nor kept after the reader is left.
    structuralSharing: false,
    gcTime: 0,
    refetchOnMount: false,
  });
  const { refetch } = query;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = host.onEvent('library.changed', ({ workIds, edited }) => {
      // What was edited is on the page already (align-mode/use-editor.ts).
      if (edited || !workIds.includes(workId)) return;
      clearTimeout(timer);
      timer = setTimeout(() => void refetch(), SETTLE);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [workId, refetch]);
  return query;
}
