/** A list that is walked by arrow keys while the page follows: doubts, and what the dot plot shows. One thing is current. */
import { useEffect, useId, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { destination } from '../../ui/index.ts';
import { usePanelFocus } from '../panel/panel-focus.ts';
import styles from './review.module.css';

export interface QueueItem {
  readonly key: string;
  readonly content: ReactNode;
}

export interface QueueListProps {
  readonly label: string;
  readonly items: readonly QueueItem[];
  readonly active: number;
  /** The keys or the pointer came to an item. */
  readonly onActive: (index: number) => void;
  /** Enter, or a second press. */
  readonly onGo: (index: number) => void;
  /** Other keys without modifiers; answers whether it took one. */
  readonly onKey?: (key: string) => boolean;
}

/** Items that PageUp and PageDown pass over. */
const PAGE = 10;

export function QueueList({ label, items, active, onActive, onGo, onKey }: QueueListProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  usePanelFocus(list);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || items.length === 0) return;
    const next = destination(event.key, { axis: 'block', count: items.length, at: active, page: PAGE });
    if (next !== null) onActive(next);
    else if (event.key === 'Enter') onGo(active);
    else if (!onKey?.(event.key.toLowerCase())) return;
    event.preventDefault();
    // Keys of the page, such as those of Align mode, are not meant.
    event.stopPropagation();
  };
  return (
    <div
      ref={list}
      role="listbox"
      data-in-page
      aria-label={label}
      aria-activedescendant={items.length > 0 ? `${id}.${active}` : undefined}
      tabIndex={0}
      className={styles.list}
      onKeyDown={onKeyDown}
    >
      {items.map((item, index) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the list has the focus and answers the keys
        <div
          key={item.key}
          id={`${id}.${index}`}
          role="option"
          aria-selected={index === active}
          className={styles.item}
          onClick={() => onActive(index)}
          onDoubleClick={() => onGo(index)}
        >
          {item.content}
        </div>
      ))}
    </div>
  );
}
