/**
 * The collections above the works: each shows its works alone, takes works that are dropped on it, and is renamed and deleted where it
 * stands. One stop of the Tab key; arrows go from one to the next.
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
  const shelf = useRef<HTMLDivElement>(null);
  /** The collection that takes the focus as soon as it is drawn under its new name. */
  const wantsFocus = useRef<string | null>(null);
  useEffect(() => {
    if (wantsFocus.current === null) return;
    const chip = shelf.current?.querySelector<HTMLElement>(`[data-name="${CSS.escape(wantsFocus.current)}"]`);
    if (!chip) return;
    wantsFocus.current = null;
    chip.focus();
  });
  const collections = info?.collections ?? [];
  if (collections.length === 0 && dragged === null && collection === null) return null;

  const names = collections.map(({ name }) => name);
  const endRenaming = (name: string) => {
    wantsFocus.current = name;
    setRenaming(null);
  };
  const actions = { onRename: setRenaming, onDelete: (name: string) => void deleteCollection(name) };
  return (
    <section className={styles.shelf} aria-label={t('shelf.label')}>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its buttons take the focus in turn */}
      <div ref={shelf} role="toolbar" aria-label={t('shelf.label')} className={styles.chips} onKeyDown={walk}>
        <Chip
          name={null}
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
              name={name}
              label={name}
              count={count}
              isOn={collection === name}
              hasTab={collection === name}
              onChoose={() => setFilter({ collection: collection === name ? null : name })}
              {...actions}
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

interface Actions {
  readonly onRename: (name: string) => void;
  readonly onDelete: (name: string) => void;
}

function entriesOf(
  t: ReturnType<typeof useTranslation<'library'>>['t'],
  name: string,
  { onRename, onDelete }: Actions,
): readonly MenuEntry[] {
  return [
    { type: 'action', label: t('shelf.rename'), shortcut: 'F2', onSelect: () => onRename(name) },
    { type: 'action', label: t('shelf.delete'), shortcut: 'Delete', danger: true, onSelect: () => onDelete(name) },
  ];
}

interface ChipProps extends Partial<Actions> {
  /** Null for all works. */
  readonly name: string | null;
  readonly label: string;
  readonly count: number;
  readonly isOn: boolean;
  readonly hasTab: boolean;
  readonly onChoose: () => void;
}

function Chip({ name, label, count, isOn, hasTab, onChoose, onRename, onDelete }: ChipProps) {
  const { t } = useTranslation('library');
  const drop = useDrop((workIds) => name !== null && collectWorks(workIds, name, true).catch(reportError));
  const onKeyDown = (event: KeyboardEvent) => {
    if (name === null) return;
    if (event.key === 'F2') onRename?.(name);
    else if (event.key === 'Delete') onDelete?.(name);
    else return;
    event.preventDefault();
  };
  const chip = (
    <button
      type="button"
      data-name={name ?? ''}
      data-over={drop.isOver || undefined}
      aria-pressed={isOn}
      aria-keyshortcuts={name === null ? undefined : 'F2 Delete'}
      tabIndex={hasTab ? 0 : -1}
      className={styles.chip}
      onClick={onChoose}
      onDoubleClick={name === null ? undefined : () => onRename?.(name)}
      onKeyDown={onKeyDown}
      {...(name === null ? {} : drop.handlers)}
    >
      <bdi>{label}</bdi>
      <span className={styles.count}>
        {formatNumber(count)}
        <span className="visually-hidden">{t('shelf.works', { count })}</span>
      </span>
    </button>
  );
  if (name === null || !onRename || !onDelete) return chip;
  return <ContextMenu entries={entriesOf(t, name, { onRename, onDelete })} trigger={chip} />;
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
