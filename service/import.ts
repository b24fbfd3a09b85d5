/** Importing: files and pasted text become a draft, the draft is looked at and changed, then stored. */
import { closeConnection, discardDraft, draftSegments, draftSummary, openDraft } from '../db/index.ts';
import type { Handlers } from './context.ts';

export const importing: Handlers<'import'> = {
  inspect: ({ grants }, { sources, workId }) => ({
    workId: workId ?? null,
    sources: sources.map((source) =>
      source.kind === 'file' ? { kind: 'file', path: grants.path(source.token) } : source,
    ),
  }),

  change: (_context, input) => input,

  segments: ({ folders }, { draftId, key, from, count }) => {
    const draft = openDraft(folders.drafts, draftId, 'read');
    try {
      draftSummary(draft, key);
      return draftSegments(draft, key, from, count);
    } finally {
      closeConnection(draft);
    }
  },

  commit: (_context, plan) => plan,

  discard: ({ folders }, { draftId }) => {
    discardDraft(folders.drafts, draftId);
    return {};
  },
};
