/**
 * What is selected, with its counterparts: a table with a row for each sentence bead that the selection touches and a column for each
 * version that is shown. Of the version that was selected only what was selected, of the others the whole counterpart.
 */
import { escapeHtml } from '../../../contract/escape-html.ts';
import type { BeadRow, Direction, Run, SegmentView } from '../../../contract/model.ts';
import { runStretches, stretchText } from '../sentences/sentence-texts.ts';
import type { SegmentStretch } from '../sentences/sentence-texts.ts';
import type { SelectedSegment } from './copying.ts';

export interface CopyColumn {
  /** Index of the version. */
  readonly index: number;
  /** As it heads the column. */
  readonly name: string;
  readonly language: string;
  readonly direction: Direction;
}
export interface CopyTable {
  readonly columns: readonly CopyColumn[];
  /** A text for each column; empty where there is no counterpart. */
  readonly rows: readonly (readonly string[])[];
}

export function copyTable(
  selected: readonly SelectedSegment[],
  columns: readonly CopyColumn[],
  beadAt: (row: number) => BeadRow | undefined,
): CopyTable {
  const rows = [...new Set(selected.map(({ row }) => row))].toSorted((a, b) => a - b);
  const lines = rows.flatMap((row) => {
    const bead = beadAt(row);
    return bead
      ? beadLines(
          bead,
          selected.filter((one) => one.row === row),
          columns,
        )
      : [];
  });
  return { columns, rows: lines };
}

function beadLines(bead: BeadRow, selected: readonly SelectedSegment[], columns: readonly CopyColumn[]): string[][] {
  const selectedIn = (column: number) => selected.filter((one) => one.column === column);
  const touched = (column: number, run: Run) => clip(runStretches(bead.cells[column] ?? [], run), selectedIn(column));
  const lines = bead.sentenceBeads
    .filter(({ runs }) => columns.some(({ index }) => stretchText(touched(index, runs[index] ?? [0, 0])) !== ''))
    .map(({ runs }) =>
      columns.map(({ index }) => {
        const run = runs[index] ?? [0, 0];
        const stretches =
          selectedIn(index).length > 0 ? touched(index, run) : runStretches(bead.cells[index] ?? [], run);
        return stretchText(stretches);
      }),
    );
  if (lines.length > 0) return lines;
  // A row without sentence beads: a paragraph without counterpart.
  return [
    columns.map(({ index }) =>
      selectedIn(index)
        .map(({ text }) => text.trim())
        .join(' '),
    ),
  ];
}

/** Of stretches what is selected of their segments. */
function clip(stretches: readonly SegmentStretch[], selected: readonly SelectedSegment[]): SegmentStretch[] {
  return stretches.flatMap(({ segment, start, end }) =>
    selected
      .filter(({ segmentId }) => segmentId === segment.id)
      .map((one) => ({ segment, start: Math.max(start, one.start), end: Math.min(end, one.end) }))
      .filter((one) => one.end > one.start),
  );
}

/** Counterparts under each other, a blank line between sentence beads. */
export function tableText({ rows }: CopyTable): string {
  return rows.map((row) => row.filter((text) => text !== '').join('\n')).join('\n\n');
}

/** Tab-separated values with a line of column names, as spreadsheets read them. */
export function tableTsv({ columns, rows }: CopyTable): string {
  return [columns.map(({ name }) => name), ...rows].map((row) => row.map(tsvCell).join('\t')).join('\n');
}

/** Spreadsheets take what begins so for a formula; an apostrophe makes it text, as in formats/write/tsv.ts. */
const FORMULA = /^\s*[=+\-@＝＋－＠]/u;

function tsvCell(text: string): string {
  const line = text.replace(/[\t\n\r\v\f\u0085\u2028\u2029]+/gu, ' ');
  return FORMULA.test(line) ? `'${line}` : line;
}

/** A table whose cells say their language and direction. Made of text alone: whatever the text holds is written out, never markup. */
export function tableHtml({ columns, rows }: CopyTable): string {
  const attributes = ({ language, direction }: CopyColumn) => `lang="${escapeHtml(language)}" dir="${direction}"`;
  const head = columns.map(({ name }) => `<th>${escapeHtml(name)}</th>`).join('');
  const body = rows.map((row) => {
    const cells = columns.map((column, place) => `<td ${attributes(column)}>${escapeHtml(row[place] ?? '')}</td>`);
    return `<tr>${cells.join('')}</tr>`;
  });
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}

/** One sentence as if it were selected; nothing in a gap. */
export function sentenceSelection(
  bead: BeadRow,
  place: { readonly row: number; readonly column: number; readonly sentence: number },
): SelectedSegment[] {
  const cell: readonly SegmentView[] = bead.cells[place.column] ?? [];
  return runStretches(cell, [place.sentence, place.sentence + 1]).map(({ segment, start, end }) => ({
    row: place.row,
    column: place.column,
    kind: segment.kind,
    segmentId: segment.id,
    start,
    end,
    text: segment.text.slice(start, end),
  }));
}
