/** Tab-separated values: a row a bead, a column a version. For spreadsheets and for reading by eye. */
import type { AlignedTexts } from './aligned.ts';
import { reasonText, unitTexts } from './aligned.ts';

/** Between units that share a cell. */
const PILCROW = ' ¶ ';

/** UTF-8 with a header line: score, reasons, then a column per version named "language file". Gaps are empty cells. */
export function* writeTsv(texts: AlignedTexts): Generator<string> {
  const units = unitTexts(texts);
  const joint = texts.level === 'paragraph' ? PILCROW : ' ';
  const names = texts.versions.map(({ language, file }) => `${language} ${file}`);
  yield row(['score', 'reasons', ...names]);
  for (const { runs, score, reasons } of texts.beads) {
    const cells = runs.map(([start, end], version) => units[version]!.slice(start, end).join(joint));
    yield row([score.toFixed(3), reasons.map(reasonText).join('; '), ...cells]);
  }
}

const row = (cells: readonly string[]): string => `${cells.map(cell).join('\t')}\n`;

/**
 * A spreadsheet takes a cell that begins with one of these for a formula, which a hostile text could use. An apostrophe in front
 * makes it text; a dash that opens a line of dialogue is guarded as well, since "-" opens formulas too.
 */
const FORMULA = /^\s*[=+\-@＝＋－＠]/;

export function cell(text: string): string {
  const line = text.replace(/[\t\n\r\v\f\u0085\u2028\u2029]+/g, ' ');
  return FORMULA.test(line) ? `'${line}` : line;
}
