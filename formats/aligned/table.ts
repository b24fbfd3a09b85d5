/**
 * Tables of aligned texts, a row a bead and a column a version: ours (write/tsv.ts), and what LF Aligner, hunalign (text mode) and spreadsheets
 * write. Tab-separated.
 */
import { MAX_ALIGNED_VERSIONS } from '../limits.ts';
import { parted, uncell } from '../write/tsv.ts';
import { NO_FACTS } from './aligned-document.ts';
import type { AlignedReading, FileVersionFacts } from './aligned-document.ts';
import { languageOfCode } from './language-code.ts';
import { RowGatherer, rowFacts } from './rows.ts';
import type { ReadUnit, RowFacts } from './rows.ts';

/** Rows between two looks at whether to go on. */
const BATCH = 500;
/** Rows that columns are judged by. */
const LOOKED_AT = 1000;
/** Share of the rows that must have as many cells as the others for a text that no name calls a table. */
const REGULAR = 0.95;
/** Fewer rows than this may have their tabs by chance. */
const ENOUGH_ROWS = 4;

/** Between segments that share a cell in hunalign's tables. */
const HUNALIGN = / ~~~ /u;
/** hunalign's mark of a new paragraph, alone in its cell. */
const PARAGRAPH_MARK = '<p>';

/**
 * @param byName whether the file's name says that it is a table; else it must be a regular one
 * @returns null where the text is no table with at least two columns of text
 */
export function readTable(text: string, file: string, byName: boolean, checkpoint: () => void): AlignedReading | null {
  if (!text.includes('\t')) return null;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const unquoted = isQuoted(lines) ? unquote : (cell: string) => cell;
  const cellsOf = (line: string) => line.split('\t').map(unquoted);
  const head = cellsOf(lines[0] ?? '');
  const own = ownColumns(head);
  const layout = own ?? foreignColumns(head, lines.slice(0, LOOKED_AT).map(cellsOf), byName);
  if (!layout) return null;
  const rows = new RowGatherer(file);
  for (const [index, line] of (layout.hasHead ? lines.slice(1) : lines).entries()) {
    if (index % BATCH === 0) checkpoint();
    const cells = cellsOf(line);
    if (own) rows.add(own.texts.map(ownCell(cells)), ownFacts(cells, own));
    else rows.add(layout.texts.map(({ at }) => foreignCell(cells[at] ?? '')));
  }
  if (rows.beads.length === 0) return null;
  return {
    title: '',
    author: '',
    tags: [],
    versions: layout.texts.map(({ facts }, index) => ({ ...facts, segments: rows.segments[index] ?? [] })),
    beads: rows.settledBeads(),
    relations: null,
    links: [],
    notes: [],
    about: '',
    warnings: rows.warnings,
  };
}

interface TextColumn {
  readonly at: number;
  readonly facts: FileVersionFacts;
}
interface Layout {
  readonly hasHead: boolean;
  readonly texts: readonly TextColumn[];
}
interface OwnLayout extends Layout {
  /** Columns by name; -1 where the table has none such. */
  readonly type: number;
  readonly status: number;
  readonly score: number;
}

/** Our header: "score", "reasons", then a version a column; before them "row", "type", "status" where a work was exported. */
function ownColumns(head: readonly string[]): OwnLayout | null {
  const score = head.indexOf('score');
  if (score < 0 || head[score + 1] !== 'reasons' || head.length < score + 4) return null;
  const texts = head.slice(score + 2).map((name, index) => ({ at: score + 2 + index, facts: namedColumn(name) }));
  if (texts.length > MAX_ALIGNED_VERSIONS) return null;
  return { hasHead: true, texts, type: head.indexOf('type'), status: head.indexOf('status'), score };
}

/** "en first edition", "en-US", "French" or any other name of a column. */
function namedColumn(name: string): FileVersionFacts {
  const [first = '', ...rest] = name.trim().split(/\s+/u);
  const language = languageOfCode(first);
  const label = (language ? rest.join(' ') : name.trim()).slice(0, 500);
  return { ...NO_FACTS, name: name.trim(), label, ...(language ? { language } : {}) };
}

/** The segments of a cell: as many as the row's type says, where the marks between them agree with it. */
function ownCell(cells: readonly string[]): (column: TextColumn, index: number) => ReadUnit[] {
  const counts = (cells[1] ?? '').split('-').map(Number);
  return ({ at }, index) => {
    const text = uncell(cells[at] ?? '').trim();
    if (text === '') return [];
    const parts = parted(text);
    const wanted = counts[index];
    const split = wanted === undefined || Number.isNaN(wanted) || wanted === parts.length;
    return (split ? parts : [text]).map((part) => ({ text: part }));
  };
}

function ownFacts(cells: readonly string[], { status, score }: OwnLayout): RowFacts {
  return rowFacts(status < 0 ? '' : (cells[status] ?? ''), Number(cells[score] || Number.NaN));
}

function foreignCell(cell: string): ReadUnit[] {
  const text = cell.trim();
  if (text === '' || text === PARAGRAPH_MARK) return [];
  return text
    .split(HUNALIGN)
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== PARAGRAPH_MARK)
    .map((part) => ({ text: part }));
}

/**
 * The columns of a table of another program that hold text: not those of numbers (scores, row numbers), of one same word (LF Aligner
 * names the file in each row) or of nothing.
 */
function foreignColumns(head: readonly string[], rows: readonly (readonly string[])[], byName: boolean): Layout | null {
  const widths = new Map<number, number>();
  for (const { length } of rows) widths.set(length, (widths.get(length) ?? 0) + 1);
  const width = [...widths].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
  if (!byName && ((widths.get(width) ?? 0) < rows.length * REGULAR || rows.length < ENOUGH_ROWS)) return null;
  if (width < 2 || width > 2 * MAX_ALIGNED_VERSIONS) return null;
  const hasHead = rows.length > 1 && head.length >= 2 && isHead(head);
  const body = hasHead ? rows.slice(1) : rows;
  const texts = Array.from({ length: width }, (_, at) => at)
    .filter((at) => isText(body.map((cells) => cells[at] ?? '')))
    .map((at) => ({ at, facts: hasHead ? namedColumn(head[at] ?? '') : { ...NO_FACTS, name: '' } }));
  return texts.length < 2 || texts.length > MAX_ALIGNED_VERSIONS ? null : { hasHead, texts };
}

/** Codes of languages or the words that programs put above columns, in two cells at least. */
const HEAD_WORDS = /^(?:source|target|original|translation|text ?\d?|src|tgt|trg)$/iu;
function isHead(cells: readonly string[]): boolean {
  const named = cells.filter((cell) => {
    const name = cell.trim();
    return name.length <= 60 && (HEAD_WORDS.test(name) || languageOfCode(name.split(/[\s(]/u)[0] ?? '') !== undefined || LANGUAGE_NAMES.has(name.toLowerCase())); // prettier-ignore
  });
  return named.length >= 2;
}
/** English names of languages that people put above a column. */
const LANGUAGE_NAMES = new Set(
  (
    'arabic bulgarian chinese croatian czech danish dutch english estonian finnish french german greek hebrew hindi hungarian icelandic ' +
    'irish italian japanese korean latin latvian lithuanian norwegian persian polish portuguese romanian russian serbian slovak ' +
    'slovenian spanish swedish thai turkish ukrainian vietnamese'
  ).split(' '),
);

const NUMBER = /^[-+]?\d{1,12}(?:[.,]\d{1,12})?$/u;
function isText(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (filled.length === 0) return false;
  const numbers = filled.filter((cell) => NUMBER.test(cell)).length;
  if (numbers >= filled.length * 0.9) return false;
  return filled.length < ENOUGH_ROWS || filled.some((cell) => cell !== filled[0]);
}

/** A cell that a spreadsheet put in quotes has a reason for them inside. */
const QUOTED = /^"((?:[^"]|"")*)"$/u;
const REASON = /"|,|\n/u;

/**
 * Whether cells are quoted as spreadsheets do it: all that have a quotation mark are in quotes and have a reason for it. Speech in
 * quotation marks has none.
 */
function isQuoted(lines: readonly string[]): boolean {
  let quoted = 0;
  for (const line of lines.slice(0, LOOKED_AT)) {
    for (const cell of line.split('\t')) {
      if (!cell.includes('"')) continue;
      const inner = QUOTED.exec(cell)?.[1];
      if (inner === undefined || !REASON.test(inner)) return false;
      quoted += 1;
    }
  }
  return quoted > 0;
}

const unquote = (cell: string): string => QUOTED.exec(cell)?.[1]?.replaceAll('""', '"') ?? cell;
