/** What can be done with words that are selected: highlight them, write a note, copy. Stands by the selection while there is one. */
import { Copy, NotebookPen } from 'lucide-react';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { NOTE_COLOURS } from '../../../contract/notes.ts';
import type { NoteColour } from '../../../contract/notes.ts';
import { reportError } from '../../shell/report-error.ts';
import { IconButton } from '../../ui/index.ts';
import { GRID_ID } from '../grid/grid-id.ts';
import { useReader } from '../reader-context.ts';
import { ColourSample } from './colour-sample.tsx';
import { addNote } from './note-actions.ts';
import { useNoteEditor } from './note-state.ts';
import { selectedTarget } from './note-target.ts';
import styles from './notes.module.css';

/** Between the selection and the toolbar, and between the toolbar and the window's edge, in CSS pixels. */
const DISTANCE = 8;

export function SelectionToolbar() {
  const { t } = useTranslation('notes');
  const reader = useReader();
  const [box, setBox] = useSelectionBox(reader.session.view.subscribe);
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const bar = element.current;
    if (!bar || !box) return;
    const { width, height } = bar.getBoundingClientRect();
    const x = Math.min(Math.max(DISTANCE, (box.left + box.right - width) / 2), window.innerWidth - width - DISTANCE);
    const above = box.top - height - DISTANCE;
    const y = above > DISTANCE ? above : Math.min(box.bottom + DISTANCE, window.innerHeight - height - DISTANCE);
    bar.style.translate = `${x}px ${y}px`;
  });
  if (!box) return null;

  const done = () => {
    document.getSelection()?.removeAllRanges();
    setBox(null);
  };
  const highlight = (colour: NoteColour) => {
    const target = selectedTarget(reader);
    if (target) addNote(reader.workId, target, { kind: 'mark', colour }).catch(reportError);
    done();
  };
  const write = () => {
    const target = selectedTarget(reader);
    if (target) useNoteEditor.setState({ target, note: null });
    setBox(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      done();
      document.getElementById(GRID_ID)?.focus();
    }
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
    const buttons = [...(element.current?.querySelectorAll('button') ?? [])];
    const forward = (event.key === 'ArrowRight') === (getComputedStyle(event.currentTarget).direction !== 'rtl');
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[(at + (forward ? 1 : -1) + buttons.length) % buttons.length]?.focus();
    event.preventDefault();
  };
  return (
    <div
      ref={element}
      role="toolbar"
      aria-label={t('toolbar.name')}
      tabIndex={-1}
      className={styles.toolbar}
      // Pressing a button must not end the selection that it is about.
      onMouseDown={(event) => event.preventDefault()}
      onKeyDown={onKeyDown}
    >
      {NOTE_COLOURS.map((colour) => (
        <IconButton
          key={colour}
          label={t('toolbar.highlight', { colour: t(`colour.${colour}`) })}
          onClick={() => highlight(colour)}
        >
          <ColourSample colour={colour} />
        </IconButton>
      ))}
      <span className={styles.divider} />
      <IconButton label={t('toolbar.note')} onClick={write}>
        <NotebookPen aria-hidden />
      </IconButton>
      <IconButton label={t('toolbar.copy')} onClick={() => document.execCommand('copy')}>
        <Copy aria-hidden />
      </IconButton>
    </div>
  );
}

/** Where the selection in the text stands on the screen; null without one, and while it is still drawn by the pointer. */
function useSelectionBox(onScroll: (listener: () => void) => () => void) {
  const [box, setBox] = useState<DOMRect | null>(null);
  const pressed = useRef(false);
  const look = useCallback(() => setBox(pressed.current ? null : selectionBox()), []);
  useEffect(() => {
    const onDown = ({ target }: PointerEvent) => {
      pressed.current = target instanceof Element && target.closest(`#${GRID_ID}`) !== null;
    };
    const onUp = () => {
      pressed.current = false;
      // The selection of a plain click is gone only afterwards.
      setTimeout(look);
    };
    document.addEventListener('selectionchange', look);
    window.addEventListener('pointerdown', onDown);
    window.addEventListener('pointerup', onUp);
    const stop = onScroll(() => requestAnimationFrame(look));
    return () => {
      document.removeEventListener('selectionchange', look);
      window.removeEventListener('pointerdown', onDown);
      window.removeEventListener('pointerup', onUp);
      stop();
    };
  }, [look, onScroll]);
  return [box, setBox] as const;
}

function selectionBox(): DOMRect | null {
  const selection = document.getSelection();
  const root = document.getElementById(GRID_ID);
  if (!root || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.commonAncestorContainer) || range.toString().trim() === '') return null;
  const box = range.getBoundingClientRect();
  const frame = root.getBoundingClientRect();
  return box.bottom < frame.top || box.top > frame.bottom ? null : box;
}
