/**
 * Pairs of texts whose verdict is known, to fit and to measure verdicts on: passages of works whose sections correspond, the same ones
 * (translations), others of the same work (related), those of other works (unrelated), and what files in the wild do to them.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseBeads } from '../../align/index.ts';
import type { AlignVersion, Relation } from '../../align/index.ts';
import { splitSentences } from '../../text/index.ts';
import { FURNITURE } from './furniture.ts';
import { randomNumbers } from './noisy.ts';
import { GOLD, declaration, goldIsHere, readLines, sampleBlocks, unit } from './texts.ts';
import { lessons } from './tutorial.ts';

export interface KnownPair {
  /** Where the texts are from: what is left out together when a fit is tested. */
  readonly kind: string;
  readonly languages: readonly [string, string];
  /** 'plain', or what was done to the second text, or to both. */
  readonly trait: Trait;
  readonly a: AlignVersion;
  readonly b: AlignVersion;
  readonly verdict: Relation['verdict'];
}

const TRAITS = ['plain', 'plain', 'plain', 'furniture', 'wrong language', 'half', 'extract', 'one language'] as const;
export type Trait = (typeof TRAITS)[number];

/** A text in several languages; section k of one is section k of the others. */
interface Work {
  readonly kind: string;
  readonly texts: ReadonlyMap<string, readonly (readonly string[])[]>;
}

/** With lexicons and, the last ten, without; several scripts and families. */
const DECLARATIONS =
  `eng en, ita it, deu_1996 de, fra fr, spa es, por_PT pt, nld nl, swe sv, pol pl, ces cs, rus ru, ukr uk, tur tr, arb ar, heb he,
  ell_monotonic el, cmn_hans zh, jpn ja, kor ko, hin hi, fin fi, hun hu, vie vi, ind id, eus eu, cym cy, swh sw, kat ka, hye hy, tam ta, amh am,
  yor yo, mlt mt, epo eo, khk mn`
    .split(',')
    .map((entry) => entry.trim().split(' ') as [code: string, language: string]);
/** The same text in another orthography or by another hand: versions in one language. */
const VARIANTS = [
  ['por_PT', 'por_BR', 'pt'],
  ['ron_1993', 'ron_2006', 'ro'],
  ['nob', 'nno', 'no'],
  ['srp_latn', 'hrv', 'sr'],
  ['urd', 'urd_2', 'ur'],
  ['pes_1', 'pes_2', 'fa'],
] as const;

function works(): Work[] {
  const found: Work[] = [
    { kind: 'declaration', texts: new Map(DECLARATIONS.map(([code, language]) => [language, declaration(code)])) },
    ...VARIANTS.map(([one, other, language]) => ({
      kind: 'variants',
      texts: new Map([one, other].map((code, n) => [`${language}-x-${n}`, declaration(code)])),
    })),
    lessonsWork(),
    ...['ruth', 'joseph'].map((name) => ({
      kind: 'bible',
      texts: new Map(['en', 'es'].map((language) => [language, chunks(sampleBlocks(name, language), 8)])),
    })),
  ];
  if (goldIsHere('mte-1984')) found.push(novel());
  const bitexts: [kind: string, folder: string, a: string, b: string, files: readonly (readonly string[])[]][] = [
    [
      'mac',
      'mac-zhen',
      'zh',
      'en',
      ['001', '002', '003', '004', '005', '006'].map((n) => [`dev/${n}.zh`, `dev/${n}.en`, `dev/${n}.align`]),
    ],
    [
      'parice',
      'parice-enis',
      'en',
      'is',
      ['n_1', 'n_2', 'n_3', 't_1', 't_2'].map((n) => [`clean/${n}.eng`, `clean/${n}.isl`, `gold/${n}.txt`]),
    ],
    ['textberg', 'textberg-defr', 'de', 'fr', [['dev.de', 'dev.fr', 'dev.defr']]],
  ];
  for (const [kind, folder, a, b, files] of bitexts) {
    if (goldIsHere(folder)) found.push(...files.map((names) => bitext(kind, folder, a, b, names)));
  }
  return found;
}

function lessonsWork(): Work {
  const languages = ['en', 'it', 'fr', 'es', 'nl', 'pt-BR', 'nb', 'ru', 'uk', 'ja', 'ko', 'zh-CN'];
  const names = [...lessons('en').keys()];
  return {
    kind: 'lessons',
    texts: new Map(languages.map((language) => [language, names.map((name) => lessons(language).get(name) ?? [])])),
  };
}

function novel(): Work {
  const rows = readLines('mte-1984', 'nway.tsv').slice(1);
  const languages = ['cs', 'en', 'ro'];
  const texts = languages.map((language, column): [string, string[][]] => {
    const lines = readLines('mte-1984', 'text', `${language}.txt`);
    const cells = rows.map((row) =>
      row
        .split('\t')
        .at(column)!
        .split(',')
        .filter(Boolean)
        .map((n) => lines[Number(n)]!),
    );
    return [language, chunks(cells, 8).map((cell) => cell.flat())];
  });
  return { kind: 'novel', texts: new Map(texts) };
}

function bitext(kind: string, folder: string, a: string, b: string, names: readonly string[]): Work {
  const [linesA, linesB] = [readLines(folder, names[0]!), readLines(folder, names[1]!)];
  const beads = chunks(parseBeads(readFileSync(join(GOLD, folder, names[2]!), 'utf8')), kind === 'parice' ? 3 : 8);
  const side = (lines: readonly string[], of: 'source' | 'target') =>
    beads.map((section) => section.flatMap((bead) => bead[of]).map((n) => lines[n]!));
  return {
    kind,
    texts: new Map([
      [a, side(linesA, 'source')],
      [b, side(linesB, 'target')],
    ]),
  };
}

function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, k) => list.slice(k * size, (k + 1) * size));
}

/** Variants are of the Declaration, too. */
const subjectOf = (kind: string): string => (kind === 'variants' ? 'declaration' : kind);

/** Segments to a passage: a short piece of news, an article, a chapter. */
const SIZES = [6, 10, 20, 40, 90, 300];

/** Kinds of text that stand in the repository or come with npm. */
export const FREE_KINDS: readonly string[] = ['declaration', 'variants', 'lessons', 'bible'];

/**
 * `each` pairs of every kind of text and every verdict, the same for the same `seed`; `only`: of these kinds.
 */
export function knownPairs(each: number, seed: number, only?: readonly string[]): KnownPair[] {
  const random = randomNumbers(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const all = works().filter(({ kind }) => !only || only.includes(kind));
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  const found: KnownPair[] = [];
  for (const kind of kinds) {
    for (const verdict of ['translation', 'related', 'unrelated'] as const) {
      for (let n = 0; n < each; n++) {
        const pair = drawn(kind, verdict);
        if (pair) found.push(pair);
      }
    }
  }
  return found;

  function drawn(kind: string, wanted: Relation['verdict']): KnownPair | null {
    const trait = pick(TRAITS);
    if ((trait === 'one language' && wanted === 'translation') || (trait === 'extract' && wanted !== 'related'))
      return null;
    const work = pick(all.filter((one) => one.kind === kind));
    const other = wanted === 'unrelated' ? pick(all.filter((one) => subjectOf(one.kind) !== subjectOf(kind))) : work;
    const x = pick([...work.texts.keys()]);
    const languages = [...other.texts.keys()];
    const y = trait !== 'one language' ? pick(languages.filter((one) => one !== x)) : languages.includes(x) ? x : null;
    if (y === null) return null;
    const size = trait === 'extract' ? 90 : pick(SIZES);
    const sections = work.texts.get('en') ?? work.texts.get(x)!;
    const [from, to] = stretch(sections, Math.floor(random() * sections.length), size);
    let [otherFrom, otherTo] = [from, to];
    if (wanted === 'unrelated' || (wanted === 'related' && trait !== 'extract')) {
      const theirs = other.texts.get('en') ?? other.texts.get(y)!;
      [otherFrom, otherTo] = stretch(theirs, Math.floor(random() * theirs.length), size);
      if (other === work && otherFrom < to && from < otherTo) return null;
    }
    let one = work.texts.get(x)!.slice(from, to).flat();
    let two = other.texts.get(y)!.slice(otherFrom, otherTo).flat();
    if (trait === 'half')
      two = random() < 0.5 ? two.slice(0, Math.ceil(two.length / 2)) : two.slice(Math.floor(two.length / 2));
    if (trait === 'extract') two = two.filter((_, k) => k % 5 === 2);
    if (trait === 'furniture') [one, two] = [furnished(one, x), furnished(two, y)];
    if (one.length < 3 || two.length < 3) return null;
    const told = trait === 'wrong language' ? pick(['und', 'und', x, 'en', 'de', 'zh', 'tr']) : y;
    return { kind, languages: [x, y], trait, a: version(x, one), b: version(told, two, y), verdict: wanted };
  }

  /** As many lines as a fifth to a half of the text, most of them behind it, some in front and within. */
  function furnished(lines: readonly string[], language: string): string[] {
    const own = FURNITURE[language] ?? FURNITURE['en']!;
    const extra = Array.from({ length: Math.ceil(lines.length * (0.2 + 0.3 * random())) }, () => pick(own));
    const after = Math.ceil(extra.length * 0.6);
    const within = Math.floor(random() * lines.length);
    return [
      ...extra.slice(after, after + 2),
      ...lines.slice(0, within),
      ...extra.slice(after + 2),
      ...lines.slice(within),
      ...extra.slice(0, after),
    ];
  }
}

/** Sections from `start` on, or from so far before the end, that have `size` segments or a little more. */
function stretch(sections: readonly (readonly string[])[], start: number, size: number): [from: number, to: number] {
  let [from, to, count] = [start, start, 0];
  while (count < size && to < sections.length) count += sections[to++]!.length;
  while (count < size && from > 0) count += sections[--from]!.length;
  return [from, to];
}

const version = (language: string, lines: readonly string[], real = language): AlignVersion => ({
  language,
  segments: lines.map((text) => unit(text, { sentences: splitSentences(text, real) })),
});
