/** Behaviour that cards and list share: a roving focus that survives virtualisation, selection by mouse and keyboard, opening. */
import type { Virtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, MouseEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkId, WorkSummary } from '../../contract/model.ts';
import { useArrival } from '../state/arrival.ts';
import { isFocusLost } from '../ui/index.ts';
import { between, destination } from './grid-keys.ts';
import { openWork } from './library-actions.ts';
import { useLibraryDialogs } from './library-dialogs-state.ts';
import { useLibraryView } from './library-state.ts';
import { deleteSelected } from './work-menu.ts';

interface GridOptions {
  readonly works: readonly WorkSummary[];
  readonly columns: number;
  readonly scroller: HTMLElement;
  readonly virtualizer: Virtualizer<HTMLElement, Element>;
}

export function useWorksGrid({ works, columns, scroller, virtualizer }: GridOptions) {
  const { i18n } = useTranslation();
  const cursor = useLibraryView((state) => state.cursor);
  const found = works.findIndex((work) => work.id === cursor);
  /** Where the cursor was last: what stands there now is next when its work has gone. */
  const [last, setLast] = useState(0);
  if (found >= 0 && found !== last) setLast(found);
  const current = found < 0 ? Math.min(last, Math.max(0, works.length - 1)) : found;
  const hadFocus = useHadFocus(scroller);
  /** The work that is to have the keyboard as soon as it is drawn. Not the cursor: a dialog that closes leads that back to where it was. */
  const wanted = useRef<WorkId | null>(null);

  const frame = useRef(0);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  const settle = () => {
    cancelAnimationFrame(frame.current);
    if (wanted.current === null) return;
    const element = scroller.querySelector<HTMLElement>(`[data-work="${wanted.current}"]`);
    if (!element) return;
    if (document.querySelector('[data-dialog]')) {
      frame.current = requestAnimationFrame(settle);
      return;
    }
    wanted.current = null;
    element.focus({ preventScroll: true });
  };
  const revealed = useLibraryView((state) => state.revealed);
  const seen = useRef(revealed);
  useEffect(() => {
    // What came may not be listed yet.
    if (seen.current !== revealed) wanted.current = revealed.workId;
    seen.current = revealed;
    if (hadFocus.current && wanted.current === null && isFocusLost()) {
      // The work that had the keyboard was deleted, or filtered away.
      const work = works[current];
      if (work && work.id !== cursor) useLibraryView.getState().setCursor(work.id);
      wanted.current = work?.id ?? null;
    }
    settle();
  });
  // Back from a work, the keyboard is at that work.
  useArrival(() => {
    if (cursor === null && works[0]) useLibraryView.getState().setCursor(works[0].id);
    wanted.current = useLibraryView.getState().cursor;
    virtualizer.scrollToIndex(Math.floor(current / columns));
    settle();
  });

  const goTo = useCallback(
    (index: number, extend: boolean) => {
      const work = works[index];
      if (!work) return;
      const { setCursor, select, anchor } = useLibraryView.getState();
      if (extend) {
        const from = works.findIndex(({ id }) => id === (anchor ?? works[current]?.id));
        select(ids(works, between(Math.max(0, from), index)), works[Math.max(0, from)]?.id ?? null);
      }
      wanted.current = work.id;
      setCursor(work.id);
      virtualizer.scrollToIndex(Math.floor(index / columns));
    },
    [works, columns, current, virtualizer],
  );

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const work = works[current];
    // Buttons inside a card keep their own keys.
    if (!work || !(event.target instanceof HTMLElement) || event.target.dataset['work'] === undefined) return;
    const rowHeight = (virtualizer.getTotalSize() || 1) / Math.max(1, Math.ceil(works.length / columns));
    const pageRows = Math.max(1, Math.floor(scroller.clientHeight / rowHeight) - 1);
    const place = { index: current, count: works.length, columns, pageRows, direction: i18n.dir() };
    const to = event.ctrlKey || event.metaKey || event.altKey ? null : destination(event.key, place);
    if (to !== null) goTo(to, event.shiftKey);
    else if (!actOnKey(event, works, work)) return;
    event.preventDefault();
  };

  // The same from one scroll to the next, so that cards that stay in sight are not drawn again.
  const onWorkClick = useCallback(
    (event: MouseEvent, work: WorkSummary) => {
      const { toggle, select, setCursor, anchor, cursor: was } = useLibraryView.getState();
      setCursor(work.id);
      if (event.ctrlKey || event.metaKey) toggle(work.id);
      else if (event.shiftKey) {
        const from = Math.max(
          0,
          works.findIndex(({ id }) => id === (anchor ?? was ?? work.id)),
        );
        select(
          ids(
            works,
            between(
              from,
              works.findIndex(({ id }) => id === work.id),
            ),
          ),
          works[from]?.id ?? null,
        );
      } else {
        ignoreSecondPress();
        openWork(work.id);
      }
    },
    [works],
  );

  return { current, onKeyDown, onWorkClick };
}

/** Whether the keyboard is among the works, also when what had it is there no more. */
function useHadFocus(scroller: HTMLElement): RefObject<boolean> {
  const hadFocus = useRef(false);
  useEffect(() => {
    const come = () => {
      hadFocus.current = true;
    };
    const go = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Node) hadFocus.current = scroller.contains(relatedTarget);
    };
    scroller.addEventListener('focusin', come);
    scroller.addEventListener('focusout', go);
    return () => {
      scroller.removeEventListener('focusin', come);
      scroller.removeEventListener('focusout', go);
    };
  }, [scroller]);
  return hadFocus;
}

/** Who presses twice, as elsewhere to open, has the second press land in the work: it is not to select a word there. */
function ignoreSecondPress(): void {
  const ignore = (event: globalThis.MouseEvent) => {
    if (event.detail > 1) event.preventDefault();
  };
  document.addEventListener('mousedown', ignore, { capture: true, once: true });
}

function ids(works: readonly WorkSummary[], indices: readonly number[]): WorkId[] {
  return indices.map((index) => works[index]?.id).filter((id) => id !== undefined);
}

/** Keys that act on a work or on the selection. Answers whether the key was one of them. */
function actOnKey(event: KeyboardEvent, works: readonly WorkSummary[], work: WorkSummary): boolean {
  const view = useLibraryView.getState();
  const modified = event.ctrlKey || event.metaKey;
  switch (event.key) {
    case 'Enter':
      openWork(work.id);
      return true;
    case ' ':
      view.toggle(work.id);
      return true;
    case 'F2':
      useLibraryDialogs.getState().show({ name: 'rename', workId: work.id });
      return true;
    case 'Delete':
      deleteSelected(works, work);
      return true;
    case 'Escape':
      if (view.selected.size === 0) return false;
      view.select([], null);
      return true;
    case 'a':
      if (!modified) return false;
      view.select(works.map(({ id }) => id));
      return true;
    default:
      return false;
  }
}
