/** Widths of the columns, and through them the heights of the rows: from the window, the settings and what was measured so far. */
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { CSSProperties, RefObject } from 'react';
import type { ReadingMode } from '../../../contract/model.ts';
import type { Settings } from '../../../contract/settings.ts';
import { columnWidths } from '../layout/columns.ts';
import { TextMetrics, uprightLines } from '../layout/estimate.ts';
import type { ColumnMetrics, EstimateInput } from '../layout/estimate.ts';
import { HEAD_GAP, headsAbreast } from '../layout/heads.ts';
import type { Items } from '../layout/items.ts';
import { FLOWS } from '../modes/mode-facts.ts';
import { cellOf } from '../session.ts';
import type { Column, Session } from '../session.ts';
import { FACES } from '../typography/faces.ts';

/** Of the page around the columns, in CSS pixels: as in grid.module.css. */
const GUTTER = 44;
const MARKS = 24;
const GAP = 40;
const NARROW_GAP = 24;
/** The same in Align mode, and what a paragraph's box takes of the column. As in align-mode/rows.module.css. */
const ALIGN_GUTTER = 52;
const ALIGN_GAP = 16;
const ALIGN_BOX = 43;
/** Narrowest column: about 26 characters. */
const MIN_EMS = 12.5;
/** New guesses are worth a new layout beyond this change of a character's width. */
const NOTABLE = 0.02;
const NOTABLE_SENTENCE = 0.1;
/** Cells measured for their metrics each time the page is laid out; more would tell nothing new. */
const LEARN_FROM = 150;

const metrics = new TextMetrics();

export interface PageLayoutInput {
  readonly session: Session;
  readonly items: Items;
  /** Those that are drawn. */
  readonly columns: readonly Column[];
  readonly mode: ReadingMode;
  /** Indices of the versions that are set vertically. */
  readonly upright: ReadonlySet<number>;
  readonly widths: Readonly<Record<string, number>>;
  readonly settings: Settings;
  /** Align mode sets rows in boxes, with more at their edges. */
  readonly aligning: boolean;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly header: RefObject<HTMLDivElement | null>;
}

/** Widths of the visible columns, and of the narrowest one there can be, in CSS pixels. */
export interface ColumnPixels {
  readonly pixels: readonly number[];
  readonly minimum: number;
}
export interface PageLayout {
  readonly style: CSSProperties;
  readonly widths: ColumnPixels;
  readonly measure: () => void;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

export function usePageLayout(input: PageLayoutInput): PageLayout {
  const { session, items, columns, mode, upright, widths, settings, aligning, scroller, header } = input;
  const { view, store, shape } = session;
  const { beadIds, lengths, work } = session.opening;
  const stride = work.versions.length;
  const size = useScrollerSize(scroller, header);
  const { fontSize, lineHeight, measure: characters } = settings;
  const flow = FLOWS[mode];
  const face = FACES[settings.readingFace];
  const minimum = Math.round(MIN_EMS * fontSize);
  const gap = aligning ? ALIGN_GAP : size.width < 900 ? NARROW_GAP : GAP;
  const gutter = aligning ? ALIGN_GUTTER : GUTTER;
  const box = aligning ? ALIGN_BOX : 0;

  const pixels = useMemo(() => {
    const available = size.width - gutter - MARKS - 2 * gap;
    const bounds = { min: minimum, max: characters * face.figure * face.scale * fontSize + box, gap };
    const [alone = minimum] = columnWidths(available, [1], bounds);
    if (flow !== 'beside') return columns.map(() => alone);
    const weights = columns.map(({ version }) => widths[version.id] ?? 1);
    return columnWidths(available, weights, bounds);
  }, [size.width, columns, flow, widths, minimum, characters, face, fontSize, gap, gutter, box]);

  /** How rows are set; the same function as long as no row is set differently. */
  const setting = useCallback((): Pick<EstimateInput, 'flow' | 'columns'> => {
    const page = { fontSize, lineHeight: fontSize * lineHeight };
    const metricsOf = ({ version, index }: Column, place: number): ColumnMetrics => ({
      index,
      width: (pixels[place] ?? minimum) - box,
      characterWidth: metrics.characterWidth(version.language, page),
      lineHeight: metrics.lineHeight(version.language, page),
      sentence: metrics.sentence(version.language),
      upright: upright.has(index),
    });
    return { flow, columns: columns.map(metricsOf) };
  }, [columns, flow, upright, pixels, minimum, fontSize, lineHeight, box]);
  const estimate = useCallback(
    (): EstimateInput => ({
      lengths,
      flags: shape,
      stride,
      ...setting(),
    }),
    [lengths, shape, stride, setting],
  );

  const guessed = useRef<EstimateInput | null>(null);
  const learned = useRef(0);
  const layOut = useCallback(() => {
    if (size.height === 0) return;
    guessed.current = estimate();
    learned.current = 0;
    view.layOut(items, beadIds, guessed.current, size.height);
  }, [view, items, beadIds, estimate, size.height]);

  // The height alone changes no row: nothing is guessed anew for it.
  const laidOut = useRef<unknown>(null);
  useLayoutEffect(() => {
    if (size.height === 0) return;
    view.setViewport(size.height);
    const key = { view, items, estimate, setting };
    const before = laidOut.current as typeof key | null;
    if (before && before.view === view && before.items === items && before.estimate === estimate) return;
    laidOut.current = key;
    if (before?.view === view && before.setting === setting) {
      guessed.current = estimate();
      view.adopt(items, beadIds, guessed.current);
    } else layOut();
  }, [view, items, beadIds, estimate, setting, size.height, layOut]);

  useLayoutEffect(() => {
    view.whenRested(() => {
      const now = estimate();
      if (!guessed.current || !differs(guessed.current, now)) return;
      guessed.current = now;
      view.refine(now);
    });
  }, [view, estimate]);

  const measure = useCallback(() => {
    const page = { fontSize, lineHeight: fontSize * lineHeight };
    view.measure(
      (item) => items.folded[item] !== 0 || store.row(items.starts[item] ?? 0) !== undefined,
      (item, element) => {
        // Boxes would be taken for text.
        if (items.folded[item] || aligning || learned.current >= LEARN_FROM) return;
        learned.current++;
        learnFrom(element, columns, item, page);
      },
    );
    function learnFrom(element: HTMLElement, from: readonly Column[], item: number, type: typeof page): void {
      const bead = store.row(items.starts[item] ?? 0);
      for (const column of from) {
        const segment = cellOf(bead, column)[0];
        if (upright.has(column.index)) continue;
        if (segment)
          metrics.learnSentences(column.version.language, segment.text.length, segment.sentences.length >> 1);
        if (cellOf(bead, column).length !== 1 || segment?.kind !== 'paragraph') continue;
        const block = element.querySelector<HTMLElement>(`[data-column="${column.index}"] > [data-segment]`);
        if (!block) continue;
        const { width, height } = block.getBoundingClientRect();
        const leading = Number.parseFloat(getComputedStyle(block).lineHeight);
        const cell = { characters: segment.text.length, width, height, lineHeight: leading };
        if (leading > 0) metrics.learn(column.version.language, cell, type);
      }
    }
  }, [view, store, items, columns, upright, aligning, fontSize, lineHeight]);

  const style = useMemo(
    () => pageStyle({ pixels, settings, gap, gutter, height: size.height, beside: flow === 'beside' }),
    [pixels, settings, gap, gutter, size.height, flow],
  );
  const columnPixels = useMemo(() => ({ pixels, minimum }), [pixels, minimum]);
  return { style, widths: columnPixels, measure };
}

interface StyleInput {
  readonly pixels: readonly number[];
  readonly settings: Settings;
  readonly gap: number;
  readonly gutter: number;
  readonly height: number;
  readonly beside: boolean;
}

function pageStyle({ pixels, settings, gap, gutter, height, beside }: StyleInput): CSSProperties {
  const face = FACES[settings.readingFace];
  const template = (first: number, widths: readonly number[], last: number) =>
    [first, ...widths, last].map((width) => `${width}px`).join(' ');
  const text = Math.min(...pixels);
  const abreast = headsAbreast(pixels.length, text);
  const heads = Array.from({ length: abreast }, () => (text - HEAD_GAP * (abreast - 1)) / abreast);
  const properties = {
    '--columns': template(gutter, beside ? pixels : [text], MARKS),
    // Heads stand beside each other, if need be in several lines, over cells that stand under each other; number and marks keep their place.
    '--head-columns': beside ? 'var(--columns)' : template(gutter + gap - HEAD_GAP, heads, MARKS + gap - HEAD_GAP),
    // Several lines of heads have room for the languages' names alone.
    '--head-details': beside || abreast === pixels.length ? 'block' : 'none',
    '--head-gap': beside ? 'var(--gap)' : `${HEAD_GAP}px`,
    '--gap': `${gap}px`,
    '--reading-size': `${settings.fontSize}px`,
    '--latin-size': `${settings.fontSize * face.scale}px`,
    // A larger face keeps the lines where they are.
    '--latin-leading': settings.lineHeight / face.scale,
    '--face-extent': face.extent,
    '--reading-leading': settings.lineHeight,
    '--upright-lines': uprightLines(text, settings.fontSize * settings.lineHeight),
    '--view-height': `${height}px`,
    '--heading-scale': headingScale(text / settings.fontSize),
  };
  return properties as CSSProperties;
}

/** Headings shrink with the column, so that their words still fit: from the full size at 24 ems to the text's own at 12. */
function headingScale(ems: number): number {
  return Math.min(1, Math.max(0, (ems - 12) / 12));
}

function differs(a: EstimateInput, b: EstimateInput): boolean {
  return a.columns.some((column, place) => {
    const now = b.columns[place];
    if (!now) return true;
    const width = Math.abs(now.characterWidth / column.characterWidth - 1);
    const sentence = a.flow === 'lines' && Math.abs(now.sentence / column.sentence - 1) > NOTABLE_SENTENCE;
    return width > NOTABLE || sentence || Math.abs(now.lineHeight / column.lineHeight - 1) > NOTABLE;
  });
}

/** The scroller's inner width, and the height under the header. */
function useScrollerSize(scroller: RefObject<HTMLDivElement | null>, header: RefObject<HTMLDivElement | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const read = () => {
      if (!scroller.current || !header.current) return;
      const width = scroller.current.clientWidth;
      const height = Math.max(0, scroller.current.clientHeight - header.current.offsetHeight);
      setSize((old) => (old.width === width && old.height === height ? old : { width, height }));
    };
    read();
    const observer = new ResizeObserver(read);
    if (scroller.current) observer.observe(scroller.current);
    if (header.current) observer.observe(header.current);
    return () => observer.disconnect();
  }, [scroller, header]);
  return size;
}
