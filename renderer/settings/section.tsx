/** What the sections of the settings are built from. */
import type { ReactNode } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../i18n/format.ts';
import { updateSettings, useCurrentSettings } from './settings-state.ts';
import { Range } from '../ui/index.ts';
import styles from './settings.module.css';

export function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.group} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}

/** A control that has no label of its own, under one. */
export function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <p className={styles.label}>{label}</p>
      {children}
    </div>
  );
}

interface SliderProps {
  readonly name: 'fontSize' | 'lineHeight' | 'measure';
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly digits: number;
}

export function Slider({ name, min, max, step, digits }: SliderProps) {
  const { t } = useTranslation('settings');
  const value = useCurrentSettings()[name];
  const words = t(`${name}.value`, { value: formatNumber(value, { maximumFractionDigits: digits }) });
  return (
    <div className={styles.slider}>
      <label htmlFor={`slider-${name}`}>{t(`${name}.label`)}</label>
      <span aria-hidden>{words}</span>
      <Range
        id={`slider-${name}`}
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={words}
        onValueChange={(next) => updateSettings({ [name]: next })}
      />
    </div>
  );
}
