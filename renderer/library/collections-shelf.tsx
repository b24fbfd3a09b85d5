/**
 * The collections above the works: each shows its works alone, takes works that are dropped on it, and is renamed, moved and deleted where
 * it stands. One stop of the Tab key; arrows go from one to the next.
 */
import { Ellipsis, Plus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { DragEvent, KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../i18n/format.ts';
import { useLibraryInfo } from '../service/queries.ts';
import { ContextMenu, IconButton, Menu, cx, walkByArrows } from '../ui/index.ts';
import type { MenuEntry } from '../ui/index.ts';
import { deleteCollection } from './collection-actions.ts';
import { CollectionName } from './collection-name.tsx';
import { moveCollection, useCollectionDrag } from './collections-order.ts';
import styles from './collections.module.css';
import { collectWorks } from './library-actions.ts';
import { useLibraryDialogs } from './library-dialogs-state.ts';
import { useLibraryView } from './library-state.ts';
import { useDraggedWorks } from './works-drag.ts';
import { reportError } from '../shell/report-error.ts';

const walk = walkByArrows({ items: 'button', axis: 'inline' });

export function CollectionsShelf() {
  const { t } = useTranslation('library');
  const { data: info } = useLibraryInfo();
  const collection = useLibraryView((state) => state.collection);
  const setFilter = useLibraryView((state) => state.setFilter);
  const dragged = useDraggedWorks((state) => state.dragged);
  const [renaming, setRenaming] = useState<string | null>(null);
  const { shelf, focusSoon } = useShelfFocus();
  const collections = info?.collections ?? [];
  if (collections.length === 0 && dragged === null && collection === null) return null;

  const names = collections.map(({ name }) => name);
  const endRenaming = (name: string) => {
    focusSoon(name);
    setRenaming(null);
  };
  const onMove = (name: string, step: 1 | -1) => {
    const to = names.indexOf(name) + step;
    if (names[to] === undefined) return;
    focusSoon(name);
    void moveCollection(names, name, to);
  };
  const actions = { names, onRename: setRenaming, onMove, onDelete: (name: string) => void deleteCollection(name) };
  return (
    <section className={styles.shelf} aria-label={t('shelf.label')}>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its buttons take the focus in turn */}
      <div ref={shelf} role="toolbar" aria-label={t('shelf.label')} className={styles.chips} onKeyDown={walk}>
        <AllWorks
          label={t('shelf.all')}
          count={info?.workCount ?? 0}
          isOn={collection === null}
          hasTab={collection === null || !names.includes(collection)}
          onChoose={() => setFilter({ collection: null })}
        />
        {collections.map(({ name, count }) =>
          renaming === name ? (
            <CollectionName
              key={name}
              name={name}
              others={names.filter((other) => other !== name)}
              onEnd={endRenaming}
            />
          ) : (
            <Chip
              key={name}
              label={name}
              count={count}
              isOn={collection === name}
              onChoose={() => setFilter({ collection: collection === name ? null : name })}
              actions={actions}
            />
          ),
        )}
        {dragged === null ? null : <NewCollection />}
      </div>
      {collection !== null && names.includes(collection) && renaming === null ? (
        <Menu
          align="end"
          entries={entriesOf(t, collection, actions)}
          trigger={
            <IconButton label={t('shelf.actions', { collection })}>
              <Ellipsis aria-hidden />
            </IconButton>
          }
        />
      ) : null}
    </section>
  );
}

/** Gives the focus to a collection as soon as it is drawn under its new name or in its new place. */
function useShelfFocus() {
  const shelf = useRef<HTMLDivElement>(null);
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const chip = shelf.current?.querySelector<HTMLElement>(`[data-name="${CSS.escape(wanted.current)}"]`);
    if (!chip) return;
    wanted.current = null;
    chip.focus();
  });
  const focusSoon = (name: string) => {
    wanted.current = name;
  };
  return { shelf, focusSoon };
}

interface Actions {
  /** All collections in their order. */
  readonly names: readonly string[];
  readonly onRename: (name: string) => void;
  /** One place towards the start (-1) or the end (1). */
  readonly onMove: (name: string, step: 1 | -1) => void;
  readonly onDelete: (name: string) => void;
}

function entriesOf(
  t: ReturnType<typeof useTranslation<'library'>>['t'],
  name: string,
  { names, onRename, onMove, onDelete }: Actions,
): readonly MenuEntry[] {
  return [
    { type: 'action', label: t('shelf.rename'), shortcut: 'F2', onSelect: () => onRename(name) },
    {
      type: 'action',
      label: t('shelf.earlier'),
      shortcut: 'Alt+ArrowUp',
      disabled: names[0] === name,
      onSelect: () => onMove(name, -1),
    },
    {
      type: 'action',
      label: t('shelf.later'),
      shortcut: 'Alt+ArrowDown',
      disabled: names.at(-1) === name,
      onSelect: () => onMove(name, 1),
    },
    { type: 'action', label: t('shelf.delete'), shortcut: 'Delete', danger: true, onSelect: () => onDelete(name) },
  ];
}

interface ChipProps {
  readonly label: string;
  readonly count: number;
  readonly isOn: boolean;
  readonly onChoose: () => void;
}

/** The first of the shelf: no collection, all works. Tab comes to it also where the collection that is on is not there any more. */
function AllWorks({ hasTab, ...props }: ChipProps & { readonly hasTab: boolean }) {
  return (
    <button type="button" data-name="" tabIndex={hasTab ? 0 : -1} {...chipOf(props)}>
      <ChipWords {...props} />
    </button>
  );
}

const chipOf = ({ isOn, onChoose }: ChipProps) => ({
  'aria-pressed': isOn,
  className: styles.chip,
  onClick: onChoose,
});

function ChipWords({ label, count }: Pick<ChipProps, 'label' | 'count'>) {
  const { t } = useTranslation('library');
  return (
    <>
      <bdi>{label}</bdi>
      <span className={styles.count}>
        {formatNumber(count)}
        <span className="visually-hidden">{t('shelf.works', { count })}</span>
      </span>
    </>
  );
}

/** One collection; its label is its name. */
function Chip({ actions, ...props }: ChipProps & { readonly actions: Actions }) {
  const { t } = useTranslation('library');
  const { label: name, isOn } = props;
  const works = useDrop((workIds) => collectWorks(workIds, name, true).catch(reportError));
  const order = useCollectionDrag(name, actions.names);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'F2') actions.onRename(name);
    else if (event.key === 'Delete') actions.onDelete(name);
    else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown'))
      actions.onMove(name, event.key === 'ArrowUp' ? -1 : 1);
    else return;
    event.preventDefault();
  };
  const chip = (
    <button
      type="button"
      data-name={name}
      data-over={works.isOver || undefined}
      data-insert={order.side ?? undefined}
      aria-keyshortcuts="F2 Delete Alt+ArrowUp Alt+ArrowDown"
      tabIndex={isOn ? 0 : -1}
      {...chipOf(props)}
      onDoubleClick={() => actions.onRename(name)}
      onKeyDown={onKeyDown}
      {...order.handlers}
      onDragOver={(event) => {
        works.handlers.onDragOver(event);
        order.handlers.onDragOver(event);
      }}
      onDragLeave={() => {
        works.handlers.onDragLeave();
        order.handlers.onDragLeave();
      }}
      onDrop={(event) => {
        works.handlers.onDrop(event);
        order.handlers.onDrop(event);
      }}
    >
      <ChipWords {...props} />
    </button>
  );
  return <ContextMenu entries={entriesOf(t, name, actions)} trigger={chip} />;
}

/** While works are dragged: where they make a collection of their own. */
function NewCollection() {
  const { t } = useTranslation('library');
  const drop = useDrop((workIds) => useLibraryDialogs.getState().show({ name: 'collect', workIds }));
  return (
    <span className={cx(styles.chip, styles.newChip)} data-over={drop.isOver || undefined} {...drop.handlers}>
      <Plus aria-hidden />
      {t('menu.newCollection')}
    </span>
  );
}

/** A place that takes works which are dragged. */
function useDrop(onWorks: (workIds: NonNullable<ReturnType<typeof useDraggedWorks.getState>['dragged']>) => unknown) {
  const [isOver, setOver] = useState(false);
  const onDragOver = (event: DragEvent) => {
    if (useDraggedWorks.getState().dragged === null) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setOver(true);
  };
  const onDrop = (event: DragEvent) => {
    const { dragged } = useDraggedWorks.getState();
    setOver(false);
    if (dragged === null) return;
    event.preventDefault();
    onWorks(dragged);
  };
  return { isOver, handlers: { onDragOver, onDragLeave: () => setOver(false), onDrop } };
}
