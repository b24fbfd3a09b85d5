/** Tabs by icon: the chosen one says its name beside it, the others in a tooltip. Arrow keys go from one to the next. */
import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './tabs.module.css';
import { Tooltip } from './tooltip.tsx';

export interface TabEntry<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly icon: ReactNode;
}

export interface TabsProps<T extends string> {
  /** Names the row of tabs for screen readers. */
  readonly label: string;
  readonly value: T;
  readonly tabs: readonly TabEntry<T>[];
  readonly onValueChange: (value: T) => void;
  /** At the end of the row, such as a closing button. */
  readonly actions?: ReactNode;
  readonly className?: string;
  /** What the chosen tab shows. */
  readonly children: ReactNode;
}

export function Tabs<T extends string>(props: TabsProps<T>) {
  const { label, value, tabs, onValueChange, actions, className, children } = props;
  return (
    <Base.Root className={cx(styles.tabs, className)} value={value} onValueChange={(next: T) => onValueChange(next)}>
      <div className={styles.bar}>
        <Base.List className={styles.list} aria-label={label} activateOnFocus>
          {tabs.map((tab) => (
            <Tooltip key={tab.value} label={tab.label} disabled={tab.value === value}>
              <Base.Tab className={styles.tab} value={tab.value} aria-label={tab.label}>
                {tab.icon}
                {tab.value === value ? <span aria-hidden>{tab.label}</span> : null}
              </Base.Tab>
            </Tooltip>
          ))}
        </Base.List>
        {actions}
      </div>
      <Base.Panel key={value} className={styles.panel} value={value}>
        {children}
      </Base.Panel>
    </Base.Root>
  );
}
