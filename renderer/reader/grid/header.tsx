/** Column heads: the language in itself, edition and translator; each can be moved, hidden and made wider. Sticks to the top. */
import { MoreHorizontal } from 'lucide-react';
import { memo, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent, Ref, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { VersionId } from '../../../contract/model.ts';
import { languageName, ownName } from '../../i18n/languages.ts';
import { IconButton, Menu, cx } from '../../ui/index.ts';
import type { Column } from '../session.ts';
import { ColumnGap } from './column-gap.tsx';
import styles from './grid.module.css';
import type { PageLayout } from './use-page-layout.ts';

export interface HeaderActions {
  /** Moves a visible column to another place among the visible ones. */
  readonly move: (from: number, to: number) => void;
  readonly hide: (version: VersionId) => void;
  /** Relative widths of two neighbours; none puts all back to equal. */
  readonly resize: (widths: Readonly<Record<string, number>> | null) => void;
}

export interface HeaderProps {
  readonly columns: readonly Column[];
  readonly page: PageLayout;
  readonly widths: Readonly<Record<string, number>>;
  readonly actions: HeaderActions;
  readonly ref: Ref<HTMLDivElement>;
}

/** Not rendered again while rows come and go. */
export const Header = memo(function Header({ columns, page, widths, actions, ref }: HeaderProps) {
  const { t } = useTranslation('reader');
  const row = useRef<HTMLDivElement>(null);
  const drag = useColumnDrag(row, actions.move);
  return (
    <div ref={ref} role="rowgroup" className={styles.header}>
      <div role="row" aria-rowindex={1} className={styles.headerRow} ref={row}>
        <div role="columnheader" aria-colindex={1}>
          <span className="visually-hidden">{t('header.number')}</span>
        </div>
        {columns.map((column, place) => (
          <div
            key={column.version.id}
            role="columnheader"
            aria-colindex={place + 2}
            className={cx(styles.head, drag.from === place && styles.dragged, drag.markAt(place))}
            data-head={place}
            {...drag.handlers(place)}
          >
            <HeadWords column={column} />
            <HeadMenu column={column} place={place} count={columns.length} actions={actions} />
            {place < columns.length - 1 ? (
              <ColumnGap place={place} columns={columns} page={page} widths={widths} onResize={actions.resize} />
            ) : null}
          </div>
        ))}
        <div role="columnheader" aria-colindex={columns.length + 2}>
          <span className="visually-hidden">{t('header.marks')}</span>
        </div>
      </div>
    </div>
  );
});

function HeadWords({ column }: { readonly column: Column }) {
  const { t, i18n } = useTranslation('reader');
  const { version } = column;
  const own = ownName(version.language);
  const inLocale = languageName(version.language, i18n.language);
  const translator = version.translator === '' ? '' : t('header.translator', { name: version.translator });
  const details = [version.label, translator, version.date].filter((part) => part !== '');
  const shown = details.length === 0 && version.original ? [t('header.original')] : details;
  return (
    <div className={styles.headWords}>
      <div className={styles.language}>
        <span lang={version.language} dir={version.direction} className={styles.ownName}>
          {own}
        </span>
        {own.toLowerCase() === inLocale.toLowerCase() ? null : <span className="visually-hidden">({inLocale})</span>}
      </div>
      <div className={styles.details}>
        {shown.map((detail, index) => (
          <span key={detail}>
            {index > 0 ? ' · ' : null}
            <bdi>{detail}</bdi>
          </span>
        ))}
      </div>
    </div>
  );
}

interface HeadMenuProps {
  readonly column: Column;
  readonly place: number;
  readonly count: number;
  readonly actions: HeaderActions;
}

function HeadMenu({ column, place, count, actions }: HeadMenuProps) {
  const { t, i18n } = useTranslation('reader');
  const name = languageName(column.version.language, i18n.language);
  const rtl = i18n.dir() === 'rtl';
  const before = {
    label: t(rtl ? 'column.moveRight' : 'column.moveLeft'),
    shortcut: rtl ? 'Alt+ArrowRight' : 'Alt+ArrowLeft',
  };
  const after = {
    label: t(rtl ? 'column.moveLeft' : 'column.moveRight'),
    shortcut: rtl ? 'Alt+ArrowLeft' : 'Alt+ArrowRight',
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
    const step = (event.key === 'ArrowRight') === rtl ? -1 : 1;
    event.preventDefault();
    if (place + step >= 0 && place + step < count) actions.move(place, place + step);
  };
  return (
    <div className={styles.headMenu} data-no-drag="">
      <Menu
        align="end"
        trigger={
          <IconButton label={t('column.menu', { name })} onKeyDown={onKeyDown}>
            <MoreHorizontal aria-hidden />
          </IconButton>
        }
        entries={[
          { type: 'action', ...before, disabled: place === 0, onSelect: () => actions.move(place, place - 1) },
          { type: 'action', ...after, disabled: place === count - 1, onSelect: () => actions.move(place, place + 1) },
          { type: 'separator' },
          { type: 'action', label: t('column.equal'), disabled: count < 2, onSelect: () => actions.resize(null) },
          {
            type: 'action',
            label: t('column.hide'),
            disabled: count < 2,
            onSelect: () => actions.hide(column.version.id),
          },
        ]}
      />
    </div>
  );
}

const DRAG_FROM = 6;

/** Moves columns by their heads. The head under the pointer shows on which side the column will land. */
function useColumnDrag(row: RefObject<HTMLDivElement | null>, move: HeaderActions['move']) {
  const [drag, setDrag] = useState<{ from: number; to: number; x: number; moving: boolean } | null>(null);

  const targetAt = (x: number): number => {
    const heads = [...(row.current?.querySelectorAll<HTMLElement>('[data-head]') ?? [])];
    const distances = heads.map((head) => {
      const { left, right } = head.getBoundingClientRect();
      return Math.abs((left + right) / 2 - x);
    });
    return distances.indexOf(Math.min(...distances));
  };
  const handlers = (place: number) => ({
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      if (event.button !== 0 || (event.target as Element).closest('[data-no-drag]')) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ from: place, to: place, x: event.clientX, moving: false });
    },
    onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
      if (!drag || drag.from !== place) return;
      const moving = drag.moving || Math.abs(event.clientX - drag.x) > DRAG_FROM;
      if (moving) setDrag({ ...drag, moving, to: targetAt(event.clientX) });
    },
    onPointerUp: () => {
      if (drag?.moving && drag.to !== drag.from) move(drag.from, drag.to);
      setDrag(null);
    },
    onPointerCancel: () => setDrag(null),
  });
  const markAt = (place: number) => {
    if (!drag?.moving || drag.to !== place || drag.to === drag.from) return undefined;
    return drag.to > drag.from ? styles.dropAfter : styles.dropBefore;
  };
  return { from: drag?.moving ? drag.from : null, handlers, markAt };
}
