/** The text of one version in one row: segments, cut into the sentences that are pointed at, lit and read aloud. */
import type { CSSProperties } from 'react';
import type { TFunction } from 'i18next';
import type { CrossLink, SegmentId, SegmentView } from '../../../contract/model.ts';
import { cx } from '../../ui/index.ts';
import { LinkNote } from '../align-mode/link-note.tsx';
import { SegmentHandle } from '../align-mode/row-parts.tsx';
import { partOf } from '../modes/interlinear.ts';
import type { Part } from '../modes/interlinear.ts';
import { pieces, sentenceStarts } from '../sentences/counterparts.ts';
import type { Piece } from '../sentences/counterparts.ts';
import type { Column } from '../session.ts';
import { setterFor } from '../typography/setter.ts';
import type { Setter } from '../typography/setter.ts';
import styles from './cell.module.css';

export interface CellProps {
  readonly column: Column;
  readonly place: number;
  readonly loaded: boolean;
  readonly cell: readonly SegmentView[];
  readonly typeset: ((text: string) => string) | undefined;
  /** Short name of the version where cells stand under each other. */
  readonly tag: string | undefined;
  /** Where the sentences of each segment stand, in interlinear rows. */
  readonly parts: readonly (readonly Part[])[] | undefined;
  /** Hidden until it is asked for. */
  readonly blurred: boolean;
  /** Set from top to bottom, lines from right to left. */
  readonly upright: boolean;
  readonly aligning: boolean;
  /** Segments before the cut, where the row is about to be cut in two. */
  readonly cut: number | undefined;
  /** The paragraph of the row from which a link is drawn. */
  readonly linkFrom: SegmentId | undefined;
  /** Of the whole row. */
  readonly links: readonly CrossLink[];
  readonly t: TFunction<'reader'>;
}

export function Cell(props: CellProps) {
  const { column, place, loaded, cell, typeset, tag, parts, blurred, upright, aligning, cut, linkFrom, links, t } =
    props;
  const { version, index } = column;
  const gap = loaded && cell.length === 0;
  const starts = sentenceStarts(cell);
  const set = setterFor(version.language, typeset, upright);
  return (
    <div
      role="gridcell"
      aria-colindex={place + 2}
      className={cx(styles.cell, gap && styles.gap, !loaded && styles.placeholder)}
      data-column={index}
      data-cut={cut !== undefined && cut === cell.length ? 'after' : undefined}
      data-tag={gap ? tag : undefined}
      data-blurred={blurred && !gap ? '' : undefined}
      data-upright={upright && !gap ? '' : undefined}
      style={upright && !gap ? lengthStyle(cell) : undefined}
      lang={gap ? undefined : version.language}
      dir={gap ? undefined : version.direction}
    >
      {gap ? <span className={styles.gapWords}>{t('gap')}</span> : null}
      {blurred && loaded && !gap ? (
        <span className="visually-hidden" data-aside="">
          {t('modes.hidden')}
        </span>
      ) : null}
      {cell.map((segment, position) => [
        <Segment
          key={segment.id}
          segment={segment}
          firstSentence={starts[position] ?? 0}
          set={set}
          tag={parts || position === 0 ? tag : undefined}
          parts={parts?.[position]}
          blurred={blurred}
          aligning={aligning}
          cutBefore={position === cut}
          linkStart={segment.id === linkFrom}
        />,
        ...links
          .filter(({ segmentId }) => segmentId === segment.id)
          .map((link) => <LinkNote key={`link ${link.otherSegmentId}`} link={link} />),
      ])}
    </div>
  );
}

/** Characters for which the last line of a paragraph leaves room, on average. */
const LAST_LINE = 15;

/** Lowest vertical text, in characters of the column's size. A title of larger characters is not broken before this is twice reached. */
const LEAST = 9;
const TITLE_SIZE = 1.7;

/** In characters, for the height of vertical text. */
function lengthStyle(cell: readonly SegmentView[]): CSSProperties {
  const length = cell.reduce((sum, { text }) => sum + text.length, 0) + LAST_LINE * (cell.length - 1);
  const title = cell[0]?.kind === 'heading' ? Math.ceil((cell[0].text.length + 1) * TITLE_SIZE) : 0;
  return { '--length': length, '--least': Math.min(2 * LEAST, Math.max(LEAST, title)) } as CSSProperties;
}

interface SegmentProps extends Pick<CellProps, 'tag' | 'blurred' | 'aligning'> {
  readonly set: Setter;
  readonly segment: SegmentView;
  readonly firstSentence: number;
  readonly parts: readonly Part[] | undefined;
  readonly cutBefore: boolean;
  readonly linkStart: boolean;
}

function Segment({ segment, firstSentence, set, tag, parts, blurred, aligning, cutBefore, linkStart }: SegmentProps) {
  const cut = pieces(segment, firstSentence);
  const draw = (list: readonly Piece[]) =>
    list.map((piece, index) =>
      piece.sentence === null ? (
        set(piece.text, segment.kind)
      ) : (
        // A segment is never edited in place: its pieces have no identity but their order.
        <span key={index} data-sentence={piece.sentence} className={styles.sentence} aria-hidden={blurred || undefined}>
          {set(piece.text, segment.kind)}
        </span>
      ),
    );
  const text = parts
    ? linesOf(cut, parts).map(([part, list]) => (
        <span
          key={part.line}
          className={styles.line}
          data-tag={tag}
          data-opens={part.opens ? '' : undefined}
          style={lineStyle(part)}
        >
          {draw(list)}
        </span>
      ))
    : draw(cut);
  const content = aligning ? [<SegmentHandle key="handle" number={segment.number} />, ...text] : text;
  const className = cx(styles.segment, styles[segment.kind], segment.paratext && styles.paratext);
  const common = {
    className,
    'data-segment': segment.kind,
    'data-segment-id': segment.id,
    'data-cut': cutBefore ? 'before' : undefined,
    'data-link-start': linkStart ? '' : undefined,
    'data-tag': parts ? undefined : tag,
  };
  const level = Math.min(6, Math.max(1, segment.level));
  if (segment.kind === 'heading') {
    // The work's title is the page's first heading.
    const Heading = `h${Math.min(6, level + 1)}` as 'h2';
    return (
      <Heading {...common} data-level={level}>
        {content}
      </Heading>
    );
  }
  if (segment.kind === 'quote') return <blockquote {...common}>{content}</blockquote>;
  if (segment.kind === 'code') return <pre {...common}>{content}</pre>;
  return (
    <p {...common} data-level={segment.kind === 'item' ? level : undefined}>
      {content}
    </p>
  );
}

const lineStyle = ({ line }: Part): CSSProperties => ({ gridRowStart: line });

/** The pieces of a segment, line by line; what stands between two sentences ends the line of the first. */
function linesOf(cut: readonly Piece[], parts: readonly Part[]): (readonly [Part, Piece[]])[] {
  const lines: [Part, Piece[]][] = [];
  for (const piece of cut) {
    const last = lines.at(-1);
    const part = piece.sentence === null ? last?.[0] : partOf(parts, piece.sentence);
    if (last && (part === undefined || part.line === last[0].line)) last[1].push(piece);
    else if (part ?? parts[0]) lines.push([part ?? parts[0]!, [piece]]);
  }
  return lines;
}
