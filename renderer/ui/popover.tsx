/** A small panel that hangs at the button that opened it. Escape or a click outside closes it and gives the focus back. */
import { Popover as Base } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './popup.module.css';

export interface PopoverProps {
  readonly trigger: ReactElement<Record<string, unknown>>;
  /** Names the panel; hidden from sight with `hideTitle`. */
  readonly title: ReactNode;
  readonly hideTitle?: boolean;
  readonly side?: 'block-start' | 'block-end';
  readonly align?: 'start' | 'center' | 'end';
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Popover({
  trigger,
  title,
  hideTitle,
  side,
  align = 'center',
  className,
  children,
  ...root
}: PopoverProps) {
  return (
    <Base.Root {...root}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner
          className={styles.positioner}
          side={side === 'block-start' ? 'top' : 'bottom'}
          align={align}
          sideOffset={6}
          collisionPadding={8}
        >
          <Base.Popup className={cx(styles.popup, styles.popover, className)}>
            <Base.Title className={hideTitle ? 'visually-hidden' : styles.popoverTitle}>{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
