/** Getting a work out again, as it stands after all corrections. */
import * as z from 'zod/mini';
import { VersionId, WorkId } from './model.ts';

/**
 * html: a page to read or print. epub: a book for readers of e-books. tsv: a table with type, status and score of each row. tmx: a
 * translation memory, TMX 1.4. json: all that is known of the rows, for other programs.
 */
export const EXPORT_FORMATS = ['html', 'epub', 'tsv', 'tmx', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
/** What a row holds: paragraphs, or the sentences that belong together. */
export const EXPORT_LEVELS = ['paragraph', 'sentence'] as const;
export type ExportLevel = (typeof EXPORT_LEVELS)[number];

export const ExportChoice = z.object({
  workId: WorkId,
  format: z.enum(EXPORT_FORMATS),
  level: z.enum(EXPORT_LEVELS),
  /** The versions in the order in which they are to stand. Rows that hold none of them are left out. */
  versionIds: z.array(VersionId).check(z.minLength(1), z.maxLength(200)),
});
