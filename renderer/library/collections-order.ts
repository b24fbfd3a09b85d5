/** Putting collections in order: by dragging one along the shelf, or by keys and menu one place at a time. */
import i18next from 'i18next';
import type { DragEvent } from 'react';
import { useState } from 'react';
import { create } from 'zustand';
import { call } from '../service/client.ts';
import { reportError } from '../shell/report-error.ts';
import { offerUndo } from '../shell/undo.ts';
import { moveTo } from './move-to.ts';

const TYPE = 'application/x-hexapla-collection';

interface DraggedCollection {
  /** By name; null where none is. */
  readonly dragged: string | null;
}
const useDragged = create<DraggedCollection>(() => ({ dragged: null }));

/** Puts a collection at place `to` on the shelf, counted without it, and offers to undo it. */
export async function moveCollection(names: readonly string[], name: string, to: number): Promise<void> {
  const collections = moveTo(names, name, to);
  if (collections.every((other, index) => other === names[index])) return;
  try {
    const { before } = await call('library.orderCollections', { collections });
    const title = i18next.t('library:shelf.moved', { collection: name, place: collections.indexOf(name) + 1, count: collections.length }); // prettier-ignore
    offerUndo(title, () => call('library.orderCollections', { collections: [...before] }));
  } catch (error) {
    reportError(error);
  }
}

type Side = 'before' | 'after';

/** On which side of an element the pointer is, along the line. */
function sideOf({ currentTarget, clientX }: DragEvent<HTMLElement>): Side {
  const { left, width } = currentTarget.getBoundingClientRect();
  const isLeft = clientX < left + width / 2;
  const isRtl = getComputedStyle(currentTarget).direction === 'rtl';
  return isLeft === isRtl ? 'after' : 'before';
}

/** For the element of a collection: it can be dragged, and takes others before or behind it. */
export function useCollectionDrag(name: string, names: readonly string[]) {
  const [side, setSide] = useState<Side | null>(null);
  const taken = () => {
    const { dragged } = useDragged.getState();
    return dragged === name ? null : dragged;
  };
  return {
    side,
    handlers: {
      draggable: true,
      onDragStart: ({ dataTransfer }: DragEvent) => {
        dataTransfer.setData(TYPE, name);
        dataTransfer.effectAllowed = 'move';
        useDragged.setState({ dragged: name });
      },
      onDragEnd: () => useDragged.setState({ dragged: null }),
      onDragOver: (event: DragEvent<HTMLElement>) => {
        if (taken() === null) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'move';
        setSide(sideOf(event));
      },
      onDragLeave: () => setSide(null),
      onDrop: (event: DragEvent<HTMLElement>) => {
        const moved = taken();
        setSide(null);
        if (moved === null) return;
        event.preventDefault();
        const at = names.filter((other) => other !== moved).indexOf(name);
        void moveCollection(names, moved, sideOf(event) === 'after' ? at + 1 : at);
      },
    },
  };
}
