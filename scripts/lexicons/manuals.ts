import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { foldWord, words } from '../../text/index.ts';
import { debianPackage, type Package, requireLicence } from './fetch.ts';
import { Bitext } from './ibm1.ts';
import { LANGUAGES } from './languages.ts';
import { FIT } from './words.ts';

/** A text in two languages and the packages that it was taken from. */
export interface Source {
  readonly bitext: Bitext;
  readonly sources: readonly string[];
}

/** Blocks that hold text; what stands between two of their tags is a unit. */
const BLOCK =
  /<(\/?(?:p|h[1-6]|li|td|th|dt|dd|title|desc|item|caption|cite|div|section|note|steps|list|table)\b)[^>]*>/gi;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', apos: "'" };

function plain(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(\w+);/g, (_, name: string) => ENTITIES[name] ?? ' ')
    .trim();
}

/** The units of a page of HTML or Mallard, and the sequence of its block tags, by which translations are told to be parallel. */
function readBlocks(page: string): { texts: string[]; shape: string } {
  const body = page.replace(
    /<(script|style|head|info)\b[^>]*>.*?<\/\1>/gis,
    (part) => /<desc>.*?<\/desc>/is.exec(part)?.[0] ?? '',
  );
  const tags: string[] = [];
  const texts: string[] = [];
  let from = 0;
  for (const match of body.matchAll(BLOCK)) {
    tags.push(match[1]!.toLowerCase());
    texts.push(plain(body.slice(from, match.index)));
    from = match.index + match[0].length;
  }
  return { texts, shape: tags.join(' ') };
}

const folded = new Map<string, string>();

/** The folded words of `text` that a lexicon may hold. Folding is kept, since words come again. */
function textWords(text: string, language: string): string[] {
  return words(text, language)
    .map(({ text: word }) => {
      let form = folded.get(word);
      if (form === undefined) folded.set(word, (form = foldWord(word)));
      return form;
    })
    .filter((form) => FIT.test(form));
}

/** Gathers pairs of texts; a pair met before, or left untranslated, says nothing. */
class TextPairs {
  readonly bitext = new Bitext();
  private readonly seen = new Set<string>();
  private readonly language: string;

  constructor(language: string) {
    this.language = language;
  }

  add(english: string, other: string): void {
    const key = `${english}\t${other}`;
    if (english === other || english === '' || other === '' || this.seen.has(key)) return;
    this.seen.add(key);
    const [a, b] = [textWords(english, 'en'), textWords(other, this.language)];
    if (a.join(' ') !== b.join(' ')) this.bitext.add(a, b);
  }
}

/** Adds the pages that stand under the same path in both folders and have the same blocks in the same order. */
function addPages(pairs: TextPairs, english: string, other: string, extension: string): void {
  const pages = readdirSync(english, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith(extension));
  for (const page of pages.toSorted()) {
    if (!existsSync(join(other, page))) continue;
    const [a, b] = [english, other].map((folder) => readBlocks(readFileSync(join(folder, page), 'utf8')));
    if (a!.shape !== b!.shape) continue;
    a!.texts.forEach((text, i) => pairs.add(text, b!.texts[i]!));
  }
}

/** LibreOffice's help and the words of its windows (MPL-2.0), English with `language`; null where there is neither. */
export function readLibreOffice(language: string): Source | null {
  const { help, interface: locale } = LANGUAGES[language] ?? {};
  const pairs = new TextPairs(language);
  const sources: string[] = [];
  const open = (name: string): Package | null => {
    const pack = debianPackage(name);
    if (!pack) return null;
    requireLicence(pack, '*', /^MPL-2\.0$/);
    sources.push(pack.name);
    return pack;
  };
  const [english, other] = help ? [open('libreoffice-help-en-us'), open(`libreoffice-help-${help}`)] : [null, null];
  if (english && other) {
    const [from, to] = [english, other].map(({ folder }) => {
      const languages = join(folder, 'usr/share/libreoffice/help');
      return join(languages, readdirSync(languages)[0]!, 'text');
    });
    addPages(pairs, from!, to!, '.html');
  }
  const windows = locale ? open(`libreoffice-l10n-${locale}`) : null;
  if (windows) addCatalogues(pairs, join(windows.folder, 'usr/lib/libreoffice/program/resource'));
  return pairs.bitext.size > 0 ? { bitext: pairs.bitext, sources } : null;
}

/** Adds the gettext catalogues (`.mo`) below `folder`. */
function addCatalogues(pairs: TextPairs, folder: string): void {
  if (!existsSync(folder)) return;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.mo'));
  for (const file of files.toSorted()) {
    const bytes = readFileSync(join(folder, file));
    const [count, keys, values] = [bytes.readUInt32LE(8), bytes.readUInt32LE(12), bytes.readUInt32LE(16)];
    const entry = (table: number, i: number): string => {
      const [length, start] = [bytes.readUInt32LE(table + i * 8), bytes.readUInt32LE(table + i * 8 + 4)];
      return bytes.toString('utf8', start, start + length);
    };
    for (let i = 0; i < count; i++) {
      const key = entry(keys, i);
      const [singular, ...plural] = key.slice(key.indexOf('\u0004') + 1).split('\0');
      const forms = entry(values, i).split('\0');
      const clean = (text: string): string => plain(text.replace(/[_~&](?=\p{L})|%\w+|\$\(\w+\)|%PRODUCTNAME/gu, ''));
      if (!singular) continue;
      pairs.add(clean(singular), clean(forms[0]!));
      if (plural.length > 0) pairs.add(clean(plural[0]!), clean(forms.at(-1)!));
    }
  }
}

/** The GNOME user documentation (CC-BY-SA-3.0), English with `language`; null where it is not translated. */
export function readGnomeHelp(language: string): Source | null {
  const locale = LANGUAGES[language]?.gnome;
  const pack = locale ? debianPackage('gnome-user-docs') : null;
  if (!pack) return null;
  requireLicence(pack, '*', /^CC-BY-SA-3\.0$/);
  const help = join(pack.folder, 'usr/share/help');
  if (!existsSync(join(help, locale!))) return null;
  const pairs = new TextPairs(language);
  addPages(pairs, join(help, 'C'), join(help, locale!), '.page');
  return pairs.bitext.size > 0 ? { bitext: pairs.bitext, sources: [pack.name] } : null;
}
