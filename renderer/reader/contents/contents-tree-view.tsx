/** Headings as a tree: arrows walk and open and close, Enter or a click goes to the place. The entry that the view is in is marked. */
import { ChevronRight } from 'lucide-react';
import { memo, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { KeyboardEvent } from 'react';
import type { ContentsEntry } from '../../../contract/contents.ts';
import type { Version } from '../../../contract/model.ts';
import { formatNumber } from '../../i18n/format.ts';
import { cx } from '../../ui/index.ts';
import { usePanelFocus } from '../panel/panel-focus.ts';
import { numberOf } from '../layout/items.ts';
import { useReader } from '../reader-context.ts';
import { contentsTree, entryAt, shownNodes, visibleNode } from './contents-tree.ts';
import type { TreeNode } from './contents-tree.ts';
import styles from './contents.module.css';

export interface ContentsTreeProps {
  readonly label: string;
  readonly version: Version;
  readonly entries: readonly ContentsEntry[];
  readonly onGo: (entry: ContentsEntry) => void;
}

/** Longer contents open with their uppermost headings only. */
const OPEN_UP_TO = 400;

export function ContentsTree({ label, version, entries, onGo }: ContentsTreeProps) {
  const tree = useMemo(() => contentsTree(entries), [entries]);
  const [closed, setClosed] = useState<ReadonlySet<number>>(() => initiallyClosed(tree));
  const shown = useMemo(() => shownNodes(tree, closed), [tree, closed]);
  const current = visibleNode(tree, useCurrentEntry(entries), closed);
  /** Which entry the arrow keys stand on; the current one until they were used. */
  const [walked, setWalked] = useState<number | null>(null);
  const active = walked !== null && shown.includes(walked) ? walked : current >= 0 ? current : (shown[0] ?? 0);

  const list = useRef<HTMLDivElement>(null);
  const activeItem = useRef<HTMLDivElement>(null);
  usePanelFocus(activeItem);
  useEffect(() => {
    list.current?.querySelector(`[data-node="${current}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const walk = (index: number | undefined) => {
    if (index === undefined || index < 0) return;
    setWalked(index);
    const item = list.current?.querySelector<HTMLElement>(`[data-node="${index}"]`);
    item?.focus({ preventScroll: true });
    item?.scrollIntoView({ block: 'nearest' });
  };
  const setOpen = useCallback((node: TreeNode, open: boolean) => {
    setClosed((before) => {
      const next = new Set(before);
      if (open) next.delete(node.entry.segmentId);
      else next.add(node.entry.segmentId);
      return next;
    });
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    const node = tree[active];
    if (!node || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = shown.indexOf(active);
    const isClosed = closed.has(node.entry.segmentId);
    const [inward, outward] =
      getComputedStyle(event.currentTarget).direction === 'rtl'
        ? ['ArrowLeft', 'ArrowRight']
        : ['ArrowRight', 'ArrowLeft'];
    if (event.key === 'ArrowDown') walk(shown[at + 1]);
    else if (event.key === 'ArrowUp') walk(shown[at - 1]);
    else if (event.key === 'Home') walk(shown[0]);
    else if (event.key === 'End') walk(shown.at(-1));
    else if (event.key === 'Enter' || event.key === ' ') onGo(node.entry);
    else if (event.key === inward && node.hasChildren) {
      if (isClosed) setOpen(node, true);
      else walk(active + 1);
    } else if (event.key === outward) {
      if (node.hasChildren && !isClosed) setOpen(node, false);
      else walk(node.parent);
    } else return;
    event.preventDefault();
  };

  return (
    <div ref={list} role="tree" aria-label={label} tabIndex={-1} className={styles.tree} onKeyDown={onKeyDown}>
      {shown.map((index) => {
        const node = tree[index];
        return node ? (
          <Item
            key={node.entry.segmentId}
            ref={index === active ? activeItem : undefined}
            index={index}
            node={node}
            version={version}
            open={!closed.has(node.entry.segmentId)}
            current={index === current}
            active={index === active}
            onGo={onGo}
            onOpen={setOpen}
          />
        ) : null;
      })}
    </div>
  );
}

function initiallyClosed(tree: readonly TreeNode[]): Set<number> {
  if (tree.length <= OPEN_UP_TO) return new Set();
  return new Set(tree.filter(({ hasChildren }) => hasChildren).map(({ entry }) => entry.segmentId));
}

/** Index of the entry that the view is in; renders only when that is another one. */
function useCurrentEntry(entries: readonly ContentsEntry[]): number {
  const { view } = useReader().session;
  return useSyncExternalStore(view.subscribe, () => entryAt(entries, view.snapshot().current));
}

interface ItemProps {
  readonly index: number;
  readonly node: TreeNode;
  readonly version: Version;
  readonly open: boolean;
  readonly current: boolean;
  readonly active: boolean;
  readonly onGo: (entry: ContentsEntry) => void;
  readonly onOpen: (node: TreeNode, open: boolean) => void;
  readonly ref?: React.Ref<HTMLDivElement>;
}

const Item = memo(function Item({ index, node, version, open, current, active, onGo, onOpen, ref }: ItemProps) {
  const { items } = useReader();
  const { entry, depth, hasChildren } = node;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the tree answers the keys of all its items
    <div
      ref={ref}
      role="treeitem"
      aria-level={depth}
      aria-posinset={node.position}
      aria-setsize={node.siblings}
      aria-expanded={hasChildren ? open : undefined}
      aria-selected={active}
      aria-current={current ? 'location' : undefined}
      tabIndex={active ? 0 : -1}
      data-node={index}
      className={cx(styles.item, current && styles.current, depth === 1 && styles.top)}
      style={{ paddingInlineStart: `${4 + (depth - 1) * 14}px` }}
      onClick={() => onGo(entry)}
    >
      {/* Opened and closed by arrow keys, and by the pointer here. */}
      <span
        aria-hidden
        className={styles.twist}
        data-open={open || undefined}
        onClick={(event) => {
          if (!hasChildren) return;
          event.stopPropagation();
          onOpen(node, !open);
        }}
      >
        {hasChildren ? <ChevronRight /> : null}
      </span>
      <span className={styles.text} lang={version.language} dir={version.direction}>
        {entry.text}
      </span>
      <span aria-hidden className={styles.number}>
        {formatNumber(numberOf(items, entry.row), { useGrouping: false })}
      </span>
    </div>
  );
});
