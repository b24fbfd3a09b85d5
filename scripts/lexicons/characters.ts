import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { WeightedPair } from '../../formats/lexicon/lexicon-file.ts';
import type { LexiconFile } from '../../formats/lexicon/manifest.ts';
import { npmPackage, type Package } from './fetch.ts';
import { LAYERS, writeLexicon } from './output.ts';

/** A character that is written so in one script and so in the other is as sure as a pair can be. */
const CERTAIN = 1;

/**
 * Writes the layer `characters` from OpenCC's tables (Apache-2.0): traditional and simplified characters, as the "pair" hant-hans that
 * the loader folds Chinese by; and Japanese characters with the simplified Chinese ones that are written differently.
 */
export function* buildCharacters(dir: string): Iterable<LexiconFile> {
  const pack = npmPackage('opencc-js', '1.4.2');
  const simplified = readTable(pack, 'TSCharacters');
  const traditional = readTable(pack, 'STCharacters');
  const hans: WeightedPair[] = [];
  for (const [from, [to]] of simplified) {
    if (from === to) continue;
    hans.push({
      head: from,
      target: to!,
      forward: CERTAIN,
      backward: traditional.get(to!)?.includes(from) ? CERTAIN : 0,
    });
  }
  yield writeLexicon(dir, LAYERS.characters, ['hant', 'hans'], hans, [pack.name]);

  const pairs = new Map<string, WeightedPair>();
  const add = (ja: string, zh: string): void => {
    if (ja !== zh) pairs.set(`${ja} ${zh}`, { head: ja, target: zh, forward: CERTAIN, backward: CERTAIN });
  };
  for (const [ja, old] of readTable(pack, 'JPShinjitaiCharacters'))
    for (const form of old) add(ja, simplified.get(form)?.[0] ?? form);
  for (const [form, [zh]] of simplified) add(form, zh!);
  yield writeLexicon(dir, LAYERS.characters, ['ja', 'zh'], [...pairs.values()], [pack.name]);
}

/** One of the package's tables: "key value value|key value". */
function readTable(pack: Package, name: string): Map<string, string[]> {
  const text = readFileSync(join(pack.folder, `dist/esm-lib/dict/${name}.js`), 'utf8');
  const table = new Map<string, string[]>();
  for (const entry of (/"(.*)"/su.exec(text)?.[1] ?? '').split('|')) {
    const [key, ...values] = entry.split(' ');
    if (key && values.length > 0) table.set(key, values);
  }
  return table;
}
