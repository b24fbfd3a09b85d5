/** Buttons: with words, or an icon with a name that a tooltip and screen readers speak. */
import { Button as BaseButton } from '@base-ui/react/button';
import type { ComponentProps, ReactNode, Ref } from 'react';
import styles from './button.module.css';
import { cx } from './cx.ts';
import { Tooltip } from './tooltip.tsx';

type BaseProps = Omit<ComponentProps<typeof BaseButton>, 'className' | 'render'> & {
  readonly className?: string;
  readonly ref?: Ref<HTMLButtonElement>;
};

export interface ButtonProps extends BaseProps {
  /** primary: the one thing to do here. danger: destroys. quiet: no frame until pointed at. */
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly icon?: ReactNode;
}

export function Button({ variant = 'secondary', icon, className, children, ...rest }: ButtonProps) {
  return (
    <BaseButton {...rest} className={cx(styles.button, styles[variant], className)}>
      {icon}
      {children}
    </BaseButton>
  );
}

export interface IconButtonProps extends BaseProps {
  /** Its accessible name and its tooltip. */
  readonly label: string;
  /** A key combination shown in the tooltip, such as "Ctrl+O". */
  readonly shortcut?: string;
  readonly pressed?: boolean;
}

export function IconButton({ label, shortcut, pressed, className, children, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={label} shortcut={shortcut}>
      <BaseButton {...rest} aria-label={label} aria-pressed={pressed} className={cx(styles.icon, className)}>
        {children}
      </BaseButton>
    </Tooltip>
  );
}
