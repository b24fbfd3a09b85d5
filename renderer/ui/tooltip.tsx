/** A short name or explanation of what is pointed at or focused. Never the only place where something is said. */
import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement, ReactNode } from 'react';
import { Keys } from './keys.tsx';
import styles from './popup.module.css';

export interface TooltipProps {
  readonly label: ReactNode;
  readonly shortcut?: string;
  /** True where what it would say can be read already. */
  readonly disabled?: boolean;
  /** The element that is explained; it must accept a ref and the usual DOM properties. */
  readonly children: ReactElement<Record<string, unknown>>;
}

export function Tooltip({ label, shortcut, disabled, children }: TooltipProps) {
  return (
    <Base.Root disabled={disabled}>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} className={styles.positioner}>
          <Base.Popup className={styles.tooltip}>
            {label}
            {shortcut ? <Keys keys={shortcut} /> : null}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
