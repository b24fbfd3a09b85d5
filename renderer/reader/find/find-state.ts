/** What is looked for in the open work. Kept while the program runs, so that the panel opens with the last words. */
import { create } from 'zustand';
import type { VersionId } from '../../../contract/model.ts';

export interface FindQuery {
  readonly text: string;
  readonly exact: boolean;
  readonly wholeWord: boolean;
  /** In this version alone; null: in all that are shown. */
  readonly versionId: VersionId | null;
}

export const useFindQuery = create<FindQuery>(() => ({ text: '', exact: false, wholeWord: false, versionId: null }));
