/** The works that the filters leave, page by page until all are there: a library of a thousand is a handful of calls. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { WorkSummary } from '../../contract/model.ts';
import { call } from '../service/client.ts';
import { keys } from '../service/queries.ts';
import { useCurrentSettings } from '../settings/settings-state.ts';
import { useLibraryView } from './library-state.ts';

const PAGE = 250;

export interface Works {
  readonly works: readonly WorkSummary[];
  readonly total: number;
  readonly isLoading: boolean;
  readonly error: unknown;
}

export function useWorks(): Works {
  const { librarySort } = useCurrentSettings();
  const search = useLibraryView((state) => state.search.trim());
  const tag = useLibraryView((state) => state.tag);
  const collection = useLibraryView((state) => state.collection);
  const language = useLibraryView((state) => state.language);
  const query = {
    sort: librarySort,
    ...(search && { search }),
    ...(tag !== null && { tag }),
    ...(collection !== null && { collection }),
    ...(language !== null && { language }),
  };
  const pages = useInfiniteQuery({
    queryKey: keys.works(query),
    queryFn: ({ pageParam }) => call('library.works', { ...query, from: pageParam, count: PAGE }),
    initialPageParam: 0,
    getNextPageParam: (last, all) => {
      const known = all.reduce((sum, page) => sum + page.works.length, 0);
      return last.works.length > 0 && known < last.total ? known : undefined;
    },
    placeholderData: keepPreviousData,
    // How far works were read is told to nobody while they are.
    refetchOnMount: 'always',
  });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  const works = useMemo(() => pages.data?.pages.flatMap((page) => page.works) ?? [], [pages.data]);
  return { works, total: pages.data?.pages.at(-1)?.total ?? 0, isLoading: pages.isLoading, error: pages.error };
}
