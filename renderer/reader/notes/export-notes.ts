/** Notes as text of a file: quotes with their version, place, counterparts and the user's own words. Pure. */
import type { TFunction } from 'i18next';
import { escapeHtml } from '../../../contract/escape-html.ts';
import { QUOTE_JOINT } from '../../../contract/notes.ts';
import type { Note } from '../../../contract/notes.ts';

export interface ExportedNote {
  readonly note: Note;
  /** Of the paragraph, as the page numbers it; null where that is not known. */
  readonly number: number | null;
  readonly version: string;
  readonly counterparts: readonly { readonly version: string; readonly language: string; readonly text: string }[];
}

export interface ExportedNotes {
  readonly title: string;
  readonly author: string;
  readonly notes: readonly ExportedNote[];
}

export const EXPORTS = {
  markdown: { ending: 'md' },
  html: { ending: 'html' },
  csv: { ending: 'csv' },
  tsv: { ending: 'tsv' },
  json: { ending: 'json' },
} as const;
export type ExportFormat = keyof typeof EXPORTS;

/** Columns of the tables, and keys of the words for them. */
const COLUMNS = [
  'paragraph',
  'version',
  'kind',
  'colour',
  'quote',
  'note',
  'counterparts',
  'state',
  'created',
] as const;

export function exportNotes(format: ExportFormat, notes: ExportedNotes, t: TFunction): string {
  switch (format) {
    case 'markdown':
      return markdown(notes, t);
    case 'html':
      return html(notes, t);
    case 'csv':
      return table(notes, t, csvField, ',');
    case 'tsv':
      return table(notes, t, tsvField, '\t');
    case 'json':
    default:
      return json(notes);
  }
}

const quoteOf = ({ quote }: Note): string => quote.replaceAll(QUOTE_JOINT, '\n');
const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** "English · ¶ 12 · yellow", and that it is an orphan. */
function headOf({ note, number, version }: ExportedNote, t: TFunction): string {
  const kind = note.kind === 'bookmark' ? t('notes:kind.bookmark') : t(`notes:colour.${note.colour}`);
  const orphan = note.state === 'orphan' ? [t('notes:export.orphan')] : [];
  return [version, ...(number === null ? [] : [t('notes:at', { number })]), kind, ...orphan].join(' · ');
}

/** Signs that Markdown would read as its own; at the beginning of lines also those of lists and headings. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]<>&|~]/gu, (sign) => `\\${sign}`)
    .replace(/^(\s*)([#+\-=]|\d+[.)])/gmu, (_all, blanks: string, sign: string) => `${blanks}\\${sign}`);
}
const prefixed = (text: string, prefix: string): string =>
  text
    .split('\n')
    .map((line) => `${prefix}${line}`.trimEnd())
    .join('\n');

function markdown({ title, author, notes }: ExportedNotes, t: TFunction): string {
  const blocks = notes.map((one) => {
    const counterparts = one.counterparts.map(
      ({ version, text }) => `- *${escaped(version)}:* ${escaped(text.replaceAll('\n', ' '))}`,
    );
    return [
      `## ${escaped(headOf(one, t))}`,
      prefixed(escaped(quoteOf(one.note)), '> '),
      ...(counterparts.length > 0 ? [counterparts.join('\n')] : []),
      ...(one.note.text === '' ? [] : [escaped(one.note.text)]),
    ].join('\n\n');
  });
  const head = author === '' ? `# ${escaped(title)}` : `# ${escaped(title)}\n\n${escaped(author)}`;
  return `${[head, ...blocks].join('\n\n')}\n`;
}

const lines = (text: string): string => escapeHtml(text).replaceAll('\n', '<br>');

/** One page that stands by itself: no script, no style sheet from elsewhere. */
function html({ title, author, notes }: ExportedNotes, t: TFunction): string {
  const articles = notes.map((one) => {
    const { note, counterparts } = one;
    const others = counterparts.map(
      ({ version, language, text }) =>
        `<dt>${escapeHtml(version)}</dt><dd lang="${escapeHtml(language)}" dir="auto">${lines(text)}</dd>`,
    );
    return [
      `<article><h2>${escapeHtml(headOf(one, t))}</h2>`,
      `<blockquote lang="${escapeHtml(note.language)}" dir="auto">${lines(quoteOf(note))}</blockquote>`,
      others.length > 0 ? `<dl>${others.join('')}</dl>` : '',
      note.text === '' ? '' : `<p dir="auto">${lines(note.text)}</p>`,
      '</article>',
    ].join('');
  });
  const style = 'body{max-width:42em;margin:2em auto;font:1.05em/1.55 serif}h2{font-size:.85em}dt{font-size:.85em}';
  return [
    `<!doctype html><html><head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${style}</style></head>`,
    `<body><h1 dir="auto">${escapeHtml(title)}</h1>${author === '' ? '' : `<p dir="auto">${escapeHtml(author)}</p>`}`,
    ...articles,
    '</body></html>\n',
  ].join('\n');
}

function table({ notes }: ExportedNotes, t: TFunction, field: (value: string) => string, separator: string): string {
  const rows = notes.map(({ note, number, version, counterparts }) => [
    number === null ? '' : String(number),
    version,
    note.kind === 'bookmark'
      ? t('notes:kind.bookmark')
      : note.text === ''
        ? t('notes:kind.highlight')
        : t('notes:kind.note'),
    note.kind === 'bookmark' ? '' : t(`notes:colour.${note.colour}`),
    quoteOf(note),
    note.text,
    counterparts.map((one) => `${one.version}: ${one.text}`).join('\n'),
    note.state === 'orphan' ? t('notes:export.orphan') : '',
    isoDay(note.createdAt),
  ]);
  const head = COLUMNS.map((name) => t(`notes:export.column.${name}`));
  return `${[head, ...rows].map((row) => row.map(field).join(separator)).join('\r\n')}\r\n`;
}

/** Spreadsheets take a cell that begins so for a formula and run it. */
const unarmed = (value: string): string => (/^[=+\-@\t\r]/u.test(value) ? `'${value}` : value);
/** RFC 4180. */
const csvField = (value: string): string => {
  const safe = unarmed(value);
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
/** TSV has no quoting: what would end a cell or a line is a blank. */
const tsvField = (value: string): string => unarmed(value).replace(/[\t\r\n]+/gu, ' ');

function json({ title, author, notes }: ExportedNotes): string {
  const list = notes.map(({ note, number, version, counterparts }) => ({
    paragraph: number,
    version,
    language: note.language,
    kind: note.kind,
    colour: note.kind === 'bookmark' ? null : note.colour,
    quote: quoteOf(note),
    before: note.before,
    after: note.after,
    text: note.text,
    state: note.state,
    counterparts,
    created: new Date(note.createdAt).toISOString(),
    changed: new Date(note.changedAt).toISOString(),
  }));
  return `${JSON.stringify({ title, author, notes: list }, null, 2)}\n`;
}
