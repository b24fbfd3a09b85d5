import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { encodeLexicon, type WeightedPair } from '../../formats/lexicon/lexicon-file.ts';
import type { LexiconFile } from '../../formats/lexicon/manifest.ts';

/** Where files of one origin and licence go, and how far their weights are trusted beside others'. */
export interface Layer {
  readonly folder: string;
  readonly licence: string;
  readonly share: number;
}

export const LAYERS = {
  dictionaries: { folder: 'dictionaries', licence: 'CC-BY-SA-4.0', share: 1 },
  names: { folder: 'names', licence: 'Unicode-3.0', share: 0.7 },
  characters: { folder: 'characters', licence: 'Apache-2.0', share: 1 },
  manuals: { folder: 'manuals', licence: 'CC-BY-SA-3.0', share: 0.5 },
  trained: { folder: 'trained', licence: 'MPL-2.0', share: 0.5 },
} as const satisfies Readonly<Record<string, Layer>>;

/** Whether a pair is to be built. */
export type Wanted = (from: string, to: string) => boolean;

/** Writes one lexicon below `dir` and returns its line for the manifest. */
export function writeLexicon(
  dir: string,
  layer: Layer,
  [from, to]: readonly [string, string],
  pairs: readonly WeightedPair[],
  sources: readonly string[],
): LexiconFile {
  const bytes = encodeLexicon(from, to, pairs);
  const path = `${layer.folder}/${from}-${to}.lex`;
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), bytes);
  return {
    path,
    from,
    to,
    share: layer.share,
    licence: layer.licence,
    sources: [...new Set(sources)].toSorted(),
    heads: new Set(pairs.map(({ head }) => head)).size,
    pairs: pairs.length,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
}
