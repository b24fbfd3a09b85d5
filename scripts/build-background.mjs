/**
 * Builds align/verdict/background.ts anew: `node scripts/build-background.mjs`. How common English words are, so that what two texts share can be
 * held against chance. Counted in WordNet's tagged corpus and glosses (general prose, definitions) and the World English
 * Bible (narrative). Its result is committed, so nobody needs to run it. Wants Debian's apt-get and dpkg-deb, and network for them.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, say } from './paths.mjs';
import { plainText, readSlots } from './samples/sword.mjs';

/** Keys in the table: the rarest stands once in some 24,000 words. */
const KEYS = 2500;
/** As align/verdict/signature.ts makes them of English words. */
const WORD_MIN = 4;
const PREFIX = 5;
/** Bands of frequency are half a power of two wide: the first has keys of 2^-5 and more. */
const FIRST_BAND = 10;

const keyOf = (word) => (word.length < WORD_MIN ? null : word.toLowerCase().slice(0, PREFIX));
const add = (counts, key, times = 1) => key && counts.set(key, (counts.get(key) ?? 0) + times);

/** Words of a balanced corpus by their dictionary forms; it has only nouns, verbs, adjectives and adverbs. */
function taggedCounts(folder) {
  const counts = new Map();
  let total = 0;
  for (const line of readFileSync(join(folder, 'cntlist.rev'), 'utf8').trim().split('\n')) {
    const [sense, , count] = line.split(' ');
    for (const word of sense.split('%')[0].split(/[_-]/)) {
      total += Number(count);
      add(counts, keyOf(word.replace(/[^a-z]/g, '')), Number(count));
    }
  }
  return { counts, total };
}

function glossCounts(folder) {
  const counts = new Map();
  let total = 0;
  for (const part of ['noun', 'verb', 'adj', 'adv']) {
    for (const line of readFileSync(join(folder, `data.${part}`), 'latin1').split('\n')) {
      const gloss = line.split('|').slice(1).join('|');
      for (const [word] of gloss.matchAll(/[A-Za-z]+/g)) {
        total++;
        add(counts, keyOf(word));
      }
    }
  }
  return { counts, total };
}

/** Words that mostly stand in small letters: names of people and places are no common words. */
function bibleCounts(folder) {
  const [small, capital] = [new Map(), new Map()];
  let total = 0;
  for (const testament of ['ot', 'nt']) {
    for (const slot of readSlots(folder, testament)) {
      for (const [word] of plainText(slot).matchAll(/[A-Za-z]+/g)) {
        total++;
        add(/^[a-z]/.test(word) ? small : capital, keyOf(word));
      }
    }
  }
  return { counts: new Map([...small].filter(([key, count]) => count >= (capital.get(key) ?? 0))), total };
}

function unpack(name, folder) {
  execFileSync('apt-get', ['download', name], { cwd: folder, stdio: 'ignore' });
  const file = readdirSync(folder).find((one) => one.startsWith(`${name}_`));
  execFileSync('dpkg-deb', ['-x', join(folder, file), folder]);
}

function frequencies(folder) {
  unpack('wordnet-base', folder);
  unpack('sword-text-web', folder);
  const wordnet = join(folder, 'usr', 'share', 'wordnet');
  const bible = join(folder, 'usr', 'share', 'sword', 'modules', 'texts', 'ztext', 'engWEB2015eb');
  const [tagged, glosses, verses] = [taggedCounts(wordnet), glossCounts(wordnet), bibleCounts(bible)];
  const share = ({ counts, total }, key) => (counts.get(key) ?? 0) / total;
  const keys = new Set([...tagged.counts.keys(), ...glosses.counts.keys(), ...verses.counts.keys()]);
  // half of running words are tagged ones
  const frequency = (key) => Math.max(0.25 * share(tagged, key) + 0.5 * share(glosses, key), 0.6 * share(verses, key));
  return [...keys]
    .map((key) => [key, frequency(key)])
    .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, KEYS);
}

function source(list) {
  const bands = [];
  for (const [key, frequency] of list) {
    const band = Math.max(0, Math.round(-2 * Math.log2(frequency)) - FIRST_BAND);
    (bands[band] ??= []).push(key);
  }
  const lines = Array.from(bands, (keys) => `  '${(keys ?? []).toSorted().join(' ')}',`);
  return `/**
 * How common English words are, by their first ${PREFIX} letters. Made by scripts/build-background.mjs from WordNet 3.0 (LICENSE.WordNet.txt) and
 * the World English Bible (public domain): keys of band k stand once in some 2^((k + ${FIRST_BAND}) / 2) words.
 */
const BANDS: readonly string[] = [
${lines.join('\n')}
];

/** For each key the share of running words that have it; keys that are not here are rarer than any of these. */
export const BACKGROUND: ReadonlyMap<string, number> = new Map(
  BANDS.flatMap((keys, band) =>
    keys === '' ? [] : keys.split(' ').map((key) => [key, 2 ** (-(band + ${FIRST_BAND}) / 2)] as const),
  ),
);
`;
}

const folder = mkdtempSync(join(tmpdir(), 'hexapla-background-'));
try {
  writeFileSync(join(root, 'align', 'verdict', 'background.ts'), source(frequencies(folder)));
  const copyright = readFileSync(join(folder, 'usr', 'share', 'doc', 'wordnet-base', 'copyright'), 'utf8');
  const licence = copyright.slice(
    copyright.indexOf(' This software and database'),
    copyright.indexOf('Files: debian/'),
  );
  const lines = licence.trimEnd().split('\n');
  const text = lines.map((line) => line.trim().replace(/^\.$/, '')).join('\n');
  writeFileSync(
    join(root, 'align', 'verdict', 'LICENSE.WordNet.txt'),
    `align/verdict/background.ts is made from word counts of WordNet 3.0.\n\n${text}\n`,
  );
  say(`align/verdict/background.ts has ${KEYS} keys`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
