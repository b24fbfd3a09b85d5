/** Tab-separated values: a row a bead, a column a version. For spreadsheets and for reading by eye. */
import type { AlignedTexts } from './aligned.ts';
import { reasonText, statusOf, typeOf, unitTexts } from './aligned.ts';

/** Between segments that share a cell. */
const PILCROW = ' ¶ ';
/** Pilcrows that stand alone in a text. */
const LONE = /(?<=^| )¶+(?= |$)/gu;
const DOUBLED = /(?<=^| )¶¶+(?= |$)/u;

/** The segments of a cell as one text. Where they have pilcrows of their own that would part them otherwise, these get one more. */
function joined(segments: readonly string[]): string {
  const text = segments.join(PILCROW);
  const parts = text.split(PILCROW);
  const plain = parts.length === segments.length && parts.every((part, index) => part === segments[index]);
  if (plain && !DOUBLED.test(text)) return text;
  return segments.map((segment) => segment.replace(LONE, '$&¶')).join(PILCROW);
}

/** The segments of a cell that `joined` made. */
export function parted(text: string): string[] {
  return text
    .split(PILCROW)
    .map((part) => (DOUBLED.test(part) ? part.replace(LONE, (run) => run.slice(1) || run) : part));
}

/**
 * UTF-8 with a header line: score, reasons, then a column per version named "language file". Gaps are empty cells. Where rows have a status,
 * columns before these say the number of the row, its type (how many units lie opposite how many) and its status.
 */
export function* writeTsv(texts: AlignedTexts): Generator<string> {
  const units = unitTexts(texts);
  const names = texts.versions.map(({ language, file }) => `${language} ${file}`);
  const hasStatus = texts.beads.some(({ status }) => status !== undefined);
  yield row([...(hasStatus ? ['row', 'type', 'status'] : []), 'score', 'reasons', ...names]);
  for (const [index, bead] of texts.beads.entries()) {
    const { runs, score, reasons } = bead;
    const facts = hasStatus ? [String(index + 1), typeOf(bead), statusOf(bead)] : [];
    const cells = runs.map(([start, end], version) => {
      const own = units[version]!.slice(start, end);
      return texts.level === 'paragraph' ? joined(own) : own.join(' ');
    });
    yield row([...facts, score.toFixed(3), reasons.map(reasonText).join('; '), ...cells]);
  }
}

const row = (cells: readonly string[]): string => `${cells.map(cell).join('\t')}\n`;

/**
 * A spreadsheet takes a cell that begins with one of these for a formula, which a hostile text could use. An apostrophe in front
 * makes it text; a dash that opens a line of dialogue is guarded as well, since "-" opens formulas too. So is a text that has such an
 * apostrophe of its own, so that one can be taken off when it is read back.
 */
const FORMULA = /^'*\s*[=+\-@＝＋－＠]/;

export function cell(text: string): string {
  const line = text.replace(/[\t\n\r\v\f\u0085\u2028\u2029]+/g, ' ');
  return FORMULA.test(line) ? `'${line}` : line;
}

/** A text that `cell` made, without the apostrophe that it may have put in front. */
export const uncell = (text: string): string =>
  text.startsWith("'") && FORMULA.test(text.slice(1)) ? text.slice(1) : text;
