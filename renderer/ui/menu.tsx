/** Menus from data: the same entries serve a menu under a button and a context menu. */
import { ContextMenu as BaseContext } from '@base-ui/react/context-menu';
import { Menu as Base } from '@base-ui/react/menu';
import { Check, ChevronRight } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx.ts';
import { APPLE, Keys } from './keys.tsx';
import styles from './popup.module.css';

export type MenuEntry =
  | {
      readonly type: 'action';
      readonly label: string;
      readonly icon?: ReactNode;
      readonly shortcut?: string;
      readonly danger?: boolean;
      readonly disabled?: boolean;
      /** Why it can't be chosen now; with it, it is disabled. */
      readonly why?: string;
      readonly onSelect: () => void;
    }
  | {
      readonly type: 'check';
      readonly label: string;
      readonly checked: boolean;
      readonly disabled?: boolean;
      readonly onChange: (checked: boolean) => void;
    }
  | {
      readonly type: 'choice';
      readonly label: string;
      readonly value: string;
      readonly options: readonly { readonly value: string; readonly label: string }[];
      readonly onChange: (value: string) => void;
    }
  | {
      readonly type: 'submenu';
      readonly label: string;
      readonly icon?: ReactNode;
      readonly entries: readonly MenuEntry[];
    }
  | { readonly type: 'separator' };

export interface MenuProps {
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly entries: readonly MenuEntry[];
  readonly align?: 'start' | 'center' | 'end';
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
}

export function Menu({ trigger, entries, align = 'start', ...root }: MenuProps) {
  return (
    <Base.Root {...root}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className={styles.positioner} align={align} sideOffset={4} collisionPadding={8}>
          <Base.Popup className={cx(styles.popup, styles.menu)}>
            <Entries entries={entries} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Menus at a point may lie over it, and so have the whole height of the window. */
const WHOLE_WINDOW = { side: 'shift', align: 'shift' } as const;

export interface ContextMenuProps {
  /** What answers a right click, a long press or the menu key. */
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly entries: readonly MenuEntry[];
  readonly onOpenChange?: (open: boolean) => void;
}

export function ContextMenu({ trigger, entries, onOpenChange }: ContextMenuProps) {
  return (
    <BaseContext.Root onOpenChange={onOpenChange}>
      <BaseContext.Trigger render={trigger} />
      <BaseContext.Portal>
        <BaseContext.Positioner className={styles.positioner} collisionPadding={8} collisionAvoidance={WHOLE_WINDOW}>
          <BaseContext.Popup className={cx(styles.popup, styles.menu)}>
            <Entries entries={entries} />
          </BaseContext.Popup>
        </BaseContext.Positioner>
      </BaseContext.Portal>
    </BaseContext.Root>
  );
}

export interface MenuAtProps {
  /** Where it opens, in the window's pixels; null while it is closed. */
  readonly at: { readonly x: number; readonly y: number } | null;
  readonly entries: readonly MenuEntry[];
  readonly onClose: () => void;
  /** What has the focus afterwards, where that is not what had it before. */
  readonly finalFocus?: () => HTMLElement | null;
}

/** A menu at a point, for context menus whose surroundings must not be wrapped. */
export function MenuAt({ at, entries, onClose, finalFocus }: MenuAtProps) {
  const anchor = { getBoundingClientRect: () => DOMRect.fromRect({ x: at?.x ?? 0, y: at?.y ?? 0 }) };
  return (
    <Base.Root open={at !== null} onOpenChange={(open) => open || onClose()}>
      <Base.Portal>
        <Base.Positioner
          className={styles.positioner}
          anchor={anchor}
          align="start"
          sideOffset={2}
          collisionPadding={8}
          collisionAvoidance={WHOLE_WINDOW}
        >
          <Base.Popup className={cx(styles.popup, styles.menu)} finalFocus={finalFocus}>
            <Entries entries={entries} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Entries({ entries }: { readonly entries: readonly MenuEntry[] }) {
  // Entries have no identity but their place, and a menu is built anew when it opens.
  return entries.map((entry, index) => <Entry key={index} entry={entry} />);
}

function Entry({ entry }: { readonly entry: MenuEntry }) {
  switch (entry.type) {
    case 'separator':
      return <Base.Separator className={styles.separator} />;
    case 'action':
      return (
        <Base.Item
          className={cx(styles.item, entry.danger && styles.danger)}
          disabled={entry.disabled === true || entry.why !== undefined}
          title={entry.why}
          onClick={entry.onSelect}
          aria-keyshortcuts={entry.shortcut?.replace('$mod', APPLE ? 'Meta' : 'Control')}
        >
          <span className={styles.mark}>{entry.icon}</span>
          <span className={styles.text}>{entry.label}</span>
          {entry.shortcut ? (
            // Told by aria-keyshortcuts; it is no part of the name.
            <span className={styles.trailing} aria-hidden>
              <Keys keys={entry.shortcut} />
            </span>
          ) : null}
        </Base.Item>
      );
    case 'check':
      return (
        <Base.CheckboxItem
          className={styles.item}
          checked={entry.checked}
          disabled={entry.disabled}
          onCheckedChange={entry.onChange}
        >
          <Base.CheckboxItemIndicator className={styles.mark}>
            <Check aria-hidden />
          </Base.CheckboxItemIndicator>
          <span className={styles.text}>{entry.label}</span>
        </Base.CheckboxItem>
      );
    case 'choice':
      return <Choice entry={entry} />;
    case 'submenu':
    default:
      return <Submenu entry={entry} />;
  }
}

function Choice({ entry }: { readonly entry: Extract<MenuEntry, { type: 'choice' }> }) {
  return (
    <Base.Group>
      <Base.GroupLabel className={styles.groupLabel}>{entry.label}</Base.GroupLabel>
      <Base.RadioGroup value={entry.value} onValueChange={(value) => entry.onChange(String(value))}>
        {entry.options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} className={styles.item}>
            <Base.RadioItemIndicator className={styles.mark}>
              <Check aria-hidden />
            </Base.RadioItemIndicator>
            <span className={styles.text}>{option.label}</span>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}

function Submenu({ entry }: { readonly entry: Extract<MenuEntry, { type: 'submenu' }> }) {
  return (
    <Base.SubmenuRoot>
      <Base.SubmenuTrigger className={styles.item}>
        <span className={styles.mark}>{entry.icon}</span>
        <span className={styles.text}>{entry.label}</span>
        <span className={styles.trailing}>
          <ChevronRight aria-hidden className={styles.mirror} />
        </span>
      </Base.SubmenuTrigger>
      <Base.Portal>
        <Base.Positioner className={styles.positioner} sideOffset={2} collisionPadding={8}>
          <Base.Popup className={cx(styles.popup, styles.menu)}>
            <Entries entries={entry.entries} />
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.SubmenuRoot>
  );
}
