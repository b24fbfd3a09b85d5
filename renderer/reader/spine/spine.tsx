/**
 * The spine: the whole work at the inline end, with the view, doubts and gaps. It is the page's scroll bar, for pointer and keyboard.
 */
import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { GRID_ID } from '../grid/grid-id.ts';
import { numberOf } from '../layout/items.ts';
import type { Items } from '../layout/items.ts';
import type { Session } from '../session.ts';
import { useDrawn } from '../overview/use-drawn.ts';
import { useNotedRows } from './noted-rows.ts';
import { drawMarks } from './spine-marks.ts';
import styles from './spine.module.css';

export interface SpineProps {
  readonly session: Session;
  readonly items: Items;
  readonly flags: Uint8Array;
}

const MIN_THUMB = 0.03;

export function Spine({ session, items, flags }: SpineProps) {
  const { t } = useTranslation('reader');
  const { view } = session;
  const position = useSyncExternalStore(view.subscribe, view.snapshot);
  const track = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const noted = useNotedRows();
  useDrawn(
    canvas,
    useCallback(
      (element) => {
        if (items.count > 0) drawMarks(element, { flags, noted, share: (row) => view.shareAbove(row) });
      },
      [flags, noted, view, items],
    ),
  );

  const grabbed = useRef<number | null>(null);
  const shareAt = (event: PointerEvent) => {
    const box = track.current!.getBoundingClientRect();
    return (event.clientY - box.top) / Math.max(1, box.height);
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const share = shareAt(event);
    const inThumb = share >= position.start && share <= position.start + thumbSize(position.share);
    // Outside the thumb the view comes to the pointer; inside, the thumb is taken where it is held.
    grabbed.current = inThumb ? share - position.start : position.share / 2;
    if (!inThumb) view.goToShare(share - grabbed.current);
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (grabbed.current !== null) view.goToShare(shareAt(event) - grabbed.current);
  };
  const onPointerUp = () => (grabbed.current = null);
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => view.scrollBy(60),
      ArrowUp: () => view.scrollBy(-60),
      PageDown: () => view.scrollBy(view.viewport * 0.9),
      PageUp: () => view.scrollBy(-view.viewport * 0.9),
      Home: () => view.goToRow(0),
      End: () => view.goToShare(1),
    };
    const move = moves[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move();
  };

  return (
    <div
      ref={track}
      role="scrollbar"
      aria-label={t('spine.name')}
      aria-controls={GRID_ID}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(100 * scrolledShare(position.start, position.share))}
      aria-valuetext={t('status.position', { number: numberOf(items, position.current), count: items.total })}
      tabIndex={0}
      className={styles.spine}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onKeyDown={onKeyDown}
    >
      <div
        className={styles.thumb}
        hidden={position.share >= 1}
        style={{
          insetBlockStart: `${100 * thumbStart(position.start, position.share)}%`,
          blockSize: `${100 * thumbSize(position.share)}%`,
        }}
      />
      <canvas ref={canvas} className={styles.marks} aria-hidden />
    </div>
  );
}

/** How far the view is between the first and the last place it can have, 0 to 1. */
const scrolledShare = (start: number, share: number) => (share >= 1 ? 0 : Math.min(1, start / (1 - share)));
const thumbSize = (share: number) => Math.max(MIN_THUMB, share);
/** A thumb that is drawn larger than the view must not leave the track. */
const thumbStart = (start: number, share: number) => scrolledShare(start, share) * (1 - thumbSize(share));
