/** The work as it goes on paper: a title, then its rows as they stand in the reading mode. Seen in print only (print.css). */
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { BeadRow, ReadingMode, SegmentView, WorkDetail } from '../../../contract/model.ts';
import { ownName } from '../../i18n/languages.ts';
import { FLOWS, tagsOf } from '../modes/mode-facts.ts';
import { runText } from '../sentences/sentence-texts.ts';
import type { Column } from '../session.ts';
import { setterFor } from '../typography/setter.ts';
import type { Setter } from '../typography/setter.ts';
import type { Typesetters } from '../typography/typesetters.ts';
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
        <Heads columns={columns} beside={beside} numbers={numbers} />
        <tbody>
          {rows.map(({ bead, number }) => (
            <tr key={bead.id}>
              {numbers ? <td className="print-number">{number}</td> : null}
              {beside ? (
                columns.map((column) => (
                  <td
                    key={column.version.id}
                    // Faces and sizes follow the language of a column (typography/scripts.css).
                    data-column={column.index}
                    lang={column.version.language}
                    dir={column.version.direction}
                  >
                    <Cell {...props} column={column} bead={bead} />
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
function Heads({ columns, beside, numbers }: { columns: readonly Column[]; beside: boolean; numbers: boolean }) {
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
            <th key={column.version.id} scope="col">
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

function Cell({ bead, column, typesetters }: RowProps & { readonly column: Column }) {
  const { t } = useTranslation('reader');
  const cell = bead.cells[column.index] ?? [];
  if (cell.length === 0) return <p className="print-gap">{t('gap')}</p>;
  const { language } = column.version;
  const set = setterFor(language, typesetters.get(language), false);
  return cell.map((segment) => <Segment key={segment.id} segment={segment} set={set} />);
}

function Segment({ segment, set }: { readonly segment: SegmentView; readonly set: Setter }) {
  const { kind, level, text } = segment;
  if (kind === 'heading') {
    const Heading = `h${Math.min(6, Math.max(2, level + 1))}` as 'h2';
    return <Heading>{set(text, kind)}</Heading>;
  }
  return <p data-kind={kind}>{set(text, kind)}</p>;
}

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
