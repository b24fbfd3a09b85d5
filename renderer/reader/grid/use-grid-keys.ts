/**
 * The keyboard in the text: one sentence has the focus (roving tabindex), arrows move it. Rows that are not drawn are brought into
 * view first; rows whose text has not come yet take the focus as cells and pass it on to the sentence when it comes.
 */
import { useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import type { FocusEvent, KeyboardEvent, RefObject } from 'react';
import type { VersionId } from '../../../contract/model.ts';
import { isFocusLost } from '../../ui/index.ts';
import type { Column, Session } from '../session.ts';
import { placeOf, rowElement, spanAt } from './lighting.ts';
import type { SpanPlace } from './lighting.ts';
import { atColumn, firstInView, inView, moveFor, startOf } from './moves.ts';

/** What has the focus by the keyboard, and not only because the program has just begun (theme/quiet-start.ts). */
const KEYBOARD = ':root:not([data-quiet]) :focus-visible';
/** Kept free above and below the focused sentence. */
const MARGIN = 8;
/** What must be seen of a gap at least. */
const GLIMPSE = 56;

/** @param turnTo told of the column that gets the keyboard, which may not be drawn yet */
export function useGridKeys(
  session: Session,
  columns: readonly Column[],
  scroller: RefObject<HTMLDivElement | null>,
  turnTo: (column: number) => void,
) {
  const active = useRef<SpanPlace | null>(null);
  /** True while the sentence at `active` should have the focus as soon as it is drawn. */
  const wanted = useRef(false);

  const settle = useCallback(() => {
    const root = scroller.current;
    const place = active.current;
    if (!root || !place || !wanted.current) return;
    const target = spanAt(root, place);
    if (!target) return;
    wanted.current = rowElement(root, place.row)?.dataset['loaded'] === undefined;
    focusOn(root, target);
    bringIntoView(root, target, session);
  }, [scroller, session]);

  const go = useCallback(
    (place: SpanPlace) => {
      active.current = place;
      wanted.current = true;
      turnTo(place.column);
      if (!session.view.isRowDrawn(place.row)) session.view.goToRow(place.row);
      settle();
    },
    [session, settle, turnTo],
  );

  // After an edit the same bead may stand in another row.
  const sessionOf = useRef(session);
  useLayoutEffect(() => {
    const id = active.current && sessionOf.current.opening.beadIds[active.current.row];
    sessionOf.current = session;
    const row = id ? session.opening.beadIds.indexOf(id) : -1;
    if (active.current && row >= 0) active.current = { ...active.current, row };
  }, [session]);

  const hadFocus = useRef(false);
  /** True while the page itself has the keyboard in place of a sentence that is not drawn. */
  const holding = useRef(false);
  // What was waited for may have been drawn; and a row that had the focus may have gone with the scrolling.
  useLayoutEffect(() => {
    session.view.inEffect(settle);
    const root = scroller.current;
    const kept = holding.current && document.activeElement === root;
    if (!root || !active.current || !hadFocus.current || !(kept || isFocusLost())) return;
    // Set in another mode, or drawn again, the same sentence is another element; alone, a version stands for all.
    active.current = drawnPlace(root, session, active.current);
    const again = spanAt(root, active.current);
    holding.current = !again;
    if (again) focusOn(root, again);
    else if (!kept) root.focus({ preventScroll: true });
  });

  const begin = useCallback(
    (row?: number, versionId?: VersionId) => {
      const place =
        row === undefined
          ? (inView(active.current, session) ?? firstInView(session, columns))
          : startOf(row, columns, versionId);
      if (place) go(place);
    },
    [session, columns, go],
  );

  const onFocus = useCallback(
    (event: FocusEvent<HTMLDivElement>) => {
      const place = placeOf(event.target);
      if (place) active.current = place;
      const fromOutside = !event.currentTarget.contains(event.relatedTarget);
      const returning = hadFocus.current;
      hadFocus.current = true;
      // Pointing must not move the focus away from where it points; only the keyboard enters by the grid itself.
      if (event.target === event.currentTarget && fromOutside && !returning && event.target.matches(KEYBOARD)) begin();
    },
    [begin],
  );
  const onBlur = useCallback((event: FocusEvent<HTMLDivElement>) => {
    // A focused row that is taken away leaves no element behind that took the focus.
    if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) hadFocus.current = false;
  }, []);

  const onKeyDown = useCallback(
    (event: KeyboardEvent<HTMLDivElement>) => {
      const inText = event.target === event.currentTarget || placeOf(event.target) !== null || isCell(event.target);
      if (!inText || event.defaultPrevented || event.altKey || event.shiftKey) return;
      const move = moveFor(event, session, columns);
      if (!move) return;
      event.preventDefault();
      const from = inView(active.current, session);
      const first = firstInView(session, columns);
      // The first key in the text comes to what is seen of it; to the ends of the work it goes at once.
      const toEnd = (event.ctrlKey || event.metaKey) && (event.key === 'Home' || event.key === 'End');
      const next = from ? move(from) : toEnd && first ? move(first) : first;
      if (next) go(next);
    },
    [session, columns, go],
  );

  const place = useCallback(() => active.current, []);
  return useMemo(
    () => ({ onKeyDown, onFocus, onBlur, focus: begin, place, go }),
    [onKeyDown, onFocus, onBlur, begin, place, go],
  );
}

const isCell = (target: EventTarget) => target instanceof HTMLElement && target.dataset['column'] !== undefined;

function focusOn(root: HTMLElement, target: HTMLElement): void {
  for (const old of root.querySelectorAll('[data-roving]')) {
    if (old === target) continue;
    old.removeAttribute('tabindex');
    old.removeAttribute('data-roving');
  }
  target.tabIndex = 0;
  target.dataset['roving'] = '';
  // The grid itself leaves the tab order while one of its sentences is in it.
  if (document.activeElement !== target) target.focus({ preventScroll: true });
}

export function bringIntoView(root: HTMLElement, target: HTMLElement, { view }: Session): void {
  const box = target.getBoundingClientRect();
  const frame = root.getBoundingClientRect();
  const top = frame.bottom - view.viewport + MARGIN;
  const bottom = frame.top + root.clientHeight - MARGIN;
  // A gap is as tall as its row, and all of it says the same.
  const enough = isCell(target) ? Math.min(box.height, GLIMPSE) : box.height;
  const end = box.top + enough;
  if (box.top < top && (enough === box.height || box.bottom < top + enough)) view.scrollBy(box.top - top);
  else if (end > bottom) view.scrollBy(Math.min(end - bottom, box.top - top));
  if (box.left < frame.left || box.right > frame.right) target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** Where the row is drawn without the column of a place, the counterpart in a column that is. */
function drawnPlace(root: HTMLElement, session: Session, place: SpanPlace): SpanPlace {
  const cells = [...(rowElement(root, place.row)?.querySelectorAll<HTMLElement>('[data-column]') ?? [])];
  const drawn = cells.map((cell) => Number(cell.dataset['column']));
  const [first] = drawn;
  if (first === undefined || drawn.includes(place.column)) return place;
  return atColumn(session, place, first);
}
