/** Small controls: on or off, one of a few in sight, how far something has come. */
import { Progress as BaseProgress } from '@base-ui/react/progress';
import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { Switch as BaseSwitch } from '@base-ui/react/switch';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from './cx.ts';
import styles from './field.module.css';
import { Tooltip } from './tooltip.tsx';

export interface SwitchProps {
  readonly label: ReactNode;
  readonly checked: boolean;
  readonly onCheckedChange: (checked: boolean) => void;
  readonly disabled?: boolean;
}

export function Switch({ label, checked, onCheckedChange, disabled }: SwitchProps) {
  return (
    <label className={styles.switchRow}>
      <BaseSwitch.Root
        className={styles.switch}
        checked={checked}
        disabled={disabled}
        onCheckedChange={(next) => onCheckedChange(next)}
      >
        <BaseSwitch.Thumb className={styles.thumb} />
      </BaseSwitch.Root>
      <span>{label}</span>
    </label>
  );
}

export interface SegmentedOption<T extends string> {
  readonly value: T;
  readonly label: string;
  /** Shown instead of the label, which then names it and is its tooltip. */
  readonly icon?: ReactNode;
}

export interface SegmentedProps<T extends string> {
  /** Names the group for screen readers. */
  readonly label: string;
  readonly value: T;
  readonly options: readonly SegmentedOption<T>[];
  readonly onValueChange: (value: T) => void;
  readonly disabled?: boolean;
  readonly className?: string;
}

/** One of a few, all in sight. Arrow keys choose, as in any group of radio buttons. */
export function Segmented<T extends string>(props: SegmentedProps<T>) {
  const { label, value, options, onValueChange, disabled, className } = props;
  return (
    <RadioGroup
      aria-label={label}
      className={cx(styles.segmented, className)}
      value={value}
      disabled={disabled}
      onValueChange={(next) => onValueChange(next)}
    >
      {options.map((option) => {
        const segment = (
          <Radio.Root key={option.value} value={option.value} className={styles.segment} aria-label={option.label}>
            {option.icon ?? option.label}
          </Radio.Root>
        );
        return option.icon ? (
          <Tooltip key={option.value} label={option.label}>
            {segment}
          </Tooltip>
        ) : (
          segment
        );
      })}
    </RadioGroup>
  );
}

export interface ProgressProps {
  readonly label: ReactNode;
  /** 0 to 1, or null while unknown. */
  readonly share: number | null;
  readonly className?: string;
}

export function Progress({ label, share, className }: ProgressProps) {
  const { i18n } = useTranslation();
  return (
    <BaseProgress.Root
      className={cx(styles.progress, className)}
      value={share === null ? null : Math.round(share * 100)}
      locale={i18n.language}
    >
      <BaseProgress.Label className={styles.progressLabel}>{label}</BaseProgress.Label>
      <BaseProgress.Value className={styles.progressValue} />
      <BaseProgress.Track className={styles.track}>
        <BaseProgress.Indicator className={styles.indicator} />
      </BaseProgress.Track>
    </BaseProgress.Root>
  );
}
