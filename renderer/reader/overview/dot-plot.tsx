/** The dot plot of two versions: the path of the alignment with its doubts, gaps and links, and the view on it. Also a way to get about. */
import { Minus, Plus, Square } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { KeyboardEvent, PointerEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlignmentPath } from '../../../contract/review.ts';
import { IconButton } from '../../ui/index.ts';
import { useReader } from '../reader-context.ts';
import { useNotedRows } from '../spine/noted-rows.ts';
import { drawPlot } from './draw-plot.ts';
import { WHOLE, pointOf, rowAt, scaleOf, withPlace, zoomed } from './geometry.ts';
import type { Scale, Zoom } from './geometry.ts';
import { useDrawn } from './use-drawn.ts';
import styles from './overview.module.css';

const ZOOM_STEP = 1.6;
/** How many steps the arrow keys make of the whole work, and the page keys. */
const STEPS = 200;
const PAGES = 20;

export function DotPlot({ path }: { readonly path: AlignmentPath }) {
  const { t, i18n } = useTranslation(['review', 'reader']);
  const { session, flags } = useReader();
  const { view } = session;
  const position = useSyncExternalStore(view.subscribe, view.snapshot);
  const scale = useMemo(() => scaleOf(path), [path]);
  const noted = useNotedRows();
  const plot = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const mirrored = i18n.dir() === 'rtl';
  const [wanted, setZoom] = useState<Zoom>(WHOLE);
  const here = pointOf(scale, position.current);
  const [x, y] = here;
  const zoom = useMemo(() => withPlace(wanted, [x, y]), [wanted, x, y]);
  useDrawn(
    canvas,
    useCallback(
      (element) => drawPlot(element, { path, scale, flags, noted, zoom, mirrored }),
      [path, scale, flags, noted, zoom, mirrored],
    ),
  );
  const zoomBy = (factor: number) => setZoom(zoomed(zoom, factor, here));
  useWheel(plot, zoom, setZoom, mirrored);

  const goTo = (event: PointerEvent) => view.goToRow(rowAt(scale, ...placeAt(plot, event, zoom, mirrored)));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = moveFor(event.key, scale.rows, mirrored);
    if (event.key === '+' || event.key === '=') zoomBy(ZOOM_STEP);
    else if (event.key === '-') zoomBy(1 / ZOOM_STEP);
    else if (move !== null) view.goToRow(Math.min(scale.rows - 1, Math.max(0, position.current + move)));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.frame}>
      <div
        ref={plot}
        role="slider"
        aria-label={t('overview.plot')}
        aria-valuemin={1}
        aria-valuemax={scale.rows}
        aria-valuenow={position.current + 1}
        aria-valuetext={t('reader:status.position', { number: position.current + 1, count: scale.rows })}
        tabIndex={0}
        className={styles.plot}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          goTo(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) goTo(event);
        }}
      >
        <canvas ref={canvas} aria-hidden className={styles.canvas} />
        <div aria-hidden className={styles.view} style={viewBox(scale, position.visible, zoom)} />
      </div>
      <div className={styles.zoom} role="group" aria-label={t('overview.zoom')}>
        <IconButton label={t('overview.closer')} shortcut="+" onClick={() => zoomBy(ZOOM_STEP)}>
          <Plus aria-hidden />
        </IconButton>
        <IconButton label={t('overview.farther')} shortcut="-" onClick={() => zoomBy(1 / ZOOM_STEP)}>
          <Minus aria-hidden />
        </IconButton>
        <IconButton label={t('overview.whole')} onClick={() => setZoom(WHOLE)}>
          <Square aria-hidden />
        </IconButton>
      </div>
    </div>
  );
}

/** By how many rows a key moves the view; null for other keys. */
function moveFor(key: string, rows: number, mirrored: boolean): number | null {
  const step = Math.max(1, Math.round(rows / STEPS));
  const page = Math.max(1, Math.round(rows / PAGES));
  const [forward, backward] = mirrored ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
  if (key === 'ArrowDown' || key === forward) return step;
  if (key === 'ArrowUp' || key === backward) return -step;
  if (key === 'PageDown') return page;
  if (key === 'PageUp') return -page;
  if (key === 'Home') return -rows;
  return key === 'End' ? rows : null;
}

/** A place on the screen as shares of both axes. */
function placeAt(
  plot: RefObject<HTMLElement | null>,
  { clientX, clientY }: Pick<MouseEvent, 'clientX' | 'clientY'>,
  { across, down }: Zoom,
  mirrored: boolean,
): readonly [across: number, down: number] {
  const box = plot.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1);
  const x = (clientX - box.left) / Math.max(1, box.width);
  const y = (clientY - box.top) / Math.max(1, box.height);
  return [across.start + (mirrored ? 1 - x : x) * across.size, down.start + y * down.size];
}

/** Where the rows in view lie, as a box of the plot; never smaller than can be seen. */
function viewBox(scale: Scale, [first, end]: readonly [number, number], { across, down }: Zoom) {
  const [x0, y0] = pointOf(scale, first);
  const [x1, y1] = pointOf(scale, Math.max(first + 1, end));
  const percent = (share: number) => `${(100 * share).toFixed(2)}%`;
  return {
    insetInlineStart: percent((x0 - across.start) / across.size),
    insetBlockStart: percent((y0 - down.start) / down.size),
    inlineSize: percent((x1 - x0) / across.size),
    blockSize: percent((y1 - y0) / down.size),
  };
}

/** Ctrl and the wheel, or a pinch, zoom around the pointer. */
function useWheel(
  plot: RefObject<HTMLElement | null>,
  zoom: Zoom,
  setZoom: (zoom: Zoom) => void,
  mirrored: boolean,
): void {
  useEffect(() => {
    const element = plot.current;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      setZoom(zoomed(zoom, event.deltaY < 0 ? ZOOM_STEP : 1 / ZOOM_STEP, placeAt(plot, event, zoom, mirrored)));
    };
    // React listens passively, which could not keep the page from zooming.
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [plot, zoom, setZoom, mirrored]);
}
