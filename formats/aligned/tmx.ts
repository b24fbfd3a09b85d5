/**
 * Translation memories (TMX 1.1 to 1.4b, LISA OSCAR 2005), ours and those of other tools: a row a unit, a version a language. What ours say
 * besides stands in properties that begin with "x-" (write/tmx.ts).
 */
import { SaxesParser } from 'saxes';
import type { SaxesTagPlain } from 'saxes';
import { HexaplaError } from '../../contract/errors.ts';
import { SEGMENT_KINDS } from '../../contract/model.ts';
import type { SegmentKind } from '../../contract/model.ts';
import type { DraftWarning } from '../../contract/import.ts';
import { MAX_ALIGNED_VERSIONS } from '../limits.ts';
import { NO_FACTS } from './aligned-document.ts';
import type { AlignedReading, FileVersionFacts } from './aligned-document.ts';
import { languageOfCode } from './language-code.ts';
import { RowGatherer, rowFacts } from './rows.ts';
import type { ReadUnit, RowFacts } from './rows.ts';

/** Inside a segment these hold other programs' codes (bold, a link), not text. `hi` and `seg` hold text. */
const CODES = new Set(['bpt', 'ept', 'it', 'ph', 'ut', 'sub']);
/** Characters given to the parser at once. */
const CHUNK = 1 << 16;

/** Whether a decoded text is a translation memory. */
export function looksLikeTmx(start: string): boolean {
  return /<tmx[\s>]/u.test(start.slice(0, 4096));
}

/**
 * Entities that the file declares for itself are not expanded, and nothing it refers to is fetched. Faults of the markup are passed over
 * as far as units can be told.
 * @throws HexaplaError file-format { file } where it holds no unit; file-too-large { file }
 */
export function readTmx(text: string, file: string, checkpoint: () => void): AlignedReading {
  const reader = new TmxReader(file);
  const parser = new SaxesParser<{ position: false }>({ position: false });
  let faults = 0;
  parser.on('error', () => {
    faults += 1;
  });
  parser.on('opentag', (tag) => reader.open(tag as SaxesTagPlain));
  parser.on('closetag', (tag) => reader.close(tag.name));
  parser.on('text', (piece) => reader.text(piece));
  parser.on('cdata', (piece) => reader.text(piece));
  for (let at = 0; at < text.length; at += CHUNK) {
    checkpoint();
    parser.write(text.slice(at, at + CHUNK));
  }
  parser.close();
  const warnings: DraftWarning[] = faults > 0 ? [{ code: 'markup-faulty', values: { count: faults } }] : [];
  return reader.reading(warnings);
}

interface Variant {
  readonly key: string;
  readonly language: string;
  readonly properties: Map<string, string>;
  text: string;
}

class TmxReader {
  readonly #file: string;
  readonly #rows: RowGatherer;
  readonly #header = new Map<string, string>();
  /** Columns by key: "#2" where the file numbers its versions, else language and how manieth of it in its unit. */
  readonly #columns = new Map<string, { readonly index: number; readonly language: string }>();
  /** Languages by the codes of the file: a book names two or three of them many thousand times, and each takes some time to know. */
  readonly #languages = new Map<string, string>();
  #source = '';
  #inUnit = false;
  #unit = new Map<string, string>();
  #variants: Variant[] = [];
  /** The property that is open, by name, and what it has said so far. */
  #property: { readonly name: string; value: string } | null = null;
  #inSegment = false;
  /** Elements of codes that are open around the text. */
  #codes = 0;

  constructor(file: string) {
    this.#file = file;
    this.#rows = new RowGatherer(file);
  }

  open({ name, attributes }: SaxesTagPlain): void {
    const attribute = (key: string) => attributes[key] ?? '';
    if (name === 'header') this.#source = attribute('srclang');
    else if (name === 'tu') {
      this.#inUnit = true;
      this.#unit = new Map();
      this.#variants = [];
    } else if (name === 'tuv' && this.#inUnit) this.#openVariant(attribute('xml:lang') || attribute('lang'));
    else if (name === 'prop' && !this.#inSegment) this.#property = { name: attribute('type'), value: '' };
    else if (name === 'seg') {
      this.#inSegment = this.#variants.length > 0;
      this.#codes = 0;
    } else if (CODES.has(name)) this.#codes += 1;
  }

  text(piece: string): void {
    if (this.#property) this.#property.value += piece;
    else if (this.#inSegment && this.#codes === 0) this.#variants.at(-1)!.text += piece;
  }

  close(name: string): void {
    if (name === 'prop' && this.#property) {
      const owner = this.#variants.at(-1)?.properties ?? (this.#inUnit ? this.#unit : this.#header);
      owner.set(this.#property.name, this.#property.value);
      this.#property = null;
    } else if (name === 'seg') this.#inSegment = false;
    else if (CODES.has(name)) this.#codes = Math.max(0, this.#codes - 1);
    else if (name === 'tu' && this.#inUnit) this.#closeUnit();
  }

  #openVariant(code: string): void {
    const language = this.#languages.get(code) ?? languageOfCode(code) ?? code;
    this.#languages.set(code, language);
    this.#variants.push({ key: language, language, properties: new Map(), text: '' });
  }

  #closeUnit(): void {
    const cells: ReadUnit[][] = [];
    const seen = new Map<string, number>();
    for (const variant of this.#variants) {
      const nth = (seen.get(variant.key) ?? 0) + 1;
      seen.set(variant.key, nth);
      const number = variant.properties.get('x-version');
      const column = this.#column(number ? `#${number}` : `${variant.key} ${nth}`, variant.language);
      (cells[column] ??= []).push(...unitsOf(variant));
    }
    this.#rows.add(
      Array.from(cells, (cell) => cell ?? []),
      factsOf(this.#unit),
    );
    this.#inUnit = false;
    this.#variants = [];
  }

  #column(key: string, language: string): number {
    const known = this.#columns.get(key);
    if (known) return known.index;
    const index = this.#columns.size;
    if (index >= MAX_ALIGNED_VERSIONS) {
      const file = this.#file;
      throw new HexaplaError('file-format', `${file}: more than ${MAX_ALIGNED_VERSIONS} versions`, { file });
    }
    this.#columns.set(key, { index, language });
    return index;
  }

  reading(warnings: readonly DraftWarning[]): AlignedReading {
    const file = this.#file;
    const beads = this.#rows.settledBeads();
    if (beads.length === 0) throw new HexaplaError('file-format', `${file}: no translation unit in it`, { file });
    const order = this.#order();
    const versions = order.map(({ key, index, language }) => ({
      ...this.#factsOf(key, language),
      segments: this.#rows.segments[index] ?? [],
    }));
    return {
      title: this.#header.get('x-title') ?? '',
      author: this.#header.get('x-author') ?? '',
      tags: [],
      versions,
      beads: beads.map((bead) => ({ ...bead, runs: order.map(({ index }) => bead.runs[index] ?? [0, 0]) })),
      relations: null,
      links: [],
      notes: [],
      about: '',
      warnings: [...warnings, ...this.#rows.warnings],
    };
  }

  /** Numbered versions by their numbers, else the source first and the others as they appeared. */
  #order(): { key: string; index: number; language: string }[] {
    const columns = Array.from(this.#columns, ([key, column]) => ({ key, ...column }));
    const source = languageOfCode(this.#source) ?? this.#source;
    const rank = ({ key, language }: (typeof columns)[number]) =>
      key.startsWith('#') ? Number(key.slice(1)) || 0 : language === source ? -1 : 0;
    return columns.toSorted((a, b) => rank(a) - rank(b) || a.index - b.index);
  }

  #factsOf(key: string, code: string): FileVersionFacts {
    const said = (what: string) => (key.startsWith('#') ? (this.#header.get(`x-version-${key.slice(1)}-${what}`) ?? '') : ''); // prettier-ignore
    const language = languageOfCode(code);
    return {
      ...NO_FACTS,
      name: said('name'),
      ...(language ? { language } : {}),
      label: said('label'),
      translator: said('translator'),
      date: said('date'),
      source: said('source'),
      original: said('original') === 'true',
    };
  }
}

function factsOf(properties: ReadonlyMap<string, string>): RowFacts {
  return rowFacts(properties.get('x-status') ?? '', Number(properties.get('x-score') ?? Number.NaN));
}

/** One unit, or those that "x-segments" tells ("heading/1 12, paragraph 140": kinds, levels, lengths) where it fits the text. */
function unitsOf({ text, properties }: Variant): ReadUnit[] {
  const cut = cutAs(text, properties.get('x-segments') ?? '');
  if (cut) return cut;
  const whole = text.replace(/\s+/gu, ' ').trim();
  return whole === '' ? [] : [{ text: whole }];
}

function cutAs(text: string, said: string): ReadUnit[] | null {
  if (said === '') return null;
  const units: ReadUnit[] = [];
  let at = 0;
  for (const part of said.split(', ')) {
    const match = /^([a-z]+)(?:\/(\d))? (\d{1,6})$/u.exec(part);
    const kind = match?.[1] as SegmentKind;
    if (!match || !SEGMENT_KINDS.includes(kind)) return null;
    const end = at + Number(match[3]);
    if (end > text.length) return null;
    units.push({ kind, level: Number(match[2] ?? 0), text: text.slice(at, end) });
    at = end + 1;
  }
  // A space between the parts; so the last one ends where the text ends.
  return at - 1 === text.length ? units : null;
}
