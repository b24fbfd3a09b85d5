/** Column heads: the language in itself, edition and translator; each can be moved, hidden and made wider. Sticks to the top. */
import { MoreHorizontal } from 'lucide-react';
import { memo, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent, Ref, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadingMode, VersionId } from '../../../contract/model.ts';
import { languageName, ownName } from '../../i18n/languages.ts';
import { VersionId as VersionIdSchema } from '../../../contract/model.ts';
import { FLOWS } from '../modes/mode-facts.ts';
import { IconButton, Menu, cx } from '../../ui/index.ts';
import type { MenuEntry } from '../../ui/index.ts';
import type { Column } from '../session.ts';
import { ColumnGap } from './column-gap.tsx';
import styles from './header.module.css';
import type { ColumnPixels } from './use-page-layout.ts';

export interface HeaderActions {
  /** Moves a visible column to another place among the visible ones. */
  readonly move: (from: number, to: number) => void;
  readonly hide: (version: VersionId) => void;
  /** Relative widths of two neighbours; none puts all back to equal. */
  readonly resize: (widths: Readonly<Record<string, number>> | null) => void;
}

export interface HeaderProps {
  /** Those that are drawn, and all that are shown in turn. */
  readonly columns: readonly Column[];
  readonly all: readonly Column[];
  readonly mode: ReadingMode;
  readonly onLead: (versionId: VersionId) => void;
  readonly pixels: ColumnPixels;
  readonly widths: Readonly<Record<string, number>>;
  readonly actions: HeaderActions;
  readonly ref: Ref<HTMLDivElement>;
}

/** Not rendered again while rows come and go. */
export const Header = memo(function Header(props: HeaderProps) {
  const { columns, all, mode, pixels, widths, actions, onLead, ref } = props;
  const { t, i18n } = useTranslation('reader');
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
            className={cx(
              styles.head,
              // A head begins where the text below it begins.
              FLOWS[mode] === 'beside' && column.version.direction !== i18n.dir() && styles.against,
              drag.from === place && styles.dragged,
              drag.markAt(place),
            )}
            data-head={place}
            {...drag.handlers(place)}
          >
            <HeadWords column={column} />
            <HeadMenu column={column} all={all} mode={mode} actions={actions} onLead={onLead} />
            {FLOWS[mode] === 'beside' && place < columns.length - 1 ? (
              <ColumnGap place={place} columns={columns} pixels={pixels} widths={widths} onResize={actions.resize} />
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
  readonly all: readonly Column[];
  readonly mode: ReadingMode;
  readonly actions: HeaderActions;
  readonly onLead: (versionId: VersionId) => void;
}

function HeadMenu({ column, all, mode, actions, onLead }: HeadMenuProps) {
  const place = all.indexOf(column);
  const count = all.length;
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
  /** Which version stands alone or clear. */
  const leadEntries = (): MenuEntry[] => {
    const named = (one: Column) => languageName(one.version.language, i18n.language);
    const label = (one: Column) =>
      one.version.label ? t('columns.entry', { language: named(one), detail: one.version.label }) : named(one);
    if (mode === 'blurred')
      return [
        { type: 'action', label: t('modes.clearThis'), onSelect: () => onLead(column.version.id) },
        { type: 'separator' },
      ];
    if (mode !== 'single' || count < 2) return [];
    return [
      {
        type: 'choice',
        label: t('modes.readThis'),
        value: String(column.version.id),
        options: all.map((one) => ({ value: String(one.version.id), label: label(one) })),
        onChange: (id) => onLead(VersionIdSchema.parse(Number(id))),
      },
      { type: 'separator' },
    ];
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
          ...leadEntries(),
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
