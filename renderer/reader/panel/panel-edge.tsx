/** The edge between page and panel: dragged, or moved with the arrow keys. */
import { useRef } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { DEFAULT_SETTINGS } from '../../../contract/settings.ts';
import styles from './panel.module.css';

/** As the contract allows, in CSS pixels. */
const NARROWEST = 240;
const WIDEST = 640;
const STEP = 16;

const clamp = (width: number) => Math.round(Math.min(WIDEST, Math.max(NARROWEST, width)));

export interface PanelEdgeProps {
  readonly width: number;
  /** While it moves, and when it came to rest. */
  readonly onResize: (width: number) => void;
  readonly onResized: (width: number) => void;
}

export function PanelEdge({ width, onResize, onResized }: PanelEdgeProps) {
  const { t, i18n } = useTranslation('panels');
  const start = useRef<{ x: number; width: number } | null>(null);
  // The panel is at the inline end: it grows as the edge goes to the inline start.
  const backward = i18n.dir() === 'rtl' ? 1 : -1;
  const widthAt = (event: PointerEvent, from: { x: number; width: number }) =>
    clamp(from.width + (event.clientX - from.x) * backward);

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (start.current) onResize(widthAt(event, start.current));
  };
  const onPointerUp = (event: PointerEvent) => {
    if (start.current) onResized(widthAt(event, start.current));
    start.current = null;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const widths: Readonly<Record<string, number>> = {
      ArrowRight: width + STEP * backward,
      ArrowLeft: width - STEP * backward,
      Home: NARROWEST,
      End: WIDEST,
      Enter: DEFAULT_SETTINGS.panelWidth,
    };
    const next = widths[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onResized(clamp(next));
  };
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t('edge')}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      aria-valuenow={width}
      tabIndex={0}
      className={styles.edge}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onDoubleClick={() => onResized(DEFAULT_SETTINGS.panelWidth)}
      onKeyDown={onKeyDown}
    />
  );
}
