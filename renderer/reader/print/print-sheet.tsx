/** The work as it goes on paper: a title, then its rows as they stand in the reading mode. Seen in print only (print.css). */
import type { CSSProperties } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { BeadRow, ReadingMode, SegmentView, WorkDetail } from '../../../contract/model.ts';
import { ownName } from '../../i18n/languages.ts';
import { FLOWS, tagsOf } from '../modes/mode-facts.ts';
import { runText } from '../sentences/sentence-texts.ts';
import type { Column } from '../session.ts';
import { setterFor } from '../typography/setter.ts';
import type { Setter } from '../typography/setter.ts';
import { isJapanese } from '../typography/languages.ts';
import type { Typesetters } from '../typography/typesetters.ts';
import { tierCapacity, tiersOf } from './tiers.ts';
import './print.css';

export interface PrintedRow {
  readonly number: number;
  readonly bead: BeadRow;
}
export interface PrintSheetProps {
  readonly work: WorkDetail;
  readonly columns: readonly Column[];
  readonly mode: ReadingMode;
  readonly rows: readonly PrintedRow[];
  readonly typesetters: Typesetters;
  readonly justify: boolean;
  readonly numbers: boolean;
  readonly face: string;
  /** Lines of vertical Japanese that stand in a column; null where Japanese is set in horizontal lines. */
  readonly lines: number | null;
}

export function PrintSheet(props: PrintSheetProps) {
  const { work, columns, mode, rows, justify, numbers, face } = props;
  const beside = FLOWS[mode] === 'beside';
  const tags = tagsOf(columns);
  return createPortal(
    <article className="print-sheet" data-face={face} data-justify={justify ? '' : undefined}>
      <header>
        <h1 dir="auto">{work.title}</h1>
        {work.author ? <p dir="auto">{work.author}</p> : null}
      </header>
      <table data-flow={beside ? 'beside' : 'stacked'}>
        <colgroup>
          {numbers ? <col className="print-number" /> : null}
          {beside ? columns.map(({ version }) => <col key={version.id} />) : <col />}
        </colgroup>
        <Heads {...props} beside={beside} />
        <tbody>
          {rows.map(({ bead, number }) => (
            <tr key={bead.id}>
              {numbers ? (
                <td className="print-number">
                  <small>{number}</small>
                </td>
              ) : null}
              {beside ? (
                columns.map((column) => (
                  <td
                    key={column.version.id}
                    // Faces and sizes follow the language of a column (typography/scripts.css).
                    data-column={column.index}
                    lang={column.version.language}
                    dir={column.version.direction}
                  >
                    <Cell {...props} column={column} bead={bead} lines={linesOf(column, props.lines)} />
                  </td>
                ))
              ) : (
                <td>
                  {mode === 'interlinear' ? (
                    <Sentences {...props} tags={tags} bead={bead} />
                  ) : (
                    <Paragraphs {...props} tags={tags} bead={bead} />
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </article>,
    document.body,
  );
}

/** Printed again at the top of every page. */
function Heads({ columns, beside, numbers, lines }: PrintSheetProps & { readonly beside: boolean }) {
  const words = ({ version }: Column) => [version.label, version.translator, version.date].filter(Boolean).join(' · ');
  const head = (column: Column) => (
    <>
      <span lang={column.version.language}>{ownName(column.version.language)}</span> <small>{words(column)}</small>
    </>
  );
  return (
    <thead>
      <tr>
        {numbers ? (
          <th scope="col" className="print-number">
            ¶
          </th>
        ) : null}
        {beside ? (
          columns.map((column) => (
            <th
              key={column.version.id}
              scope="col"
              // Vertical lines begin at the right.
              className={linesOf(column, lines) === null ? undefined : 'print-upright-head'}
            >
              {head(column)}
            </th>
          ))
        ) : (
          <th scope="col">
            {columns.map((column) => (
              <span key={column.version.id} className="print-head">
                {head(column)}
              </span>
            ))}
          </th>
        )}
      </tr>
    </thead>
  );
}

interface RowProps extends Pick<PrintSheetProps, 'columns' | 'typesetters'> {
  readonly bead: BeadRow;
}

function Cell({
  bead,
  column,
  typesetters,
  lines = null,
}: RowProps & { readonly column: Column; readonly lines?: number | null }) {
  const { t } = useTranslation('reader');
  const cell = bead.cells[column.index] ?? [];
  if (cell.length === 0) return <p className="print-gap">{t('gap')}</p>;
  const { language } = column.version;
  const set = setterFor(language, typesetters.get(language), lines !== null);
  const segments = cell.map((segment) => <Segment key={segment.id} segment={segment} set={set} lines={lines} />);
  if (lines === null) return segments;
  return (
    <div className="print-upright" style={{ '--lines': lines } as CSSProperties}>
      {segments}
    </div>
  );
}

/** How many vertical lines stand in the column; null for horizontal ones. */
const linesOf = ({ version }: Column, lines: number | null): number | null =>
  isJapanese(version.language) ? lines : null;

interface SegmentProps {
  readonly segment: SegmentView;
  readonly set: Setter;
  readonly lines: number | null;
}

function Segment({ segment, set, lines }: SegmentProps) {
  const { kind, level, text } = segment;
  // The lines of verse and code are their author's: they keep to the width of the column.
  const words = lines === null || kind === 'verse' || kind === 'code' ? set(text, kind) : tiers(segment, set, lines);
  if (kind === 'heading') {
    const Heading = `h${Math.min(6, Math.max(2, level + 1))}` as 'h2';
    return <Heading>{words}</Heading>;
  }
  return <p data-kind={kind}>{words}</p>;
}

/** A segment is never edited in place: its tiers have no identity but their order. */
const tiers = (segment: SegmentView, set: Setter, lines: number) =>
  tiersOf(segment, tierCapacity(lines)).map((text, index) => (
    <span key={index} className="print-tier" style={{ '--length': text.length } as CSSProperties}>
      {set(text, segment.kind)}
    </span>
  ));

function Paragraphs({ bead, columns, typesetters, tags }: RowProps & { readonly tags: readonly string[] }) {
  return columns.map((column, place) => (
    <div
      key={column.version.id}
      className="print-version"
      data-column={column.index}
      lang={column.version.language}
      dir={column.version.direction}
    >
      <span className="print-tag">{tags[place]}</span>
      <Cell bead={bead} column={column} columns={columns} typesetters={typesetters} />
    </div>
  ));
}

/** Sentence bead by sentence bead; rows without any, and headings, as whole paragraphs. */
function Sentences(props: RowProps & { readonly tags: readonly string[] }) {
  const { bead, columns, typesetters, tags } = props;
  const heading = bead.cells.some((cell) => cell[0]?.kind === 'heading');
  if (bead.sentenceBeads.length === 0 || heading) return <Paragraphs {...props} />;
  return bead.sentenceBeads.map(({ runs }, index) => (
    <div key={index} className="print-group">
      {columns.map((column, place) => {
        const text = runText(bead.cells[column.index] ?? [], runs[column.index] ?? [0, 0]);
        if (text === '') return null;
        const { language, direction, id } = column.version;
        return (
          <div key={id} className="print-version" data-column={column.index} lang={language} dir={direction}>
            <span className="print-tag">{tags[place]}</span>
            <p>{setterFor(language, typesetters.get(language), false)(text, 'paragraph')}</p>
          </div>
        );
      })}
    </div>
  ));
}
