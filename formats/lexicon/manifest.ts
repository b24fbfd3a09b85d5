import * as z from 'zod';

/** One lexicon file as the manifest describes it. */
const file = z.object({
  /** Relative to the manifest, without `..`. */
  path: z.string().regex(/^[a-z0-9-]+(?:\/[a-z0-9-]+)*\.lex$/),
  from: z.string(),
  to: z.string(),
  /** Trust in the file's weights beside the others' of its pair, 0 to 1. */
  share: z.number().min(0).max(1),
  licence: z.string(),
  sources: z.array(z.string()),
  heads: z.number().int().min(0),
  pairs: z.number().int().min(0),
  bytes: z.number().int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** manifest.json beside the lexicons: what each file holds, where it comes from and under what licence. */
export const lexiconManifest = z.object({
  format: z.literal(1),
  /** Raised whenever the lexicons' content changes. */
  version: z.string(),
  files: z.array(file).max(2000),
});

export type LexiconFile = z.infer<typeof file>;
export type LexiconManifest = z.infer<typeof lexiconManifest>;
