/** A slider in the theme's colours: filled up to where it stands, from the side where reading begins. */
import type { ComponentProps, CSSProperties } from 'react';
import styles from './field.module.css';

export interface RangeProps extends Omit<
  ComponentProps<'input'>,
  'type' | 'min' | 'max' | 'value' | 'onChange' | 'style' | 'className'
> {
  readonly min: number;
  readonly max: number;
  readonly value: number;
  readonly onValueChange: (value: number) => void;
}

export function Range({ min, max, value, onValueChange, ...rest }: RangeProps) {
  const share = `${((value - min) / (max - min)) * 100}%`;
  return (
    <input
      {...rest}
      type="range"
      className={styles.range}
      style={{ '--share': share } as CSSProperties}
      min={min}
      max={max}
      value={value}
      onChange={(event) => onValueChange(event.currentTarget.valueAsNumber)}
    />
  );
}
