/** Draws the path of an alignment and its marks. Steps below a pixel are left out, so that 50,000 rows cost what the screen can show. */
import type { AlignmentPath } from '../../../contract/review.ts';
import { isDoubtful, isGap } from '../bead-flags.ts';
import type { NotedRows } from '../spine/noted-rows.ts';
import { pointOf } from './geometry.ts';
import type { Scale, Zoom } from './geometry.ts';

export interface Plot {
  readonly path: AlignmentPath;
  readonly scale: Scale;
  readonly flags: Uint8Array;
  readonly noted: NotedRows;
  readonly zoom: Zoom;
  /** The first paragraphs stand at the right. */
  readonly mirrored: boolean;
}

/** Pixels between two marks of a kind, so that they stay apart. */
const APART = 7;
const MARK = 3.5;

type Mark = 'gap' | 'doubt' | 'note' | 'bookmark' | 'link';

/** Sizes the canvas to its place on the screen and draws everything anew. */
export function drawPlot(canvas: HTMLCanvasElement, plot: Plot): void {
  const { clientWidth: width, clientHeight: height } = canvas;
  const ratio = window.devicePixelRatio;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const context = canvas.getContext('2d');
  if (!context || width === 0 || height === 0) return;
  context.scale(ratio, ratio);
  const style = getComputedStyle(canvas);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const place = placer(plot, width, height);

  context.lineWidth = 1.5;
  context.strokeStyle = colour('--plot-path');
  drawPath(context, plot, place);
  const marks: Readonly<Record<Exclude<Mark, 'link'>, (row: number) => boolean>> = {
    gap: (row) => isGap(plot.flags, row) && (plot.path.a[row] ?? 0) + (plot.path.b[row] ?? 0) > 0,
    doubt: (row) => isDoubtful(plot.flags, row),
    note: (row) => plot.noted.notes.has(row),
    bookmark: (row) => plot.noted.bookmarks.has(row),
  };
  for (const mark of ['gap', 'doubt', 'note', 'bookmark'] as const) {
    context.fillStyle = context.strokeStyle = colour(`--plot-${mark}`);
    drawMarks(context, mark, plot.scale.rows, marks[mark], (row) => {
      const [[x0, y0], [x1, y1]] = [place(row), place(row + 1)];
      return [(x0 + x1) / 2, (y0 + y1) / 2];
    });
  }
  context.strokeStyle = colour('--plot-link');
  const { links } = plot.path;
  for (let at = 0; at + 1 < links.length; at += 2) {
    const [x] = place(links[at] ?? 0);
    const [, y] = place(links[at + 1] ?? 0);
    drawMark(context, 'link', x, y);
  }
}

type Placer = (row: number) => readonly [x: number, y: number];

function placer({ scale, zoom, mirrored }: Plot, width: number, height: number): Placer {
  return (row) => {
    const [across, down] = pointOf(scale, row);
    const x = ((across - zoom.across.start) / zoom.across.size) * width;
    return [mirrored ? width - x : x, ((down - zoom.down.start) / zoom.down.size) * height];
  };
}

function drawPath(context: CanvasRenderingContext2D, { scale }: Plot, place: Placer): void {
  let [x, y] = place(0);
  context.beginPath();
  context.moveTo(x, y);
  for (let row = 1; row <= scale.rows; row++) {
    const [nextX, nextY] = place(row);
    if (row < scale.rows && Math.abs(nextX - x) < 0.5 && Math.abs(nextY - y) < 0.5) continue;
    [x, y] = [nextX, nextY];
    context.lineTo(x, y);
  }
  context.stroke();
}

function drawMarks(
  context: CanvasRenderingContext2D,
  mark: Mark,
  rows: number,
  test: (row: number) => boolean,
  place: Placer,
): void {
  let last: readonly [number, number] = [-APART, -APART];
  for (let row = 0; row < rows; row++) {
    if (!test(row)) continue;
    const [x, y] = place(row);
    if (Math.abs(x - last[0]) < APART && Math.abs(y - last[1]) < APART) continue;
    last = [x, y];
    drawMark(context, mark, x, y);
  }
}

/** doubt: a full diamond; gap: a hollow square; note: a ring; bookmark: an arrow; link: a cross. */
function drawMark(context: CanvasRenderingContext2D, mark: Mark, x: number, y: number): void {
  context.beginPath();
  if (mark === 'doubt') {
    context.moveTo(x, y - MARK - 1);
    context.lineTo(x + MARK + 1, y);
    context.lineTo(x, y + MARK + 1);
    context.lineTo(x - MARK - 1, y);
    context.closePath();
    context.fill();
  } else if (mark === 'gap') {
    context.rect(x - MARK, y - MARK, 2 * MARK, 2 * MARK);
    context.stroke();
  } else if (mark === 'note') {
    context.arc(x, y, MARK + 1, 0, 2 * Math.PI);
    context.stroke();
  } else if (mark === 'bookmark') {
    context.moveTo(x, y);
    context.lineTo(x + 2 * MARK, y - MARK);
    context.lineTo(x + 2 * MARK, y + MARK);
    context.fill();
  } else {
    context.moveTo(x - MARK, y - MARK);
    context.lineTo(x + MARK, y + MARK);
    context.moveTo(x + MARK, y - MARK);
    context.lineTo(x - MARK, y + MARK);
    context.stroke();
  }
}
