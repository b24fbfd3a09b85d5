/** Text inputs with their label, help and error. */
import { Field } from '@base-ui/react/field';
import type { ComponentProps, ReactNode, Ref } from 'react';
import { cx } from './cx.ts';
import styles from './field.module.css';

interface Labelled {
  readonly label: ReactNode;
  /** Keeps the label for screen readers only. */
  readonly hideLabel?: boolean;
  readonly help?: ReactNode;
  readonly error?: ReactNode;
  readonly className?: string;
}

export interface TextFieldProps
  extends Labelled, Omit<ComponentProps<'input'>, 'className' | 'onChange' | 'defaultValue'> {
  readonly value: string;
  readonly onValueChange: (value: string) => void;
  /** Drawn at the start of the field. */
  readonly icon?: ReactNode;
  readonly ref?: Ref<HTMLInputElement>;
}

export function TextField({
  label,
  hideLabel,
  help,
  error,
  className,
  icon,
  value,
  onValueChange,
  ...rest
}: TextFieldProps) {
  return (
    <Frame label={label} hideLabel={hideLabel} help={help} error={error} className={className}>
      <span className={styles.inputFrame}>
        {icon ? <span className={styles.inputIcon}>{icon}</span> : null}
        <Field.Control
          {...rest}
          value={value}
          onValueChange={onValueChange}
          className={cx(styles.input, icon !== undefined && styles.withIcon)}
        />
      </span>
    </Frame>
  );
}

export interface TextAreaProps
  extends Labelled, Omit<ComponentProps<'textarea'>, 'className' | 'onChange' | 'defaultValue'> {
  readonly value: string;
  readonly onValueChange: (value: string) => void;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

export function TextArea({ label, hideLabel, help, error, className, value, onValueChange, ...rest }: TextAreaProps) {
  return (
    <Frame label={label} hideLabel={hideLabel} help={help} error={error} className={className}>
      <Field.Control
        render={<textarea {...rest} onChange={(event) => onValueChange(event.currentTarget.value)} />}
        value={value}
        className={cx(styles.input, styles.area)}
      />
    </Frame>
  );
}

function Frame({ label, hideLabel, help, error, className, children }: Labelled & { readonly children: ReactNode }) {
  return (
    <Field.Root className={cx(styles.field, className)} invalid={Boolean(error)}>
      <Field.Label className={hideLabel ? 'visually-hidden' : styles.label}>{label}</Field.Label>
      {children}
      {help ? <Field.Description className={styles.help}>{help}</Field.Description> : null}
      {error ? (
        <Field.Error match className={styles.error}>
          {error}
        </Field.Error>
      ) : null}
    </Field.Root>
  );
}
