/** Dragging works within the window: the one that was taken hold of, or all that are selected with it. */
import i18next from 'i18next';
import type { DragEvent } from 'react';
import { create } from 'zustand';
import type { WorkId, WorkSummary } from '../../contract/model.ts';
import styles from './collections.module.css';
import { meant } from './work-menu.ts';

const TYPE = 'application/x-hexapla-works';

interface DraggedWorks {
  /** Null where none is dragged. */
  readonly dragged: readonly WorkId[] | null;
}
export const useDraggedWorks = create<DraggedWorks>(() => ({ dragged: null }));

/** Says how many are on their way; the picture of one cover would not. */
function showCount(transfer: DataTransfer, count: number): void {
  const label = document.createElement('div');
  label.className = styles.dragLabel ?? '';
  label.textContent = i18next.t('library:count', { count });
  document.body.append(label);
  transfer.setDragImage(label, 0, 0);
  // The picture is taken before the next frame.
  requestAnimationFrame(() => label.remove());
}

/** For the element of a work. */
export function dragOf(works: readonly WorkSummary[], work: WorkSummary) {
  return {
    draggable: true,
    onDragStart: ({ dataTransfer }: DragEvent) => {
      const dragged = meant(works, work).map(({ id }) => id);
      dataTransfer.setData(TYPE, dragged.join(' '));
      dataTransfer.effectAllowed = 'copy';
      if (dragged.length > 1) showCount(dataTransfer, dragged.length);
      // What the page changes at once would end the drag.
      setTimeout(() => useDraggedWorks.setState({ dragged }));
    },
    onDragEnd: () => setTimeout(() => useDraggedWorks.setState({ dragged: null })),
  };
}
