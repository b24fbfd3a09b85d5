/** Choosing one of a few (Select) or one of many by typing (SearchSelect). */
import { Combobox } from '@base-ui/react/combobox';
import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from './cx.ts';
import styles from './field.module.css';
import popup from './popup.module.css';

export interface Option<T extends string = string> {
  readonly value: T;
  readonly label: string;
  /** Said after the label, softer: a score, a code. */
  readonly note?: string;
}

export interface SelectProps<T extends string> {
  readonly label: ReactNode;
  readonly hideLabel?: boolean;
  readonly value: T;
  readonly options: readonly Option<T>[];
  readonly onValueChange: (value: T) => void;
  readonly disabled?: boolean;
  readonly className?: string;
}

export function Select<T extends string>(props: SelectProps<T>) {
  const { label, hideLabel, value, options, onValueChange, disabled, className } = props;
  return (
    <Base.Root
      items={options}
      value={value}
      disabled={disabled}
      modal={false}
      onValueChange={(next) => next !== null && onValueChange(next)}
    >
      <div className={cx(styles.field, className)}>
        <Base.Label className={hideLabel ? 'visually-hidden' : styles.label}>{label}</Base.Label>
        <Base.Trigger className={styles.trigger}>
          <Base.Value />
          <Base.Icon className={styles.selectIcon}>
            <ChevronDown aria-hidden />
          </Base.Icon>
        </Base.Trigger>
      </div>
      <Base.Portal>
        <Base.Positioner className={popup.positioner} alignItemWithTrigger={false} sideOffset={4} collisionPadding={8}>
          <Base.Popup className={cx(popup.popup, popup.menuWidth)}>
            <Base.List className={styles.list}>
              {options.map((option) => (
                <Base.Item key={option.value} value={option.value} className={popup.item}>
                  <Base.ItemIndicator className={popup.mark}>
                    <Check aria-hidden />
                  </Base.ItemIndicator>
                  <Base.ItemText className={popup.text}>{option.label}</Base.ItemText>
                  {option.note ? <span className={popup.trailing}>{option.note}</span> : null}
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** A select whose list is filtered by typing. What is likeliest should stand first in `options`. */
export function SearchSelect<T extends string>(props: SelectProps<T> & { readonly searchLabel: string }) {
  const { label, hideLabel, value, options, onValueChange, disabled, className, searchLabel } = props;
  const { t } = useTranslation('common');
  const chosen = useMemo(() => options.find((option) => option.value === value) ?? null, [options, value]);
  return (
    <Combobox.Root
      items={options}
      value={chosen}
      disabled={disabled}
      onValueChange={(next) => next && onValueChange(next.value)}
      isItemEqualToValue={(a, b) => a.value === b.value}
      autoHighlight
    >
      <div className={cx(styles.field, className)}>
        <Combobox.Label className={hideLabel ? 'visually-hidden' : styles.label}>{label}</Combobox.Label>
        <Combobox.Trigger className={styles.trigger}>
          <span>{chosen?.label ?? value}</span>
          <ChevronDown aria-hidden />
        </Combobox.Trigger>
      </div>
      <Combobox.Portal>
        <Combobox.Positioner className={popup.positioner} sideOffset={4} collisionPadding={8}>
          <Combobox.Popup className={cx(popup.popup, popup.menuWidth)} aria-label={searchLabel}>
            <div className={styles.search}>
              <Combobox.Input className={styles.input} placeholder={searchLabel} aria-label={searchLabel} />
            </div>
            <Combobox.Empty className={popup.empty}>{t('nothingFound')}</Combobox.Empty>
            <Combobox.List className={styles.list}>
              {(option: Option<T>) => (
                <Combobox.Item key={option.value} value={option} className={popup.item}>
                  <Combobox.ItemIndicator className={popup.mark}>
                    <Check aria-hidden />
                  </Combobox.ItemIndicator>
                  <span className={popup.text}>{option.label}</span>
                  {option.note ? <span className={popup.trailing}>{option.note}</span> : null}
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
