/** Texts whose works are known, to measure grouping on: pieces of the Declaration, of novels, of articles on one affair. */
import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AlignVersion } from '../../align/index.ts';
import { readDocument, toVersion } from '../../formats/index.ts';
import { splitSentences } from '../../text/index.ts';
import { declaration, goldIsHere, linesVersion, readLines, unit } from './texts.ts';

export interface KnownText {
  readonly name: string;
  /** Texts of one work, and only these, have the same. */
  readonly work: string;
  readonly version: AlignVersion;
}

const ROOT = join(import.meta.dirname, '..', '..');
const DECLARATIONS = [
  ['eng', 'en'],
  ['ita', 'it'],
  ['deu_1996', 'de'],
  ['fra', 'fr'],
  ['spa', 'es'],
  ['rus', 'ru'],
  ['jpn', 'ja'],
  ['arb', 'ar'],
  ['cmn_hans', 'zh'],
  ['ell_monotonic', 'el'],
] as const;
/** Sections (preamble and articles) of the Declaration to a text. */
const SECTIONS = 8;

/** Parts of the Declaration: one subject, one style, other sentences. */
function declarations(): KnownText[] {
  return DECLARATIONS.flatMap(([code, language]) => {
    const sections = declaration(code);
    return [0, 1, 2, 3].map((part): KnownText => {
      const paragraphs = sections.slice(part * SECTIONS, (part + 1) * SECTIONS).flat();
      const segments = paragraphs.map((text) => unit(text, { sentences: splitSentences(text, language) }));
      return { name: `udhr${part}.${language}`, work: `udhr${part}`, version: { language, segments } };
    });
  });
}

/** Each folder of files `name.language.txt`, name by name. */
async function files(folder: string, workOf: (name: string) => string): Promise<KnownText[]> {
  const found: KnownText[] = [];
  for (const name of readdirSync(folder).filter((file) => /[._]\w+\.(?:txt|md)$/u.test(file))) {
    const language = /[._]([\w-]+)\.(?:txt|md)$/u.exec(name)![1]!;
    const bytes = readFileSync(join(folder, name));
    const { segments } = toVersion(await readDocument(bytes, { fileName: name }), language);
    found.push({ name, work: workOf(name), version: { language, segments } });
  }
  return found;
}

/** Chapters of a novel, cut by its gold: the same people, the same places, another chapter. */
function novel(): KnownText[] {
  if (!goldIsHere('mte-1984')) return [];
  const rows = readLines('mte-1984', 'nway.tsv').slice(1);
  const first = (cell: string | undefined) => (cell ? Number(cell.split(',')[0]) : null);
  return ['cs', 'en', 'ro'].flatMap((language, column) => {
    const lines = readLines('mte-1984', 'text', `${language}.txt`);
    const starts = rows.map((row) => first(row.split('\t')[column]));
    return Array.from({ length: 20 }, (_, part): KnownText => {
      const at = (row: number) => starts.slice(row).find((start) => start !== null) ?? lines.length;
      const [from, to] = [at(Math.floor((part * rows.length) / 20)), at(Math.floor(((part + 0.5) * rows.length) / 20))];
      return {
        name: `1984-${part}.${language}`,
        work: `1984-${part}`,
        version: linesVersion(language, lines.slice(from, to)),
      };
    });
  });
}

function documents(): KnownText[] {
  const found: KnownText[] = [];
  const add = (work: string, language: string, ...path: string[]): void => {
    found.push({ name: `${work}.${language}`, work, version: linesVersion(language, readLines(...path)) });
  };
  if (goldIsHere('mac-zhen')) {
    for (const n of ['001', '002', '003', '004', '005', '006'])
      for (const l of ['zh', 'en']) add(`mac${n}`, l, 'mac-zhen', 'dev', `${n}.${l}`);
  }
  if (goldIsHere('parice-enis')) {
    for (const n of ['n_1', 'n_2', 'n_3', 't_1', 't_2']) {
      add(`parice-${n}`, 'en', 'parice-enis', 'clean', `${n}.eng`);
      add(`parice-${n}`, 'is', 'parice-enis', 'clean', `${n}.isl`);
    }
  }
  if (goldIsHere('textberg-defr')) for (const l of ['de', 'fr']) add('textberg', l, 'textberg-defr', `dev.${l}`);
  return found;
}

export async function knownTexts(extra: string | undefined): Promise<KnownText[]> {
  const clock = await files(join(ROOT, 'tests', 'golden', 'article'), (name) =>
    name.startsWith('clock') ? 'clock' : name,
  );
  const samples = await files(join(ROOT, 'assets', 'samples'), (name) => name.split('.')[0]!);
  const bridge =
    extra && existsSync(extra) ? await files(extra, (name) => (/^(?:pont|bruecke)/.test(name) ? 'bridge' : name)) : [];
  return [
    ...clock,
    ...bridge,
    ...declarations(),
    ...samples.filter(({ work }) => !/udhr|bible|LICENSE/.test(work)),
    ...documents(),
    ...novel(),
  ];
}
