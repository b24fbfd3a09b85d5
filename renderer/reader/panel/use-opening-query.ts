/** Asks the service for something that hangs on the rows as they are: anew with every new opening, the old answer shown until then. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReaderOpening } from '../../../contract/service-api.ts';
import { useReader } from '../reader-context.ts';

const numbers = new WeakMap<ReaderOpening, number>();
let count = 0;

/** Openings are compared as objects; a query's key holds plain data. */
function numberOf(opening: ReaderOpening): number {
  const number = numbers.get(opening) ?? ++count;
  numbers.set(opening, number);
  return number;
}

export function useOpeningQuery<Answer>(name: string, ask: () => Promise<Answer>) {
  const { workId, session } = useReader();
  return useQuery({
    queryKey: ['opening', name, workId, numberOf(session.opening)],
    queryFn: ask,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}
