/**
 * Where one version stands alone: a card at the sentence under the pointer or the keyboard with its counterparts in all other versions.
 * Pointing shows it after a moment; a press or Enter keeps it, and it then follows the keyboard until Escape.
 */
import { Popover } from '@base-ui/react/popover';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { BeadRow } from '../../../contract/model.ts';
import { languageName } from '../../i18n/languages.ts';
import { placeOf, spanAt } from '../grid/lighting.ts';
import type { SpanPlace } from '../grid/lighting.ts';
import { sentenceCount } from '../sentences/counterparts.ts';
import { counterpartRun, runText } from '../sentences/sentence-texts.ts';
import type { Column, Session } from '../session.ts';
import styles from './counterpart-card.module.css';

export interface CounterpartCardProps {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly session: Session;
  readonly columns: readonly Column[];
  /** Index of the version that stands alone. */
  readonly lead: number;
}

export function CounterpartCard({ scroller, session, columns, lead }: CounterpartCardProps) {
  const { t } = useTranslation('reader');
  const { place, kept, close, hold } = useCard(scroller, lead);
  const bead = place ? session.store.row(place.row) : undefined;
  const anchor = useMemo(
    () => (place ? { getBoundingClientRect: () => lastLine(scroller.current, place) } : null),
    [place, scroller],
  );
  const others = columns.filter(({ index }) => index !== lead);
  return (
    <Popover.Root
      open={place !== null && bead !== undefined && others.length > 0}
      onOpenChange={(open) => open || close()}
    >
      <Popover.Portal>
        <Popover.Positioner
          anchor={anchor}
          side="bottom"
          align="start"
          sideOffset={6}
          collisionPadding={12}
          className={styles.at}
        >
          <Popover.Popup
            className={styles.card}
            initialFocus={false}
            finalFocus={false}
            aria-live={kept ? 'polite' : undefined}
            onPointerEnter={() => hold(true)}
            onPointerLeave={() => hold(false)}
          >
            <Popover.Title className="visually-hidden">{t('modes.counterparts')}</Popover.Title>
            {bead && place
              ? others.map((column) => <Counterpart key={column.version.id} {...{ column, bead, place }} />)
              : null}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

interface CounterpartProps {
  readonly column: Column;
  readonly bead: BeadRow;
  readonly place: SpanPlace;
}

function Counterpart({ column: { version, index }, bead, place }: CounterpartProps) {
  const { t, i18n } = useTranslation('reader');
  const text = counterpartText(bead, place, index);
  return (
    <div className={styles.version}>
      <span className={styles.language}>{languageName(version.language, i18n.language)}</span>
      {text === '' ? (
        <p className={styles.none}>{t('gap')}</p>
      ) : (
        // As in the columns: faces and sizes follow the language of a cell.
        <p data-column={index} lang={version.language} dir={version.direction}>
          {text}
        </p>
      )}
    </div>
  );
}

/** The counterparts of a sentence in one column; all of the cell for a row in which the version that stands alone has no text. */
function counterpartText(bead: BeadRow, place: SpanPlace, column: number): string {
  const cell = bead.cells[column] ?? [];
  const whole = (bead.cells[place.column] ?? []).length === 0;
  return runText(cell, whole ? [0, sentenceCount(cell)] : counterpartRun(bead, place, column));
}

/** The last line of a sentence, so that the card hides none of it. */
function lastLine(root: HTMLElement | null, place: SpanPlace): DOMRect {
  const span = root && spanAt(root, place);
  const lines = span?.getClientRects();
  return lines?.[lines.length - 1] ?? span?.getBoundingClientRect() ?? new DOMRect();
}

const SHOW_AFTER = 280;
const HIDE_AFTER = 220;

interface Card {
  readonly place: SpanPlace;
  readonly kept: boolean;
}

/** Which sentence the card stands at, if at any. */
function useCard(scroller: RefObject<HTMLDivElement | null>, lead: number) {
  const [card, setCard] = useState<Card | null>(null);
  const latest = useRef(card);
  const held = useRef(false);
  useEffect(() => {
    latest.current = card;
  }, [card]);

  useEffect(() => {
    const root = scroller.current!;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = (wait: number, act: () => void) => {
      clearTimeout(timer);
      timer = setTimeout(act, wait);
    };
    const toggle = (place: SpanPlace | null) => {
      clearTimeout(timer);
      const now = latest.current;
      setCard(place === null || (now?.kept && same(now.place, place)) ? null : { place, kept: true });
    };
    const onOver = (event: PointerEvent) => {
      if (event.pointerType === 'touch' || latest.current?.kept) return;
      const place = pointedAt(event.target);
      if (place) later(SHOW_AFTER, () => setCard({ place, kept: false }));
      else later(HIDE_AFTER, () => held.current || setCard(null));
    };
    const onLeave = () => {
      if (!latest.current?.kept) later(HIDE_AFTER, () => held.current || setCard(null));
    };
    const onClick = (event: MouseEvent) => {
      if (document.getSelection()?.isCollapsed ?? true) toggle(pointedAt(event.target));
    };
    const onFocus = (event: FocusEvent) => {
      const place = pointedAt(event.target);
      if (place && latest.current?.kept) setCard({ place, kept: true });
    };
    const onKey = (event: KeyboardEvent) => {
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
      if (event.key === 'Escape' && latest.current) setCard(null);
      else if (event.key === 'Enter' && plain && !event.defaultPrevented) {
        const place = pointedAt(event.target);
        if (place) event.preventDefault();
        if (place) toggle(place);
      }
    };
    const onScroll = () => latest.current && !latest.current.kept && setCard(null);
    root.addEventListener('pointerover', onOver);
    root.addEventListener('pointerleave', onLeave);
    root.addEventListener('click', onClick);
    root.addEventListener('focusin', onFocus);
    root.addEventListener('keydown', onKey);
    root.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      clearTimeout(timer);
      root.removeEventListener('pointerover', onOver);
      root.removeEventListener('pointerleave', onLeave);
      root.removeEventListener('click', onClick);
      root.removeEventListener('focusin', onFocus);
      root.removeEventListener('keydown', onKey);
      root.removeEventListener('scroll', onScroll);
    };
  }, [scroller]);

  const shown = card && card.place.column === lead ? card : null;
  return {
    place: shown?.place ?? null,
    kept: shown?.kept ?? false,
    close: () => setCard(null),
    hold: (on: boolean) => {
      held.current = on;
      if (!on && !card?.kept) setCard(null);
    },
  };
}

const same = (a: SpanPlace, b: SpanPlace) => a.row === b.row && a.column === b.column && a.sentence === b.sentence;

/** A sentence; or a gap, which stands for its whole row. */
function pointedAt(target: EventTarget | null): SpanPlace | null {
  const place = placeOf(target);
  if (place || !(target instanceof Element)) return place;
  const cell = target.closest<HTMLElement>('[data-column]');
  const row = cell?.closest<HTMLElement>('[data-row]');
  if (!cell || !row || cell.querySelector('[data-segment]')) return null;
  return { row: Number(row.dataset['row']), column: Number(cell.dataset['column']), sentence: 0 };
}
