import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { npmPackage } from './fetch.ts';
import { PairScores } from './pairs.ts';
import type { Entry } from './dictd.ts';

/** What a word's rendering says about each of its characters. */
const CHARACTER_SHARE = 0.25;
const CHARACTERS_MAX = 4;
const USELESS =
  /^(?:variant of|old variant of|archaic variant|erhua variant|see |see also |also written|CL:|abbr\. |surname |used in |Japanese variant)/;

/**
 * CC-CEDICT's entries, Chinese to English, by simplified form (the loader turns traditional characters into simplified ones). The
 * package that carries the file is MIT, the file itself CC-BY-SA-4.0 by its own header.
 */
export function readCedict(): { entries: Entry[]; source: string } {
  const pack = npmPackage('chinese-tokenizer', '2.4.0');
  const text = readFileSync(join(pack.folder, 'tests/cedict_ts.u8'), 'utf8');
  if (!text.includes('#! license=https://creativecommons.org/licenses/by-sa/4.0/'))
    throw new Error('CC-CEDICT: licence not found');
  const date = /^#! date=(\S{10})/m.exec(text)?.[1] ?? '';
  const entries: Entry[] = [];
  for (const line of text.split(/\r?\n/)) {
    const parts = /^\S+ (\S+) \[[^\]]*\] \/(.*)\/$/.exec(line);
    if (!parts || line.startsWith('#')) continue;
    const senses = parts[2]!
      .split('/')
      .filter((gloss) => !USELESS.test(gloss))
      .map((gloss) =>
        gloss
          .replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
          .split(/[,;]| or /)
          .map((part) => part.trim()),
      )
      .map((list) => list.filter((part) => part !== ''))
      .filter((list) => list.length > 0);
    if (senses.length > 0) entries.push({ head: parts[1]!, senses });
  }
  return { entries, source: `CC-CEDICT ${date} (in ${pack.name})` };
}

/**
 * Adds to each Han character of `scores`' head words a share of the words' renderings: 朋友 "friend" says a little of 朋 and of 友. An
 * engine that reads Chinese by characters finds its words so, and one that meets an unknown word finds its parts.
 */
export function addCharacters(scores: PairScores): PairScores {
  const result = new PairScores();
  result.addAll(scores);
  for (const [word, row] of scores.rows) {
    const characters = Array.from(word);
    if (characters.length < 2 || characters.length > CHARACTERS_MAX) continue;
    for (const character of new Set(characters)) {
      if (!/\p{sc=Han}/u.test(character)) continue;
      for (const [target, score] of row) result.add(character, target, (score * CHARACTER_SHARE) / characters.length);
    }
  }
  return result;
}
