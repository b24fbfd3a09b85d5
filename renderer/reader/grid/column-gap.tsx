/** The space between two columns, which makes one wider and the other narrower: by dragging it or with the arrow keys. */
import { useRef } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { languageName } from '../../i18n/languages.ts';
import { moveGap } from '../layout/columns.ts';
import type { Column } from '../session.ts';
import styles from './header.module.css';
import type { ColumnPixels } from './use-page-layout.ts';

const STEP = 16;

export interface ColumnGapProps {
  /** Of the column before the gap. */
  readonly place: number;
  readonly columns: readonly Column[];
  readonly pixels: ColumnPixels;
  readonly widths: Readonly<Record<string, number>>;
  readonly onResize: (widths: Readonly<Record<string, number>> | null) => void;
}

export function ColumnGap({ place, columns, pixels: { pixels, minimum }, widths, onResize }: ColumnGapProps) {
  const { t, i18n } = useTranslation('reader');
  const first = columns[place]!;
  const second = columns[place + 1]!;
  const pair = {
    widths: [pixels[place] ?? 1, pixels[place + 1] ?? 1] as const,
    weights: [widths[first.version.id] ?? 1, widths[second.version.id] ?? 1] as const,
  };
  const start = useRef<{ x: number; pair: typeof pair } | null>(null);
  const forward = i18n.dir() === 'rtl' ? -1 : 1;

  const resize = (from: typeof pair, delta: number) => {
    const [a, b] = moveGap(from, delta, minimum);
    onResize({ [first.version.id]: a, [second.version.id]: b });
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, pair };
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    event.stopPropagation();
    if (start.current) resize(start.current.pair, (event.clientX - start.current.x) * forward);
  };
  const onPointerUp = () => (start.current = null);
  const onKeyDown = (event: KeyboardEvent) => {
    const total = pair.widths[0] + pair.widths[1];
    const deltas: Readonly<Record<string, number>> = {
      ArrowRight: STEP * forward,
      ArrowLeft: -STEP * forward,
      Home: -total,
      End: total,
    };
    const delta = deltas[event.key];
    if (event.key === 'Enter') onResize(null);
    else if (delta === undefined) return;
    else resize(pair, delta);
    event.preventDefault();
    event.stopPropagation();
  };
  const share = Math.round((100 * pair.widths[0]) / (pair.widths[0] + pair.widths[1]));
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t('column.gap', {
        first: languageName(first.version.language, i18n.language),
        second: languageName(second.version.language, i18n.language),
      })}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share}
      tabIndex={0}
      className={styles.columnGap}
      data-no-drag=""
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onDoubleClick={() => onResize(null)}
      onKeyDown={onKeyDown}
    />
  );
}
