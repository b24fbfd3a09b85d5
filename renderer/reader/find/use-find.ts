/** Searches as the query says, slice after slice, and stops as soon as the query is another one. */
import { useEffect, useState } from 'react';
import { MAX_FIND_HITS, MAX_FIND_QUERY } from '../../../contract/find.ts';
import type { FindHit, FindResult } from '../../../contract/find.ts';
import { call } from '../../service/client.ts';
import { reportError } from '../../shell/report-error.ts';
import { useReader } from '../reader-context.ts';
import type { FindQuery } from './find-state.ts';

export interface Found {
  /** The first ones, in reading order. */
  readonly hits: readonly FindHit[];
  readonly count: number;
  /** False while the work is still looked through. */
  readonly done: boolean;
}

export const NOTHING: Found = { hits: [], count: 0, done: true };
/** Milliseconds without a key after which it is worth to look. */
const SETTLE = 120;

export function useFind({ text, exact, wholeWord, versionId }: FindQuery): Found {
  const { workId, session, columns } = useReader();
  const { opening } = session;
  const [found, setFound] = useState<Found>(NOTHING);
  const query = text.trim().slice(0, MAX_FIND_QUERY);
  const shown = columns.map(({ version }) => version.id);
  const wanted = (versionId !== null && shown.includes(versionId) ? [versionId] : shown).join(',');
  useEffect(() => {
    let current = true;
    const search = async () => {
      let result: Found = { ...NOTHING, done: query === '' };
      const versionIds = opening.work.versions.flatMap(({ id }) =>
        wanted.split(',').includes(String(id)) ? [id] : [],
      );
      setFound(result);
      for (let from: number | null = 0; from !== null && !result.done;) {
        const list = MAX_FIND_HITS - result.hits.length;
        const slice: FindResult = await call('reader.find', {
          workId,
          query,
          exact,
          wholeWord,
          versionIds,
          from,
          list,
        });
        if (!current) return;
        from = slice.next;
        const hits = slice.hits.length > 0 ? [...result.hits, ...slice.hits] : result.hits;
        result = { hits, count: result.count + slice.count, done: from === null };
        setFound(result);
      }
    };
    const timer = setTimeout(() => search().catch((error: unknown) => current && reportError(error)), SETTLE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [workId, opening, query, exact, wholeWord, wanted]);
  return found;
}
