/** Draws doubts, gaps, notes and bookmarks of a whole work on the spine. One mark a pixel row at most, so that 50,000 beads cost no more than 1,000. */
import { isDoubtful, isGap } from '../bead-flags.ts';
import type { NotedRows } from './noted-rows.ts';

const DOUBT_HEIGHT = 3;
const GAP_HEIGHT = 4;
const MARK_WIDTH = 10;
/** Notes are rings, bookmarks arrows at the edge. */
const NOTE_RADIUS = 3;
const BOOKMARK_HEIGHT = 7;

/** Pixel rows that hold a mark, top to bottom, at least `distance` apart. `rows` in order. Exported for its test. */
export function markRows(
  rows: readonly number[],
  height: number,
  distance: number,
  share: (row: number) => number,
): number[] {
  const marks: number[] = [];
  for (const row of rows) {
    const y = Math.min(height - distance, Math.floor(share(row) * height));
    const last = marks.at(-1);
    if (last === undefined || y >= last + distance) marks.push(y);
  }
  return marks;
}

export interface SpineRows {
  readonly flags: Uint8Array;
  readonly noted: NotedRows;
  /** How much of the height lies above a row, 0 to 1. */
  readonly share: (row: number) => number;
}

export function drawMarks(canvas: HTMLCanvasElement, { flags, noted, share }: SpineRows): void {
  const { clientWidth: width, clientHeight: height } = canvas;
  const ratio = window.devicePixelRatio;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext('2d');
  if (!context || height === 0) return;
  context.scale(ratio, ratio);
  const style = getComputedStyle(canvas);
  const x = (width - MARK_WIDTH) / 2;

  const [gaps, doubts]: [number[], number[]] = [[], []];
  for (let row = 0; row < flags.length; row++) {
    if (isGap(flags, row)) gaps.push(row);
    if (isDoubtful(flags, row)) doubts.push(row);
  }
  const inOrder = (rows: ReadonlySet<number>) => [...rows].toSorted((a, b) => a - b);

  context.strokeStyle = style.getPropertyValue('--mark-gap').trim();
  for (const y of markRows(gaps, height, GAP_HEIGHT + 2, share)) {
    context.strokeRect(x + 0.5, y + 0.5, MARK_WIDTH - 1, GAP_HEIGHT - 1);
  }
  context.fillStyle = style.getPropertyValue('--mark-doubt').trim();
  for (const y of markRows(doubts, height, DOUBT_HEIGHT + 1, share)) {
    context.fillRect(x - 1, y, MARK_WIDTH + 2, DOUBT_HEIGHT);
  }

  context.fillStyle = context.strokeStyle = style.getPropertyValue('--mark-note').trim();
  for (const y of markRows(inOrder(noted.notes), height, 2 * NOTE_RADIUS + 1, share)) {
    context.beginPath();
    context.arc(width / 2, y + NOTE_RADIUS, NOTE_RADIUS, 0, 2 * Math.PI);
    context.stroke();
  }
  for (const y of markRows(inOrder(noted.bookmarks), height, BOOKMARK_HEIGHT, share)) {
    context.beginPath();
    context.moveTo(width - BOOKMARK_HEIGHT, y + BOOKMARK_HEIGHT / 2);
    context.lineTo(width, y);
    context.lineTo(width, y + BOOKMARK_HEIGHT);
    context.fill();
  }
}
