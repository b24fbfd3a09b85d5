/** Server state of the window: cached answers of the service, made stale by its events. */
import { QueryClient, useQuery } from '@tanstack/react-query';
import type { InputOf } from '../../contract/service-api.ts';
import { host } from '../host.ts';
import { call } from './client.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    // The service tells what changed, so nothing is asked twice; and a local call that failed fails again.
    queries: { staleTime: Infinity, retry: false, refetchOnWindowFocus: false, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
});

export const keys = {
  info: ['library', 'info'] as const,
  works: (query: Omit<InputOf<'library.works'>, 'from' | 'count'>) => ['library', 'works', query] as const,
  bin: ['library', 'bin'] as const,
  work: (workId: number) => ['library', 'work', workId] as const,
  settings: ['settings'] as const,
};

/** What a work's edits and openings change in the library (its order, its counts) is looked at when they pause: a list costs more than a page of rows. */
const SETTLE = 300;
let settling: ReturnType<typeof setTimeout> | undefined;
const refreshLibrary = () => void queryClient.invalidateQueries({ queryKey: ['library'] });

host.onEvent('library.changed', ({ edited }) => {
  clearTimeout(settling);
  if (edited) settling = setTimeout(refreshLibrary, SETTLE);
  else refreshLibrary();
});
host.onEvent('settings.changed', ({ settings }) => queryClient.setQueryData(keys.settings, settings));
host.onServiceState(({ state }) => {
  if (state === 'ready') void queryClient.invalidateQueries();
});

export const useLibraryInfo = () => useQuery({ queryKey: keys.info, queryFn: () => call('library.info', {}) });
export const useSettings = () => useQuery({ queryKey: keys.settings, queryFn: () => call('settings.get', {}) });
